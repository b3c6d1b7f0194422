#pragma once

#include "engine/base/clock.h"
#include "engine/runtime/adminapi.h"
#include "engine/runtime/conflictapi.h"
#include "engine/runtime/contentapi.h"
#include "engine/runtime/monitorapi.h"
#include "ui/look.h"
#include "ui/models/jobmodel.h"
#include "ui/models/preferences.h"
#include "ui/navigation.h"
#include "ui/widgets/announcer.h"
#include "ui/widgets/inlinebar.h"

#include <QAction>
#include <QUndoStack>
#include <QWidget>

//! What every page of the window is, and what it is given. Main thread.
namespace Batanidza {

class AudioApi;
class LearningApi;
class PreviewDrafts;

//! The small interfaces by which the window sees an engine. They outlive the window. Without one of
//! the last two its buttons and tabs say so.
struct Apis
{
    MonitorApi &monitor;
    ContentApi &content;
    ConflictApi &conflicts;
    AdminApi &admin;
    AudioApi *audio = nullptr;
    LearningApi *learning = nullptr;
};

//! What the frame lends to its pages. All of it outlives them.
struct PageContext
{
    Look &look;
    const Clock &clock;
    JobModel &jobs; //!< the frame feeds it the progress that the apis tell
    QUndoStack &undo;
    Announcer &announcer;
    InlineBar &bar;
    Preferences &preferences; //!< a page keeps its layout as state(): "platform/columns"
    std::function<void(const Address &)> go;
    AudioApi *audio = nullptr; //!< for a PlayButton, which takes a null one too
    LearningApi *learning = nullptr;
    PreviewDrafts *drafts = nullptr; //!< what is not saved, for Preview to show
};

//! What can be done on a page, by the menu it belongs to. The frame shows each of them in the menu
//! bar and finds them by Ctrl+K and F1, so a page gives them names and keys and no menu of its own.
struct PageActions
{
    QList<QAction *> file;
    QList<QAction *> edit;
    QList<QAction *> view;
    QList<QAction *> tools;
};

class Page : public QWidget
{
    Q_OBJECT

public:
    explicit Page(PageContext &context, QWidget *parent = nullptr);

    //! Once a second, also while hidden; must not paint while hidden. `age` is how old the
    //! snapshot is: more than staleAfter means that values are shown greyed, with their age (I13).
    virtual void setSnapshot(const EngineSnapshotPtr &snapshot, Millis age) = 0;
    //! Shows the object of an address of this page's kind. Does nothing where it is gone.
    virtual void open(const Address &address) { Q_UNUSED(address) }
    //! The page's own address, with the chosen object: what Alt+Left comes back to.
    [[nodiscard]] virtual Address address() const = 0;
    [[nodiscard]] virtual PageActions pageActions() { return {}; }
    //! What F6 walks through, in order. Each is focusable or has a focus proxy.
    [[nodiscard]] virtual QList<QWidget *> panes() { return {}; }
    //! What Ctrl+F goes to; nullptr = this page has no filter.
    [[nodiscard]] virtual QWidget *filterField() { return nullptr; }
    //! F9. False where there is nothing to fold.
    virtual bool foldSideList() { return false; }
    //! F5.
    virtual void refresh() {}
    //! Ctrl+E and Ctrl+C on the page. False where there is nothing to take.
    virtual bool exportData() { return false; }
    virtual bool copySelection() { return false; }
    //! Esc. True where it closed or cleared something.
    virtual bool escape() { return false; }
    //! Layout (splitters, columns, filters) to and from context().preferences.
    virtual void saveState() {}
    virtual void restoreState() {}

    static constexpr Millis staleAfter{3000};

protected:
    [[nodiscard]] PageContext &context() const { return m_context; }
    //! Sets every text again; called after a change of language. Call it from the constructor too.
    virtual void retranslate() = 0;
    void changeEvent(QEvent *event) override;
    //! In the bar for ten seconds, and to those who listen.
    void say(Severity severity, const QString &text);
    //! In the bar until it is closed, with the details to copy.
    void fail(const Error &error);

private:
    PageContext &m_context;
};

//! A page before it is built: what the rail, the Go menu and Ctrl+K show of it.
struct PageEntry
{
    QString kind;                   //!< of its addresses: "overview", "platform"
    QString icon;                   //!< "page-overview"
    std::function<QString()> title; //!< in the language of now
    QKeySequence key;               //!< empty = none
    std::function<int(const EngineSnapshot &)>
        waiting; //!< for the badge: things that wait for a person
    std::function<Page *(PageContext &, QWidget *)> make; //!< child of the given widget
    bool inRail = true;
};

} // namespace Batanidza
