#include "adapters/storage/postgres/connection_url.hpp"

#include <string_view>

namespace maitred::postgres {
namespace {

constexpr std::string_view sqlalchemy_scheme = "postgresql+psycopg2://";
constexpr std::string_view scheme = "postgresql://";

/// libpq takes the last value of a parameter; one that the operator gave is left alone.
void add_unless_there(std::string& url, const std::string& name, const std::string& value)
{
    if (url.find(name + "=") != std::string::npos)
        return;
    url += url.find('?') == std::string::npos ? '?' : '&';
    url += name + "=" + value;
}

} // namespace

std::string connection_url(std::string url)
{
    if (url.starts_with(sqlalchemy_scheme))
        url.replace(0, sqlalchemy_scheme.size(), scheme);
    add_unless_there(url, "application_name", "maitred");
    add_unless_there(url, "connect_timeout", "3");
    add_unless_there(url, "keepalives_idle", "5");
    add_unless_there(url, "keepalives_interval", "2");
    add_unless_there(url, "keepalives_count", "3");
    add_unless_there(url, "tcp_user_timeout", "8000");
    return url;
}

} // namespace maitred::postgres
