#pragma once

#include "engine/runtime/conflictapi.h"
#include "engine/runtime/contentapi.h"
#include "ui/pages/page.h"

#include <QWidget>

class QAction;
class QLabel;
class QPlainTextEdit;
class QStackedWidget;
class QStandardItemModel;
class QTabWidget;
class QTableView;
class QToolButton;

//! One lesson beside the list: to read, its revisions, its raw JSON, and the form that changes it.
//! Main thread.
namespace Batanidza {

class ContentForm;
class LessonView;

class ContentDetail : public QWidget
{
    Q_OBJECT

public:
    ContentDetail(PageContext &context, ContentApi &api, QWidget *parent = nullptr);

    //! Empty clears it. An edit that was begun for another item is left.
    void show(const ItemId &id);
    [[nodiscard]] const ItemId &shown() const { return m_id; }
    //! The head of that item may have moved: reads it again, or says so where an edit is under way.
    void headMoved(const ItemRow &row);
    //! Edits that wait for a person; those of the shown item are told in words.
    void setConflicts(const QList<ConflictRow> &waiting);

    [[nodiscard]] QAction *editAction() const { return m_edit; }
    [[nodiscard]] QAction *copyHashAction() const { return m_copyHash; }
    [[nodiscard]] bool isEditing() const;
    //! Esc: leaves the form. False where it was not open.
    bool leaveForm();

Q_SIGNALS:
    void saved(const Batanidza::Receipt &receipt);

protected:
    void changeEvent(QEvent *event) override;

private:
    void load();
    void onLoaded(const Result<ItemDetail> &detail);
    void showHeader();
    void showHistory();
    void say(Severity severity, const QString &text);
    void message(const QString &text);
    void startEdit();
    void save(const JsonArray &operations);
    void onSaved(const Result<Receipt> &receipt);
    void copyHash();
    void retranslate();

    PageContext &m_context;
    ContentApi &m_api;
    ItemId m_id;
    std::optional<ItemDetail> m_detail;
    QList<ConflictRow> m_conflicts;
    quint64 m_asked = 0;

    QAction *m_edit;
    QAction *m_copyHash;
    QLabel *m_title;
    QLabel *m_facts;
    QLabel *m_hash;
    QToolButton *m_editButton;
    QToolButton *m_copyButton;
    QLabel *m_waiting;
    QLabel *m_noteIcon;
    QLabel *m_note;
    QStackedWidget *m_stack;
    QLabel *m_message;
    QTabWidget *m_tabs;
    LessonView *m_lesson;
    QTableView *m_history;
    QStandardItemModel *m_revisions;
    QPlainTextEdit *m_raw;
    ContentForm *m_form;
};

//! "An edit by Rudo from iOS waits for a person, since 14:05."
[[nodiscard]] QString conflictSentence(const ConflictRow &conflict, Millis now);

} // namespace Batanidza
