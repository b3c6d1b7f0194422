#pragma once

#include "engine/runtime/contentapi.h"
#include "ui/models/lessondraft.h"
#include "ui/pages/lessonfield.h"
#include "ui/pages/page.h"

#include <QTimer>

class QAction;
class QLabel;
class QMenu;
class QSplitter;
class QPushButton;
class QToolButton;

//! The lesson editor: all that a lesson holds as a form, checked while it is typed, kept as a draft
//! and published through the commit door. Main thread; the check runs in the pool.
namespace Batanidza {

class LessonFindings;
class LessonForm;
class LessonOutline;
class LessonPublish;

class LessonEditor final : public QWidget
{
    Q_OBJECT

public:
    LessonEditor(PageContext &context, ContentApi &api, QWidget *parent = nullptr);

    //! Goes on with the person's draft of it where there is one.
    void open(const ItemDetail &detail);
    //! A lesson that nobody has yet: a new one, or a copy.
    void openNew(const Json &body);
    //! A draft of drafts(). False where it is gone.
    bool openDraft(const QString &key);
    //! Keeps the draft.
    void close();
    [[nodiscard]] bool isOpen() const { return m_draft->isOpen(); }
    [[nodiscard]] ItemId item() const;
    [[nodiscard]] const LessonDraft &draft() const { return *m_draft; }
    [[nodiscard]] DraftBook drafts() const;
    //! Somebody else's version came meanwhile.
    void headMoved(const ItemRow &row);
    //! Words from elsewhere, as one step of Undo.
    void addWords(const JsonArray &words);
    [[nodiscard]] bool escape();
    [[nodiscard]] QList<QAction *> actions() const;
    [[nodiscard]] QList<QWidget *> panes() const;
    //! Goes to the field of that pointer.
    void reveal(const QString &pointer);
    [[nodiscard]] const QList<Finding> &findings() const { return m_findings; }
    //! False while the last change is still being checked.
    [[nodiscard]] bool isChecked() const { return m_checked; }

Q_SIGNALS:
    void closed();
    void published(const Batanidza::Receipt &receipt);

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeActions();
    void layOut();
    void begin(const LessonDraftState &state, bool kept);
    void onDraft(const QString &pointer);
    void onEdited(const QString &pointer, const MaybeJson &value);
    //! What the whole lesson becomes where this field becomes that.
    [[nodiscard]] Json edited(const QString &pointer, const MaybeJson &value) const;
    void change(const Json &body, const QString &pointer, const QString &text, bool typed = false);
    void addEntry(const QString &list);
    void removeEntry();
    void moveEntry(int direction);
    void renew(bool all);
    void onChosen(const QString &list, qsizetype index);
    //! The Preview page shows what is being written.
    void offerPreview();
    void check();
    void onChecked(const QList<Finding> &findings);
    void showFindings();
    void showState();
    void publish();
    void send(const Edit &edit);
    void onPublished(const Result<Receipt> &receipt);
    void say(Severity severity, const QString &text, const QList<BarAction> &actions = {});
    void leave();
    void enableActions(bool open);
    void retranslate();

    PageContext &m_context;
    ContentApi &m_api;
    LessonDraft *m_draft;
    FieldWorld m_world;
    QTimer m_settle;
    quint64 m_asked = 0;
    bool m_checked = false;
    bool m_sending = false;
    bool m_changing = false; //!< the change is made here, not by Undo
    qint64 m_newer = 0;      //!< the head's version where it is beyond the draft's base
    QList<Finding> m_findings;
    //! Typing in one field: what the lesson was before it.
    struct Run
    {
        quint64 number = 0;
        QString pointer;
        Json before;
    } m_run;

    QLabel *m_title;
    QLabel *m_state;
    QPushButton *m_add;
    QMenu *m_addMenu;
    QToolButton *m_closeButton;
    QToolButton *m_previewButton;
    QSplitter *m_split;
    LessonOutline *m_outline;
    LessonForm *m_form;
    LessonFindings *m_found;
    LessonPublish *m_publish;
    QAction *m_remove;
    QAction *m_up;
    QAction *m_down;
    QAction *m_renewAll;
    QAction *m_next;
    QAction *m_discard;
    QAction *m_leave;
    QAction *m_preview;
};

} // namespace Batanidza
