#include "ui/widgets/platformdetail.h"

#include "engine/runtime/awaited.h"
#include "ui/models/clientstatusmodel.h"
#include "ui/models/eventlinemodel.h"
#include "ui/models/trendfeed.h"
#include "ui/text/format.h"
#include "ui/text/reasontext.h"
#include "ui/text/wording.h"
#include "ui/widgets/chartlink.h"
#include "ui/widgets/latencychart.h"
#include "ui/widgets/linklist.h"
#include "ui/widgets/rangebar.h"
#include "ui/widgets/statuspill.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/textlabel.h"

#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostEvents = 20;

void fitHeader(QTableView &table, int stretched)
{
    table.horizontalHeader()->setStretchLastSection(false);
    table.horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table.horizontalHeader()->setSectionResizeMode(stretched, QHeaderView::Stretch);
}

} // namespace

PlatformDetail::PlatformDetail(PageContext &context, MonitorApi &monitor, AdminApi &admin,
                               QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_admin(admin)
    , m_feed(new TrendFeed(monitor, this))
    , m_link(new ChartLink(this))
    , m_name(new TextLabel(context.look, TextRole::Headline, this))
    , m_pill(new StatusPill(context.look, this))
    , m_sentence(new TextLabel(context.look, TextRole::Body, this))
    , m_reasons(new LinkList(context.look, this))
    , m_clientsTitle(new TextLabel(context.look, TextRole::Section, this))
    , m_clients(new QTableView(this))
    , m_clientModel(new ClientStatusModel(this))
    , m_chart(nullptr)
    , m_eventsTitle(new TextLabel(context.look, TextRole::Section, this))
    , m_events(new QTableView(this))
    , m_eventModel(new EventLineModel(mostEvents, this))
{
    m_feed->setPlatform(m_platform);
    m_chart = new LatencyChart(context, *m_link, *m_feed, this);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *clientWords = new ClientWording(context.clock, this);
    clientWords->setSourceModel(m_clientModel);
    m_clients->setModel(clientWords);
    auto *eventWords = new EventWording(context.clock, this);
    eventWords->setSourceModel(m_eventModel);
    m_events->setModel(eventWords);
    prepareTable(*m_clients);
    prepareTable(*m_events);
    fitHeader(*m_clients, ClientStatusModel::Device);
    fitHeader(*m_events, EventLineModel::Item);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 0, 0, 0);
    column->setSpacing(6);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_name);
    row->addWidget(m_pill);
    row->addStretch(1);
    column->addLayout(row);
    column->addWidget(m_sentence);
    column->addWidget(m_reasons);
    column->addWidget(m_clientsTitle);
    column->addWidget(m_clients, 2);
    auto *range = new RangeBar(*m_feed, *m_link, this);
    range->rememberIn(context.preferences, u"platform/range"_s);
    column->addWidget(range, 0, Qt::AlignLeft);
    column->addWidget(m_chart, 3);
    column->addWidget(m_eventsTitle);
    column->addWidget(m_events, 3);

    connect(m_reasons, &LinkList::followed, this, [this](const QString &link) {
        if (const auto address = Address::parse(link))
            m_context.go(*address);
    });
    connect(m_events, &QTableView::activated, this, [this](const QModelIndex &index) {
        const EventLine &line = m_eventModel->at(index.row());
        if (!line.item.isEmpty())
            m_context.go({u"item"_s, line.item.toString(), {}});
    });
    connect(&admin, &AdminApi::settingChanged, this, &PlatformDetail::loadTarget);
    retranslate();
    loadTarget();
}

void PlatformDetail::loadTarget()
{
    awaitResult<Json>(m_admin.settings(), this, [this](const Result<Json> &settings) {
        if (settings)
            m_chart->setTarget((*settings)[u"targets.updateP99Ms"].toDouble(200));
    });
}

void PlatformDetail::setPlatform(Platform platform)
{
    if (platform == m_platform)
        return;
    m_platform = platform;
    release();
    m_feed->setPlatform(platform);
    m_name->setText(Format::platform(platform));
    showStatus();
    showEvents();
}

void PlatformDetail::setSnapshot(const EngineSnapshotPtr &snapshot, Millis age)
{
    m_snapshot = snapshot;
    m_age = age;
    m_feed->setSnapshot(snapshot);
    showStatus();
    showEvents();
}

std::optional<ClientId> PlatformDetail::chosenClient() const
{
    const QModelIndexList rows = m_clients->selectionModel()->selectedRows();
    if (rows.size() != 1)
        return std::nullopt;
    return ClientId(rows.first()
                        .siblingAtColumn(ClientStatusModel::Device)
                        .data(ClientStatusModel::ValueRole)
                        .toString());
}

void PlatformDetail::reload()
{
    m_feed->reload();
}

void PlatformDetail::showStatus()
{
    if (!m_snapshot)
        return;
    const bool stale = m_age > Page::staleAfter;
    const Millis now = m_snapshot->takenAt + m_age;
    for (const PlatformStatus &status : m_snapshot->platforms) {
        if (status.platform != m_platform)
            continue;
        m_pill->setState(status.severity, ReasonText::platformWord(status));
        m_pill->setStale(stale);
        m_sentence->setColor(stale ? ColorRole::Off : ColorRole::Text);
        m_sentence->setText(ReasonText::platformSentence(status, now));
        m_clientModel->setClients(status.clients);
        m_clientsTitle->setText(tr("%n device(s) known, %1 connected", nullptr, status.known)
                                    .arg(Format::number(status.sessions)));
    }
    QList<LinkList::Link> links;
    for (const Reason &reason : m_snapshot->reasons) {
        const bool mine = reason.platform == m_platform;
        // The sentence above says these two already, in more detail.
        if (mine && reason.kind != ReasonKind::PlatformBehind &&
            reason.kind != ReasonKind::PlatformOff)
            links.append({ReasonText::sentence(reason, now), {}, reason.severity});
    }
    m_reasons->setLinks(links);
    m_reasons->setVisible(!links.isEmpty());
}

void PlatformDetail::showEvents()
{
    if (!m_snapshot)
        return;
    // A platform that is behind waits for what others did, so the newest of all stand here then.
    bool behind = false;
    for (const PlatformStatus &status : m_snapshot->platforms)
        behind = behind || (status.platform == m_platform && status.behind > 0);
    m_eventModel->setPlatform(behind ? QString() : platformName(m_platform));
    m_eventModel->setEvents(m_snapshot->recent);
    m_eventsTitle->setText(behind ? tr("Newest events, which it waits for")
                                  : tr("Newest events from this platform"));
    m_events->setAccessibleName(m_eventsTitle->text());
}

void PlatformDetail::showLastEvent()
{
    if (m_eventModel->rowCount() > 0)
        m_events->setCurrentIndex(m_events->model()->index(0, 0));
    m_events->setFocus(Qt::OtherFocusReason);
}

QList<QWidget *> PlatformDetail::panes() const
{
    return {m_events, m_clients, m_chart};
}

QString PlatformDetail::sentence() const
{
    return m_sentence->text();
}

bool PlatformDetail::release()
{
    if (!m_link->holds())
        return false;
    m_link->clearPins();
    m_link->setCrosshair({});
    m_link->setPaused(false);
    return true;
}

void PlatformDetail::retranslate()
{
    m_name->setText(Format::platform(m_platform));
    m_reasons->setAccessibleName(tr("Reasons"));
    m_clients->setAccessibleName(tr("Devices"));
    showStatus();
    showEvents();
}

} // namespace Batanidza
