#include "ui/pages/overviewpage.h"

#include "engine/runtime/awaited.h"
#include "ui/models/trendfeed.h"
#include "ui/text/capacitytext.h"
#include "ui/text/format.h"
#include "ui/text/reasontext.h"
#include "ui/widgets/cardrow.h"
#include "ui/widgets/chartlink.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/latencychart.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/linklist.h"
#include "ui/widgets/platformcard.h"
#include "ui/widgets/rangebar.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/throughputchart.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype mostReasons = 5;
constexpr qint64 mostWaiting = 4;

} // namespace

OverviewPage::OverviewPage(PageContext &context, MonitorApi &monitor, ConflictApi &conflicts,
                           AdminApi &admin, QWidget *parent)
    : Page(context, parent)
    , m_monitor(monitor)
    , m_conflicts(conflicts)
    , m_admin(admin)
    , m_feed(new TrendFeed(monitor, this))
    , m_link(new ChartLink(this))
    , m_copyHeadline(new QAction(this))
{
    auto *inside = new QWidget(this);
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(16, 4, 16, 12);
    column->setSpacing(12);
    column->addWidget(buildHeadline());
    column->addWidget(buildCards());
    column->addWidget(buildCharts(), 1);
    // At 200 % text or in a low window all stays reachable.
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);

    m_copyHeadline->setObjectName(u"overview.copyHeadline"_s);
    connect(m_copyHeadline, &QAction::triggered, this, &OverviewPage::copySelection);
    connect(&conflicts, &ConflictApi::changed, this, &OverviewPage::loadConflicts);
    connect(&admin, &AdminApi::settingChanged, this, &OverviewPage::loadTarget);
    connect(&context.look, &Look::changed, this, &OverviewPage::showHeadline);
    connect(&monitor, &MonitorApi::lineChanged, this, &OverviewPage::showHeadline);
    retranslate();
    loadTarget();
    loadConflicts();
}

QWidget *OverviewPage::buildHeadline()
{
    auto *box = new QWidget(this);
    m_icon = new QLabel(box);
    m_headline = new TextLabel(context().look, TextRole::Section, box);
    m_headline->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_headline->setWordWrap(true);
    m_reasons = new LinkList(context().look, box);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_icon);
    row->addWidget(m_headline, 1);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_reasons);
    connect(m_reasons, &LinkList::followed, this, [this](const QString &link) {
        if (const auto address = Address::parse(link))
            context().go(*address);
    });
    return box;
}

QWidget *OverviewPage::buildCards()
{
    auto *row = new CardRow(this);
    for (const Platform platform : allPlatforms) {
        auto *card = new PlatformCard(context().look, platform, row);
        connect(card, &PlatformCard::clicked, this, [this, platform] {
            context().go({u"platform"_s, platformName(platform), {}});
        });
        row->addCard(card);
        m_cards.append(card);
    }
    return row;
}

QWidget *OverviewPage::buildCharts()
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto *range = new RangeBar(*m_feed, *m_link, box);
    range->rememberIn(context().preferences, u"overview/range"_s);
    column->addWidget(range, 0, Qt::AlignLeft);
    m_latency = new LatencyChart(context(), *m_link, *m_feed, box);
    m_throughput = new ThroughputChart(context(), *m_link, *m_feed, box);
    column->addWidget(m_latency, 3);
    auto *row = new QHBoxLayout;
    row->setSpacing(24);
    row->addWidget(m_throughput, 3);
    auto *waiting = new QVBoxLayout;
    waiting->setSpacing(4);
    m_waitingTitle = new TextLabel(context().look, TextRole::Section, box);
    m_waitingList = new LinkList(context().look, box);
    waiting->addWidget(m_waitingTitle);
    waiting->addWidget(m_waitingList);
    waiting->addSpacing(8);
    m_capacityTitle = new TextLabel(context().look, TextRole::Section, box);
    m_capacityLines = new TextLabel(context().look, TextRole::Body, box);
    m_capacityLines->setWordWrap(true);
    m_capacityLines->setTextInteractionFlags(Qt::TextSelectableByMouse);
    waiting->addWidget(m_capacityTitle);
    waiting->addWidget(m_capacityLines);
    waiting->addStretch(1);
    row->addLayout(waiting, 2);
    column->addLayout(row, 2);
    connect(m_waitingList, &LinkList::followed, this, [this](const QString &link) {
        if (const auto address = Address::parse(link))
            context().go(*address);
    });
    return box;
}

void OverviewPage::setSnapshot(const EngineSnapshotPtr &snapshot, Millis age)
{
    const bool fresh = snapshot != m_snapshot;
    m_snapshot = snapshot;
    m_age = age;
    m_feed->setSnapshot(snapshot);
    if (snapshot->conflictsWaiting != m_waitingCount) {
        m_waitingCount = snapshot->conflictsWaiting;
        loadConflicts();
    }
    const Millis now = snapshot->takenAt + age;
    for (const PlatformStatus &status : snapshot->platforms) {
        for (PlatformCard *card : std::as_const(m_cards)) {
            if (card->platform() == status.platform)
                card->setStatus(status, now, age, fresh);
        }
    }
    showHeadline();
    showWaiting();
    if (isVisible() && now - m_capacityAt >= 60s)
        loadCapacity();
}

void OverviewPage::loadCapacity()
{
    m_capacityAt = m_snapshot->takenAt + m_age;
    awaitResult<Json>(m_monitor.detailedStats(), this, [this](const Result<Json> &numbers) {
        m_capacity = numbers ? numbers->operator[](u"capacity") : Json();
        showCapacity();
    });
}

void OverviewPage::showCapacity()
{
    if (m_capacity.isNull())
        return m_capacityLines->setText(ReasonText::notKnown());
    QStringList texts;
    for (const CapacityText::Line &line : CapacityText::lines(m_capacity, m_capacityAt)) {
        //: %1 "Needs attention", %2 what grows, as a sentence
        texts.append(line.severity == Severity::Warning
                         ? tr("%1: %2").arg(Format::severity(line.severity), line.text)
                         : line.text);
    }
    m_capacityLines->setText(texts.join(u'\n'));
}

void OverviewPage::showHeadline()
{
    const Severity severity =
        m_snapshot ? ReasonText::severity(*m_snapshot, m_age) : Severity::Unknown;
    const int size = m_headline->fontMetrics().height();
    m_icon->setPixmap(tintedPixmap(statusIcon(severity), context().look.color(severity), size,
                                   devicePixelRatioF()));
    if (!m_snapshot) {
        const auto line = m_monitor.line();
        m_headline->setText(line && line->state != LineState::Open
                                ? tr("There is no connection yet, so nothing is known.")
                                : tr("Starting: the first news come in a second."));
        m_reasons->setLinks({});
        return;
    }
    m_headline->setText(ReasonText::headline(*m_snapshot, m_age));
    QList<LinkList::Link> links;
    const Millis now = m_snapshot->takenAt + m_age;
    for (const Reason &reason : m_snapshot->reasons) {
        if (links.size() == mostReasons)
            break;
        links.append({ReasonText::sentence(reason, now), reason.link, reason.severity});
    }
    const auto more = static_cast<int>(m_snapshot->reasons.size() - links.size());
    if (more > 0)
        links.append({tr("%n more reason(s)", nullptr, more), u"batanidza:platform"_s, {}});
    m_reasons->setLinks(links);
}

void OverviewPage::loadConflicts()
{
    awaitResult<QList<ConflictRow>>(m_conflicts.list(mostWaiting), this,
                                    [this](const Result<QList<ConflictRow>> &rows) {
                                        if (!rows)
                                            return; // the headline still says how many there are
                                        m_waiting = *rows;
                                        showWaiting();
                                    });
}

void OverviewPage::loadTarget()
{
    awaitResult<Json>(m_admin.settings(), this, [this](const Result<Json> &settings) {
        if (settings)
            m_latency->setTarget((*settings)[u"targets.updateP99Ms"].toDouble(200));
    });
}

void OverviewPage::showWaiting()
{
    QList<LinkList::Link> links;
    const Millis now = m_snapshot ? m_snapshot->takenAt + m_age : Millis(0);
    for (const ConflictRow &row : std::as_const(m_waiting)) {
        //: %1 a lesson, %2 a person, %3 a platform, %4 an age ("3 h ago")
        const QString text = tr("%1: edit by %2 on %3, %4")
                                 .arg(row.title, row.author, Format::platform(row.platform),
                                      Format::age(row.queuedAt, now));
        const Address address{u"conflict"_s, row.id.toString(), {}};
        links.append({text, address.toString(), Severity::Warning});
    }
    const qint64 count = m_snapshot ? m_snapshot->conflictsWaiting : 0;
    if (count > m_waiting.size() && !m_waiting.isEmpty()) {
        links.append(
            {tr("%n more edit(s) waiting", nullptr, static_cast<int>(count - m_waiting.size())),
             u"batanidza:conflict"_s,
             {}});
    }
    if (links.isEmpty())
        links.append({m_snapshot ? tr("Nothing waits for you.") : ReasonText::notKnown(), {}, {}});
    m_waitingList->setLinks(links);
}

void OverviewPage::retranslate()
{
    setAccessibleName(tr("Overview"));
    m_reasons->setAccessibleName(tr("Reasons"));
    m_waitingTitle->setText(tr("Needs you"));
    m_waitingList->setAccessibleName(m_waitingTitle->text());
    //: How much is in use of what there is, and where it grows to
    m_capacityTitle->setText(tr("Capacity"));
    m_capacityLines->setAccessibleName(m_capacityTitle->text());
    m_copyHeadline->setText(tr("Copy the &headline"));
    for (PlatformCard *card : std::as_const(m_cards))
        card->retranslate();
    showHeadline();
    showWaiting();
    showCapacity();
}

Address OverviewPage::address() const
{
    return {u"overview"_s, {}, {}};
}

PageActions OverviewPage::pageActions()
{
    PageActions actions;
    actions.edit = {m_copyHeadline};
    const auto latency = m_latency->chartActions();
    const auto throughput = m_throughput->chartActions();
    actions.view = {latency.constFirst(), throughput.constFirst()};
    actions.file = latency.mid(1) + throughput.mid(1);
    return actions;
}

QList<QWidget *> OverviewPage::panes()
{
    return {m_reasons, m_cards.constFirst(), m_latency, m_throughput, m_waitingList};
}

void OverviewPage::refresh()
{
    m_feed->reload();
    m_capacityAt = Millis(0);
    loadTarget();
    loadConflicts();
}

bool OverviewPage::exportData()
{
    ChartPane *chosen = m_throughput->isAncestorOf(focusWidget())
                            ? static_cast<ChartPane *>(m_throughput)
                            : m_latency;
    chosen->exportCsv();
    return true;
}

bool OverviewPage::copySelection()
{
    QStringList lines{m_headline->text()};
    for (const LinkButton *button : m_reasons->buttons())
        lines.append(button->text());
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
    return true;
}

bool OverviewPage::escape()
{
    if (!m_link->holds())
        return false;
    m_link->clearPins();
    m_link->setCrosshair({});
    m_link->setPaused(false);
    return true;
}

} // namespace Batanidza
