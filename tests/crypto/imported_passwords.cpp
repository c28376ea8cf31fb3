#include "tests/crypto/cheap_passwords.hpp"

using namespace maitred;
using crypto::SodiumPasswords;
using Verdict = Passwords::Verdict;

namespace {

struct Imported {
    std::string password;
    std::string hash;
};

/// The first five are those of Openwall's crypt_blowfish, the others were made by npm's bcryptjs.
const std::vector<Imported> imported = {
    {"U*U", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"},
    {"U*U*", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK"},
    {"U*U*U", "$2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a"},
    {"", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.7uG0VCzI2bS7j6ymqJi9CdcdxiRTWNy"},
    {"\xff\xff\xa3", "$2y$05$/OK.fbVrR/bpIqNJ5ianF.CE5elHaaO4EbggVDjb8P19RukzXSM3e"},
    {"table for four", "$2a$05$abcdefghijklmnopqrstuu9jPtXH0IiR8xV5QTvOGdukM83ZjMvba"},
    {"table for four", "$2b$05$abcdefghijklmnopqrstuu9jPtXH0IiR8xV5QTvOGdukM83ZjMvba"},
    {"table for four", "$2y$05$abcdefghijklmnopqrstuu9jPtXH0IiR8xV5QTvOGdukM83ZjMvba"},
    {"table for four", "$2b$10$abcdefghijklmnopqrstuuurDpDbC7mNRFYPc/T31wlJVu479Gw52"},
    {"Käse um 19 Uhr", "$2y$05$abcdefghijklmnopqrstuufvqLQ0gBd.EEC12Sy7ZccEIcoTHjUcu"},
};

const std::string four = "$2b$05$abcdefghijklmnopqrstuu9jPtXH0IiR8xV5QTvOGdukM83ZjMvba";

const std::string first_72 =
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const std::string of_72 = "$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui";

} // namespace

TEST_CASE("members who were imported with bcrypt hashes log in as before, and are hashed anew")
{
    const SodiumPasswords passwords{cheap()};
    for (const auto& [password, hash] : imported) {
        INFO(password << " " << hash);
        CHECK(passwords.verify(password, hash) == Verdict::right_but_outdated);
        CHECK(passwords.verify(password + "x", hash) == Verdict::wrong);
        CHECK(passwords.verify("x" + password, hash) == Verdict::wrong);
    }
}

TEST_CASE("of an imported password 72 bytes count, as where it came from")
{
    const SodiumPasswords passwords{cheap()};
    REQUIRE(first_72.size() == 72);
    for (const std::string& rest : {std::string{}, std::string{"chars after 72 are ignored"},
                                    std::string{"x"}, std::string(600, 'x')})
        CHECK(passwords.verify(first_72 + rest, of_72) == Verdict::right_but_outdated);
    CHECK(passwords.verify(first_72.substr(0, 71), of_72) == Verdict::wrong);
    CHECK(passwords.verify(first_72.substr(0, 71) + "x", of_72) == Verdict::wrong);
}

TEST_CASE("a password with a NUL in it is not recognised by its beginning")
{
    const SodiumPasswords passwords{cheap()};
    using namespace std::string_literals;
    CHECK(passwords.verify("table for four\0"s, four) == Verdict::wrong);
    CHECK(passwords.verify("table for four\0and more"s, four) == Verdict::wrong);
    CHECK(passwords.verify("\0"s, imported[3].hash) == Verdict::wrong);
    CHECK(passwords.verify(first_72 + '\0', of_72) == Verdict::wrong);
}

TEST_CASE("an imported hash that is not quite bcrypt lets nobody in")
{
    const SodiumPasswords passwords{cheap()};
    REQUIRE(passwords.verify("table for four", four) == Verdict::right_but_outdated);
    const auto changed = [](std::size_t at, char to) {
        std::string hash = four;
        hash[at] = to;
        return hash;
    };
    for (const std::string& hash :
         {changed(0, 'x'),  changed(1, '3'),   changed(2, 'x'),    changed(2, 'c'),
          changed(2, 'B'),  changed(3, '%'),   changed(4, ' '),    changed(4, '/'),
          changed(5, ':'),  changed(5, '3'),   changed(6, '.'),    changed(7, '$'),
          changed(30, ' '), changed(40, '\0'), changed(59, '\n'),  changed(59, 'b'),
          four + "x",       four + '\0',       four.substr(0, 59), four.substr(0, 29)})
        CHECK(passwords.verify("table for four", hash) == Verdict::wrong);
}

TEST_CASE("hashes of other kinds that this system could read let nobody in")
{
    const SodiumPasswords passwords{cheap()};
    for (const char* hash :
         {"abGn4arosIy.A", "$1$saltsalt$DV5kYTReO2co/zMLtO2de0",
          "$5$saltsalt$rswaRcqUYBo5Cn2bTe/Fa4KFAGChpwfeJdUsDhjjOt2",
          "$6$saltsalt$k55iplR25mOv5gY1PlHDOLEU4Wq5ImGdT36t3OhffK9gjFb3AkgQP1tbc9xkf42LMQuSoIgLrJ."
          "uehtzlBqVK.",
          "$2x$05$abcdefghijklmnopqrstuu9jPtXH0IiR8xV5QTvOGdukM83ZjMvba",
          "$y$j9T$saltsaltsaltsalt$2gl8c8qtC1OshYIp38Sb/6k7PtcKbWHkglkCcb.ahA5"})
        CHECK(passwords.verify("table for four", hash) == Verdict::wrong);
}

TEST_CASE("an imported hash that would keep a login waiting for long lets nobody in")
{
    const SodiumPasswords passwords{cheap()};
    const std::string eight_seconds =
        "$2b$17$abcdefghijklmnopqrstuuD9YtW1lfeIBhEkNlN6Lsf/1dt71f7WW";
    CHECK(passwords.verify("table for four", eight_seconds) == Verdict::wrong);
    for (const char* cost : {"31", "32", "99", "00", "03"})
        CHECK(passwords.verify("table for four", "$2b$" + (cost + four.substr(6))) ==
              Verdict::wrong);
}
