#pragma once

#include <QByteArray>
#include <QObject>

//! A pipe for frames to one other party; knows nothing of lessons. Lives in one thread; all calls
//! and signals are in that thread.
namespace Batanidza {

enum class FrameKind { Text, Binary };

//! A whole RFC 6455 frame as a server sends it (final, not masked). Pure; any thread.
[[nodiscard]] QByteArray serverFrame(FrameKind kind, const QByteArray &payload);

class Link : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    //! Sends one whole frame; false where the pipe is closed. Never blocks.
    virtual bool send(FrameKind kind, const QByteArray &payload) = 0;
    //! Sends frames that were made whole by serverFrame(), one behind the other, in one go: what
    //! many links send is encoded once and shared. Links that have framing of their own take the
    //! frames apart.
    virtual bool sendWhole(const QByteArray &frames);
    //! Asks the other side for a sign of life; `alive` (and `ponged`) follow.
    virtual void ping() {}
    //! Starts closing with an RFC 6455 code and a short reason; `closed` follows.
    virtual void close(int code, const QString &reason) = 0;
    //! Bytes taken but not yet given to the system.
    [[nodiscard]] virtual qint64 bytesPending() const = 0;
    [[nodiscard]] virtual bool isOpen() const = 0;
    //! Bytes came that nobody has read yet: the other side is not silent, we are late.
    [[nodiscard]] virtual bool hasUnread() const { return false; }

Q_SIGNALS:
    void opened();
    void received(Batanidza::FrameKind kind, const QByteArray &payload);
    //! The other side is alive (a ping or pong came).
    void alive();
    //! The answer to ping() came.
    void ponged(qint64 roundTripMs);
    //! Pending bytes fell to zero.
    void drained();
    //! Exactly once for each link, also where it never opened. `code` 1006 = without a close frame.
    void closed(int code, const QString &reason);
};

} // namespace Batanidza
