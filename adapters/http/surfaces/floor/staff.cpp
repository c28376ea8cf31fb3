#include "adapters/http/surfaces/floor/dto.hpp"
#include "adapters/http/surfaces/floor/reading.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

namespace maitred::http::floor {
namespace {

namespace json = boost::json;

constexpr std::size_t longest_name = 120;
constexpr const char* nobody = "Staff member";

std::optional<Role> read_role(Form& form)
{
    const auto hired_as = [](std::string_view word) -> std::optional<Role> {
        const auto role = role_named(word);
        return role == Role::manager || role == Role::staff ? role : std::nullopt;
    };
    return form.word<Role>("role", hired_as, "Input should be 'manager' or 'staff'");
}

std::optional<Password> read_password(Form& form)
{
    const auto typed = form.text("password", 1000);
    if (!typed)
        return std::nullopt;
    const Outcome<Password> password = Password::of(*typed);
    if (password)
        return *password;
    form.complain("password", "A password has 8 to 128 characters");
    return std::nullopt;
}

} // namespace

void get_all_staff(const Ground& ground, const Known& known, Responder answer)
{
    const auto staff = ground.see_staff.all(known.caller);
    if (!staff)
        return answer(say(staff.error()));
    json::array list;
    for (const StaffMember& member : *staff)
        list.push_back(shown(member));
    answer(show(list));
}

void get_staff(const Ground& ground, const Known& known, Responder answer)
{
    const auto whom = uuid_in_path(known.request, 0);
    if (!whom)
        return answer(say(Refusal{Reason::not_found}, nobody));
    const auto member = ground.see_staff.one(known.caller, *whom);
    answer(member ? show(shown(*member)) : say(member.error(), nobody));
}

void post_staff(const Ground& ground, const Known& known, Responder answer)
{
    auto read =
        read_wish(ground, known.request, "POST /auth/staff", actor_of(known.caller.account.id));
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    auto& [form, retry_key] = std::get<Wish>(read);
    form.require({"email", "password"});
    const auto email = form.email("email");
    const auto password = read_password(form);
    const auto first_name = form.text("first_name", longest_name);
    const auto last_name = form.text("last_name", longest_name);
    const auto role = read_role(form).value_or(Role::staff);
    if (!form.complaints().empty())
        return answer(say(form.complaints()));
    const auto written = [role](const Account& account) {
        return json::serialize(shown(StaffMember{account, role}));
    };
    const auto hired = ground.hire_staff({.by = known.caller,
                                          .email = *email,
                                          .password = *password,
                                          .role = role,
                                          .first_name = first_name.value_or(""),
                                          .last_name = last_name.value_or(""),
                                          .retry_key = retry_key},
                                         written);
    if (!hired)
        return answer(say(hired.error(), nobody));
    if (const Repeated* repeated = std::get_if<Repeated>(&*hired))
        return answer({.body = repeated->answer});
    answer({.body = written(std::get<Account>(*hired))});
}

void put_staff(const Ground& ground, const Known& known, Responder answer)
{
    auto read = read_wish(ground, known.request, "PUT /auth/staff/{id}", "");
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    Form& form = std::get<Wish>(read).form;
    const auto whom = uuid_in_path(known.request, 0);
    if (!whom)
        return answer(say(Refusal{Reason::not_found}, nobody));
    ChangeStaff::Request request{.by = known.caller, .whom = *whom, .wish = {}};
    request.wish.email = form.email("email");
    request.wish.first_name = form.text("first_name", longest_name);
    request.wish.last_name = form.text("last_name", longest_name);
    request.wish.role = read_role(form);
    request.wish.active = form.truth("is_active");
    request.password = read_password(form);
    if (!form.complaints().empty())
        return answer(say(form.complaints()));
    const auto changed = ground.change_staff(request);
    answer(changed ? show(shown(*changed)) : say(changed.error(), nobody));
}

void delete_staff(const Ground& ground, const Known& known, Responder answer)
{
    const auto whom = uuid_in_path(known.request, 0);
    if (!whom)
        return answer(say(Refusal{Reason::not_found}, nobody));
    const auto removed = ground.remove_staff(known.caller, *whom);
    answer(removed ? show(json::object{{"message", "Staff member removed successfully"}})
                   : say(removed.error(), nobody));
}

} // namespace maitred::http::floor
