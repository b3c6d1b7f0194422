#include "engine/transport/link.h"

#include <QtEndian>

namespace Batanidza {

QByteArray serverFrame(FrameKind kind, const QByteArray &payload)
{
    QByteArray frame;
    frame.reserve(payload.size() + 10);
    frame += static_cast<char>(0x80 | (kind == FrameKind::Text ? 1 : 2));
    if (payload.size() < 126) {
        frame += static_cast<char>(payload.size());
    } else if (payload.size() <= 0xffff) {
        frame += static_cast<char>(126);
        const auto length = qToBigEndian(static_cast<quint16>(payload.size()));
        frame.append(reinterpret_cast<const char *>(&length), sizeof length);
    } else {
        frame += static_cast<char>(127);
        const auto length = qToBigEndian(static_cast<quint64>(payload.size()));
        frame.append(reinterpret_cast<const char *>(&length), sizeof length);
    }
    return frame += payload;
}

bool Link::sendWhole(const QByteArray &frames)
{
    qsizetype at = 0;
    bool sent = isOpen();
    while (sent && at < frames.size()) {
        const auto kind = (frames[at] & 0x0f) == 1 ? FrameKind::Text : FrameKind::Binary;
        auto length = static_cast<quint64>(static_cast<uchar>(frames[at + 1]));
        at += 2;
        if (length == 126) {
            length = qFromBigEndian<quint16>(frames.constData() + at);
            at += 2;
        } else if (length == 127) {
            length = qFromBigEndian<quint64>(frames.constData() + at);
            at += 8;
        }
        sent = send(kind, frames.sliced(at, static_cast<qsizetype>(length)));
        at += static_cast<qsizetype>(length);
    }
    return sent;
}

} // namespace Batanidza
