#pragma once

#include "engine/base/clock.h"
#include "engine/base/jitter.h"
#include "engine/client/syncclient.h"
#include "engine/content/platform.h"

#include <QSet>
#include <QTimer>

#include <atomic>
#include <memory>
#include <vector>

//! The five clients of the demo: real SyncClients that edit, read, leave and come back. Lives in a
//! thread of its own.
namespace Batanidza {

//! How one demo client gets in.
struct DemoPass
{
    Platform platform = Platform::Web;
    QString token;
};

struct DemoPlace
{
    QString webSocketAddress;
    QString httpAddress;
    TenantId tenant;
    QString folder; //!< for the clients' stores
    quint64 seed = 0;
};

//! One platform's client and its habits.
class DemoPlatform : public QObject
{
    Q_OBJECT

public:
    DemoPlatform(const Clock &clock, const DemoPlace &place, const DemoPass &pass);

    [[nodiscard]] Result<void> open();
    void start();
    void stop();
    //! No more edits that may meet another's while this is false.
    void setMayMeet(bool may) { m_mayMeet = may; }
    //! In these a person is to decide: nearly no edits of them.
    void setWaiting(const QSet<ItemId> &items) { m_waiting = items; }

private:
    void edit();
    void leave();
    void comeBack();
    [[nodiscard]] Result<ItemId> pick();

    const Clock &m_clock;
    DemoPlace m_place;
    DemoPass m_pass;
    Jitter m_jitter;
    std::unique_ptr<SyncClient> m_client;
    QTimer m_nextEdit;
    QTimer m_nextLeave;
    bool m_away = false;
    bool m_mayMeet = true;
    QSet<ItemId> m_waiting;
};

class DemoCrew : public QObject
{
    Q_OBJECT

public:
    DemoCrew(const Clock &clock, DemoPlace place)
        : m_clock(clock)
        , m_place(std::move(place))
    {}

    //! In the crew's thread.
    void start(const QList<DemoPass> &passes);
    void stop();
    void setMayMeet(bool may);
    void setWaiting(const QSet<ItemId> &items);

private:
    const Clock &m_clock;
    DemoPlace m_place;
    std::vector<std::unique_ptr<DemoPlatform>> m_platforms;
};

} // namespace Batanidza
