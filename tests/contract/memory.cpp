#include "adapters/storage/memory/memory_storage.hpp"
#include "tests/contract/storage_under_test.hpp"

namespace maitred {
namespace {

class MemoryUnderTest final : public StorageUnderTest {
public:
    Storage& storage() override { return storage_; }

private:
    memory::MemoryStorage storage_;
};

} // namespace

std::unique_ptr<StorageUnderTest> storage_under_test()
{
    return std::make_unique<MemoryUnderTest>();
}

} // namespace maitred
