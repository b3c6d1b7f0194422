#pragma once

#include "engine/base/clock.h"
#include "engine/client/clientaction.h"
#include "engine/client/fetcher.h"
#include "engine/client/manifestrepair.h"
#include "engine/client/puller.h"
#include "engine/client/pusher.h"

#include <QHash>

#include <memory>
#include <optional>

//! The client's side of one conversation with a hub, without any pipe or timer: events go in,
//! actions come out. One connection, one session; it cannot restart. Belongs to the thread of its
//! store.
namespace Batanidza {

struct ClientSessionOptions
{
    TenantId tenant;
    QString platform;
    QString token; //!< empty = none
    QString appName;
    QString appVersion;
    int schemaFrom = 1;
    int schemaTo = 1;
    std::optional<QStringList> types; //!< nothing = all, empty = none
    Wire::Bodies bodies = Wire::Bodies::Patch;
    Wire::Form form = Wire::Form::Adapted;
    bool deflate = true;
    bool startAtLatest = false; //!< with no cursor yet: only what comes
    //! The hub sends nothing by itself (HTTP): the session asks, and the hub may wait.
    bool polling = false;
    std::chrono::milliseconds pollWait{25'000};
    std::chrono::milliseconds silence{20'000};      //!< heard nothing for so long: close
    std::chrono::milliseconds answerWithin{30'000}; //!< of a call
    std::chrono::milliseconds ackAfter{25};         //!< of the first change that is not yet told
};

class ClientSession
{
public:
    enum class State {
        New,      //!< not connected yet
        Greeting, //!< said hello
        Live,     //!< changes come, or are asked for
        Asking,   //!< a frame was lost: frames are dropped until the answer
        Leaving,  //!< closing; nothing is sent any more
        Ended,
    };

    ClientSession(Replica &replica, Outbox &outbox, const Clock &clock,
                  ClientSessionOptions options);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isRepairing() const { return m_repair != nullptr; }
    [[nodiscard]] bool isCaughtUp() const { return m_caughtUp; }
    //! When tick() is to be called at the latest.
    [[nodiscard]] std::optional<std::chrono::nanoseconds> nextDeadline() const;

    // Events. Each gives what to do now, in order.

    [[nodiscard]] ClientActions connected();
    //! One frame of `bytes` bytes, as it was on the pipe.
    [[nodiscard]] ClientActions received(const QList<Wire::Message> &messages, qint64 bytes);
    //! A frame that was no frame of this protocol.
    [[nodiscard]] ClientActions garbled(const Error &error);
    //! The other side is alive (a ping or pong came).
    void heard();
    [[nodiscard]] ClientActions tick();
    //! The outbox has a new entry.
    [[nodiscard]] ClientActions edited();
    //! Answered by Fetched. No form = the session's.
    [[nodiscard]] ClientActions fetch(const ItemId &id, std::optional<Wire::Form> form = {});
    //! An item that was fetched over HTTP because it fits no message.
    [[nodiscard]] ClientActions itemArrived(const Wire::Item &item);
    [[nodiscard]] ClientActions stop();
    //! The pipe is closed, for whatever reason. Gives Ended (once).
    [[nodiscard]] ClientActions disconnected(int code, const QString &reason);

private:
    struct ManifestCall
    {
        Wire::ReadManifest call;
    };
    struct HelloCall
    {};
    struct ChangesCall
    {};
    using Purpose = std::variant<HelloCall, ChangesCall, PushSpan, Fetcher::Request, ManifestCall>;
    struct Waiting
    {
        Purpose purpose;
        std::chrono::nanoseconds deadline;
    };

    [[nodiscard]] bool isTalking() const;
    void send(Wire::Call call, Purpose purpose, std::chrono::milliseconds extra = {});
    void answer(const Wire::Response &response);
    void notice(const Wire::NoticeContent &content);
    void greeted(const Wire::HelloAnswer &answer);
    //! False where the session has to end, since we need another id.
    [[nodiscard]] Result<bool> settleNumbers(EditNumber lastEdit);
    [[nodiscard]] Result<void> settlePlace(const Wire::HelloAnswer &answer);
    void changes(const Wire::ChangesPage &page);
    void changesAnswer(const Wire::ChangesPage &page);
    void askForChanges();
    void receipts(const PushSpan &span, const Wire::PushAnswer &answer);
    void keep(const Receipt &receipt);
    void items(const Fetcher::Request &request, const Wire::ItemsAnswer &answer);
    void repairStep(const Wire::ReadManifest &asked, const Wire::ManifestAnswer &answer);
    void refused(const Purpose &purpose, const Wire::RpcError &error);
    void take(const Result<Pulled> &pulled);
    void settleMark(const Change &change);
    void acknowledge();
    //! Sends whatever there is to send now.
    void pump();
    void lookAround();
    void close(int code, const QString &reason, NextAttempt next, std::optional<Error> error,
               std::chrono::milliseconds floor = {});
    void fail(const Error &storeError);
    [[nodiscard]] ClientActions actions();
    template <typename T, typename F>
    void readAs(const Json &result, F &&use);

    Replica &m_replica;
    Outbox &m_outbox;
    const Clock &m_clock;
    const ClientSessionOptions m_options;
    Puller m_puller;
    Pusher m_pusher;
    Fetcher m_fetcher;
    std::unique_ptr<ManifestRepair> m_repair;
    State m_state = State::New;
    ClientId m_client;
    std::optional<Cursor> m_cursor; //!< where we stand; nothing before the hello reply
    Cursor m_head;                  //!< of hello time
    bool m_caughtUp = false;
    qint64 m_nextId = 1;
    QHash<qint64, Waiting> m_waiting;
    QHash<QString, EditNumber> m_marks; //!< of edits without a receipt
    std::chrono::nanoseconds m_heardAt{0};
    qint64 m_unacked = 0; //!< bytes
    std::optional<std::chrono::nanoseconds> m_ackDue;
    bool m_goingAway = false; //!< the hub asked us to leave
    ClientAction::Ended m_end;
    ClientActions m_actions;
};

} // namespace Batanidza
