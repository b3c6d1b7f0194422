#pragma once

#include "ui/pages/page.h"

class QAction;
class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;

//! Audit (Ctrl+6): every event and decision, filtered, with what it changed; taking back, and the
//! check of the chain. Main thread.
namespace Batanidza {

class ChainCheck;
class EmptyState;
class EventExport;
class EventLogDetail;
class EventLogFilter;
class EventLogModel;

class EventLogPage final : public Page
{
    Q_OBJECT

public:
    EventLogPage(PageContext &context, ConflictApi &api, QWidget *parent = nullptr);

    void setSnapshot(const EngineSnapshotPtr &snapshot, Millis age) override;
    void open(const Address &address) override;
    [[nodiscard]] Address address() const override;
    [[nodiscard]] PageActions pageActions() override;
    [[nodiscard]] QList<QWidget *> panes() override;
    [[nodiscard]] QWidget *filterField() override;
    bool foldSideList() override;
    void refresh() override;
    bool exportData() override;
    bool copySelection() override;
    bool escape() override;
    void saveState() override;
    void restoreState() override;

    //! CSV or JSON by the name's ending.
    void exportTo(const QString &file);
    [[nodiscard]] QTableView *table() const { return m_table; }

protected:
    void retranslate() override;

private:
    void layOut();
    void layOutColumns();
    void makeActions();
    void listen();
    void showState();
    void showActions();
    void onRowsInserted(int first, int last);
    void choose(Sequence sequence);
    void takeBack(const QList<Sequence> &events, const QString &path);
    void onTakenBack(const Result<TakeBackReport> &report);
    void copyLink();
    [[nodiscard]] QList<Sequence> selected() const;
    //! Why what is chosen cannot be taken back; empty where it can.
    [[nodiscard]] QString reasonAgainstTakingBack() const;

    ConflictApi &m_api;
    EventLogModel *m_model;
    EventLogFilter *m_filter;
    ChainCheck *m_chain;
    EventLogDetail *m_detail;
    EventExport *m_export;
    EmptyState *m_empty;
    QLabel *m_count;
    QLabel *m_reason;
    QTableView *m_table;
    QSplitter *m_split;
    QStackedWidget *m_stack;
    QPushButton *m_takeBackButton;
    QAction *m_takeBack;
    QAction *m_takeBackOne;
    QAction *m_copyLink;
    QAction *m_save;
    Sequence m_wanted; //!< an address may come before its row was read
    Millis m_agesShown{0};
    bool m_takingBack = false;
};

//! The page's place in the rail.
[[nodiscard]] PageEntry eventLogEntry(ConflictApi &conflicts);

} // namespace Batanidza
