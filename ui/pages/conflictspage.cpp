#include "ui/pages/conflictspage.h"

#include "engine/runtime/awaited.h"
#include "ui/models/fieldchoicemodel.h"
#include "ui/models/previewdrafts.h"
#include "ui/pages/conflictactions.h"
#include "ui/pages/conflictbulk.h"
#include "ui/pages/conflictfields.h"
#include "ui/pages/conflictfinish.h"
#include "ui/pages/conflictqueue.h"
#include "ui/pages/conflicttabs.h"
#include "ui/pages/conflictwords.h"
#include "ui/text/errortext.h"
#include "ui/text/format.h"
#include "ui/widgets/emptystate.h"

#include <QLineEdit>
#include <QListView>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

ConflictsPage::ConflictsPage(PageContext &pageContext, ConflictApi &api, QWidget *parent)
    : Page(pageContext, parent)
    , m_api(api)
    , m_desk(new ConflictChoices(this))
    , m_case(new ConflictCase(api, *m_desk, pageContext.preferences, this))
    , m_actions(new ConflictActions(this))
    , m_queue(new ConflictQueue(pageContext, api, this))
    , m_fields(new ConflictFields(pageContext, api, *m_case, *m_desk, *m_actions, this))
    , m_tabs(new ConflictTabs(pageContext, api, *m_case, m_fields->model(), this))
    , m_bulk(new ConflictBulk(pageContext, api, this))
    , m_finish(new ConflictFinish(pageContext, *m_case, *m_fields, *m_tabs, this))
    , m_pending(new PendingDecisions(api, pageContext.preferences, this))
    , m_empty(new EmptyState(pageContext.look, u"page-conflicts"_s, this))
    , m_split(new QSplitter(this))
    , m_work(new QSplitter(Qt::Vertical, this))
    , m_stack(new QStackedWidget(this))
{
    layOut();
    listen();
    listenToCase();
    retranslate();
    m_queue->reload();
}

void ConflictsPage::layOut()
{
    m_work->addWidget(m_fields);
    m_work->addWidget(m_tabs);
    m_work->setStretchFactor(0, 3);
    m_work->setStretchFactor(1, 1);
    m_work->setSizes({460, 170});
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_work);
    m_stack->addWidget(m_bulk);
    m_split->addWidget(m_queue);
    m_split->addWidget(m_stack);
    m_split->setStretchFactor(0, 0);
    m_split->setStretchFactor(1, 1);
    m_split->setSizes({230, 800});
    m_split->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->addWidget(m_split);
    // The keys of the page count wherever its focus is.
    addActions({m_actions->nextConflict, m_actions->previousConflict, m_actions->saveDraft,
                m_actions->finish, m_actions->takeBack, m_actions->invisible, m_actions->preview});
}

void ConflictsPage::listen()
{
    connect(m_queue, &ConflictQueue::currentChanged, this, [this](const ConflictId &id) {
        if (!id.isEmpty())
            m_case->open(id);
        showState();
    });
    connect(m_queue, &ConflictQueue::stateChanged, this, [this] {
        if (!m_wanted.isEmpty()) {
            const auto id = std::exchange(m_wanted, {});
            if (!m_queue->choose(id))
                m_case->open(id); // not in this list: a resolved one, or one of somebody else's
        } else if (m_first && m_case->id().isEmpty()) {
            m_queue->step(1);
        }
        m_first = false;
        showState();
    });
    connect(m_queue, &ConflictQueue::bulkRequested, this, [this](const QList<ConflictId> &ids) {
        m_stack->setCurrentWidget(m_bulk);
        m_bulk->start(ids);
    });
    connect(m_queue, &ConflictQueue::failed, this, &ConflictsPage::fail);
    connect(m_bulk, &ConflictBulk::failed, this, &ConflictsPage::fail);
    connect(m_bulk, &ConflictBulk::done, this, &ConflictsPage::onBulkDone);
    connect(m_bulk, &ConflictBulk::left, this, [this] {
        showState();
        m_queue->list()->setFocus();
    });
    connect(&m_api, &ConflictApi::changed, m_queue, &ConflictQueue::reload);
    connect(m_empty, &EmptyState::triggered, this, &ConflictsPage::refresh);
    connect(m_actions->nextConflict, &QAction::triggered, this, [this] {
        m_queue->step(1);
        m_fields->table()->setFocus();
    });
    connect(m_actions->previousConflict, &QAction::triggered, this, [this] {
        m_queue->step(-1);
        m_fields->table()->setFocus();
    });
    connect(m_actions->saveDraft, &QAction::triggered, this,
            [this] { m_case->saveDraft(m_case->id()); });
    connect(m_actions->finish, &QAction::triggered, m_finish, &ConflictFinish::start);
    connect(m_actions->takeBack, &QAction::triggered, m_case, &ConflictCase::takeBack);
    connect(m_actions->note, &QAction::triggered, m_tabs, &ConflictTabs::startNote);
    connect(m_actions->preview, &QAction::triggered, this, &ConflictsPage::showOnPlatforms);
    connect(m_desk, &ConflictChoices::changed, this, [this](const ConflictId &id) {
        // Undo of a decision in another conflict: it is shown, so that one sees what changed.
        if (id != m_case->id() && !m_desk->choices(id).isEmpty())
            m_queue->choose(id);
    });
}

void ConflictsPage::listenToCase()
{
    connect(m_case, &ConflictCase::stateChanged, this, [this] {
        if (m_case->isReady() && !m_wantedField.isEmpty())
            m_fields->choose(std::exchange(m_wantedField, {}));
        // What was open last time may be of another workspace: then the first in the queue is.
        if (m_case->state() == ConflictCase::State::Failed && m_case->id() == m_restored &&
            m_case->error().code == ErrorCode::NotFound) {
            m_restored = {};
            m_queue->step(1);
        }
        showState();
    });
    connect(m_case, &ConflictCase::failed, this, &ConflictsPage::fail);
    connect(m_case, &ConflictCase::finished, this, &ConflictsPage::onFinished);
    connect(m_case, &ConflictCase::unsent, this, &ConflictsPage::onUnsent);
    connect(m_pending, &PendingDecisions::changed, this,
            [this] { m_queue->setPending(m_pending->count()); });
    connect(m_pending, &PendingDecisions::sent, this, [this](const PendingDecision &decision) {
        m_desk->put(decision.id, {});
        //: %1 a lesson
        say(Severity::Ok, tr("The decision about %1 was sent.").arg(decision.title));
        m_queue->reload();
    });
    connect(m_pending, &PendingDecisions::returned, this, [this](const PendingDecision &decision) {
        //: %1 a lesson
        say(Severity::Warning, tr("The decision about %1 could not be taken any more: look at it "
                                  "again. What you chose is kept.")
                                   .arg(decision.title));
        m_queue->reload();
    });
    m_queue->setPending(m_pending->count());
    connect(m_case, &ConflictCase::newerArrived, this, &ConflictsPage::onNewer);
    connect(m_case, &ConflictCase::broughtBack, this, [this] {
        say(Severity::Unknown,
            tr("What you decided here before, and could not be saved then, is here again."));
    });
    connect(m_case, &ConflictCase::draftSaved, this, [this](const ConflictId &id) {
        if (id == m_case->id() && isVisible())
            say(Severity::Ok, tr("Draft saved. It waits here until you finish."));
        m_fields->model().wordsChanged();
    });
    connect(m_case, &ConflictCase::movedAtFinish, this, [this](const QStringList &affected) {
        context().bar.post(
            {Severity::Warning,
             tr("The lesson changed meanwhile, so nothing was sent. %n field(s) have to be decided "
                "again; all other decisions are kept.",
                nullptr, static_cast<int>(affected.size())),
             {},
             0s});
        if (!affected.isEmpty())
            m_fields->choose(affected.first());
    });
    connect(m_case, &ConflictCase::closedMeanwhile, this, [this](const ConflictClosed &closed) {
        context().bar.post({Severity::Warning,
                            //: %1 a person, %2 "12 min ago"
                            tr("%1 settled this conflict %2. Nothing was sent.")
                                .arg(closed.by, Format::age(closed.at, context().clock.utc())),
                            {},
                            0s});
        m_case->reload();
        m_queue->reload();
    });
    connect(m_case, &ConflictCase::takenBack, this, [this](const TakeBackReport &report) {
        if (!report.leftAlone.isEmpty())
            say(Severity::Warning, tr("Taken back, except %n field(s) that others changed since.",
                                      nullptr, static_cast<int>(report.leftAlone.size())));
        else
            say(Severity::Ok, tr("Taken back. The conflict waits again, with your decisions."));
        m_queue->setScope(ConflictQueue::Scope::Waiting);
        if (!report.reopened.isEmpty()) {
            m_wanted = report.reopened.first();
            if (m_wanted == m_case->id())
                m_case->reload();
        }
        m_queue->reload();
        m_fields->table()->setFocus();
    });
}

void ConflictsPage::onFinished(const ConflictCase::Done &done)
{
    m_lastResolved = done.title;
    //: %1 a lesson
    const auto text = tr("%1 is resolved.").arg(done.title);
    context().bar.post({Severity::Ok, text, {{tr("Undo"), [this] { m_case->takeBack(); }}}, 10s});
    context().announcer.announce(text);
    showNext(done.id);
}

//! The next one that waits; what was finished goes out of the list by itself.
void ConflictsPage::showNext(const ConflictId &done)
{
    const auto next = [&]() -> ConflictId {
        const auto &rows = m_queue->model().rows();
        const int at = m_queue->model().rowOf(done);
        for (qsizetype i = 1; i < rows.size(); ++i) {
            const auto &row = rows[(at + i) % rows.size()];
            if (row.id != done && row.state == ConflictState::Open && !m_pending->contains(row.id))
                return row.id;
        }
        return {};
    }();
    if (next.isEmpty() || !m_queue->choose(next))
        m_case->close();
    m_queue->reload();
    m_fields->table()->setFocus();
}

//! What is decided so far goes along, saved or not.
void ConflictsPage::showOnPlatforms()
{
    if (!m_case->isReady())
        return;
    if (context().drafts)
        context().drafts->putChoices(m_case->id(), m_fields->model().resolution().choices);
    context().go({u"preview"_s,
                  m_case->detail().row.item.toString(),
                  {{u"conflict"_s, m_case->id().toString()}}});
}

void ConflictsPage::onUnsent(const PendingDecision &decision)
{
    m_pending->add(decision);
    m_desk->markSaved(decision.id); // it is kept here, over a restart too
    //: %1 a lesson
    const auto text = tr("Nobody is there to take it now. The decision about %1 is kept here and "
                         "sent when the engine is there again.")
                          .arg(decision.title);
    context().bar.post({Severity::Warning,
                        text,
                        {{tr("Undo"),
                          [this, id = decision.id] {
                              if (m_pending->remove(id) && !m_queue->choose(id))
                                  m_case->open(id);
                          }}},
                        10s});
    context().announcer.announce(text);
    showNext(decision.id);
}

void ConflictsPage::onNewer()
{
    const auto &fresh = m_case->newer();
    const auto affected = m_case->affected(fresh);
    // Elsewhere it says nothing, and who said "later" hears of it again when more is affected.
    if (!isVisible() || m_later == std::pair(m_case->id(), affected))
        return;
    //: %1 a platform, %2 a version such as v44
    const auto text = tr("%1 sent %2. %n of your decisions is affected.", nullptr,
                         static_cast<int>(affected.size()))
                          .arg(Format::platform(fresh.current.platform),
                               Format::version(fresh.headVersion.value()));
    QList<BarAction> actions;
    if (!affected.isEmpty()) {
        actions.append({//: Button: go to the field
                        tr("Show"), [this, path = affected.first()] {
                            m_fields->choose(path);
                            if (m_case->hasNewer())
                                onNewer();
                        }});
    }
    //: Button: take the newer version in
    actions.append({tr("Update"), [this] { m_case->takeNewer(); }});
    //: Button: not now
    actions.append(
        {tr("Later"), [this, later = std::pair(m_case->id(), affected)] { m_later = later; }});
    m_newerText = text;
    context().bar.post({Severity::Warning, text, actions, 0s});
}

void ConflictsPage::onBulkDone(const BulkReport &report, int asked)
{
    const auto done = static_cast<int>(report.resolved.size());
    BarMessage message;
    message.severity =
        report.left.isEmpty() && !report.cancelled ? Severity::Ok : Severity::Warning;
    message.text =
        report.left.isEmpty() && !report.cancelled
            ? tr("%n conflict(s) resolved.", nullptr, done)
            //: %1, %2 and %3 numbers
            : tr("%1 of %2 done, %3 unchanged.")
                  .arg(Format::number(done), Format::number(asked), Format::number(asked - done));
    if (done > 0) {
        message.actions = {
            {tr("Undo"), [this, sequences = report.resolved] { takeBackBulk(sequences); }}};
    }
    message.stays = 10s;
    context().bar.post(message);
    m_case->close();
    m_first = true;
    m_queue->reload();
    showState();
}

void ConflictsPage::takeBackBulk(const QList<Sequence> &sequences)
{
    awaitResult(m_api.takeBack(sequences, {}, context().preferences.personName()), this,
                [this](const Result<TakeBackReport> &report) {
                    if (!report) {
                        fail(report.error());
                        return;
                    }
                    say(Severity::Ok, tr("Taken back: %n conflict(s) wait again.", nullptr,
                                         static_cast<int>(report->reopened.size())));
                    m_queue->reload();
                });
}

void ConflictsPage::showState()
{
    m_actions->preview->setEnabled(m_case->isReady() && m_case->detail().row.type == u"lesson"_s);
    if (m_bulk->isRunning() ||
        (m_stack->currentWidget() == m_bulk && m_queue->selected().size() > 1))
        return;
    const bool work = m_case->isReady();
    m_stack->setCurrentWidget(work ? static_cast<QWidget *>(m_work) : m_empty);
    if (!work)
        showEmpty();
}

void ConflictsPage::showEmpty()
{
    if (m_case->state() == ConflictCase::State::Failed) {
        m_empty->setText(tr("The conflict could not be read."),
                         ErrorText::sentence(m_case->error().code), tr("Try again"));
    } else if (m_queue->state() == ConflictQueue::State::Failed) {
        m_empty->setText(tr("The queue could not be read."),
                         ErrorText::sentence(m_queue->error().code), tr("Try again"));
    } else if (m_case->state() == ConflictCase::State::Loading ||
               m_queue->state() == ConflictQueue::State::Loading) {
        m_empty->setText(tr("Reading ..."), {});
    } else if (m_queue->model().rowCount() == 0) {
        m_empty->setText(
            tr("No conflicts."),
            m_lastResolved.isEmpty()
                ? tr("When two people change the same thing and no rule can settle it, it waits "
                     "here for a person.")
                //: %1 a lesson
                : tr("The last one resolved here was %1. Ctrl+T takes it back.")
                      .arg(m_lastResolved));
    } else {
        m_empty->setText(tr("Choose a conflict."), tr("Alt+Down opens the next one."));
    }
}

} // namespace Batanidza
