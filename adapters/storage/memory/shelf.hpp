#pragma once

#include "adapters/storage/memory/book.hpp"
#include "adapters/storage/memory/memory_storage.hpp"
#include "adapters/storage/memory/people.hpp"

namespace maitred::memory {

/// Where all books stand.
struct MemoryStorage::Shelf {
    std::mutex mutex;
    std::map<RestaurantId, Book> books;
    Book nowhere; ///< of restaurants that are not there: whoever asks for one must not make it
    People people;
    std::int64_t last_restaurant = 0;
    std::int64_t last_reservation = 0;
    std::int64_t last_table = 0;
    std::int64_t last_guest = 0;
    std::map<Numbered, std::int64_t> last_numbers; ///< of everything else
    std::int64_t last_notice = 0;
    std::map<std::pair<UtcDate, std::string>, int> mails; ///< by day and address
};

} // namespace maitred::memory
