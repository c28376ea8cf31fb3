#include "adapters/mail/message.hpp"

#include "adapters/mail/header_text.hpp"
#include "adapters/mail/lines.hpp"

#include <new>

namespace maitred::mail {
namespace {

/// A body as it goes out. The encodings keep lines short and seven bits wide.
struct Part {
    std::string type;
    const char* encoding;
    std::string text;
    const char* filename = nullptr;
};

void done(CURLcode code)
{
    if (code != CURLE_OK)
        throw std::bad_alloc{}; // there is no other reason why curl would refuse a part
}

curl_mimepart* part_in(curl_mime* mime)
{
    curl_mimepart* part = curl_mime_addpart(mime);
    if (!part)
        throw std::bad_alloc{};
    return part;
}

CurlMime mime_for(CURL* curl)
{
    CurlMime mime{curl_mime_init(curl), curl_mime_free};
    if (!mime)
        throw std::bad_alloc{};
    return mime;
}

void add(curl_mime* mime, const Part& one)
{
    curl_mimepart* part = part_in(mime);
    done(curl_mime_type(part, one.type.c_str()));
    done(curl_mime_encoder(part, one.encoding));
    done(curl_mime_data(part, one.text.data(), one.text.size()));
    if (one.filename)
        done(curl_mime_filename(part, one.filename));
}

/// The part owns them afterwards.
void enclose(curl_mimepart* part, CurlMime& mime)
{
    done(curl_mime_subparts(part, mime.get()));
    mime.release();
}

} // namespace

void append(CurlList& list, const std::string& text)
{
    curl_slist* longer = curl_slist_append(list.get(), text.c_str());
    if (!longer)
        throw std::bad_alloc{};
    list.release();
    list.reset(longer);
}

CurlList header_of(const Letter& letter, const Mailbox& from, Instant sent)
{
    const std::string& sender = letter.from_name.empty() ? from.name : letter.from_name;
    CurlList header{nullptr, curl_slist_free_all};
    append(header, "Date: " + header_date(sent));
    append(header, "From: " + header_mailbox(sender, from.address));
    append(header, "To: " + header_mailbox(letter.to_name, letter.to.text()));
    append(header, "Subject: " + header_text(letter.subject));
    append(header, "Message-ID: <" + header_token(letter.message_id) + ">");
    append(header, "Auto-Submitted: auto-generated");
    append(header, "MIME-Version: 1.0");
    return header;
}

CurlMime body_of(const Letter& letter, CURL* curl)
{
    const std::string calendar = with_crlf(letter.calendar);
    const std::string method = header_token(letter.calendar_method);
    CurlMime choice = mime_for(curl);
    add(choice.get(), {"text/plain; charset=utf-8", "quoted-printable", with_crlf(letter.plain)});
    add(choice.get(), {"text/html; charset=utf-8", "quoted-printable", with_crlf(letter.html)});
    add(choice.get(), {"text/calendar; charset=utf-8; method=" + method, "base64", calendar});
    CurlMime whole = mime_for(curl);
    curl_mimepart* first = part_in(whole.get());
    done(curl_mime_type(first, "multipart/alternative"));
    enclose(first, choice);
    add(whole.get(), {"application/ics; name=invite.ics", "base64", calendar, "invite.ics"});
    return whole;
}

} // namespace maitred::mail
