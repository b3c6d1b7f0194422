#pragma once

#include "engine/hub/catchup.h"
#include "engine/hub/conflictnews.h"
#include "engine/hub/deliverywindow.h"
#include "engine/hub/rpc.h"
#include "engine/hub/sessionstate.h"
#include "engine/hub/sharedpages.h"
#include "engine/reliability/ratelimiter.h"
#include "engine/wire/closecode.h"
#include "engine/wire/codec.h"

#include <functional>
#include <memory>
#include <variant>

//! One client's conversation as a state machine without a socket: events in, actions out. Reads
//! through the Rpc of its thread; whoever owns it carries the actions out, in order.
namespace Batanidza {

struct SessionSettings
{
    std::chrono::milliseconds heartbeat{10'000};
    std::chrono::milliseconds silence{20'000};  //!< nothing heard for so long: closed
    std::chrono::milliseconds greeting{10'000}; //!< time to say hello
    RateLimit calls{500, 2000};
    //! Frames with calls that the writer has not answered yet: so many, and so many bytes together.
    int pushesUnderWay = 1024;
    qint64 pushBytesUnderWay = 8 * 1024 * 1024;
    PageLimits page;
    //! For those who work on conflicts; may be null.
    std::shared_ptr<const ConflictNews> news = {};
};

struct SendControl //!< an answer, a goaway
{
    QByteArray text;
};
struct SendChanges //!< content in its turn; call Session::gave() follows from it by itself
{
    QByteArray text;
    std::shared_ptr<SharedPage> shared = {}; //!< others get the same; its frame may be kept there
};
struct SendPing
{};
struct SubmitEdits //!< answer with Session::onCommitted(ticket, ...)
{
    Submission submission;
    quint64 ticket = 0;
};
struct AskAdmin //!< answer with Session::onAnswered(ticket, ...)
{
    AdminOrder order;
    quint64 ticket = 0;
};
struct Acknowledged
{
    Sequence sequence;
    QList<double> latencies; //!< ms, of commits that this covers
};
struct Joined //!< hello was answered: introduce the client, look at the head of the log
{};
struct Moved //!< the client asked for a page: what follows is read from there
{};
struct Called //!< for the counters
{
    bool failed = false;
};
struct CloseLink
{
    Wire::CloseCode code = Wire::CloseCode::Done;
    QString reason;
};
using SessionAction = std::variant<SendControl, SendChanges, SendPing, SubmitEdits, AskAdmin,
                                   Acknowledged, Joined, Moved, Called, CloseLink>;
using SessionActions = QList<SessionAction>;

//! What a session asks of its hub while it is greeted. A function that is not there says yes.
struct SessionGate
{
    //! Takes the client's place for this connection; false where it is another subject's client.
    std::function<bool(const SessionContext &)> claim;
    //! Counts a bad token; how long its address has to wait, 0 = not yet too many.
    std::function<std::chrono::nanoseconds()> badToken;
};

class Session
{
public:
    Session(Rpc &rpc, const Clock &clock, const SessionSettings &settings, Peer peer,
            SessionGate gate = {});

    [[nodiscard]] SessionActions onFrame(Wire::FrameForm form, QByteArrayView bytes);
    [[nodiscard]] SessionActions onCommitted(quint64 ticket, const SubmissionResult &result);
    [[nodiscard]] SessionActions onAnswered(quint64 ticket, const Wire::Answer &answer);
    //! An operator wants this client to compare its content: it is asked to leave and come back.
    [[nodiscard]] SessionActions onResync(std::chrono::milliseconds resumeAfter);
    //! Any sign of life.
    void onHeard();
    //! The first ping comes so much earlier than a heartbeat after the hello: thousands that came
    //! in one moment are not to be pinged in one. Before the hello.
    void setPingPhase(std::chrono::nanoseconds phase) { m_pingPhase = phase; }
    //! About once a second. Also asks whether the token is still good.
    [[nodiscard]] SessionActions onTick();
    [[nodiscard]] SessionActions onGoaway(const QString &reason,
                                          std::chrono::milliseconds resumeAfter);
    [[nodiscard]] SessionActions onDrained();
    [[nodiscard]] SessionActions onSuperseded();
    //! Answers pile up that nobody reads.
    [[nodiscard]] SessionActions onOverflow();
    void onLinkClosed();

    // Content. The log moves; a session follows it in order.

    //! Where it stands. What its filter left out counts.
    [[nodiscard]] const Cursor &place() const { return m_window.place(); }
    //! What it was told last: the next frame starts here.
    [[nodiscard]] const Cursor &given() const { return m_window.given(); }
    //! May content be sent now? (Open, and room in the window of what is not acknowledged.)
    [[nodiscard]] bool hasRoom() const;
    //! A frame that starts at given() and ends at `to` went out; it had content where bytes > 0
    //! (0: the filter left nothing, nothing was sent). `committedAt` is monotonic; 0 = unknown.
    void gave(const Cursor &to, qint64 bytes, std::chrono::nanoseconds committedAt);
    //! The next page of the log. `moved` is false at the head, or where the log cannot be read.
    struct Step
    {
        SessionActions actions;
        bool moved = false;
        bool more = false;
    };
    //! With `pages` what was encoded for others of this form is taken, and kept for them; `newest`
    //! is where the log stands at least.
    [[nodiscard]] Step walk(std::chrono::nanoseconds committedAt, SharedPages *pages = nullptr,
                            Sequence newest = {});
    //! Nothing was heard for so long that onTick() will close.
    [[nodiscard]] bool isSilent() const
    {
        return m_clock.monotonic() - m_heardAt >= m_settings.silence;
    }

    [[nodiscard]] SessionState state() const { return m_state; }
    [[nodiscard]] const SessionContext &context() const { return m_context; }
    [[nodiscard]] const QString &formKey() const { return m_formKey; }
    [[nodiscard]] Sequence acknowledged() const { return m_window.acknowledged(); }
    [[nodiscard]] qint64 bytesUnderWay() const { return m_window.bytesUnderWay(); }
    [[nodiscard]] std::chrono::nanoseconds joinedAt() const { return m_joinedAt; }

private:
    [[nodiscard]] Result<std::shared_ptr<SharedPage>> nextPage(SharedPages *pages) const;
    //! The replies of one frame: together if it was a batch.
    struct Exchange
    {
        QList<QByteArray> texts;
        int open = 0;
        bool batch = false;
        qint64 bytes = 0;     //!< of the frame
        bool counted = false; //!< in m_waitingBytes
    };
    struct Ticket
    {
        Wire::RequestId id;
        std::shared_ptr<Exchange> exchange;
    };

    void onMessage(const Wire::Message &message, const std::shared_ptr<Exchange> &exchange,
                   SessionActions &actions);
    void onRequest(const Wire::Request &request, const std::shared_ptr<Exchange> &exchange,
                   SessionActions &actions);
    void greet(const Wire::Request &request, const std::shared_ptr<Exchange> &exchange,
               SessionActions &actions);
    void acknowledge(const Cursor &cursor, SessionActions &actions);
    void answer(const Wire::RequestId &id, const Wire::Answer &answer, Exchange &exchange,
                SessionActions &actions);
    void finish(Exchange &exchange, SessionActions &actions);
    [[nodiscard]] quint64 ticketFor(const Wire::RequestId &id,
                                    const std::shared_ptr<Exchange> &exchange);
    void close(Wire::CloseCode code, const QString &reason, SessionActions &actions);
    void closeUnauthorised(SessionActions &actions);
    void tellNews(SessionActions &actions);
    //! A frame without content: the client hears where it stands.
    [[nodiscard]] SendChanges word();

    Rpc &m_rpc;
    const Clock &m_clock;
    const SessionSettings &m_settings;
    const Peer m_peer;
    const SessionGate m_gate;
    SessionState m_state = SessionState::Greeting;
    SessionContext m_context;
    QString m_formKey;
    DeliveryWindow m_window;
    QHash<quint64, Ticket> m_tickets;
    quint64 m_lastTicket = 0;
    qint64 m_waitingBytes = 0; //!< of the frames whose calls the writer has not answered
    TokenBucket m_calls;
    std::chrono::nanoseconds m_joinedAt{0};
    std::chrono::nanoseconds m_heardAt;
    std::chrono::nanoseconds m_pingedAt;
    std::chrono::nanoseconds m_pingPhase{0};
    bool m_arrived = false;                            //!< has been at the head of the log
    std::optional<std::chrono::nanoseconds> m_leaveBy; //!< asked to go; closed then
    std::optional<quint64> m_newsPlace; //!< it asked about conflicts: what is new behind this
};

} // namespace Batanidza
