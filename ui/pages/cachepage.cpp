#include "ui/pages/cachepage.h"

#include "engine/runtime/awaited.h"
#include "ui/models/cachemodel.h"
#include "ui/models/foldingfilter.h"
#include "ui/models/trendfeed.h"
#include "ui/pages/cacheactions.h"
#include "ui/text/cachetext.h"
#include "ui/text/errortext.h"
#include "ui/text/format.h"
#include "ui/widgets/cachecharts.h"
#include "ui/widgets/chartlink.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/textlabel.h"

#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QSaveFile>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int layoutVersion = 1;
constexpr int entriesShown = 200;
constexpr int askEvery = 2; //!< seconds

} // namespace

CachePage::CachePage(PageContext &context, CacheApi &cache, MonitorApi &monitor, AdminApi &admin,
                     QWidget *parent)
    : Page(context, parent)
    , m_api(cache)
    , m_admin(admin)
    , m_feed(new TrendFeed(monitor, this))
    , m_link(new ChartLink(this))
    , m_model(new CacheModel(this))
    , m_filter(new FoldingFilter(this))
    , m_actions(new CacheActions(
          cache, context, [this] { return chosen(); }, this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(context.look, u"page-cache"_s, m_stack))
    , m_copy(new QAction(this))
    , m_export(new QAction(this))
{
    m_feed->setRange(std::chrono::hours(1));
    m_content = new QWidget(m_stack);
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(buildHead());
    auto *split = new QSplitter(Qt::Vertical, m_content);
    split->setChildrenCollapsible(false);
    split->addWidget(buildCharts());
    split->addWidget(buildTable());
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 3);
    column->addWidget(split, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_content);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(16, 4, 16, 12);
    outer->addWidget(m_stack);

    m_copy->setObjectName(u"cache.copy"_s);
    m_export->setObjectName(u"cache.export"_s);
    connect(m_copy, &QAction::triggered, this, &CachePage::copySelection);
    connect(m_export, &QAction::triggered, this, &CachePage::exportData);
    connect(m_actions, &CacheActions::changed, this, &CachePage::load);
    connect(m_empty, &EmptyState::triggered, this, &CachePage::load);
    connect(&admin, &AdminApi::settingChanged, this, &CachePage::loadTarget);
    retranslate();
    showState();
    loadTarget();
}

void CachePage::setSnapshot(const EngineSnapshotPtr &snapshot, Millis age)
{
    m_age = age;
    m_feed->setSnapshot(snapshot);
    QPalette palette;
    if (age > staleAfter)
        palette.setColor(QPalette::Text, context().look.color(ColorRole::Off));
    m_table->setPalette(palette);
    if (isVisible() && age <= staleAfter && ++m_seconds >= askEvery)
        load();
}

void CachePage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    load();
}

void CachePage::load()
{
    if (m_asking)
        return;
    m_asking = true;
    m_seconds = 0;
    awaitResult<CacheReport>(m_api.report(entriesShown), this,
                             [this](const Result<CacheReport> &report) { take(report); });
}

void CachePage::loadTarget()
{
    awaitResult<Json>(m_admin.settings(), this, [this](const Result<Json> &settings) {
        if (settings)
            m_hits->setTarget((*settings)[u"targets.cacheHitPercent"].toDouble(90));
    });
}

void CachePage::take(const Result<CacheReport> &report)
{
    m_asking = false;
    if (report) {
        m_report = *report;
        m_error.reset();
        showReport();
    } else {
        if (!m_error)
            m_failedAt = context().clock.utc();
        m_error = report.error();
    }
    showState();
}

void CachePage::showReport()
{
    const CacheReport &report = *m_report;
    m_rate->setText(CacheText::hitRate(report));
    m_memory->setText(CacheText::room(report.tiers.value(0)));
    m_disk->setText(report.tiers.size() > 1 ? CacheText::room(report.tiers[1])
                                            : tr("Nothing is kept on disk: set in Settings"));
    const bool bad = report.tiers.size() > 1 && report.tiers[1].rest == DiskRest::Errors;
    m_disk->setColor(bad ? ColorRole::Warning : ColorRole::Text);
    m_network->setText(CacheText::network(report.network));
    m_network->setColor(CacheText::networkFails(report) ? ColorRole::Warning
                        : report.network.host.isEmpty() ? ColorRole::MutedText
                                                        : ColorRole::Text);
    m_pressure->setText(CacheText::pressure(report));
    m_pressure->setColor(report.pressure.level == Pressure::Hard   ? ColorRole::Critical
                         : report.pressure.level == Pressure::Soft ? ColorRole::Warning
                                                                   : ColorRole::MutedText);
    m_warming->setText(CacheText::warming(report.warmth));
    if (!m_policy->view()->isVisible()) {
        for (size_t i = 0; i < policies.size(); ++i) {
            if (policies[i] == report.policy)
                m_policy->setCurrentIndex(int(i));
        }
    }
    m_hits->setMinutes(report.minutes);
    m_leaving->setMinutes(report.minutes);
    Q_EMIT m_feed->changed();
    // The choice follows the entry, not the number of its row.
    const CacheEntryRow before = chosen();
    m_model->setEntries(report.entries);
    for (int row = 0; !before.key.isEmpty() && row < m_filter->rowCount(); ++row) {
        const QModelIndex index = m_filter->index(row, 0);
        const CacheEntryRow &entry = m_model->entries()[index.data(CacheModel::RowRole).toInt()];
        if (entry.key == before.key && entry.tier == before.tier) {
            if (m_table->currentIndex().row() != row)
                m_table->setCurrentIndex(index);
            break;
        }
    }
    m_actions->showChoice(report.tiers.size() > 1);
    showCount();
}

void CachePage::showState()
{
    if (m_error && !m_report) {
        // Where nobody can be reached, nothing else can be said to go on.
        const QString text = m_error->code == ErrorCode::Unavailable
                                 //: %1: what failed, a sentence; %2: a time
                                 ? tr("%1 Since %2.")
                                 //: %1: what failed, a sentence; %2: a time
                                 : tr("%1 Since %2. Everything else goes on.");
        m_empty->setText(tr("The cache cannot be read"),
                         text.arg(ErrorText::sentence(m_error->code), Format::time(m_failedAt)),
                         tr("Try again"));
    } else if (!m_report) {
        m_empty->setText(tr("Reading the cache..."), QString());
    } else if (m_report->entryCount == 0 && totalOf(m_report->minutes).requests == 0 &&
               m_report->network.requests == 0) {
        m_empty->setText(
            tr("The cache is empty"),
            tr("What clients read is kept here, so that it need not be made again. "
               "Nobody has read anything lately: connect a client, or start the demo."));
    } else {
        m_stack->setCurrentWidget(m_content);
        if (m_error)
            m_rate->setText(tr("Not known since %1: %2")
                                .arg(Format::time(m_failedAt), ErrorText::sentence(m_error->code)));
        return;
    }
    m_stack->setCurrentWidget(m_empty);
}

CacheEntryRow CachePage::chosen() const
{
    const QModelIndex current = m_table ? m_table->currentIndex() : QModelIndex();
    return current.isValid() ? m_model->entries().value(current.data(CacheModel::RowRole).toInt())
                             : CacheEntryRow();
}

void CachePage::showCount()
{
    //: How many rows of a table are shown, and how many entries there are in all.
    m_count->setText(
        tr("%1 of %2")
            .arg(Format::number(m_filter->rowCount()),
                 Format::number(m_report ? m_report->entryCount : m_model->rowCount())));
    if (m_field->text().isEmpty())
        m_noRows->setText(tr("Nothing is kept at this moment."), {});
    else
        m_noRows->setText(tr("Nothing matches."), {}, tr("Clear filter (Esc)"));
    m_rows->setCurrentWidget(m_filter->rowCount() > 0 ? static_cast<QWidget *>(m_table) : m_noRows);
}

void CachePage::choosePolicy(int index)
{
    if (m_report && policies[size_t(index)] != m_report->policy)
        setPolicy(policies[size_t(index)], true);
}

void CachePage::setPolicy(PolicyKind kind, bool undoable)
{
    const PolicyKind before = m_report ? m_report->policy : PolicyKind::Adaptive;
    awaitResult<void>(
        m_admin.setSetting(u"cache.policy"_s, Json(policyName(kind))), this,
        [this, kind, before, undoable](const Result<void> &done) {
            if (!done)
                return fail(done.error());
            BarMessage message{Severity::Ok,
                               tr("Who leaves first: %1. Nothing was dropped for it.")
                                   .arg(CacheText::policy(kind)),
                               {},
                               std::chrono::seconds(10)};
            if (undoable)
                message.actions = {{tr("&Undo"), [this, before] { setPolicy(before, false); }}};
            context().bar.post(message);
            context().announcer.announce(message.text);
            load();
        });
}

Address CachePage::address() const
{
    return {u"cache"_s, {}, {}};
}

PageActions CachePage::pageActions()
{
    PageActions actions;
    const auto hits = m_hits->chartActions();
    const auto leaving = m_leaving->chartActions();
    actions.file = QList{m_export} + hits.mid(1) + leaving.mid(1);
    actions.edit = {m_copy};
    actions.view = {hits.constFirst(), leaving.constFirst()};
    actions.tools = m_actions->actions();
    return actions;
}

QList<QWidget *> CachePage::panes()
{
    if (m_stack->currentWidget() == m_empty)
        return {};
    return {m_policy, m_hits, m_leaving, m_rows->currentWidget()};
}

QWidget *CachePage::filterField()
{
    return m_field;
}

void CachePage::refresh()
{
    load();
}

QByteArray CachePage::csv() const
{
    QByteArray out = "key,tier,kind,item,platform,bytes,stored,hits,last_hit_utc,expires_utc,"
                     "pinned\r\n";
    for (int i = 0; i < m_filter->rowCount(); ++i) {
        const CacheEntryRow &row =
            m_model->entries()[m_filter->index(i, 0).data(CacheModel::RowRole).toInt()];
        const QStringList cells{Format::csvField(row.key),
                                row.tier,
                                row.kind,
                                Format::csvField(row.item.toString()),
                                Format::csvField(row.platform),
                                QString::number(row.bytes),
                                QString::number(row.stored),
                                QString::number(row.hits),
                                Format::csvTime(row.lastHit),
                                Format::csvTime(row.expires),
                                row.pinned ? u"1"_s : u"0"_s};
        out += cells.join(u',').toUtf8() + "\r\n";
    }
    return out;
}

bool CachePage::exportData()
{
    auto *dialog = new QFileDialog(window(), tr("Save the table"), QString(), tr("CSV (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(u"batanidza-cache.csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, bytes = csv()](const QString &name) {
        QSaveFile file(name);
        const bool written =
            file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
        say(written ? Severity::Ok : Severity::Warning,
            written ? tr("Saved as %1.").arg(name) : tr("%1 could not be written.").arg(name));
    });
    dialog->open();
    return true;
}

bool CachePage::copySelection()
{
    QGuiApplication::clipboard()->setText(tableText(*m_table));
    return true;
}

bool CachePage::escape()
{
    if (m_link->holds()) {
        m_link->clearPins();
        m_link->setCrosshair({});
        m_link->setPaused(false);
        return true;
    }
    return clearFilter();
}

bool CachePage::clearFilter()
{
    if (m_field->text().isEmpty())
        return false;
    m_field->clear();
    m_table->setFocus(Qt::OtherFocusReason);
    return true;
}

void CachePage::saveState()
{
    context().preferences.setState(u"cache/header"_s, layoutVersion,
                                   m_table->horizontalHeader()->saveState());
}

void CachePage::restoreState()
{
    m_table->horizontalHeader()->restoreState(
        context().preferences.state(u"cache/header"_s, layoutVersion));
}

PageEntry cacheEntry(CacheApi &cache, MonitorApi &monitor, AdminApi &admin)
{
    PageEntry entry;
    entry.kind = u"cache"_s;
    entry.icon = u"page-cache"_s;
    entry.title = [] { return CachePage::tr("Cache"); };
    entry.key = QKeySequence(Qt::CTRL | Qt::Key_3);
    entry.make = [&cache, &monitor, &admin](PageContext &context, QWidget *parent) -> Page * {
        return new CachePage(context, cache, monitor, admin, parent);
    };
    return entry;
}

} // namespace Batanidza
