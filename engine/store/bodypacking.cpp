#include "engine/store/bodypacking.h"

#include "engine/base/deflate.h"

#include <bit>

#include <zlib.h>

namespace Batanidza {

namespace {

//! Below this a stream's own overhead eats what packing saves.
constexpr qsizetype packFrom = 256;
//! Level 1: a lesson gets within a few per cent of level 6 in a third of the time.
constexpr int packLevel = 1;

//! One zlib stream. Its window and tables fit the body: those of the default size cost more time
//! to clear than a lesson takes to pack.
QByteArray pack(const QByteArray &plain)
{
    const int window = std::clamp(int(std::bit_width(size_t(plain.size()))), 9, 15);
    z_stream stream{};
    if (deflateInit2(&stream, packLevel, Z_DEFLATED, window, std::max(1, window - 7),
                     Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray packed(qsizetype(deflateBound(&stream, uLong(plain.size()))), Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(plain.constData()));
    stream.avail_in = uInt(plain.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = uInt(packed.size());
    const int done = deflate(&stream, Z_FINISH);
    packed.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return done == Z_STREAM_END ? packed : QByteArray();
}

} // namespace

PackedBody packBody(const QByteArray &canonical)
{
    if (canonical.size() >= packFrom) {
        QByteArray packed = pack(canonical);
        if (!packed.isEmpty() && packed.size() < canonical.size() - canonical.size() / 8)
            return {Packing::Zlib, std::move(packed)};
    }
    return {Packing::Plain, canonical};
}

Result<QByteArray> unpackBody(int packing, const QByteArray &content, qint64 bytes)
{
    switch (packing) {
    case int(Packing::Plain):
        if (content.size() == bytes)
            return content;
        break;
    case int(Packing::Zlib): {
        auto plain = inflateBytes(content, bytes);
        if (plain && plain->size() == bytes)
            return plain;
        break;
    }
    case int(Packing::Erased):
        return Error{ErrorCode::NotFound, QStringLiteral("the body was erased")};
    default:
        break;
    }
    return Error{ErrorCode::Corrupt,
                 QStringLiteral("a body does not unpack to its %1 bytes: run verify").arg(bytes)};
}

} // namespace Batanidza
