#include "engine/http/cachingheaders.h"

#include "engine/base/sha256.h"

namespace Batanidza {

namespace {

using namespace Qt::Literals::StringLiterals;

//! Digits only, at most 15 of them.
std::optional<qint64> readNumber(QByteArrayView text)
{
    if (text.isEmpty() || text.size() > 15)
        return std::nullopt;
    qint64 value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

QByteArray withoutWeakness(const QByteArray &tag)
{
    return tag.startsWith("W/") ? tag.sliced(2) : tag;
}

} // namespace

QByteArray quotedTag(const QByteArray &tag)
{
    return '"' + tag + '"';
}

QByteArray tagOf(const QByteArray &body)
{
    return quotedTag(Sha256::of(body).toHex().left(32).toLatin1());
}

bool noneMatchNames(const HttpRequest &request, const QByteArray &tag)
{
    for (const QByteArray &entry : request.header("if-none-match").split(',')) {
        const QByteArray named = entry.trimmed();
        if (named == "*" || (!named.isEmpty() && withoutWeakness(named) == withoutWeakness(tag)))
            return true;
    }
    return false;
}

void revalidate(const HttpRequest &request, HttpResponse &response, const QByteArray &tag)
{
    if (noneMatchNames(request, tag)) {
        response.status = 304;
        response.body.clear();
        response.headers.removeIf(
            [](const auto &header) { return header.first == "Content-Type"; });
    }
    // Weak: the same content may be sent deflated or not.
    response.with("ETag", "W/" + withoutWeakness(tag));
    response.with("Cache-Control", "private, no-cache");
}

Result<std::optional<ByteRange>> readRange(const QByteArray &header, qint64 size)
{
    const QByteArrayView text = QByteArrayView(header).trimmed();
    if (!text.startsWith("bytes=") || text.indexOf(',') >= 0)
        return std::optional<ByteRange>();
    const QByteArrayView spec = text.sliced(6);
    const qsizetype dash = spec.indexOf('-');
    if (dash < 0)
        return std::optional<ByteRange>();
    const auto first = readNumber(spec.first(dash));
    const auto last = readNumber(spec.sliced(dash + 1));
    const bool open = dash + 1 == spec.size();
    if ((!first && dash > 0) || (!last && !open) || (!first && !last))
        return std::optional<ByteRange>();

    ByteRange range;
    if (first) {
        range.first = *first;
        range.last = std::min(last.value_or(size - 1), size - 1);
        if (last && *last < *first)
            return std::optional<ByteRange>();
    } else {
        range.first = std::max<qint64>(0, size - *last);
        range.last = size - 1;
    }
    if (range.first >= size)
        return Error{ErrorCode::Invalid, u"There are only %1 bytes."_s.arg(size)};
    return std::optional<ByteRange>(range);
}

Result<ContentRange> readContentRange(const QByteArray &header)
{
    const Error bad{
        ErrorCode::Invalid,
        u"Content-Range must be \"bytes FIRST-LAST/TOTAL\" with FIRST <= LAST < TOTAL."_s};
    const QByteArrayView text = QByteArrayView(header).trimmed();
    const qsizetype dash = text.indexOf('-');
    const qsizetype slash = text.indexOf('/');
    if (!text.startsWith("bytes ") || dash < 6 || slash < dash)
        return bad;
    const auto first = readNumber(text.sliced(6, dash - 6));
    const auto last = readNumber(text.sliced(dash + 1, slash - dash - 1));
    const auto total = readNumber(text.sliced(slash + 1));
    if (!first || !last || !total || *first > *last || *last >= *total)
        return bad;
    return ContentRange{{*first, *last}, *total};
}

} // namespace Batanidza
