#pragma once

#include "engine/base/result.h"
#include "engine/http/httpmessage.h"

#include <optional>

//! The headers by which caches and clients avoid fetching twice (RFC 9110 and 9111). Pure; any
//! thread.
namespace Batanidza {

//! `tag` in quotes, as ETag wants it.
[[nodiscard]] QByteArray quotedTag(const QByteArray &tag);
//! A tag made from the bytes.
[[nodiscard]] QByteArray tagOf(const QByteArray &body);
//! Whether If-None-Match names this (quoted) tag; "*" names any. Compared weakly.
[[nodiscard]] bool noneMatchNames(const HttpRequest &request, const QByteArray &tag);

//! Adds the ETag and "ask again each time"; turns the response into a 304 where the client has it.
void revalidate(const HttpRequest &request, HttpResponse &response, const QByteArray &tag);
//! For what is named by its hash: never changes.
inline constexpr const char *immutableForever = "private, max-age=31536000, immutable";

struct ByteRange
{
    qint64 first = 0;
    qint64 last = 0; //!< included

    friend bool operator==(const ByteRange &, const ByteRange &) = default;
};

//! The Range header over `size` bytes. Nothing: answer with the whole (no header, another unit,
//! several ranges, or damaged, as RFC 9110 allows). Error `invalid`: 416.
[[nodiscard]] Result<std::optional<ByteRange>> readRange(const QByteArray &header, qint64 size);

//! "bytes first-last/total" of an upload; `invalid` where it says something else or nonsense.
struct ContentRange
{
    ByteRange range;
    qint64 total = 0;

    friend bool operator==(const ContentRange &, const ContentRange &) = default;
};
[[nodiscard]] Result<ContentRange> readContentRange(const QByteArray &header);

} // namespace Batanidza
