#include "ui/mainwindow.h"

#include "engine/runtime/audioapi.h"
#include "engine/runtime/awaited.h"
#include "ui/text/format.h"
#include "ui/text/reasontext.h"
#include "ui/widgets/overlaylist.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/rail.h"
#include "ui/widgets/statusline.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenuBar>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

MainWindow::MainWindow(const Apis &apis, Preferences &preferences, Look &look, const Clock &clock,
                       QWidget *parent)
    : QMainWindow(parent)
    , m_apis(apis)
    , m_clock(clock)
    , m_jobs(clock)
    , m_announcer(new Announcer(this))
    , m_bar(new InlineBar(look, this))
    , m_lineBar(new InlineBar(look, this))
    , m_context{look,         clock,
                m_jobs,       m_undo,
                *m_announcer, *m_bar,
                preferences,  [this](const Address &address) { go(address); },
                apis.audio,   apis.learning,
                &m_drafts}
    , m_rail(new Rail(look, this))
    , m_header(new PageHeader(look, this))
    , m_stack(new QStackedWidget(this))
    , m_status(new StatusLine(look, m_jobs, this))
    , m_overlay(nullptr)
    , m_actions(new WindowActions(menuBar(), m_undo, preferences, this))
{
    setMinimumSize(1024, 640);
    auto *central = new QWidget(this);
    auto *outer = new QVBoxLayout(central);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_rail);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_bar);
    column->addWidget(m_stack, 1);
    middle->addLayout(column, 1);
    outer->addLayout(middle, 1);
    outer->addWidget(m_status);
    setCentralWidget(central);
    column->insertWidget(column->indexOf(m_bar), m_lineBar);
    m_overlay = new OverlayList(look, this);

    connectActions();
    connect(&apis.monitor, &MonitorApi::snapshotReady, this, &MainWindow::onSnapshot);
    connect(&apis.content, &ContentApi::progressed, &m_jobs, &JobModel::advance);
    connect(&apis.admin, &AdminApi::progressed, &m_jobs, &JobModel::advance);
    connect(&apis.conflicts, &ConflictApi::progressed, &m_jobs, &JobModel::advance);
    if (apis.audio)
        connect(apis.audio, &AudioApi::progressed, &m_jobs, &JobModel::advance);
    connect(&apis.monitor, &MonitorApi::lineChanged, this, &MainWindow::onLine);
    connect(m_lineBar, &InlineBar::posted, m_announcer, &Announcer::announce);
    connect(m_bar, &InlineBar::posted, m_announcer, &Announcer::announce);
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, &MainWindow::tick);
    m_tick.start();
    retranslate();
}

MainWindow::~MainWindow() = default;

void MainWindow::connectActions()
{
    connect(m_rail, &Rail::chosen, this, [this](int index) {
        for (Entry &entry : m_entries) {
            if (entry.rail == index)
                entry.action->trigger();
        }
    });
    const auto back = [this] {
        if (m_history.canGoBack()) {
            const Address address = m_history.back();
            if (Entry *entry = find(address.kind))
                turnTo(*entry, address);
        }
    };
    const auto forward = [this] {
        if (m_history.canGoForward()) {
            const Address address = m_history.forward();
            if (Entry *entry = find(address.kind))
                turnTo(*entry, address);
        }
    };
    connect(m_header, &PageHeader::back, this, back);
    connect(m_header, &PageHeader::forward, this, forward);
    connect(m_actions->back, &QAction::triggered, this, back);
    connect(m_actions->forward, &QAction::triggered, this, forward);
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->exportData, &QAction::triggered, this, [this] {
        if (m_current && !m_current->exportData())
            m_status->say(tr("There is nothing to export on this page."));
    });
    connect(m_actions->copy, &QAction::triggered, this, [this] {
        if (m_current && m_current->copySelection())
            m_status->say(tr("Copied."));
    });
    connect(m_actions->find, &QAction::triggered, this, [this] {
        if (QWidget *field = m_current ? m_current->filterField() : nullptr)
            field->setFocus(Qt::ShortcutFocusReason);
    });
    connect(m_actions->refresh, &QAction::triggered, this, [this] {
        if (m_current)
            m_current->refresh();
    });
    connect(m_actions->fold, &QAction::triggered, this, [this] {
        if (!m_current || !m_current->foldSideList())
            m_actions->foldRail->toggle();
    });
    connect(m_actions->foldRail, &QAction::toggled, m_rail, &Rail::setFolded);
    connect(m_actions->nextPane, &QAction::triggered, this, [this] { movePane(1); });
    connect(m_actions->previousPane, &QAction::triggered, this, [this] { movePane(-1); });
    connect(m_actions->commands, &QAction::triggered, this, &MainWindow::showCommands);
    connect(m_actions->keys, &QAction::triggered, this, &MainWindow::showKeys);
    connect(m_actions->diagnostics, &QAction::triggered, this, &MainWindow::copyDiagnostics);
    connect(m_actions->about, &QAction::triggered, this, &MainWindow::showAbout);
    connect(m_overlay, &OverlayList::typed, this, &MainWindow::findItems);
    connect(m_overlay, &OverlayList::dismissed, this, [this] { m_findingItems = false; });
}

void MainWindow::addPage(PageEntry entry)
{
    Entry added;
    added.entry = std::move(entry);
    const QString kind = added.entry.kind;
    if (added.entry.inRail)
        added.rail = m_rail->add(added.entry.icon);
    added.action = m_actions->addPlace(u"go."_s + kind, added.entry.key);
    added.action->setVisible(added.entry.inRail);
    connect(added.action, &QAction::triggered, this, [this, kind] {
        Entry *chosen = find(kind);
        go(chosen->page ? chosen->page->address() : Address{kind, {}, {}});
    });
    m_entries.push_back(std::move(added));
    retranslate();
}

void MainWindow::start(const std::optional<Address> &address)
{
    restorePlace();
    onLine();
    if (m_apis.monitor.latest())
        onSnapshot(m_apis.monitor.latest());
    if (address && find(address->kind))
        go(*address);
    else if (!m_entries.empty())
        go({m_entries.front().entry.kind, {}, {}});
}

MainWindow::Entry *MainWindow::find(const QString &kind)
{
    for (Entry &entry : m_entries) {
        if (entry.entry.kind == kind)
            return &entry;
    }
    return nullptr;
}

void MainWindow::go(const Address &address)
{
    Entry *entry = find(address.kind);
    if (!entry) {
        m_status->say(tr("This part of the window does not exist: %1").arg(address.toString()));
        return;
    }
    m_history.visit(address);
    turnTo(*entry, address);
}

void MainWindow::turnTo(Entry &entry, const Address &address)
{
    if (!entry.page) {
        entry.page = entry.entry.make(m_context, m_stack);
        m_stack->addWidget(entry.page);
        entry.page->restoreState();
        if (m_snapshot)
            entry.page->setSnapshot(m_snapshot, age());
    }
    const bool turned = m_current != entry.page;
    m_current = entry.page;
    m_stack->setCurrentWidget(entry.page);
    if (entry.rail >= 0)
        m_rail->setCurrent(entry.rail);
    m_header->setTitle(entry.entry.title());
    setWindowTitle(tr("%1 - Batanidza").arg(entry.entry.title()));
    if (turned) {
        m_actions->setPageActions(entry.page->pageActions());
        if (m_snapshot)
            entry.page->setSnapshot(m_snapshot, age());
        const auto panes = entry.page->panes();
        if (!panes.isEmpty())
            panes.constFirst()->setFocus(Qt::OtherFocusReason);
    }
    entry.page->open(address);
    m_header->setCanGo(m_history.canGoBack(), m_history.canGoForward());
    m_actions->back->setEnabled(m_history.canGoBack());
    m_actions->forward->setEnabled(m_history.canGoForward());
    m_actions->find->setEnabled(entry.page->filterField() != nullptr);
}

void MainWindow::refreshMenus()
{
    if (m_current)
        m_actions->setPageActions(m_current->pageActions());
}

Millis MainWindow::age() const
{
    if (!m_snapshot)
        return Millis(0);
    const Millis past = std::max(Millis(0), m_clock.utc() - m_snapshot->takenAt);
    // Without a connection nothing is fresh, however short the time.
    if (m_snapshot->line && m_snapshot->line->state != LineState::Open)
        return std::max(past, Page::staleAfter + Millis(1));
    return past;
}

void MainWindow::onSnapshot(const EngineSnapshotPtr &snapshot)
{
    m_snapshot = snapshot;
    const Severity severity = ReasonText::severity(*snapshot, age());
    if (severity != m_lastSeverity) {
        m_lastSeverity = severity;
        m_announcer->announce(ReasonText::headline(*snapshot, age()));
        if (severity == Severity::Critical)
            QApplication::alert(this);
    }
    for (const Entry &entry : m_entries) {
        if (entry.rail >= 0 && entry.entry.waiting)
            m_rail->button(entry.rail)->setWaiting(entry.entry.waiting(*snapshot));
    }
    m_tick.start(); // the next second counts from this snapshot
    tick();
}

void MainWindow::tick()
{
    m_header->setSnapshot(m_snapshot, age());
    m_status->setSnapshot(m_snapshot, age());
    if (!m_snapshot)
        return;
    for (const Entry &entry : m_entries) {
        if (entry.page)
            entry.page->setSnapshot(m_snapshot, age());
    }
}

void MainWindow::movePane(int step)
{
    if (QWidget *next = frameOrPagePane(step))
        next->setFocus(Qt::TabFocusReason);
}

QWidget *MainWindow::frameOrPagePane(int step) const
{
    QList<QWidget *> panes{m_rail, m_header};
    if (m_current)
        panes.append(m_current->panes());
    panes.append(m_status);
    panes.removeIf([](const QWidget *pane) { return !pane->isVisible() || !pane->isEnabled(); });
    if (!m_history.canGoBack() && !m_history.canGoForward())
        panes.removeOne(m_header); // nothing in it takes the focus
    const QWidget *focus = QApplication::focusWidget();
    qsizetype at = -1;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (focus && (panes.at(i) == focus || panes.at(i)->isAncestorOf(focus) ||
                      panes.at(i)->focusProxy() == focus))
            at = i;
    }
    if (panes.isEmpty())
        return nullptr;
    if (at < 0)
        return step > 0 ? panes.constFirst() : panes.constLast();
    return panes.at((at + step + panes.size()) % panes.size());
}

void MainWindow::showCommands()
{
    QList<OverlayEntry> entries;
    const auto actions = m_actions->all();
    for (QAction *action : actions) {
        if (action == m_actions->commands || !action->isVisible())
            continue;
        OverlayEntry entry;
        entry.text = QString(action->text()).remove(u'&');
        entry.hint = action->shortcut().toString(QKeySequence::NativeText);
        entry.enabled = action->isEnabled();
        entry.run = [action = QPointer<QAction>(action)] {
            if (action)
                action->trigger();
        };
        entries.append(std::move(entry));
    }
    for (const Platform platform : allPlatforms) {
        const Address address{u"platform"_s, platformName(platform), {}};
        entries.append(
            {Format::platform(platform), tr("Platform"), true, [this, address] { go(address); }});
    }
    m_overlay->present(tr("Find a command, page or lesson"),
                       tr("Type a few letters of a command, page, platform or lesson"), entries);
    m_findingItems = true;
}

void MainWindow::findItems(const QString &text)
{
    if (!m_findingItems || text.size() < 2)
        return;
    ItemQuery query;
    query.filter = text;
    query.limit = 20;
    awaitResult<
        ItemPage>(m_apis.content.list(query), m_overlay, [this](const Result<ItemPage> &page) {
        if (!page || !m_findingItems)
            return;
        QList<OverlayEntry> found;
        for (const ItemRow &row : page->rows) {
            const Address address{u"item"_s, row.id.toString(), {}};
            found.append({row.title, row.id.toString(), true, [this, address] { go(address); }});
        }
        m_overlay->setFound(found);
    });
}

void MainWindow::showKeys()
{
    QList<OverlayEntry> entries;
    const auto actions = m_actions->all();
    for (const QAction *action : actions) {
        if (action->shortcut().isEmpty() || !action->isVisible())
            continue;
        entries.append({QString(action->text()).remove(u'&'),
                        action->shortcut().toString(QKeySequence::NativeText),
                        true,
                        {}});
    }
    m_findingItems = false;
    m_overlay->present(tr("Keys of this page"), tr("Type a few letters to find a key"), entries);
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        escape();
        return;
    }
    QMainWindow::keyPressEvent(event);
}

void MainWindow::escape()
{
    if (m_overlay->isVisible()) {
        m_overlay->dismiss();
        return;
    }
    if (m_bar->isVisible()) {
        m_bar->dismiss();
        return;
    }
    if (m_current && m_current->escape())
        return;
    const auto panes = m_current ? m_current->panes() : QList<QWidget *>();
    if (!panes.isEmpty())
        panes.constFirst()->setFocus(Qt::OtherFocusReason);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MainWindow::retranslate()
{
    m_actions->retranslate();
    m_rail->setAccessibleName(tr("Pages"));
    m_bar->setAccessibleDescription(tr("Message"));
    m_lineBar->setAccessibleDescription(tr("Connection"));
    if (m_line)
        showLine(*m_line);
    setWindowTitle(tr("Batanidza"));
    for (const Entry &entry : m_entries) {
        const QString title = entry.entry.title();
        entry.action->setText(title);
        if (entry.rail >= 0)
            m_rail->button(entry.rail)->setTitle(title, entry.entry.key);
        if (entry.page && entry.page == m_current) {
            m_header->setTitle(title);
            setWindowTitle(tr("%1 - Batanidza").arg(title));
        }
    }
}

} // namespace Batanidza
