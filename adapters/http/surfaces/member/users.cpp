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

using Text = std::function<std::string(const StaffMember&)>;

std::string written(const StaffMember& user)
{
    return json::serialize(shown(user.account, user.role));
}

ChangeMember::Asked asked(const Known& known, const std::optional<RetryKey>& key, Text text)
{
    ChangeMember::Asked asked{known.caller, user_in_path(known.request)};
    if (key)
        asked.retry = Retried<StaffMember>{*key, std::move(text)};
    return asked;
}

Response said(const Outcome<ChangeMember::Changed>& changed, const Text& text)
{
    if (!changed)
        return say(changed.error(), nobody);
    if (const Repeated* repeated = std::get_if<Repeated>(&*changed))
        return {.body = repeated->answer};
    return {.body = text(std::get<StaffMember>(*changed))};
}

StaffWish read_change(Form& form)
{
    StaffWish wish;
    wish.username = read_username(form);
    wish.email = form.email("email");
    if (const auto name = form.name("full_name"))
        wish.first_name = name->text();
    if (const auto phone = form.phone("phone"))
        wish.phone = phone->text();
    if (form.is_null("phone"))
        wish.phone = "";
    wish.role = read_role(form);
    wish.active = form.truth("is_active");
    return wish;
}

} // namespace

void get_users(const Ground& ground, const Known& known, Responder answer)
{
    const auto read = read_page(known.request);
    if (const Response* refused = std::get_if<Response>(&read))
        return answer(*refused);
    const Page page = std::get<Page>(read);
    auto users =
        ground.accounts.people(ground.house, Audience::member, {}, page.limit + 1, page.offset);
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
    const auto text = [role](const Account& account) { return written({account, role}); };
    const auto registered = ground.register_member({.username = *username,
                                                    .email = *email,
                                                    .full_name = *full_name,
                                                    .phone = phone,
                                                    .password = *password,
                                                    .role = role,
                                                    .active = active,
                                                    .actor = actor,
                                                    .retry_key = key},
                                                   text);
    if (!registered)
        return answer(say(registered.error(), nobody));
    if (const Repeated* repeated = std::get_if<Repeated>(&*registered))
        return answer({.body = repeated->answer});
    answer({.body = text(std::get<Account>(*registered))});
}

void put_user(const Ground& ground, const Known& known, Responder answer)
{
    auto read = read_wish(ground, known.request, "PUT /api/v1/admin/users/{id}",
                          actor_of(known.caller.account.id));
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    auto& [form, key] = std::get<Wish>(read);
    const StaffWish wish = read_change(form);
    const auto password = read_new_password(form);
    if (!form.complaints().empty())
        return answer(say(form.complaints()));
    answer(said(ground.change_member(asked(known, key, written), wish, password), written));
}

void delete_user(const Ground& ground, const Known& known, Responder answer)
{
    auto key = read_key(ground, known.request, "DELETE /api/v1/admin/users/{id}",
                        actor_of(known.caller.account.id));
    if (Response* refused = std::get_if<Response>(&key))
        return answer(std::move(*refused));
    const Text text = [](const StaffMember&) {
        return std::string{R"({"message":"User deleted successfully"})"};
    };
    answer(said(
        ground.change_member.remove(asked(known, std::get<std::optional<RetryKey>>(key), text)),
        text));
}

void toggle_user(const Ground& ground, const Known& known, Responder answer)
{
    auto key = read_key(ground, known.request, "PUT /api/v1/admin/users/{id}/toggle-status",
                        actor_of(known.caller.account.id));
    if (Response* refused = std::get_if<Response>(&key))
        return answer(std::move(*refused));
    answer(said(
        ground.change_member.toggle(asked(known, std::get<std::optional<RetryKey>>(key), written)),
        written));
}

} // namespace maitred::http::member
