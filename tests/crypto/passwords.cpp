#include "tests/crypto/cheap_passwords.hpp"

#include <algorithm>
#include <array>
#include <ctime>
#include <sodium.h>

using namespace maitred;
using crypto::SodiumPasswords;
using Verdict = Passwords::Verdict;

namespace {

/// Seconds of the processor that this thread has had: not what others took meanwhile.
double worked_for()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

} // namespace

TEST_CASE("the host is recognised by the password that she chose, and by no other")
{
    const SodiumPasswords passwords{cheap()};
    const std::string hash = passwords.hash("table for four");
    CHECK(passwords.verify("table for four", hash) == Verdict::right);
    for (const char* other : {"", "table for fou", "table for four ", "Table for four", "table"})
        CHECK(passwords.verify(other, hash) == Verdict::wrong);
}

TEST_CASE("two members with one password have two hashes")
{
    const SodiumPasswords passwords{cheap()};
    const std::string one = passwords.hash("table for four");
    const std::string other = passwords.hash("table for four");
    CHECK(one != other);
    CHECK(passwords.verify("table for four", one) == Verdict::right);
    CHECK(passwords.verify("table for four", other) == Verdict::right);
}

TEST_CASE("what is stored is argon2id over 19 MiB in two passes, unless somebody says otherwise")
{
    CHECK(SodiumPasswords{}.hash("table for four").starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
}

TEST_CASE("a password of 200 characters counts to its last")
{
    const SodiumPasswords passwords{cheap()};
    const std::string lengthy = std::string(199, 'x') + 'y';
    const std::string hash = passwords.hash(lengthy);
    CHECK(passwords.verify(lengthy, hash) == Verdict::right);
    CHECK(passwords.verify(std::string(200, 'x'), hash) == Verdict::wrong);
    CHECK(passwords.verify(std::string(199, 'x'), hash) == Verdict::wrong);
}

TEST_CASE("a password may be written in any script, and hold any byte")
{
    using namespace std::string_literals;
    const SodiumPasswords passwords{cheap()};
    for (const std::string& password :
         {"Käse um 19 Uhr"s, "予約四名"s, "🍽🍷"s, "a\0b"s, "\xff"s}) {
        const std::string hash = passwords.hash(password);
        CHECK(passwords.verify(password, hash) == Verdict::right);
        CHECK(passwords.verify(password.substr(0, 1), hash) ==
              (password.size() == 1 ? Verdict::right : Verdict::wrong));
    }
}

TEST_CASE("an empty password can be hashed and is recognised: who may have one is asked elsewhere")
{
    const SodiumPasswords passwords{cheap()};
    const std::string hash = passwords.hash("");
    CHECK(passwords.verify("", hash) == Verdict::right);
    CHECK(passwords.verify("x", hash) == Verdict::wrong);
}

TEST_CASE("once the operator makes guessing dearer, older hashes are outdated and still let in")
{
    const std::string hash = SodiumPasswords{cheap()}.hash("table for four");
    for (const crypto::PasswordCost dearer : {crypto::PasswordCost{2, 8192}, {1, 16384}}) {
        const SodiumPasswords passwords{dearer};
        CHECK(passwords.verify("table for four", hash) == Verdict::right_but_outdated);
        CHECK(passwords.verify("table for five", hash) == Verdict::wrong);
        CHECK(passwords.verify("table for four", passwords.hash("table for four")) ==
              Verdict::right);
    }
}

TEST_CASE("an argon2id hash that another program made is recognised")
{
    const SodiumPasswords passwords{cheap()};
    const char* hash = "$argon2id$v=19$m=64,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$"
                       "JotfJnBMcu4Fc0YGcynzSYByAjHqgYaUoZi4CnakDds"; // by npm's @noble/hashes
    CHECK(passwords.verify("table for four", hash) == Verdict::right_but_outdated);
    CHECK(passwords.verify("table for five", hash) == Verdict::wrong);
}

TEST_CASE("a hash that nobody can read lets nobody in")
{
    using namespace std::string_literals;
    const SodiumPasswords passwords{cheap()};
    const std::string good = passwords.hash("table for four");
    for (const std::string& garbage : {""s,
                                       "$"s,
                                       "x"s,
                                       "table for four"s,
                                       "$argon2id$"s,
                                       "$argon2id$v=19$"s,
                                       "$argon2id$v=19$m=8,t=1,p=1$"s,
                                       "$argon2id$v=19$m=,t=,p=$$"s,
                                       good.substr(1),
                                       good.substr(0, good.size() - 1),
                                       good + "x",
                                       good + '\0',
                                       "$argon2id\0"s + good,
                                       "$argon2id$" + std::string(5000, 'x'),
                                       "$argon2id" + std::string(117, '$'),
                                       "$6$saltsalt$"s,
                                       "*0"s,
                                       "*1"s,
                                       std::string(127, '\xff'),
                                       std::string(60, '\0')})
        CHECK(passwords.verify("table for four", garbage) == Verdict::wrong);
    for (std::size_t length = 0; length < good.size(); ++length)
        CHECK(passwords.verify("table for four", good.substr(0, length)) == Verdict::wrong);
}

TEST_CASE("a hash that would take all the memory of the house, or the evening, lets nobody in")
{
    const SodiumPasswords passwords{cheap()};
    const auto of_passes = [](unsigned passes) {
        std::array<char, crypto_pwhash_STRBYTES> hash{};
        REQUIRE(crypto_pwhash_str(hash.data(), "slow", 4, passes, cheap().memory_bytes) == 0);
        return std::string{hash.data()};
    };
    CHECK(passwords.verify("slow", of_passes(16)) == Verdict::right_but_outdated);
    CHECK(passwords.verify("slow", of_passes(17)) == Verdict::wrong);

    const std::string of_257_mebibytes =
        "$argon2id$v=19$m=263168,t=1,p=1$"
        "xnPuZuJsPkwly2Cize0qfQ$dL/N0HKrPkfUe1R8KCliVOS6yCmgyBAqU5nQjdBwMow";
    CHECK(passwords.verify("slow", of_257_mebibytes) == Verdict::wrong);
    for (const char* cost : {"m=4194304,t=1", "m=8,t=4294967295", "m=99999999999999999999,t=1"})
        CHECK(passwords.verify("slow", "$argon2id$v=19$" + (cost + of_257_mebibytes.substr(27))) ==
              Verdict::wrong);
}

TEST_CASE("who has no account waits as long as who has the wrong password")
{
    const SodiumPasswords passwords{{4, std::size_t{4} << 20}};
    const std::string hash = passwords.hash("table for four");
    std::array<double, 15> ratios{}; // of neighbours: the machine's speed changes all the time
    for (double& ratio : ratios) {
        const double start = worked_for();
        passwords.verify("guess", hash);
        const double between = worked_for();
        passwords.verify_nothing("guess");
        ratio = (worked_for() - between) / (between - start);
    }
    std::nth_element(ratios.begin(), ratios.begin() + 7, ratios.end());
    CHECK(ratios[7] > 0.5);
    CHECK(ratios[7] < 2);
}
