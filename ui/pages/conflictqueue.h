#pragma once

#include "ui/models/conflictmodel.h"
#include "ui/pages/page.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QToolButton;

//! The queue at the left of the Conflicts page: which conflicts, filtered, one or more chosen, and
//! what can be done with them as a whole. Main thread.
namespace Batanidza {

class FoldingFilter;

class ConflictQueue final : public QWidget
{
    Q_OBJECT

public:
    enum class Scope { Waiting, Mine, Nobodys, Resolved };
    enum class State { Loading, Ready, Failed };

    ConflictQueue(PageContext &context, ConflictApi &api, QWidget *parent = nullptr);

    void reload();
    //! Says "20 min" where it said "19 min".
    void refreshAges() { m_model->wordsChanged(); }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &error() const { return m_error; }
    [[nodiscard]] const ConflictModel &model() const { return *m_model; }
    [[nodiscard]] ConflictId current() const;
    [[nodiscard]] QList<ConflictId> selected() const;
    //! False where it is not in the list.
    bool choose(const ConflictId &id);
    //! The next or previous conflict in the list.
    void step(int by);
    [[nodiscard]] Scope scope() const;
    void setScope(Scope scope);
    //! Decisions that wait to be sent.
    void setPending(int decisions);
    [[nodiscard]] QLineEdit *filterField() const { return m_filter; }
    [[nodiscard]] QListView *list() const { return m_list; }
    [[nodiscard]] QAction *assignAction() const { return m_assign; }
    [[nodiscard]] QAction *assignNobodyAction() const { return m_unassign; }
    [[nodiscard]] QAction *assignOtherAction() const { return m_assignOther; }
    //! Where the name of another person is written; hidden until it is asked for.
    [[nodiscard]] QLineEdit *otherField() const { return m_other; }
    [[nodiscard]] QAction *postponeAction() const { return m_postpone; }
    //! By an hour, until tomorrow, by a week.
    [[nodiscard]] QList<QAction *> postponeChoices() const { return m_postponeChoices; }
    [[nodiscard]] QAction *openAgainAction() const { return m_openAgain; }
    //! What the choice of a strategy for many is made with; shown where several are selected.
    [[nodiscard]] QAction *bulkAction() const { return m_bulk; }

Q_SIGNALS:
    void currentChanged(const Batanidza::ConflictId &id);
    void bulkRequested(const QList<Batanidza::ConflictId> &ids);
    void stateChanged();
    void failed(const Batanidza::Error &error);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeActions();
    void layOut();
    void retranslate();
    void onRead(const Result<ConflictPage> &page);
    void showCount();
    void askForOther();
    void act(const QFuture<Result<void>> &done);

    PageContext &m_context;
    ConflictApi &m_api;
    ConflictModel *m_model;
    FoldingFilter *m_proxy;
    QAction *m_assign;
    QAction *m_unassign;
    QAction *m_assignOther;
    QList<QAction *> m_postponeChoices;
    QAction *m_postpone;
    QAction *m_openAgain;
    QAction *m_bulk;
    QLineEdit *m_filter;
    QLineEdit *m_other;
    QComboBox *m_scope;
    QLabel *m_count;
    QLabel *m_pendingText;
    QListView *m_list;
    QToolButton *m_assignButton;
    QToolButton *m_postponeButton;
    QToolButton *m_bulkButton;
    State m_state = State::Loading;
    Error m_error;
    quint64 m_asked = 0;
    int m_pending = 0;
    qint64 m_matching = 0;
};

} // namespace Batanidza
