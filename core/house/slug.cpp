#include "core/house/slug.hpp"

#include <algorithm>
#include <cstdint>

namespace maitred {
namespace {

constexpr std::size_t longest = 50;
constexpr std::string_view nameless = "restaurant";

struct Spelling {
    std::string_view letters;
    std::string_view ascii;
};

/// Latin-1 and Latin Extended-A. An apostrophe belongs to its word.
constexpr Spelling spellings[] = {
    {"ÀÁÂÃÄÅĀĂĄàáâãäåāăą", "a"},
    {"ÇĆĈĊČçćĉċč", "c"},
    {"ÐĎĐðďđ", "d"},
    {"ÈÉÊËĒĔĖĘĚèéêëēĕėęě", "e"},
    {"ĜĞĠĢĝğġģ", "g"},
    {"ĤĦĥħ", "h"},
    {"ÌÍÎÏĨĪĬĮİìíîïĩīĭįı", "i"},
    {"Ĵĵ", "j"},
    {"Ķķĸ", "k"},
    {"ĹĻĽĿŁĺļľŀł", "l"},
    {"ÑŃŅŇŊñńņňŋ", "n"},
    {"ÒÓÔÕÖØŌŎŐòóôõöøōŏő", "o"},
    {"ŔŖŘŕŗř", "r"},
    {"ŚŜŞŠśŝşšſ", "s"},
    {"ŢŤŦţťŧ", "t"},
    {"ÙÚÛÜŨŪŬŮŰŲùúûüũūŭůűų", "u"},
    {"Ŵŵ", "w"},
    {"ÝŶŸýÿŷ", "y"},
    {"ŹŻŽźżž", "z"},
    {"Ææ", "ae"},
    {"Œœ", "oe"},
    {"Þþ", "th"},
    {"ß", "ss"},
    {"'´’‘", ""},
};

std::size_t bytes_of_character(char first)
{
    const auto byte = static_cast<std::uint8_t>(first);
    return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/// What the character is written as; "-" where it is nothing that a link may hold.
std::string ascii_for(std::string_view character)
{
    const char c = character.front();
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
        return {c};
    if (c >= 'A' && c <= 'Z')
        return {static_cast<char>(c - 'A' + 'a')};
    for (const Spelling& spelling : spellings)
        if (spelling.letters.find(character) != std::string_view::npos)
            return std::string{spelling.ascii};
    return "-";
}

} // namespace

std::string slug_of(std::string_view name)
{
    std::string slug;
    while (!name.empty()) {
        const std::string_view character = name.substr(0, bytes_of_character(name.front()));
        name.remove_prefix(character.size());
        const std::string written = ascii_for(character);
        if (written != "-")
            slug += written;
        else if (!slug.empty() && slug.back() != '-')
            slug += '-';
    }
    slug.resize(std::min(slug.size(), longest));
    while (!slug.empty() && slug.back() == '-')
        slug.pop_back();
    return slug.empty() ? std::string{nameless} : slug;
}

} // namespace maitred
