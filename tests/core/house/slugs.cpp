#include "core/house/slug.hpp"

#include <catch2/catch.hpp>

namespace maitred {
namespace {

TEST_CASE("a restaurant's name becomes what may stand in a link")
{
    CHECK(slug_of("Bistro") == "bistro");
    CHECK(slug_of("Café Fausse") == "cafe-fausse");
    CHECK(slug_of("The 12th Man") == "the-12th-man");
    CHECK(slug_of("Joe's") == "joes");
    CHECK(slug_of("Joe’s & Sons, Ltd.") == "joes-sons-ltd");
    CHECK(slug_of("  -- Wirtshaus --  ") == "wirtshaus");
}

TEST_CASE("Latin letters lose their marks")
{
    CHECK(slug_of("ÀÇÈÎÑÖØÛŸ") == "aceinoouy");
    CHECK(slug_of("Żółć i Łoś") == "zolc-i-los");
    CHECK(slug_of("Straße zum Weißen Rößl") == "strasse-zum-weissen-rossl");
    CHECK(slug_of("Œuf Æble") == "oeuf-aeble");
    CHECK(slug_of("Şiş Çığ İ") == "sis-cig-i");
}

TEST_CASE("where nothing remains it is a restaurant")
{
    CHECK(slug_of("寿司") == "restaurant");
    CHECK(slug_of("!!!") == "restaurant");
    CHECK(slug_of("''") == "restaurant");
    CHECK(slug_of("𝄞 寿司 4") == "4");
}

TEST_CASE("a slug has at most 50 characters and does not end in the middle of nothing")
{
    CHECK(slug_of(std::string(60, 'a')) == std::string(50, 'a'));
    CHECK(slug_of(std::string(49, 'a') + " b") == std::string(49, 'a'));
    CHECK(slug_of(std::string(49, 'a') + "ßb") == std::string(49, 'a') + "s");
}

} // namespace
} // namespace maitred
