#include "engine/store/bodypacking.h"

#include "engine/base/deflate.h"

namespace Batanidza {

namespace {

//! Below this a stream's own overhead eats what packing saves.
constexpr qsizetype packFrom = 256;
//! Level 1: a lesson gets within a few per cent of level 6 in a third of the time.
constexpr int packLevel = 1;

} // namespace

PackedBody packBody(const QByteArray &canonical)
{
    if (canonical.size() >= packFrom) {
        QByteArray packed = deflateBytes(canonical, packLevel);
        if (packed.size() < canonical.size() - canonical.size() / 8)
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
