#include "core/usecases/change_password.hpp"

namespace maitred {

/// Whoever found a token must not find the password with it: guesses are counted here as well.
Outcome<ChangePassword::Answer> ChangePassword::operator()(const Request& request) const
{
    const Uuid& uuid = request.by.account.uuid;
    const Attempts::Attempt attempt{"change of password " + uuid.text(), request.address};
    if (const auto paused = attempts_.pause(attempt, needs_.clock.now()))
        return Answer{*paused};
    TRY(hash, needs_.new_passwords.hash(request.new_password));
    const std::optional<Account> known = needs_.accounts.find(uuid);
    if (!known || needs_.passwords.verify(request.old_password, known->password_hash) ==
                      Passwords::Verdict::wrong) {
        attempts_.failed(attempt, needs_.clock.now());
        return Reason::wrong_credentials;
    }
    const Instant now = needs_.clock.now();
    Account account = *known;
    account.password_hash = std::move(hash);
    account.epoch = epoch_after(account, now);
    const Deed deed{.kind = EventKind::password_changed,
                    .actor = actor_of(account.id),
                    .at = now,
                    .subject = "account",
                    .subject_id = account.id.number};
    const Membership& place = request.by.membership;
    TRY(stored, needs_.accounts.change(place.restaurant,
                                       {{*known, place.role}, account, place.role, deed}));
    needs_.standings.forget(uuid);
    attempts_.succeeded(attempt, now);
    return Answer{stored};
}

} // namespace maitred
