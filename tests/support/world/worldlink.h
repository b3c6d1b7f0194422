#pragma once

#include "engine/transport/link.h"

#include <QPointer>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>

//! One connection of a world: what is under way in both directions, and the hub's end of it as a
//! Link. The world moves the frames. One thread.
namespace Batanidza {

class WorldLink;

struct WorldPipe
{
    enum class Kind { Text, Binary, Ping, Pong, Close };
    struct Frame
    {
        std::chrono::nanoseconds due{0};
        Kind kind = Kind::Text;
        QByteArray bytes{};
        int code = 0; //!< of a Close
    };

    int client = 0;
    QPointer<WorldLink> hubEnd;
    std::deque<Frame> up;
    std::deque<Frame> down;
    bool greeted = false;              //!< the client had its answer to hello
    bool dead = false;                 //!< swallows everything, and tells nobody
    std::chrono::nanoseconds stuck{0}; //!< the reader does not read until then
    std::chrono::nanoseconds breaksAt{
        0}; //!< the hub hears then that the client left; 0 = it is there

    //! Sees each frame when the hub gives it to its end.
    std::function<void(const Frame &)> onGiven;
    // The window, as somebody who only sees the line can tell.
    struct Given
    {
        quint64 sequence = 0;
        qint64 bytes = 0;
    };
    std::deque<Given> given;
    qint64 givenBytes = 0;
    bool acks = false;
    QByteArray kept{}; //!< a frame of before, for a world that goes wrong on purpose
};

class WorldLink final : public Link
{
    Q_OBJECT

public:
    explicit WorldLink(std::shared_ptr<WorldPipe> pipe);

    bool send(FrameKind kind, const QByteArray &payload) override;
    bool sendWhole(const QByteArray &frames) override;
    void ping() override;
    void close(int code, const QString &reason) override;
    [[nodiscard]] qint64 bytesPending() const override { return m_pending; }
    [[nodiscard]] bool isOpen() const override { return m_open; }

    //! What the network takes now, at most `bytes` bytes (but at least one frame).
    [[nodiscard]] std::deque<WorldPipe::Frame> flow(qint64 bytes);
    //! A frame or a pong of the client arrived.
    void arrived(const WorldPipe::Frame &frame);
    //! The network broke.
    void broke();

    [[nodiscard]] qint64 mostPending() const { return m_mostPending; }
    [[nodiscard]] qint64 largestSend() const { return m_largestSend; }

private:
    std::shared_ptr<WorldPipe> m_pipe;
    std::deque<WorldPipe::Frame> m_waiting;
    qint64 m_pending = 0;
    qint64 m_mostPending = 0;
    qint64 m_largestSend = 0;
    bool m_open = true;
};

} // namespace Batanidza
