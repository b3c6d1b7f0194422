#include "tests/bench/loadruns.h"
#include "tests/bench/procstat.h"

#include <array>
#include <cstdlib>

namespace Bench {

std::string hello(const std::string &client, const std::string &token, const std::string &more)
{
    return R"({"jsonrpc":"2.0","id":1,"method":"session.hello","params":{"protocol":[1],"tenant":"demo","platform":"web","clientId":")" +
           client + R"(","app":{"name":"loadgen","version":"1"},"schema":[1,1])" +
           (token.empty() ? std::string() : ",\"token\":\"" + token + "\"") + more + "}}";
}

std::string words(size_t size, int salt)
{
    static const std::array<const char *, 10> some{
        "mangwanani ", "masikati ", "manheru ", "makadii ", "ndiripo ",
        "tatenda ",    "nzvimbo ",  "mhuri ",   "amai ",    "baba "};
    std::string text;
    for (auto i = static_cast<size_t>(salt); text.size() < size; i += 7)
        text += some[(i / 3) % some.size()];
    return text;
}

std::string edit(int n, const std::string &id, const LoadOptions &options, const std::string &text,
                 bool high)
{
    std::string body;
    if (options.type == "lesson") {
        body = R"({"id":")" + id + R"(","level":"A1","unit":"first-words","title":{"sn":")" + text +
               R"(","en":"Gloss"},"vocabulary":[)";
        // About 2 KB, each lesson with words of its own.
        for (int i = 0; i < 13; ++i) {
            const std::string word =
                words(8, n * 31 + i * 17) + std::to_string((n * 31 + i * 17) % 997);
            body += i > 0 ? "," : "";
            body.append(R"({"id":")").append(id).append(".v").append(std::to_string(i));
            body.append(R"(","headword":")").append(word);
            body.append(R"(","gloss":{"en":"meaning of )").append(word);
            body.append(R"("},"pos":"noun","nounClass":"9"})");
        }
        body += "]}";
    } else {
        body = R"({"text":")" + text + R"("})";
    }
    return R"({"n":)" + std::to_string(n) + R"(,"id":")" + id + R"(","type":")" + options.type +
           R"(","base":null,"author":"bench","at":"2026-01-01T00:00:00Z")" +
           (high ? R"(,"priority":"high")" : "") + R"(,"body":)" + body + "}";
}

long long numberAfter(std::string_view text, std::string_view name, size_t from)
{
    const std::string key = "\"" + std::string(name) + "\":";
    const auto at = text.find(key, from);
    if (at == std::string_view::npos)
        return -1;
    const std::string digits(text.substr(at + key.size(), 24));
    char *end = nullptr;
    const long long value = std::strtoll(digits.c_str(), &end, 10);
    return end == digits.c_str() ? -1 : value;
}

std::string textAfter(std::string_view text, std::string_view name)
{
    const std::string key = "\"" + std::string(name) + "\":\"";
    const auto at = text.find(key);
    if (at == std::string_view::npos)
        return {};
    const auto end = text.find('"', at + key.size());
    return std::string(text.substr(at + key.size(), end - at - key.size()));
}

std::string newClientId(const std::string &role, int index)
{
    static const std::string run = std::to_string(nanoseconds());
    return role + "-" + run + "-" + std::to_string(index);
}

} // namespace Bench
