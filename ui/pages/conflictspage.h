#pragma once

#include "ui/pages/conflictcase.h"
#include "ui/pages/page.h"

class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;

//! Conflicts (Ctrl+4): the edits that wait for a person, and one of them to be decided, field by
//! field. Main thread.
namespace Batanidza {

class ConflictActions;
class ConflictBulk;
class ConflictFields;
class ConflictFinish;
class ConflictQueue;
class ConflictTabs;
class EmptyState;

class ConflictsPage final : public Page
{
    Q_OBJECT

public:
    ConflictsPage(PageContext &context, ConflictApi &api, QWidget *parent = nullptr);

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

    //! The open conflict: as JSON, or as readable text, by the name's ending.
    void exportTo(const QString &file);

    [[nodiscard]] PendingDecisions &pending() const { return *m_pending; }
    [[nodiscard]] ConflictCase &openCase() const { return *m_case; }

protected:
    void retranslate() override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void layOut();
    void listen();
    void listenToCase();
    void showState();
    void showEmpty();
    void onFinished(const ConflictCase::Done &done);
    void showOnPlatforms();
    void onUnsent(const PendingDecision &decision);
    void showNext(const ConflictId &done);
    void onNewer();
    void onBulkDone(const BulkReport &report, int asked);
    void takeBackBulk(const QList<Sequence> &sequences);
    [[nodiscard]] QString conflictText() const;

    ConflictApi &m_api;
    ConflictChoices *m_desk;
    ConflictCase *m_case;
    ConflictActions *m_actions;
    ConflictQueue *m_queue;
    ConflictFields *m_fields;
    ConflictTabs *m_tabs;
    ConflictBulk *m_bulk;
    ConflictFinish *m_finish;
    PendingDecisions *m_pending;
    EmptyState *m_empty;
    QSplitter *m_split;
    QSplitter *m_work;
    QStackedWidget *m_stack;
    ConflictId m_wanted;   //!< an address may come before the queue was read
    ConflictId m_restored; //!< was open when the window was closed last
    QString m_wantedField; //!< and the field of it
    QString m_lastResolved;
    QString m_newerText;                        //!< what was last said of a head that moved
    std::pair<ConflictId, QStringList> m_later; //!< of which nobody wants to hear now
    Millis m_agesShown{0};
    bool m_first = true;
};

//! The page's place in the rail.
[[nodiscard]] PageEntry conflictsEntry(ConflictApi &conflicts);

} // namespace Batanidza
