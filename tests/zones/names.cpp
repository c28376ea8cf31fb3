#include "adapters/zones/tzdata_zones.hpp"
#include "tests/zones/reference.hpp"

#include <catch2/catch.hpp>

using namespace maitred;

namespace {

bool known(const char* name)
{
    return zones::TzdataZones{}.knows(name);
}

} // namespace

TEST_CASE("a zone is known by its IANA name, spelt as it is there")
{
    for (const KnownZone& zone : known_zones())
        CHECK(known(zone.name.c_str()));
    CHECK(known("America/Argentina/Buenos_Aires"));
    CHECK(known("Etc/GMT+5"));
    CHECK_FALSE(known("europe/madrid"));
    CHECK_FALSE(known("Europe"));
    CHECK_FALSE(known("Europe/Toledo"));
    CHECK_FALSE(known(""));
}

TEST_CASE("no file of the system passes for a zone because it lies beside them")
{
    for (const char* name : {"tzdata.zi", "zone.tab", "leapseconds", "posixrules",
                             "right/Europe/Madrid", "../zoneinfo/Europe/Madrid"})
        CHECK_FALSE(known(name));
}

TEST_CASE("the zone that a server stands in is no zone of a restaurant")
{
    CHECK_FALSE(known("localtime"));
}
