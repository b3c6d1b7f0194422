#include "engine/transport/framereader.h"

#include <QtEndian>

#include <algorithm>
#include <utility>

namespace Batanidza {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr uchar continuation = 0;
constexpr uchar text = 1;
constexpr uchar binary = 2;
constexpr uchar closing = 8;
constexpr uchar ping = 9;
constexpr uchar pong = 10;
constexpr int protocolError = 1002;
constexpr int badText = 1007;
constexpr int tooLarge = 1009;
constexpr uchar longestControl = 125;

//! Section 7.4: codes that may stand in a frame.
bool mayBeSent(int code)
{
    return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) ||
           (code >= 3000 && code <= 4999);
}

//! What the second byte says of the header's size: extended length and mask.
qsizetype headerSize(uchar second)
{
    const int length = second & 0x7f;
    return 2 + (length == 126 ? 2 : length == 127 ? 8 : 0) + 4;
}

} // namespace

FrameReader::FrameReader(qint64 messageBytes)
    : m_messageBytes(messageBytes)
{}

QList<FrameReader::Event> FrameReader::take(QByteArrayView bytes)
{
    QList<Event> events;
    while (!m_over) {
        if (!m_inFrame && !readHeader(bytes) && !m_breach)
            return events;
        if (!m_breach)
            readPayload(bytes);
        if (!m_breach && m_left > 0)
            return events;
        auto event = m_breach ? std::nullopt : endFrame();
        if (m_breach)
            event = *m_breach;
        if (!event)
            continue;
        m_over = std::holds_alternative<Close>(*event) || std::holds_alternative<Breach>(*event);
        events.append(std::move(*event));
    }
    return events;
}

bool FrameReader::readHeader(QByteArrayView &bytes)
{
    const auto want = [&](qsizetype size) {
        const qsizetype more = std::min(size - m_header.size(), bytes.size());
        if (more > 0) {
            m_header.append(bytes.first(more));
            bytes = bytes.sliced(more);
        }
        return m_header.size() >= size;
    };
    if (!want(2))
        return false;
    const auto first = static_cast<uchar>(m_header[0]);
    const auto second = static_cast<uchar>(m_header[1]);
    if (const auto bad = checkHeader(first, second)) {
        m_breach = bad;
        return false;
    }
    if (!want(headerSize(second)))
        return false;
    const char *at = m_header.constData() + 2;
    m_left = second & 0x7f;
    if (m_left == 126) {
        m_left = qFromBigEndian<quint16>(at);
        at += 2;
    } else if (m_left == 127) {
        m_left = qFromBigEndian<quint64>(at);
        at += 8;
    }
    std::copy_n(reinterpret_cast<const uchar *>(at), 4, m_mask.begin());
    m_maskAt = 0;
    m_header.clear();
    m_opcode = first & 0x0f;
    m_final = (first & 0x80) != 0;
    if (m_left >> 63 != 0) {
        breach(protocolError, u"a frame's length has its highest bit set"_s);
        return false;
    }
    if (!isControl()) {
        if (m_left > static_cast<quint64>(m_messageBytes - m_message.size())) {
            breach(tooLarge, u"message too large"_s);
            return false;
        }
        if (m_opcode != continuation)
            m_kind = m_opcode == text ? FrameKind::Text : FrameKind::Binary;
    }
    m_inFrame = true;
    return true;
}

std::optional<FrameReader::Breach> FrameReader::checkHeader(uchar first, uchar second) const
{
    const uchar opcode = first & 0x0f;
    const bool control = (opcode & 0x8) != 0;
    const auto bad = [](const QString &why) { return Breach{protocolError, why}; };
    if ((first & 0x70) != 0)
        return bad(u"a reserved bit is set"_s);
    if (opcode > pong || (opcode > binary && opcode < closing))
        return bad(u"a frame of a reserved kind"_s);
    if ((second & 0x80) == 0)
        return bad(u"a client's frames are masked"_s);
    if (control && ((first & 0x80) == 0 || (second & 0x7f) > longestControl))
        return bad(u"a control frame is whole and at most 125 bytes long"_s);
    if (opcode == continuation && !m_kind)
        return bad(u"a continuation of nothing"_s);
    if ((opcode == text || opcode == binary) && m_kind)
        return bad(u"a message begins inside another"_s);
    return std::nullopt;
}

void FrameReader::readPayload(QByteArrayView &bytes)
{
    const auto size =
        static_cast<qsizetype>(std::min<quint64>(m_left, static_cast<quint64>(bytes.size())));
    if (size == 0)
        return;
    QByteArray &to = isControl() ? m_control : m_message;
    const qsizetype before = to.size();
    to.append(bytes.first(size));
    bytes = bytes.sliced(size);
    char *byte = to.data() + before;
    for (qsizetype i = 0; i < size; ++i) {
        byte[i] = static_cast<char>(static_cast<uchar>(byte[i]) ^ m_mask[m_maskAt]);
        m_maskAt = (m_maskAt + 1) & 3;
    }
    m_left -= static_cast<quint64>(size);
}

std::optional<FrameReader::Event> FrameReader::endFrame()
{
    m_inFrame = false;
    if (isControl()) {
        const QByteArray payload = std::exchange(m_control, {});
        if (m_opcode == ping)
            return Ping{payload};
        if (m_opcode == pong)
            return Pong{payload};
        return readClose(payload);
    }
    if (!m_final)
        return std::nullopt;
    Message message{*m_kind, std::exchange(m_message, {})};
    m_kind.reset();
    if (message.kind == FrameKind::Text && !QUtf8StringView(message.payload).isValidUtf8()) {
        breach(badText, u"a text that is not UTF-8"_s);
        return std::nullopt;
    }
    return message;
}

FrameReader::Event FrameReader::readClose(const QByteArray &payload)
{
    if (payload.isEmpty())
        return Close{};
    if (payload.size() == 1)
        return Breach{protocolError, u"a close frame holds half a code"_s};
    const int code = qFromBigEndian<quint16>(payload.constData());
    if (!mayBeSent(code))
        return Breach{protocolError, u"a close code that nobody may send"_s};
    const QByteArray reason = payload.sliced(2);
    if (!QUtf8StringView(reason).isValidUtf8())
        return Breach{badText, u"a close reason that is not UTF-8"_s};
    return Close{code, QString::fromUtf8(reason)};
}

} // namespace Batanidza
