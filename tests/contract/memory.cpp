#include "adapters/storage/memory/memory_storage.hpp"
#include "tests/contract/storage_under_test.hpp"

namespace maitred {
namespace {

class MemoryUnderTest final : public StorageUnderTest {
public:
    Storage& storage() override { return storage_; }
    Accounts& accounts() override { return *accounts_; }

private:
    memory::MemoryStorage storage_;
    std::unique_ptr<Accounts> accounts_ = storage_.accounts();
};

} // namespace

std::unique_ptr<StorageUnderTest> storage_under_test()
{
    return std::make_unique<MemoryUnderTest>();
}

} // namespace maitred
