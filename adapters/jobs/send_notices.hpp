#pragma once

#include "core/ports/clock.hpp"
#include "core/ports/measures.hpp"
#include "core/ports/postman.hpp"
#include "core/ports/seals.hpp"
#include "core/ports/storage.hpp"
#include "core/ports/texter.hpp"

#include <mutex>

namespace maitred::jobs {

/// Sends the notices that are due, of every restaurant. Every node does it: a notice that one has
/// taken is nobody else's for some seconds, and for as long as the node says that it is at work on
/// it. A notice is sent twice only where a node ends between sending it and recording that, and
/// then with the same Message-ID. To one address go so many mails a day and no more: whoever writes
/// somebody else's address into a form must not fill their mailbox. Blocks.
class SendNotices {
public:
    struct Needs {
        Storage& storage;
        const Clock& clock;
        const Stationery& stationery;
        Postman* postman; ///< none: no mail server is configured
        Texter* texter;   ///< none: nor a carrier of short messages
        Measures& measures;
        const Seals& seals; ///< addresses are counted by their digests
    };
    explicit SendNotices(const Needs& needs) : needs_{needs} {}

    /// Takes some that are due and sends them, one after the other. How many there were. Several
    /// threads may do it at once.
    std::size_t operator()();

    /// Says that those that are being sent are being sent: to be called every second, by another
    /// thread.
    void keep_what_is_in_hand();

private:
    void send(const DueNotice& due);
    void carry(const Notice& notice, const Profile& restaurant) const;
    void carry_within_limit(const Letter& letter) const;
    void uncount(const std::string& address, UtcDate day) const;
    NoticeTried try_to_send(StorageSession& session, const Notice& notice) const;
    void record(RestaurantId restaurant, const NoticeTried& tried);
    void record_what_could_not_be();
    bool is_unrecorded(NoticeId notice);
    void lay_down(const DueNotice& due);

    Needs needs_;
    std::mutex mutex_;
    std::vector<DueNotice> in_hand_;
    std::vector<std::pair<RestaurantId, NoticeTried>> unrecorded_;
};

} // namespace maitred::jobs
