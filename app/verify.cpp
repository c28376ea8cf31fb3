#include "core/book/verify.hpp"

#include "app/commands.hpp"
#include "app/storages.hpp"
#include "app/system_clock.hpp"

#include <iostream>

namespace maitred::app {

int verify(const Config& config)
{
    NoMeasures measures;
    const OpenedStorage opened = open_storage(config, measures);
    if (!opened.schema) {
        std::cout << "memory: keeps nothing, so there is nothing to verify\n";
        return 0;
    }
    if (const auto trouble = opened.schema->trouble())
        throw std::runtime_error{*trouble};
    std::size_t wrong = 0;
    std::size_t reservations = 0;
    for (const Restaurant& restaurant : opened.storage->restaurants()) {
        const auto session = opened.storage->open(restaurant.id);
        const BookAudit audit = session->audit();
        reservations += audit.reservations.size();
        for (const std::string& finding :
             maitred::verify(audit, session->room().grid, SystemClock{}.now())) {
            std::cout << restaurant.settings.slug << ": " << finding << '\n';
            ++wrong;
        }
    }
    std::cout << (wrong == 0 ? "clean" : std::to_string(wrong) + " findings") << ": "
              << reservations << " reservations checked\n";
    return wrong == 0 ? 0 : 1;
}

} // namespace maitred::app
