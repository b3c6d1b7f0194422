#pragma once

#include "engine/base/clock.h"
#include "engine/client/clientlink.h"
#include "engine/client/clientsession.h"

#include <QTimer>

#include <memory>

//! One attempt to talk to a hub: a link, a session and the timer between them. Cannot restart: for
//! the next attempt make another. Lives in its SyncClient's thread.
namespace Batanidza {

class Connection : public QObject
{
    Q_OBJECT

public:
    Connection(std::unique_ptr<ClientLink> link, std::unique_ptr<ClientSession> session,
               const Clock &clock);
    ~Connection() override;

    void open();
    //! The outbox has something new. Calls in one turn of the event loop count as one.
    void edited();
    void fetch(const ItemId &id, std::optional<Wire::Form> form);
    void itemArrived(const Wire::Item &item);
    //! Says goodbye; `ended` follows.
    void stop();
    //! As when the network goes; `ended` follows.
    void drop();
    [[nodiscard]] const ClientSession &session() const { return *m_session; }
    [[nodiscard]] qint64 bytesIn() const { return m_bytesIn; }
    [[nodiscard]] qint64 bytesOut() const { return m_bytesOut; }

Q_SIGNALS:
    //! Everything the session wants that is not the link's business, in order.
    void acted(const Batanidza::AnyClientAction &action);
    //! Once, and last.
    void ended(const Batanidza::ClientAction::Ended &end);

private:
    void onReceived(FrameKind kind, const QByteArray &payload);
    void perform(const ClientActions &actions);
    void send(const Wire::Message &message);
    void arm();

    std::unique_ptr<ClientLink> m_link;
    std::unique_ptr<ClientSession> m_session;
    const Clock &m_clock;
    QTimer m_deadline;
    QTimer m_editedSoon;
    qint64 m_bytesIn = 0;
    qint64 m_bytesOut = 0;
};

} // namespace Batanidza
