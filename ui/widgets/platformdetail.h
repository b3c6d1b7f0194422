#pragma once

#include "ui/pages/page.h"

class QTableView;

//! One platform in full: how it is and since when, its devices, its latency and the last events
//! that came from it or that it waits for. Main thread.
namespace Batanidza {

class ChartLink;
class ClientStatusModel;
class EventLineModel;
class LatencyChart;
class LinkList;
class StatusPill;
class TextLabel;
class TrendFeed;

class PlatformDetail final : public QWidget
{
    Q_OBJECT

public:
    PlatformDetail(PageContext &context, MonitorApi &monitor, AdminApi &admin,
                   QWidget *parent = nullptr);

    void setPlatform(Platform platform);
    void setSnapshot(const EngineSnapshotPtr &snapshot, Millis age);
    void reload();
    //! The newest event, chosen and with the focus.
    void showLastEvent();

    [[nodiscard]] QList<QWidget *> panes() const;
    [[nodiscard]] LatencyChart &chart() const { return *m_chart; }
    [[nodiscard]] QTableView &events() const { return *m_events; }
    [[nodiscard]] QTableView &clients() const { return *m_clients; }
    //! The device chosen in the list; nothing where none is.
    [[nodiscard]] std::optional<ClientId> chosenClient() const;
    [[nodiscard]] Platform platform() const { return m_platform; }
    [[nodiscard]] QString sentence() const;
    //! Ends a crosshair, pins or a pause. False where there was none.
    bool release();
    void retranslate();

private:
    void showStatus();
    void showEvents();
    void loadTarget();

    PageContext &m_context;
    AdminApi &m_admin;
    Platform m_platform = Platform::Web;
    EngineSnapshotPtr m_snapshot;
    Millis m_age{0};
    TrendFeed *m_feed;
    ChartLink *m_link;
    TextLabel *m_name;
    StatusPill *m_pill;
    TextLabel *m_sentence;
    LinkList *m_reasons;
    TextLabel *m_clientsTitle;
    QTableView *m_clients;
    ClientStatusModel *m_clientModel;
    LatencyChart *m_chart;
    TextLabel *m_eventsTitle;
    QTableView *m_events;
    EventLineModel *m_eventModel;
};

} // namespace Batanidza
