#include "adapters/http/surfaces/guest/say.hpp"
#include "tests/surfaces/house_under_test.hpp"

using namespace maitred;
using namespace maitred::test;

TEST_CASE("every no of the house has its code and status")
{
    struct Word {
        Reason reason;
        int status;
        const char* code;
    };
    const Word words[] = {
        {Reason::bad_time, 422, "BAD_TIME"},         {Reason::bad_party, 422, "BAD_GUESTS"},
        {Reason::bad_name, 422, "BAD_NAME"},         {Reason::bad_email, 422, "BAD_EMAIL"},
        {Reason::bad_phone, 422, "BAD_PHONE"},       {Reason::start_in_the_past, 422, "BAD_TIME"},
        {Reason::fully_booked, 409, "FULLY_BOOKED"}, {Reason::closed, 409, "CLOSED"},
        {Reason::race_lost, 409, "RACE_LOST"}};
    for (const Word& word : words) {
        const auto said = http::guest::say(Refusal{word.reason});
        INFO(said.body);
        CHECK(said.status == word.status);
        const auto body = json(said.body).as_object();
        CHECK(body.at("code") == word.code);
        CHECK(body.at("message").is_string());
        CHECK(body.contains("details") == (word.status == 422));
    }
}

TEST_CASE("who stands before a closed door hears when it opens")
{
    const auto said = http::guest::say(Refusal{Reason::closed, {at("20:00"), at("20:30")}});
    CHECK(json(said.body).at("alternatives") ==
          json(R"(["2030-06-14T20:00:00Z","2030-06-14T20:30:00Z"])"));
}

TEST_CASE("every fault of a request is said in the guest's words, and none is empty")
{
    using http::Fault;
    for (const Fault fault :
         {Fault::malformed, Fault::not_found, Fault::method_not_allowed, Fault::too_slow,
          Fault::body_too_large, Fault::wrong_media_type, Fault::header_too_large,
          Fault::rate_limited, Fault::internal, Fault::not_implemented, Fault::unavailable}) {
        const auto said = http::guest::say(fault);
        CHECK(said.status == http::status_of(fault));
        CHECK(said.content_type == "application/json");
        const auto body = json(said.body).as_object();
        CHECK(body.size() == 2);
        CHECK_FALSE(body.at("code").as_string().empty());
        CHECK_FALSE(body.at("message").as_string().empty());
    }
}
