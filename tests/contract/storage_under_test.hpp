#pragma once

#include "core/ports/accounts.hpp"
#include "core/ports/storage.hpp"

namespace maitred {

/// An empty storage, made for one test case and gone with it.
class StorageUnderTest {
public:
    virtual ~StorageUnderTest() = default;
    virtual Storage& storage() = 0;
    /// Of the same restaurants.
    virtual Accounts& accounts() = 0;
};

/// Each storage that is linked with the cases says here which one it is.
std::unique_ptr<StorageUnderTest> storage_under_test();

} // namespace maitred
