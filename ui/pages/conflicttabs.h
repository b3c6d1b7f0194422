#pragma once

#include "ui/pages/conflictcase.h"
#include "ui/pages/page.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QTabWidget;
class QTableView;

//! Below the fields: the lesson as it would become, its raw form, what happened to it, and notes.
//! Main thread; the result is made in the pool.
namespace Batanidza {

class EventLineModel;
class EventWording;
class FieldChoiceModel;
class LessonView;

class ConflictTabs final : public QWidget
{
    Q_OBJECT

public:
    ConflictTabs(PageContext &context, ConflictApi &api, ConflictCase &open,
                 const FieldChoiceModel &fields, QWidget *parent = nullptr);

    void startNote();
    void retranslate();

private:
    void showCase();
    void makeResult();
    void readHistory();
    void showNotes();

    PageContext &m_context;
    ConflictApi &m_api;
    ConflictCase &m_case;
    const FieldChoiceModel &m_fields;
    QTabWidget *m_tabs;
    QLabel *m_remark;
    LessonView *m_lesson;
    QPlainTextEdit *m_raw;
    QTableView *m_history;
    EventLineModel *m_events;
    EventWording *m_wording;
    QListWidget *m_notes;
    QLineEdit *m_note;
    QTimer m_pause; //!< some decisions in a moment make one result
    quint64 m_asked = 0;
};

} // namespace Batanidza
