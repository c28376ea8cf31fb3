#include "adapters/storage/memory/memory_accounts.hpp"

#include <algorithm>

namespace maitred::memory {

std::vector<LoginFailures> MemoryAccounts::login_failures(std::span<const std::string> subjects)
{
    const std::lock_guard lock{shelf_->mutex};
    std::vector<LoginFailures> counted;
    for (const std::string& subject : subjects) {
        const auto known = shelf_->people.failures.find(subject);
        counted.push_back(known == shelf_->people.failures.end() ? LoginFailures{} : known->second);
    }
    return counted;
}

void MemoryAccounts::count_failures(std::span<const std::string> subjects, Instant now)
{
    const std::lock_guard lock{shelf_->mutex};
    for (const std::string& subject : subjects) {
        LoginFailures& counted = shelf_->people.failures[subject];
        const bool forgotten = now - counted.last_at >= failures_are_remembered;
        counted = {forgotten ? 1 : counted.failures + 1, std::max(now, counted.last_at)};
    }
}

void MemoryAccounts::forget_failures(std::span<const std::string> subjects, Instant now)
{
    const std::lock_guard lock{shelf_->mutex};
    for (const std::string& subject : subjects)
        shelf_->people.failures.insert_or_assign(subject, LoginFailures{0, now});
}

void MemoryAccounts::keep_ticket(const std::string& digest, const Membership& whose,
                                 Instant expires)
{
    const std::lock_guard lock{shelf_->mutex};
    shelf_->people.tickets.emplace(digest, People::Ticket{whose, expires});
}

std::optional<Membership> MemoryAccounts::take_ticket(const std::string& digest, Instant now)
{
    const std::lock_guard lock{shelf_->mutex};
    People& people = shelf_->people;
    const auto ticket = people.tickets.extract(digest);
    if (!ticket || ticket.mapped().expires <= now)
        return std::nullopt;
    const Membership whose = ticket.mapped().whose;
    const auto place = people.roles.find({whose.restaurant, whose.account});
    if (place == people.roles.end() || !people.accounts.at(whose.account).active)
        return std::nullopt;
    return Membership{whose.account, whose.restaurant, place->second};
}

std::size_t MemoryAccounts::sweep(Instant before)
{
    const std::lock_guard lock{shelf_->mutex};
    const auto over = [&](const auto& subject) {
        const LoginFailures& counted = subject.second;
        return counted.last_at < (counted.failures > 0 ? before : before - addresses_are_known);
    };
    return std::erase_if(shelf_->people.failures, over) +
           std::erase_if(shelf_->people.tickets,
                         [&](const auto& ticket) { return ticket.second.expires < before; });
}

} // namespace maitred::memory
