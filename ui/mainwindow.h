#pragma once

#include "ui/models/previewdrafts.h"
#include "ui/pages/page.h"
#include "ui/windowactions.h"

#include <QMainWindow>
#include <QPointer>
#include <QTimer>

#include <vector>

class QStackedWidget;

//! The frame around every page: rail, header, page, status line, menu bar, keys. It holds no rule
//! about content and asks no thread and waits. Main thread.
namespace Batanidza {

class OverlayList;
class PageHeader;
class Rail;
class StatusLine;

class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    //! Everything given outlives the window. Pages come by addPage(), then start().
    MainWindow(const Apis &apis, Preferences &preferences, Look &look, const Clock &clock,
               QWidget *parent = nullptr);
    ~MainWindow() override;

    //! In the order of the rail. The page is built when it is first shown.
    void addPage(PageEntry entry);
    //! Restores places and sizes, then shows `address`, or the first page. Call it once, before
    //! show().
    void start(const std::optional<Address> &address = {});
    //! How the engine is brought to rest when the window closes: the callback runs once, and calls
    //! what it is given when all is saved. Without one the window closes at once.
    void setDrain(std::function<void(std::function<void()>)> drain) { m_drain = std::move(drain); }

    void go(const Address &address);
    [[nodiscard]] Page *currentPage() const { return m_current; }
    [[nodiscard]] PageContext &context() { return m_context; }
    [[nodiscard]] const WindowActions &actions() const { return *m_actions; }
    //! A page asks for its menus again, after its actions changed.
    void refreshMenus();

Q_SIGNALS:
    //! Nothing is left to do: the application may quit.
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Entry
    {
        PageEntry entry;
        Page *page = nullptr; //!< child of the stack; nullptr until first shown
        int rail = -1;
        QAction *action = nullptr;
    };

    void connectActions();
    void retranslate();
    void onSnapshot(const EngineSnapshotPtr &snapshot);
    void onLine();
    void showLine(const LineStatus &line);
    void tick();
    [[nodiscard]] Millis age() const;
    void turnTo(Entry &entry, const Address &address);
    [[nodiscard]] Entry *find(const QString &kind);
    [[nodiscard]] QWidget *frameOrPagePane(int step) const;
    void movePane(int step);
    void showCommands();
    void showKeys();
    void findItems(const QString &text);
    void escape();
    void copyDiagnostics();
    void showAbout();
    void restorePlace();
    void savePlace();
    void finishClosing();

    Apis m_apis;
    const Clock &m_clock;
    JobModel m_jobs;
    QUndoStack m_undo;
    PreviewDrafts m_drafts;
    Announcer *m_announcer;
    InlineBar *m_bar;
    InlineBar *m_lineBar; //!< why there is no connection, while there is none
    PageContext m_context;
    Rail *m_rail;
    PageHeader *m_header;
    QStackedWidget *m_stack;
    StatusLine *m_status;
    OverlayList *m_overlay;
    WindowActions *m_actions;
    std::vector<Entry> m_entries;
    Page *m_current = nullptr;
    History m_history;
    EngineSnapshotPtr m_snapshot;
    std::optional<LineStatus> m_line; //!< as shown
    Severity m_lastSeverity = Severity::Unknown;
    QTimer m_tick;
    std::function<void(std::function<void()>)> m_drain;
    enum class Closing { No, Draining, Done } m_closing = Closing::No;
    bool m_findingItems = false;
};

} // namespace Batanidza
