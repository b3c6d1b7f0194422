#pragma once

#include "engine/runtime/cacheapi.h"
#include "ui/pages/page.h"

#include <array>

class QComboBox;
class QLineEdit;
class QStackedWidget;
class QTableView;
class QToolButton;

//! Cache (Ctrl+3): is it helping? Hit rate by tier, room, who leaves first, memory pressure, what
//! was made ready ahead, the largest entries; and dropping them. Main thread.
namespace Batanidza {

class CacheActions;
class CacheModel;
class ChartLink;
class EmptyState;
class FoldingFilter;
class HitRateChart;
class LeavingChart;
class TextLabel;
class TrendFeed;

class CachePage final : public Page
{
    Q_OBJECT

public:
    CachePage(PageContext &context, CacheApi &cache, MonitorApi &monitor, AdminApi &admin,
              QWidget *parent = nullptr);

    void setSnapshot(const EngineSnapshotPtr &snapshot, Millis age) override;
    [[nodiscard]] Address address() const override;
    [[nodiscard]] PageActions pageActions() override;
    [[nodiscard]] QList<QWidget *> panes() override;
    [[nodiscard]] QWidget *filterField() override;
    void refresh() override;
    bool exportData() override;
    bool copySelection() override;
    bool escape() override;
    void saveState() override;
    void restoreState() override;

    //! The shown entries as CSV: values in C locale, times in UTC.
    [[nodiscard]] QByteArray csv() const;

protected:
    void retranslate() override;
    void showEvent(QShowEvent *event) override;

private:
    //! In the order of the choice.
    static constexpr std::array policies{PolicyKind::Adaptive, PolicyKind::Lru, PolicyKind::Lfu,
                                         PolicyKind::Ttl, PolicyKind::Priority};

    QWidget *buildHead();
    QWidget *buildCharts();
    QWidget *buildTable();
    void load();
    void loadTarget();
    void take(const Result<CacheReport> &report);
    void showReport();
    void showState();
    void showCount();
    void choosePolicy(int index);
    void setPolicy(PolicyKind kind, bool undoable);
    [[nodiscard]] CacheEntryRow chosen() const;
    bool clearFilter();

    CacheApi &m_api;
    AdminApi &m_admin;
    std::optional<CacheReport> m_report;
    std::optional<Error> m_error;
    Millis m_failedAt{0};
    Millis m_age{0};
    bool m_asking = false;
    int m_seconds = 0; //!< since the last report was asked for

    TrendFeed *m_feed;
    ChartLink *m_link;
    CacheModel *m_model;
    FoldingFilter *m_filter;
    CacheActions *m_actions;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QWidget *m_content;
    TextLabel *m_rate;
    TextLabel *m_memory;
    TextLabel *m_disk;
    TextLabel *m_network;
    TextLabel *m_pressure;
    TextLabel *m_warming;
    TextLabel *m_policyName;
    QComboBox *m_policy;
    QToolButton *m_purge;
    HitRateChart *m_hits;
    LeavingChart *m_leaving;
    QLineEdit *m_field;
    TextLabel *m_count;
    QTableView *m_table;
    QStackedWidget *m_rows;
    EmptyState *m_noRows;
    QAction *m_copy;
    QAction *m_export;
};

//! The page's place in the rail.
[[nodiscard]] PageEntry cacheEntry(CacheApi &cache, MonitorApi &monitor, AdminApi &admin);

} // namespace Batanidza
