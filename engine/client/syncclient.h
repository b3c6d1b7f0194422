#pragma once

#include "engine/base/clock.h"
#include "engine/client/clientsession.h"
#include "engine/client/connection.h"
#include "engine/reliability/backoff.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <map>
#include <memory>

class QNetworkAccessManager;

//! A client of a Batanidza hub, for programs that want its content: keeps a copy of it, sends
//! edits exactly once, and comes back by itself whenever the connection goes. Works without one as
//! well: everything can be read and edited at any time. Lives in the thread that made it; all
//! calls, signals and futures are in that thread.
namespace Batanidza {

enum class Carrier {
    WebSocket,
    LongPoll, //!< HTTP only: for watchOS and captive networks
};

struct SyncClientOptions
{
    QUrl webSocket; //!< "ws://127.0.0.1:7300/v1/sync"
    QUrl http;      //!< "http://127.0.0.1:7301"; for blobs, large bodies and long poll
    Carrier carrier = Carrier::WebSocket;
    QString storeFile; //!< of this client alone
    ClientSessionOptions session;
    BackoffLimits backoff;
    std::optional<quint64> seed; //!< of the jitter; nothing = random
};

//! What a person or program wants done to one item.
struct Draft
{
    ItemId id;
    QString type;
    EditContent content; //!< in canonical form
    QString author;
    //! What it was made from. Nothing = what this client shows of the item: its own newest edit
    //! where that is not in the copy yet, else the version held.
    std::optional<EditBase> base;
    Priority priority = Priority::Normal;
    QStringList platforms; //!< empty = all
};

struct SyncStatus
{
    enum class Phase { Stopped, Connecting, Connected, Waiting };
    Phase phase = Phase::Stopped;
    bool caughtUp = false;
    int failures = 0;                     //!< attempts in a row that came to nothing
    std::chrono::milliseconds nextTry{0}; //!< from now; where waiting
    std::optional<Error> problem;         //!< why the last connection ended
    std::optional<Cursor> cursor;
    qint64 unsent = 0;  //!< edits without a receipt
    qint64 bytesIn = 0; //!< of messages, since open()
    qint64 bytesOut = 0;
};

class SyncClient : public QObject
{
    Q_OBJECT

public:
    //! Opens the client's store. Errors as Replica::openStore.
    [[nodiscard]] static Result<std::unique_ptr<SyncClient>> open(SyncClientOptions options,
                                                                  const Clock &clock);
    ~SyncClient() override;

    //! Connects, and goes on doing so until stop(). After a refusal (`failed`, phase Stopped) it
    //! takes a start() to try again.
    void start();
    void stop();
    //! As when the network goes: it comes back by itself.
    void dropConnection();
    [[nodiscard]] SyncStatus status() const;
    [[nodiscard]] const SyncClientOptions &options() const { return m_options; }

    //! Keeps the edit durably, and sends it when it can. The future gives the hub's answer, which
    //! may take days; `cancelled` where the client goes first (the edit itself stays and is sent by
    //! the next SyncClient on this store). Errors at once: invalid, too_large, disk_full.
    [[nodiscard]] QFuture<Result<Receipt>> save(const Draft &draft);
    //! The copy as it is. `not_found` also where the item was deleted.
    [[nodiscard]] Result<ReplicaItem> item(const ItemId &id) const;
    //! Live items by id from behind `after`, without bodies.
    [[nodiscard]] Result<QList<ReplicaItem>> items(const ItemId &after, qint64 limit,
                                                   const QString &type = {}) const;
    //! This client's newest edit on the item, where the hub did not answer it yet.
    [[nodiscard]] Result<std::optional<Edit>> pendingEdit(const ItemId &id) const;
    //! Asks the hub, now or when it is there again. No form = the one the copy is in.
    [[nodiscard]] QFuture<Result<Wire::Item>> fetch(const ItemId &id,
                                                    std::optional<Wire::Form> form = {});
    [[nodiscard]] Replica &replica() { return m_replica; }
    [[nodiscard]] Outbox &outbox() { return m_outbox; }

Q_SIGNALS:
    //! The hub let us in.
    void connected();
    void disconnected();
    void changed(const Batanidza::ItemChange &change);
    //! An operator had all content dropped; what is there comes again. Unsent edits are kept.
    void cleared();
    void receiptArrived(const Batanidza::Receipt &receipt);
    //! Everything there was at the moment of connecting is here.
    void caughtUp();
    //! Something that a person should see. Where status().phase is Stopped it gave up.
    void failed(const Batanidza::Error &error);
    void statusChanged();

private:
    SyncClient(SyncClientOptions options, const Clock &clock, std::unique_ptr<Database> database);

    using FetchKey = std::pair<ItemId, std::optional<Wire::Form>>;

    void connectNow();
    void onActed(const AnyClientAction &action);
    void onEnded(const ClientAction::Ended &end);
    void fetchOverHttp(const ClientAction::FetchOverHttp &action);
    void resolve(const FetchKey &key, const Result<Wire::Item> &item);
    [[nodiscard]] Result<EditBase> baseFor(const ItemId &id) const;
    void setPhase(SyncStatus::Phase phase);

    const SyncClientOptions m_options;
    const Clock &m_clock;
    std::unique_ptr<Database> m_database;
    Replica m_replica;
    Outbox m_outbox;
    Backoff m_backoff;
    QTimer m_retry;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::map<qint64, QPromise<Result<Receipt>>> m_receipts; //!< by key of the outbox
    std::map<FetchKey, QPromise<Result<Wire::Item>>> m_fetches;
    SyncStatus::Phase m_phase = SyncStatus::Phase::Stopped;
    bool m_caughtUp = false;
    bool m_wanted = false; //!< between start() and stop()
    bool m_again = false;  //!< start() was called while the last connection was being closed
    std::optional<Error> m_problem;
    qint64 m_bytesIn = 0; //!< of earlier connections
    qint64 m_bytesOut = 0;
};

} // namespace Batanidza
