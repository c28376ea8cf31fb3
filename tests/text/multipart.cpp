#include "adapters/http/text/multipart.hpp"

#include <catch2/catch.hpp>

using namespace maitred::http;
using namespace std::string_literals;

namespace {

const std::string type = "multipart/form-data; boundary=edge";
const std::string disposition = "Content-Disposition: form-data; name=\"a\"\r\n";

/// A body with one part, whose header and content are these.
std::string body_of(const std::string& head, const std::string& content = "x")
{
    return "--edge\r\n" + head + "\r\n" + content + "\r\n--edge--\r\n";
}

bool reads(const std::string& body)
{
    return read_multipart(type, body).has_value();
}

} // namespace

TEST_CASE("what curl sends is read")
{
    const auto body = "--------------------------82752403e1303ae4\r\n"
                      "Content-Disposition: form-data; name=\"note\"\r\n\r\nTable\r\n"
                      "--------------------------82752403e1303ae4\r\n"
                      "Content-Disposition: form-data; name=\"picture\"; "
                      "filename=\"a%22b\\c.png\"\r\nContent-Type: image/png\r\n\r\nAB\r\n\r\n"
                      "--------------------------82752403e1303ae4--\r\n"s;
    const auto parts = read_multipart(
        "multipart/form-data; boundary=------------------------82752403e1303ae4", body);
    REQUIRE(parts);
    REQUIRE(parts->size() == 2);
    CHECK(parts->at(0).name == "note");
    CHECK_FALSE(parts->at(0).filename);
    CHECK(parts->at(0).content_type == "text/plain");
    CHECK(parts->at(0).content == "Table");
    CHECK(parts->at(1).name == "picture");
    CHECK(parts->at(1).filename == "a%22b\\c.png");
    CHECK(parts->at(1).content_type == "image/png");
    CHECK(parts->at(1).content == "AB\r\n");
    CHECK(parts->at(1).content.data() > body.data());
    CHECK(parts->at(1).content.data() < body.data() + body.size());
}

TEST_CASE("what Python's requests send is read")
{
    const auto parts =
        read_multipart("multipart/form-data; boundary=3a046d070bc12e43ed7df19cd1898083",
                       "--3a046d070bc12e43ed7df19cd1898083\r\n"
                       "Content-Disposition: form-data; name=\"picture\"; "
                       "filename=\"caf\xc3\xa9.png\"\r\nContent-Type: image/png\r\n\r\nAB\r\n"
                       "--3a046d070bc12e43ed7df19cd1898083\r\n"
                       "Content-Disposition: form-data; name=\"raw\"; filename=\"raw\"\r\n\r\n"
                       "\r\n--3a046d070bc12e43ed7df19cd1898083--\r\n");
    REQUIRE(parts);
    CHECK(parts->at(0).filename == "caf\xc3\xa9.png");
    CHECK(parts->at(1).content.empty());
}

TEST_CASE("content is bytes, also such as look like a delimiter")
{
    const std::string content = "\0\xff\r\n\r\n--edg\r\n-edge\r--edge--\n--edge--\r\n --edge "s +
                                "x--edge\r\n--EDGE\r\n--\r\n\r";
    const auto body = body_of(disposition, content);
    CHECK(read_multipart(type, body).value().at(0).content == content);
    std::string many;
    for (int i = 0; i < 100'000; ++i)
        many += "\r\n--edg";
    const auto long_body = body_of(disposition, many);
    CHECK(read_multipart(type, long_body).value().at(0).content == many);
}

TEST_CASE("a boundary may be quoted, and is 1 to 70 of its own characters")
{
    const auto with = [](const std::string& written, const std::string& boundary) {
        return read_multipart("Multipart/Form-Data; charset=utf-8; Boundary=" + written,
                              "--" + boundary + "\r\n" + disposition + "\r\nx\r\n--" + boundary +
                                  "--")
            .has_value();
    };
    const std::string odd = "a'()+_,-./:=?b c";
    CHECK(with('"' + odd + '"', odd));
    CHECK(with("==a/b:c==", "==a/b:c=="));
    CHECK(with(std::string(70, 'b'), std::string(70, 'b')));
    CHECK_FALSE(with(std::string(71, 'b'), std::string(71, 'b')));
    CHECK_FALSE(with("\"\"", ""));
    CHECK_FALSE(with("", ""));
    CHECK_FALSE(with("\"a \"", "a "));
    CHECK_FALSE(with("a*b", "a*b"));
    CHECK_FALSE(with("\"a\\\\b\"", "a\\b"));
    CHECK_FALSE(with("\xc3\xa9", "\xc3\xa9"));
    CHECK_FALSE(with("a; boundary=b", "b"));
}

TEST_CASE("another media type is not read, nor one without a boundary")
{
    for (const char* other : {"", "multipart/form-data", "multipart/mixed; boundary=edge",
                              "image/png; boundary=edge", "boundary=edge"})
        CHECK_FALSE(read_multipart(other, body_of(disposition)));
}

TEST_CASE("a body that is cut off anywhere is not read")
{
    const auto body = "--edge\r\n" + disposition + "\r\n1\r\n" + body_of(disposition, "\r\n2");
    REQUIRE(reads(body));
    CHECK(reads(body.substr(0, body.size() - 2)));
    CHECK_FALSE(reads(body.substr(0, body.size() - 1)));
    for (std::size_t length = 0; length < body.size() - 2; ++length)
        CHECK_FALSE(reads(body.substr(0, length)));
}

TEST_CASE("nothing stands before, behind or beside the delimiters")
{
    const auto body = body_of(disposition);
    const auto part = disposition + "\r\nx";
    REQUIRE(reads(body));
    CHECK_FALSE(reads("\r\n" + body));
    CHECK_FALSE(reads("preamble\r\n" + body));
    CHECK_FALSE(reads(body + "epilogue"));
    CHECK_FALSE(reads(body + body));
    CHECK_FALSE(reads("--edge--\r\n"));
    CHECK_FALSE(reads("--edge \r\n" + part + "\r\n--edge--\r\n"));
    CHECK_FALSE(reads("--edge\n" + part + "\r\n--edge--\r\n"));
    CHECK_FALSE(reads("--edge\r\n" + part + "\r\n--edger\r\n--edge--\r\n"));
    CHECK_FALSE(reads("--edge\r\n" + part + "\r\n--edge-\r\n"));
    CHECK_FALSE(reads("--edge\r\n--edge\r\n" + part + "\r\n--edge--\r\n"));
}

TEST_CASE("a part says its name, in a header of whole lines, and nothing twice")
{
    for (const std::string& head :
         {""s, "Content-Type: image/png\r\n"s, "Content-Disposition: form-data\r\n"s,
          "Content-Disposition: form-data; name=\"\"\r\n"s,
          "Content-Disposition: attachment; name=\"a\"\r\n"s,
          "Content-Disposition: form-data; name=\"a\"; name=\"b\"\r\n"s,
          "Content-Disposition: form-data; name=\"a\r\n"s, disposition + disposition,
          disposition + "Content-Type: a/b\r\ncontent-type: c/d\r\n", disposition + "no colon\r\n",
          disposition + ": x\r\n", disposition + "X : y\r\n", disposition + " folded: x\r\n",
          disposition + "X: y\r\r\n", disposition + "X: y\nZ: z\r\n", "\n" + disposition,
          disposition + "X: \x01\r\n", disposition + "Content-Transfer-Encoding: base64\r\n"})
        CHECK_FALSE(reads(body_of(head)));
    CHECK(reads(body_of("CONTENT-DISPOSITION:form-data; name=a; filename*=utf-8''b\r\n")));
    CHECK(reads(body_of(disposition + "Content-Transfer-Encoding: Binary\r\n")));
}

TEST_CASE("a delimiter ends a part in its header too")
{
    CHECK_FALSE(reads("--edge\r\n" + disposition + "\r\n--edge--\r\n"));
    CHECK_FALSE(
        reads("--edge\r\n" + disposition + "--edge\r\n" + disposition + "\r\nx\r\n--edge--\r\n"));
}

TEST_CASE("parts, fields and headers have bounds")
{
    const auto parts = [](int count) {
        std::string body;
        for (int i = 0; i < count; ++i)
            body += "--edge\r\n" + disposition + "\r\nx\r\n";
        return body + "--edge--\r\n";
    };
    CHECK(reads(parts(16)));
    CHECK_FALSE(reads(parts(17)));
    std::string fields;
    for (int i = 0; i < 15; ++i)
        fields += "X" + std::to_string(i) + ": y\r\n";
    CHECK(reads(body_of(disposition + fields)));
    CHECK_FALSE(reads(body_of(disposition + fields + "X: y\r\n")));
    const auto padded = [](std::size_t size) {
        return body_of(disposition + "X: " + std::string(size - disposition.size() - 3, 'y') +
                       "\r\n");
    };
    CHECK(reads(padded(8 * 1024)));
    CHECK_FALSE(reads(padded(8 * 1024 + 1)));
}
