#pragma once

#include "engine/base/clock.h"
#include "engine/base/json.h"
#include "engine/client/socketlink.h"
#include "engine/reliability/backoff.h"
#include "engine/runtime/enginesnapshot.h"
#include "engine/runtime/remotetarget.h"
#include "engine/wire/message.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QTimer>

#include <map>
#include <memory>

//! A window's line to an engine elsewhere: one WebSocket that watches and steers (PROTOCOL.md, "A
//! window elsewhere"), and comes back by itself. Main thread; nothing here blocks.
namespace Batanidza {

struct RemoteOptions
{
    BackoffLimits backoff{};
    std::chrono::milliseconds openWithin{15'000};   //!< until the hub has let us in
    std::chrono::milliseconds answerWithin{30'000}; //!< of a call
    //! Asked something and heard nothing at all for so long: the line counts as broken.
    std::chrono::milliseconds silence{10'000};
    std::optional<quint64> seed{}; //!< of the jitter; nothing = random
};

class RemoteConnection final : public QObject
{
    Q_OBJECT

public:
    RemoteConnection(RemoteTarget target, const Clock &clock, RemoteOptions options = {});
    ~RemoteConnection() override;

    //! Connects, and goes on doing so until the hub refuses us or this is destroyed.
    void start();
    //! Tries again now, also after a refusal. Does nothing while the line is open or being opened.
    void tryNow();
    [[nodiscard]] const LineStatus &status() const { return m_status; }
    [[nodiscard]] bool isOpen() const { return m_status.state == LineState::Open; }
    [[nodiscard]] const TenantId &tenant() const { return m_target.tenant; }

    //! Asks the hub. Errors: what it answers; `unavailable` at once where the line is not open, and
    //! where it breaks before the answer came (whether it was done is not known then). `within`:
    //! for jobs that take longer.
    [[nodiscard]] QFuture<Result<Json>> call(const QString &method,
                                             const Json &params = JsonObject(),
                                             std::chrono::milliseconds within = {});
    //! Reads the hub's clock off an answer that came just now to a call asked at `askedAt`
    //! (monotonic).
    void noteClock(Millis theirs, std::chrono::nanoseconds askedAt);

Q_SIGNALS:
    //! status() is different now.
    void statusChanged();
    //! What becomes of a conflict; heard once something was asked about any.
    void conflictNews(const Batanidza::Wire::ConflictNews &news);
    //! The hub let us in: whatever is shown is to be read again.
    void opened();

private:
    struct Waiting
    {
        std::shared_ptr<QPromise<Result<Json>>> promise;
        std::chrono::nanoseconds deadline{0};
    };

    void connectNow();
    void sayHello();
    void onReceived(FrameKind kind, const QByteArray &payload);
    void onAnswer(const Wire::Response &response);
    void onGreeted(const Wire::Answer &answer);
    void onClosed(int code, const QString &reason);
    void onTick();
    void fail(LineProblem problem, const QString &detail, bool forGood);
    void setState(LineState state, LineProblem problem = LineProblem::None,
                  const QString &detail = {});
    void send(const QString &method, const Json &params, qint64 id);
    void dropCalls();

    const RemoteTarget m_target;
    const Clock &m_clock;
    const RemoteOptions m_options;
    const ClientId m_client;
    Backoff m_backoff;
    QTimer m_retry;
    QTimer m_tick;
    std::unique_ptr<SocketLink> m_link;
    LineStatus m_status;
    std::map<qint64, Waiting> m_waiting;
    qint64 m_nextId = 1;
    std::chrono::nanoseconds m_attemptAt{0};
    std::chrono::nanoseconds m_heardAt{0};
    std::chrono::milliseconds m_floor{0}; //!< the hub asked to wait so long
    bool m_toldGoaway = false;
};

} // namespace Batanidza
