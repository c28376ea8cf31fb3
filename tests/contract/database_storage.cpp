#include "tests/contract/database_under_test.hpp"
#include "tests/contract/house.hpp"

namespace maitred {
namespace {

class MigratedDatabase final : public StorageUnderTest {
public:
    MigratedDatabase() : database_{empty_database()}, opened_{database_->open()}
    {
        opened_.schema->migrate(today());
    }

    Storage& storage() override { return *opened_.storage; }
    Accounts& accounts() override { return *opened_.accounts; }

private:
    std::unique_ptr<EmptyDatabase> database_;
    Database opened_;
};

} // namespace

std::unique_ptr<StorageUnderTest> storage_under_test()
{
    return std::make_unique<MigratedDatabase>();
}

} // namespace maitred
