#include "core/usecases/check_password.hpp"

#include "core/base/ensure.hpp"

namespace maitred {

bool CheckPassword::operator()(const std::string& typed,
                               const std::optional<Account>& account) const
{
    if (!account) {
        passwords_.verify_nothing(typed);
        return false;
    }
    switch (passwords_.verify(typed, account->password_hash)) {
    case Passwords::Verdict::wrong: return false;
    case Passwords::Verdict::right: return true;
    case Passwords::Verdict::right_but_outdated:
        accounts_.rehash(account->id, account->password_hash, passwords_.hash(typed));
        return true;
    }
    stop_at_bug("a verdict outside its enumeration");
}

} // namespace maitred
