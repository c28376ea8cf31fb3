#include "adapters/http/surfaces/member/dto.hpp"
#include "adapters/http/surfaces/member/people_forms.hpp"
#include "adapters/http/surfaces/member/reading.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

namespace maitred::http::member {
namespace {

namespace json = boost::json;

constexpr const char* nobody = "User";

std::optional<Role> read_role(Form& form)
{
    return form.word<Role>("role", role_of_text, "Input should be 'system_user' or 'admin'");
}

AccountId user_in_path(const Request& request)
{
    return AccountId{number_in_path(request, 0).value_or(0)};
}

Response said(const Outcome<StaffMember>& changed)
{
    return changed ? show(shown(changed->account, changed->role)) : say(changed.error(), nobody);
}

ChangeMember::Request read_change(Form& form, const Known& known)
{
    ChangeMember::Request request{
        .by = known.caller, .whom = user_in_path(known.request), .wish = {}};
    request.wish.username = read_username(form);
    request.wish.email = form.email("email");
    if (const auto name = form.name("full_name"))
        request.wish.first_name = name->text();
    if (const auto phone = form.phone("phone"))
        request.wish.phone = phone->text();
    if (form.is_null("phone"))
        request.wish.phone = "";
    request.wish.role = read_role(form);
    request.wish.active = form.truth("is_active");
    request.password = read_new_password(form);
    return request;
}

} // namespace

void get_users(const Ground& ground, const Known& known, Responder answer)
{
    const auto read = read_page(known.request);
    if (const Response* refused = std::get_if<Response>(&read))
        return answer(*refused);
    const Page page = std::get<Page>(read);
    auto users = ground.accounts.members(ground.house, page.limit + 1, page.offset);
    const bool more = users.size() > static_cast<std::size_t>(page.limit);
    if (more)
        users.pop_back();
    json::array list;
    for (const StaffMember& user : users)
        list.push_back(shown(user.account, user.role));
    Response response = show(list);
    if (more)
        link_next(known.request, page, response);
    answer(std::move(response));
}

void get_user_stats(const Ground& ground, const Known&, Responder answer)
{
    const MemberCount count = ground.accounts.count_members(ground.house);
    answer(show(json::object{{"total_users", count.members},
                             {"active_users", count.active},
                             {"admin_users", count.admins},
                             {"system_users", count.members - count.admins}}));
}

void post_user(const Ground& ground, const Known& known, Responder answer)
{
    const std::string actor = actor_of(known.caller.account.id);
    auto read = read_wish(ground, known.request, "POST /api/v1/admin/users", actor);
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    auto& [form, key] = std::get<Wish>(read);
    form.require({"username", "email", "full_name", "password"});
    const auto username = read_username(form);
    const auto email = form.email("email");
    const auto full_name = form.name("full_name");
    const auto phone = form.phone("phone");
    const auto password = read_new_password(form);
    const auto role = read_role(form).value_or(Role::member);
    const auto active = form.truth("is_active").value_or(true);
    if (!form.complaints().empty())
        return answer(say(form.complaints()));
    const auto written = [role](const Account& account) {
        return json::serialize(shown(account, role));
    };
    const auto registered = ground.register_member({.username = *username,
                                                    .email = *email,
                                                    .full_name = *full_name,
                                                    .phone = phone,
                                                    .password = *password,
                                                    .role = role,
                                                    .active = active,
                                                    .actor = actor,
                                                    .retry_key = key},
                                                   written);
    if (!registered)
        return answer(say(registered.error(), nobody));
    if (const Repeated* repeated = std::get_if<Repeated>(&*registered))
        return answer({.body = repeated->answer});
    answer({.body = written(std::get<Account>(*registered))});
}

void put_user(const Ground& ground, const Known& known, Responder answer)
{
    auto read = read_wish(ground, known.request, "PUT /api/v1/admin/users/{id}",
                          actor_of(known.caller.account.id));
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    Form& form = std::get<Wish>(read).form;
    const auto request = read_change(form, known);
    if (!form.complaints().empty())
        return answer(say(form.complaints()));
    answer(said(ground.change_member(request)));
}

void delete_user(const Ground& ground, const Known& known, Responder answer)
{
    const auto removed = ground.change_member.remove(known.caller, user_in_path(known.request));
    answer(removed ? show(json::object{{"message", "User deleted successfully"}})
                   : say(removed.error(), nobody));
}

void toggle_user(const Ground& ground, const Known& known, Responder answer)
{
    const AccountId whom = user_in_path(known.request);
    const auto user = ground.accounts.member(ground.house, whom);
    if (!user)
        return answer(say(404, "User not found"));
    answer(said(ground.change_member(
        {.by = known.caller, .whom = whom, .wish = {.active = !user->account.active}})));
}

} // namespace maitred::http::member
