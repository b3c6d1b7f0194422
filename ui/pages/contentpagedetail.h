#pragma once

#include "engine/runtime/conflictapi.h"
#include "engine/runtime/contentapi.h"
#include "ui/pages/page.h"

#include <QWidget>

class QAction;
class QLabel;
class QPlainTextEdit;
class QStackedWidget;
class QTabWidget;
class QToolButton;

//! One lesson beside the list: to read, its revisions and its raw JSON. Main thread.
namespace Batanidza {

class AdaptationWatch;
class ContentHistory;
class ContentModel;
class ContentPlaces;
class LessonView;

class ContentDetail : public QWidget
{
    Q_OBJECT

public:
    //! `model` and `faults` tell what each platform has of the lesson. All of it outlives this.
    ContentDetail(PageContext &context, ContentApi &api, const ContentModel &model,
                  const AdaptationWatch &faults, QWidget *parent = nullptr);

    //! Empty clears it.
    void show(const ItemId &id);
    [[nodiscard]] const ItemId &shown() const { return m_id; }
    //! The head of that item may have moved: reads it again.
    void headMoved(const ItemRow &row);
    //! Edits that wait for a person; those of the shown item are told in words.
    void setConflicts(const QList<ConflictRow> &waiting);

    [[nodiscard]] QAction *editAction() const { return m_edit; }
    [[nodiscard]] QAction *restoreAction() const;
    [[nodiscard]] QAction *copyHashAction() const { return m_copyHash; }
    //! Nothing while it is read.
    [[nodiscard]] const std::optional<ItemDetail> &detail() const { return m_detail; }
    //! What platforms have, or the lesson's faults, may be others than before.
    void showPlaces();
    //! Asks for the editor, as soon as the lesson was read.
    void editWhenRead();

Q_SIGNALS:
    //! The shown lesson is to be changed.
    void editWanted();
    //! Another lesson is shown, or none, or the shown one was read.
    void read();

protected:
    void changeEvent(QEvent *event) override;

private:
    void load();
    void onLoaded(const Result<ItemDetail> &detail);
    void showHeader();
    void say(Severity severity, const QString &text);
    void message(const QString &text);
    void startEdit();
    void copyHash();
    void retranslate();

    PageContext &m_context;
    ContentApi &m_api;
    const AdaptationWatch &m_faults;
    ItemId m_id;
    std::optional<ItemDetail> m_detail;
    QList<ConflictRow> m_conflicts;
    quint64 m_asked = 0;
    bool m_editWhenRead = false;

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
    ContentPlaces *m_places;
    ContentHistory *m_history;
    QPlainTextEdit *m_raw;
};

//! "An edit by Rudo from iOS waits for a person, since 14:05."
[[nodiscard]] QString conflictSentence(const ConflictRow &conflict, Millis now);

} // namespace Batanidza
