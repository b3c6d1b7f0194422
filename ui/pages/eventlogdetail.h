#pragma once

#include "ui/models/changemodel.h"
#include "ui/pages/page.h"

class QAction;
class QLabel;
class QPlainTextEdit;
class QTabWidget;
class QTableView;

//! One event of the log: who, when and by which rule, what was before and after as a diff, what
//! was settled, and the event as it was hashed. Main thread; what differs is found in the pool.
namespace Batanidza {

class ChangeDelegate;
class TextLabel;

class EventLogDetail final : public QWidget
{
    Q_OBJECT

public:
    EventLogDetail(PageContext &context, ConflictApi &api, QWidget *parent = nullptr);

    //! Nothing (0) empties it.
    void show(Sequence sequence);
    //! What can be done with it may be another now.
    void reload();
    [[nodiscard]] Sequence shown() const { return m_sequence; }
    //! Only where it was read.
    [[nodiscard]] const std::optional<EventDetail> &detail() const { return m_detail; }
    [[nodiscard]] QTableView *changes() const { return m_changes; }
    [[nodiscard]] QTableView *decisions() const { return m_decisions; }
    [[nodiscard]] const ChangeModel &changeModel() const { return *m_changeModel; }
    [[nodiscard]] const ChangeModel &decisionModel() const { return *m_decisionModel; }
    //! The table that is seen, for copying; nullptr where none is.
    [[nodiscard]] QTableView *table() const;
    //! The path of the chosen decision; empty where none is chosen, or a person made them.
    [[nodiscard]] QString chosenDecision() const;
    [[nodiscard]] QAction *invisibleAction() const { return m_invisible; }
    void addDecisionAction(QAction *action);
    void retranslate();

Q_SIGNALS:
    //! Another event is shown, or another decision chosen.
    void changed();
    void linkWanted(const Batanidza::Address &address);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void layOut();
    void take(const EventDetail &detail);
    void showFacts();
    void layOutTable(QTableView &table);

    PageContext &m_context;
    ConflictApi &m_api;
    Sequence m_sequence;
    quint64 m_asked = 0;
    std::optional<EventDetail> m_detail;
    std::optional<Error> m_error;
    QAction *m_invisible;
    ChangeModel *m_changeModel;
    ChangeModel *m_decisionModel;
    ChangeDelegate *m_delegate;
    TextLabel *m_heading;
    QLabel *m_about;
    QLabel *m_links;
    QTabWidget *m_tabs;
    QTableView *m_changes;
    QTableView *m_decisions;
    QPlainTextEdit *m_raw;
};

} // namespace Batanidza
