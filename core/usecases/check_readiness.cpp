#include "core/usecases/check_readiness.hpp"

namespace maitred {
namespace {

constexpr std::chrono::seconds tolerated_difference{2};

} // namespace

std::optional<std::string> CheckReadiness::operator()() const
{
    if (draining_)
        return "this node is stopping";
    try {
        const auto ahead = storage_.clock_ahead(clock_.now());
        if (ahead && std::chrono::abs(*ahead) > tolerated_difference)
            return "this node's clock is more than two seconds from the database's";
        return std::nullopt;
    } catch (const Unavailable&) {
        return "storage cannot be reached";
    }
}

} // namespace maitred
