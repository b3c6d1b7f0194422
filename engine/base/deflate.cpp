#include "engine/base/deflate.h"

#include <zlib.h>

#include <algorithm>

namespace Batanidza {

QByteArray deflateBytes(QByteArrayView plain, int level)
{
    uLongf size = compressBound(static_cast<uLong>(plain.size()));
    QByteArray packed(static_cast<qsizetype>(size), Qt::Uninitialized);
    const int code = compress2(reinterpret_cast<Bytef *>(packed.data()), &size,
                               reinterpret_cast<const Bytef *>(plain.data()),
                               static_cast<uLong>(plain.size()), level);
    Q_ASSERT(code == Z_OK);
    Q_UNUSED(code);
    packed.truncate(static_cast<qsizetype>(size));
    return packed;
}

Result<QByteArray> inflateBytes(QByteArrayView packed, qsizetype limit)
{
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK)
        return Error{ErrorCode::Internal, QStringLiteral("zlib could not start")};
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());

    QByteArray plain;
    qsizetype capacity =
        std::clamp<qsizetype>(packed.size() * 4, 1024, std::max<qsizetype>(limit, 1024));
    int code = Z_OK;
    bool tooLarge = false;
    while (code == Z_OK) {
        const qsizetype filled = plain.size();
        if (filled > limit) {
            tooLarge = true;
            break;
        }
        plain.resize(filled + std::min(capacity, limit + 1 - filled));
        stream.next_out = reinterpret_cast<Bytef *>(plain.data() + filled);
        const auto room = static_cast<uInt>(plain.size() - filled);
        stream.avail_out = room;
        code = inflate(&stream, Z_NO_FLUSH);
        plain.truncate(filled + static_cast<qsizetype>(room - stream.avail_out));
        if (code == Z_BUF_ERROR || (code == Z_OK && stream.avail_in == 0 && stream.avail_out != 0))
            break;
    }
    const bool trailing = stream.avail_in != 0;
    inflateEnd(&stream);
    if (tooLarge || plain.size() > limit) {
        return Error{ErrorCode::TooLarge,
                     QStringLiteral("inflated data passes the limit of %1 bytes").arg(limit)};
    }
    if (code != Z_STREAM_END)
        return Error{ErrorCode::Invalid, QStringLiteral("the zlib stream is damaged or cut off")};
    if (trailing)
        return Error{ErrorCode::Invalid, QStringLiteral("bytes after the end of the zlib stream")};
    return plain;
}

} // namespace Batanidza
