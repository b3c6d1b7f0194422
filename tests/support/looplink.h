#pragma once

#include "engine/transport/link.h"

#include <QPointer>

#include <memory>

//! Two Links joined in memory: what one sends the other receives, in order, in the next turn of
//! the event loop. One thread.
namespace Batanidza {

class LoopLink final : public Link
{
    Q_OBJECT

public:
    using Pair = std::pair<std::unique_ptr<LoopLink>, std::unique_ptr<LoopLink>>;

    [[nodiscard]] static Pair pair();
    ~LoopLink() override;

    bool send(FrameKind kind, const QByteArray &payload) override;
    void close(int code, const QString &reason) override;
    [[nodiscard]] qint64 bytesPending() const override { return m_pending; }
    [[nodiscard]] bool isOpen() const override { return m_open; }

    //! Says that so many bytes are stuck; 0 lets them go (`drained`).
    void setPending(qint64 bytes);
    //! As when the network breaks: both ends close with 1006.
    void cut();

private:
    LoopLink() = default;
    void end(int code, const QString &reason);

    QPointer<LoopLink> m_other;
    qint64 m_pending = 0;
    bool m_open = true;
};

} // namespace Batanidza
