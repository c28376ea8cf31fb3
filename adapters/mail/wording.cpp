#include "adapters/mail/wording.hpp"

#include "adapters/mail/templates.hpp"
#include "core/base/ensure.hpp"

#include <algorithm>
#include <kainjow/mustache.hpp>

namespace maitred::mail {
namespace {

namespace mustache = kainjow::mustache;

enum class Escape { html, nothing };

std::string text_named(const std::string& name)
{
    const auto all = templates();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Template& one) { return one.name == name; });
    ensure(found != all.end(), "a template is missing");
    return std::string{found->text};
}

std::string in_language(const Facts& facts, const std::string& name)
{
    return text_named(std::string{text_of(facts.language)} + "/" + name);
}

std::string for_kind(const Facts& facts, const std::string& ending)
{
    return in_language(facts, std::string{text_of(facts.kind)} + "." + ending);
}

/// Mustache takes an empty text for something that is there. (The library leaves an empty line
/// where a section in lines of its own is left out: templates begin a section behind other text.)
mustache::data or_nothing(const std::string& text)
{
    return text.empty() ? mustache::data{false} : mustache::data{text};
}

mustache::data values_of(const Facts& facts)
{
    mustache::data values;
    values.set("language", std::string{text_of(facts.language)});
    values.set("guest", facts.guest);
    values.set("restaurant", facts.restaurant);
    values.set("when", facts.when);
    values.set("party", std::to_string(facts.party));
    values.set("one", facts.party == 1);
    values.set("number", std::to_string(facts.number));
    values.set("address", or_nothing(facts.address));
    values.set("phone", or_nothing(facts.phone));
    values.set("email", or_nothing(facts.email));
    values.set("held_until", or_nothing(facts.held_until));
    return values;
}

mustache::partial part(std::string text)
{
    return [text = std::move(text)] { return text; };
}

/// Some mail programs do not know &apos;, which is younger than HTML 4.
std::string as_html(const std::string& value)
{
    constexpr std::string_view young = "&apos;";
    std::string text = mustache::html_escape(value);
    for (std::size_t i = 0; (i = text.find(young, i)) != text.npos;)
        text.replace(i, young.size(), "&#39;");
    return text;
}

std::string as_it_is(const std::string& value)
{
    return value;
}

std::string render(const std::string& text, const mustache::data& values, Escape escape)
{
    mustache::mustache sheet{text};
    ensure(sheet.is_valid(), "a template is not Mustache");
    sheet.set_custom_escape(escape == Escape::html ? as_html : as_it_is);
    std::string rendered = sheet.render(values);
    ensure(sheet.is_valid(), "a part of a template is not Mustache");
    return rendered;
}

std::string plainly(const std::string& text, const Facts& facts)
{
    return render(text, values_of(facts), Escape::nothing);
}

} // namespace

std::string worded_subject(const Facts& facts)
{
    return plainly(for_kind(facts, "subject"), facts);
}

std::string worded_sentence(const Facts& facts)
{
    return plainly(for_kind(facts, "sentence"), facts);
}

std::string worded_plain(const Facts& facts)
{
    mustache::data values = values_of(facts);
    values.set("details", part(in_language(facts, "details.txt")));
    return render(for_kind(facts, "txt"), values, Escape::nothing) + "\n";
}

std::string worded_html(const Facts& facts)
{
    mustache::data values = values_of(facts);
    values.set("subject", worded_subject(facts));
    values.set("body", part(for_kind(facts, "html")));
    values.set("details", part(in_language(facts, "details.html")));
    return render(text_named("layout.html"), values, Escape::html) + "\n";
}

std::string worded_summary(const Facts& facts)
{
    return plainly(in_language(facts, "invitation.summary"), facts);
}

std::string worded_details(const Facts& facts)
{
    return plainly(in_language(facts, "details.txt"), facts);
}

} // namespace maitred::mail
