#pragma once

#include "core/people/account.hpp"

#include <map>

namespace maitred {

/// What is to be changed of somebody; what is not given stays.
struct StaffWish {
    std::optional<Email> email = {};
    std::optional<std::string> first_name = {};
    std::optional<std::string> last_name = {};
    std::optional<Username> username = {};
    std::optional<std::string> phone = {};
    std::optional<Role> role = {};
    std::optional<bool> active = {};
    bool new_password = false;
};

/// Whether somebody with one role may add somebody with another.
bool may_add(Role who, Role whom);

/// Whether this may be changed of a colleague, or of oneself. Nobody makes an owner, or changes
/// one who is not oneself; nobody changes one's own role, activity or, without the old one,
/// password.
bool may_change(const Caller& who, const StaffMember& whom, const StaffWish& wish);

/// Not owners, and not oneself.
bool may_remove(const Caller& who, const StaffMember& whom);

/// The account as wished. Its tokens end where what they stand for has changed: the password, the
/// role, the activity.
Account changed(const StaffMember& whom, const StaffWish& wish, Instant now);

/// The account of somebody who works here no more: nobody can log in, and the e-mail is free for
/// another.
Account dismissed(const StaffMember& whom, Instant now);

/// What the activity log tells of an account.
std::map<std::string, std::string> facts_of(const Account& account, Role role);

} // namespace maitred
