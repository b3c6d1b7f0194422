#pragma once

#include "ui/pages/page.h"

class QLabel;

//! "Am I needed?" in five seconds: one sentence with its reasons as links, five platforms, the
//! latency and throughput of now, and what waits for a person. Main thread.
namespace Batanidza {

class ChartLink;
class LatencyChart;
class LinkList;
class PlatformCard;
class TextLabel;
class ThroughputChart;
class TrendFeed;

class OverviewPage final : public Page
{
    Q_OBJECT

public:
    OverviewPage(PageContext &context, MonitorApi &monitor, ConflictApi &conflicts, AdminApi &admin,
                 QWidget *parent = nullptr);

    void setSnapshot(const EngineSnapshotPtr &snapshot, Millis age) override;
    [[nodiscard]] Address address() const override;
    [[nodiscard]] PageActions pageActions() override;
    [[nodiscard]] QList<QWidget *> panes() override;
    void refresh() override;
    bool exportData() override;
    bool copySelection() override;
    bool escape() override;

protected:
    void retranslate() override;

private:
    QWidget *buildHeadline();
    QWidget *buildCards();
    QWidget *buildCharts();
    void showHeadline();
    void showWaiting();
    void loadConflicts();
    void loadTarget();
    void loadCapacity();
    void showCapacity();

    MonitorApi &m_monitor;
    ConflictApi &m_conflicts;
    AdminApi &m_admin;
    EngineSnapshotPtr m_snapshot;
    Millis m_age{0};
    QList<ConflictRow> m_waiting;
    qint64 m_waitingCount = -1;

    TrendFeed *m_feed;
    ChartLink *m_link;
    QLabel *m_icon;
    TextLabel *m_headline;
    LinkList *m_reasons;
    QList<PlatformCard *> m_cards;
    LatencyChart *m_latency;
    ThroughputChart *m_throughput;
    TextLabel *m_waitingTitle;
    LinkList *m_waitingList;
    TextLabel *m_capacityTitle;
    TextLabel *m_capacityLines;
    Json m_capacity;
    Millis m_capacityAt{0}; //!< asked last; 0 = never
    QAction *m_copyHeadline;
};

} // namespace Batanidza
