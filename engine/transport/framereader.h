#pragma once

#include "engine/transport/link.h"

#include <QList>

#include <array>
#include <optional>
#include <variant>

//! Reads a client's frames from bytes as they come (RFC 6455, section 5). Pure state machine: no
//! socket, no time. One for each connection; any one thread.
namespace Batanidza {

class FrameReader
{
public:
    struct Message
    {
        FrameKind kind = FrameKind::Text;
        QByteArray payload; //!< of all fragments; a text's is valid UTF-8
    };
    struct Ping
    {
        QByteArray payload;
    };
    struct Pong
    {
        QByteArray payload;
    };
    struct Close
    {
        int code = 1005; //!< 1005 = none was given
        QString reason;
    };
    //! What the rules forbid: close with `code`. Nothing is read after it.
    struct Breach
    {
        int code = 1002;
        QString why;
    };
    using Event = std::variant<Message, Ping, Pong, Close, Breach>;

    //! A message beyond so many bytes is a breach (1009), told by its header alone.
    explicit FrameReader(qint64 messageBytes);

    //! Whatever ended within these bytes, in order. Nothing follows a Close or a Breach.
    [[nodiscard]] QList<Event> take(QByteArrayView bytes);

private:
    //! False while more of the header has to come.
    bool readHeader(QByteArrayView &bytes);
    [[nodiscard]] std::optional<Breach> checkHeader(uchar first, uchar second) const;
    void readPayload(QByteArrayView &bytes);
    [[nodiscard]] std::optional<Event> endFrame();
    [[nodiscard]] static Event readClose(const QByteArray &payload);
    void breach(int code, const QString &why) { m_breach = Breach{code, why}; }
    [[nodiscard]] bool isControl() const { return (m_opcode & 0x8) != 0; }

    const qint64 m_messageBytes;
    QByteArray m_header;  //!< of the frame under way, while it is not whole
    QByteArray m_control; //!< payload of the control frame under way
    QByteArray m_message; //!< payloads of the message under way
    std::optional<FrameKind> m_kind;
    std::optional<Breach> m_breach;
    quint64 m_left = 0; //!< of the payload under way
    std::array<uchar, 4> m_mask{};
    uchar m_maskAt = 0;
    uchar m_opcode = 0;
    bool m_final = false;
    bool m_inFrame = false; //!< the header is read
    bool m_over = false;
};

} // namespace Batanidza
