#include "ui/pages/adoptionpanel.h"

#include "engine/runtime/awaited.h"
#include "engine/runtime/learningapi.h"
#include "ui/models/learningfeed.h"
#include "ui/text/format.h"
#include "ui/widgets/answerpane.h"
#include "ui/widgets/chartlink.h"
#include "ui/widgets/learningcharts.h"
#include "ui/widgets/rangebar.h"
#include "ui/widgets/tables.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

#include <cmath>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostPlatforms = 8;

QStandardItem *rightCell(const QString &text)
{
    auto *item = new QStandardItem(text);
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return item;
}

QString percent(double share)
{
    return Format::number(std::lround(share * 100)) + u" %"_s;
}

} // namespace

AdoptionPanel::AdoptionPanel(PageContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_api(context.learning)
    , m_pane(new AnswerPane(context, u"page-platforms"_s, m_api, this))
    , m_what(new QLabel(this))
    , m_model(new QStandardItemModel(this))
    , m_table(new QTableView(this))
    , m_pacer([this] { refresh(); }, {}, this)
{
    m_table->setModel(m_model);
    prepareTable(*m_table);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_what->setWordWrap(true);
    auto *page = new QWidget(m_pane);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    auto *table = new QWidget(page);
    auto *rows = new QVBoxLayout(table);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(m_what);
    rows->addWidget(m_table, 1);
    auto *split = new QSplitter(Qt::Vertical, page);
    split->setChildrenCollapsible(false);
    if (m_api)
        split->addWidget(buildCharts(split));
    split->addWidget(table);
    column->addWidget(split, 1);
    m_pane->setContent(page);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_pane);
    connect(m_pane, &AnswerPane::retried, this, &AdoptionPanel::refresh);
    if (m_api) {
        connect(m_api, &LearningApi::changed, this, [this] { m_pacer.news(); });
    }
    retranslate();
}

QWidget *AdoptionPanel::buildCharts(QWidget *parent)
{
    auto *box = new QWidget(parent);
    m_feed = new LearningFeed(*m_api, true, this);
    auto *link = new ChartLink(this);
    m_platforms = new PlatformsChart(m_context, *link, *m_feed, box);
    m_versions = new VersionsChart(m_context, *link, *m_feed, box);
    m_ofName = new QLabel(box);
    m_of = new QComboBox(box);
    m_ofName->setBuddy(m_of);
    auto *top = new QHBoxLayout;
    auto *range = new RangeBar(*m_feed, *link, box);
    range->rememberIn(m_context.preferences, u"adoption/range"_s);
    top->addWidget(range);
    top->addStretch(1);
    top->addWidget(m_ofName);
    top->addWidget(m_of);
    auto *charts = new QHBoxLayout;
    charts->setSpacing(12);
    charts->addWidget(m_platforms, 1);
    charts->addWidget(m_versions, 1);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(top);
    column->addLayout(charts, 1);
    connect(m_feed, &ChartFeed::changed, this, &AdoptionPanel::fillPlatforms);
    connect(m_of, &QComboBox::currentIndexChanged, this,
            [this] { m_versions->setPlatform(m_of->currentData().toString()); });
    return box;
}

void AdoptionPanel::fillPlatforms()
{
    QStringList shown;
    for (int i = 0; i < m_of->count(); ++i)
        shown.append(m_of->itemData(i).toString());
    const QStringList platforms = platformsOf(m_feed->trend(), mostPlatforms);
    if (platforms == shown)
        return;
    const QString chosen = m_of->currentData().toString();
    {
        const QSignalBlocker quiet(m_of);
        m_of->clear();
        for (const QString &platform : platforms) {
            m_of->addItem(platform.isEmpty() ? tr("Not said") : Format::platform(platform),
                          platform);
        }
        const int kept = m_of->findData(chosen.isNull() ? mainPlatformOf(m_feed->trend()) : chosen);
        m_of->setCurrentIndex(std::max(0, kept));
    }
    m_versions->setPlatform(m_of->currentData().toString());
}

void AdoptionPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
}

void AdoptionPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_api)
        return;
    m_pacer.setWatched(true);
    m_feed->setWatched(true);
}

void AdoptionPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_pacer.setWatched(false);
    if (m_feed)
        m_feed->setWatched(false);
}

void AdoptionPanel::retranslate()
{
    m_what->setText(tr("Learners by the version of their app, on the last day with any, and how "
                       "it was at the beginning of the last 30 days."));
    m_model->setHorizontalHeaderLabels(
        {tr("Platform"), tr("Version"), tr("Learners"), tr("Share"), tr("At the beginning")});
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->setAccessibleName(tr("Versions of apps"));
    if (m_ofName) {
        //: Before a list of platforms: whose versions the chart shows
        m_ofName->setText(tr("Versions of"));
        m_of->setAccessibleName(m_ofName->text());
    }
    AnswerPane::Texts texts;
    texts.absent = {tr("Adoption is not here."), tr("It is shown where the engine runs.")};
    texts.reading = tr("Reading who uses which version ...");
    texts.empty = {tr("No app has told its version yet."),
                   tr("Learners' events say from which platform and which version of the app "
                      "they come; no learner is named. With the first ones you see here who "
                      "still uses an old version. Which devices are connected now stands in "
                      "the other tab.")};
    texts.failed = tr("Adoption could not be read.");
    texts.forbidden = tr("The token of this window may not see it: it takes one of "
                         "curriculum staff or of an operator. An operator makes one in "
                         "Settings, Connections, on that engine.");
    m_pane->setTexts(texts);
}

void AdoptionPanel::refresh()
{
    if (!m_api)
        return;
    m_pacer.began();
    awaitResult<AdoptionSummary>(m_api->adoption(days), this,
                                 [this](const Result<AdoptionSummary> &adoption) {
                                     m_pacer.ended();
                                     if (adoption)
                                         showVersions(*adoption);
                                     else
                                         m_pane->fail(adoption.error());
                                 });
}

void AdoptionPanel::showVersions(const AdoptionSummary &adoption)
{
    m_pane->answered(!adoption.versions.isEmpty());
    m_model->removeRows(0, m_model->rowCount());
    for (const VersionShare &row : adoption.versions) {
        const QString version = row.appVersion.isEmpty() ? u"\u2013"_s : row.appVersion;
        m_model->appendRow(
            {new QStandardItem(row.platform.isEmpty() ? u"\u2013"_s
                                                      : Format::platform(row.platform)),
             //: %1 a version
             new QStandardItem(row.newest ? tr("%1 (newest)").arg(version) : version),
             rightCell(Format::number(row.learners)), rightCell(percent(row.share)),
             rightCell(percent(row.before))});
    }
}

} // namespace Batanidza
