#include "ui/pages/learningpanel.h"

#include "engine/learning/learningevent.h"
#include "engine/runtime/awaited.h"
#include "engine/runtime/learningapi.h"
#include "ui/models/learningfeed.h"
#include "ui/text/format.h"
#include "ui/text/learningtext.h"
#include "ui/widgets/answerpane.h"
#include "ui/widgets/chartlink.h"
#include "ui/widgets/learningcharts.h"
#include "ui/widgets/learningpulse.h"
#include "ui/widgets/rangebar.h"
#include "ui/widgets/tables.h"

#include <QEvent>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

#include <cmath>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

QStandardItem *textCell(const QString &text)
{
    return new QStandardItem(text);
}

QStandardItem *numberCell(qint64 value)
{
    auto *item = new QStandardItem(Format::number(value));
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    item->setData(value, Qt::UserRole);
    return item;
}

QStandardItem *shareCell(double share, bool known)
{
    auto *item =
        new QStandardItem(known ? Format::number(std::lround(share * 100)) + u" %"_s : u"\u2013"_s);
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    item->setData(known ? share : -1.0, Qt::UserRole);
    return item;
}

} // namespace

LearningPanel::LearningPanel(PageContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_api(context.learning)
    , m_pane(new AnswerPane(context, u"info"_s, m_api, this))
    , m_numbers(new QLabel(this))
    , m_export(new QPushButton(this))
    , m_model(new QStandardItemModel(this))
    , m_table(new QTableView(this))
    , m_experimentsTitle(new QLabel(this))
    , m_experiments(new QLabel(this))
    , m_learnerTitle(new QLabel(this))
    , m_learner(new QLineEdit(this))
    , m_path(new QPushButton(this))
    , m_erase(new QPushButton(this))
    , m_steps(new QLabel(this))
    , m_more(new QLabel(this))
    , m_pacer([this] { refresh(); }, {}, this)
{
    layOut();
    connect(m_export, &QPushButton::clicked, this, &LearningPanel::askExport);
    connect(m_path, &QPushButton::clicked, this, &LearningPanel::askPath);
    connect(m_learner, &QLineEdit::returnPressed, this, &LearningPanel::askPath);
    connect(m_erase, &QPushButton::clicked, this, &LearningPanel::askErase);
    connect(m_learner, &QLineEdit::textChanged, this, [this](const QString &text) {
        const bool good = m_api && isLearnerKey(text.trimmed());
        m_path->setEnabled(good);
        m_erase->setEnabled(good);
        m_steps->clear();
    });
    connect(m_pane, &AnswerPane::retried, this, &LearningPanel::refresh);
    if (m_api) {
        connect(m_api, &LearningApi::changed, this, [this] { m_pacer.news(); });
    }
    retranslate();
}

void LearningPanel::layOut()
{
    m_table->setModel(m_model);
    prepareTable(*m_table);
    m_table->setSortingEnabled(true);
    m_model->setSortRole(Qt::UserRole);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setStretchLastSection(false);
    for (QLabel *label : {m_numbers, m_experiments, m_steps, m_more}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    for (QLabel *label : {m_experimentsTitle, m_learnerTitle}) {
        QFont bold = label->font();
        bold.setBold(true);
        label->setFont(bold);
    }
    m_learnerTitle->setBuddy(m_learner);
    m_learner->setMaxLength(64);
    m_path->setEnabled(false);
    m_erase->setEnabled(false);
    auto *top = new QHBoxLayout;
    top->addWidget(m_numbers, 1);
    auto *learner = new QHBoxLayout;
    learner->addWidget(m_learner, 1);
    learner->addWidget(m_path);
    learner->addWidget(m_erase);
    auto *page = new QWidget(m_pane);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addLayout(top);
    auto *table = new QWidget(page);
    auto *rows = new QVBoxLayout(table);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(m_table, 1);
    rows->addWidget(m_more);
    if (m_api) {
        m_feed = new LearningFeed(*m_api, false, this);
        m_link = new ChartLink(this);
        m_chart = new EngagementChart(m_context, *m_link, *m_feed, page);
        top->addWidget(new LearningPulse(m_context.look, *m_api, page));
        auto *range = new QHBoxLayout;
        auto *bar = new RangeBar(*m_feed, *m_link, page);
        bar->rememberIn(m_context.preferences, u"learning/range"_s);
        range->addWidget(bar);
        range->addStretch(1);
        range->addWidget(m_export);
        column->addLayout(range);
        auto *split = new QSplitter(Qt::Vertical, page);
        split->setChildrenCollapsible(false);
        split->addWidget(m_chart);
        split->addWidget(table);
        column->addWidget(split, 1);
    }
    column->addWidget(m_experimentsTitle);
    column->addWidget(m_experiments);
    column->addWidget(m_learnerTitle);
    column->addLayout(learner);
    column->addWidget(m_steps);
    m_pane->setContent(page);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_pane);
}

void LearningPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
}

void LearningPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_api)
        return;
    m_pacer.setWatched(true);
    m_feed->setWatched(true);
}

void LearningPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_pacer.setWatched(false);
    if (m_feed)
        m_feed->setWatched(false);
}

void LearningPanel::retranslate()
{
    m_export->setText(tr("Export events\u2026"));
    m_experimentsTitle->setText(tr("Experiments"));
    m_learnerTitle->setText(tr("One learner"));
    m_learner->setPlaceholderText(tr("The learner's key"));
    m_learner->setAccessibleName(tr("The learner's key"));
    m_path->setText(tr("What next?"));
    m_erase->setText(tr("Erase\u2026"));
    m_table->setAccessibleName(tr("Progress of lessons on each platform"));
    m_model->setHorizontalHeaderLabels({tr("Lesson"), tr("Platform"), tr("Learners"),
                                        tr("Finished"), tr("Right answers"), tr("Listened")});
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    AnswerPane::Texts texts;
    texts.absent = {tr("Learning results are not here."),
                    tr("They are shown where the engine runs.")};
    texts.reading = tr("Reading the learning results ...");
    texts.empty = {
        tr("No learner has told anything yet."),
        tr("Apps send what learners do with lessons: begun, answered, finished. It is counted "
           "here under keys that name nobody, and what a learner wrote is kept only where the "
           "learner agreed. There is nothing to switch on: the first events show up here by "
           "themselves. If learners are at work already, see in Platforms whether their "
           "devices are connected.")};
    texts.failed = tr("Learning results could not be read.");
    texts.forbidden = tr("The token of this window may not see them: it takes one of "
                         "curriculum staff or of an operator. An operator makes one in "
                         "Settings, Connections, on that engine.");
    m_pane->setTexts(texts);
}

void LearningPanel::refresh()
{
    if (!m_api)
        return;
    m_pacer.began();
    awaitResult<LearningSummary>(m_api->summary({}), this,
                                 [this](const Result<LearningSummary> &summary) {
                                     m_pacer.ended();
                                     if (summary)
                                         showSummary(*summary);
                                     else
                                         m_pane->fail(summary.error());
                                 });
}

void LearningPanel::showSummary(const LearningSummary &summary)
{
    m_pane->answered(summary.events > 0);
    m_numbers->setText(LearningText::engagement(summary.engagement));
    m_table->setSortingEnabled(false);
    m_model->removeRows(0, m_model->rowCount());
    for (const LessonProgress &row : summary.progress) {
        auto *title = textCell(summary.titles.value(row.lesson, row.lesson.toString()));
        title->setData(title->text(), Qt::UserRole);
        title->setToolTip(row.lesson.toString());
        auto *platform =
            textCell(row.platform.isEmpty() ? u"\u2013"_s : Format::platform(row.platform));
        platform->setData(platform->text(), Qt::UserRole);
        m_model->appendRow({title, platform, numberCell(row.learners),
                            shareCell(row.completedShare(), row.learners > 0),
                            shareCell(row.rightShare(), row.answers > 0),
                            numberCell(row.listened)});
    }
    m_table->setSortingEnabled(true);
    m_more->setVisible(summary.more > 0);
    m_more->setText(tr("%n more row(s) with fewer learners are not listed.", nullptr,
                       static_cast<int>(summary.more)));
    QStringList experiments;
    for (const LessonExperiment &experiment : summary.experiments)
        experiments += LearningText::experiment(experiment);
    m_experiments->setText(experiments.isEmpty() ? tr("No lesson has an experiment.")
                                                 : experiments.join(u'\n'));
}

void LearningPanel::askPath()
{
    const QString learner = m_learner->text().trimmed();
    if (!m_api || !isLearnerKey(learner))
        return;
    awaitResult<LearnerPath>(m_api->path(learner), this, [this](const Result<LearnerPath> &path) {
        if (path)
            showPath(*path);
        else
            m_context.bar.post(path.error());
    });
}

void LearningPanel::showPath(const LearnerPath &path)
{
    QStringList lines;
    if (!path.known)
        lines += tr("Nothing is known of this learner: this is how a course begins.");
    for (const PathStep &step : path.steps)
        lines += u"%1. %2: %3"_s.arg(lines.size() + (path.known ? 1 : 0))
                     .arg(path.titles.value(step.lesson, step.lesson.toString()),
                          LearningText::reason(step, path));
    if (path.steps.isEmpty())
        lines += tr("All is mastered, and nothing is due.");
    m_steps->setText(lines.join(u'\n'));
}

void LearningPanel::askErase()
{
    const QString learner = m_learner->text().trimmed();
    if (!m_api || !isLearnerKey(learner))
        return;
    m_context.bar.post({Severity::Warning,
                        tr("All events of this learner go for good, here and wherever they still "
                           "wait to be sent. This cannot be taken back."),
                        {{tr("Erase"), [this, learner] { erase(learner); }}},
                        {}});
}

void LearningPanel::erase(const QString &learner)
{
    awaitResult<qint64>(m_api->erase(learner), this, [this](const Result<qint64> &events) {
        if (!events) {
            m_context.bar.post(events.error());
            return;
        }
        m_learner->clear();
        m_context.bar.post({Severity::Ok,
                            tr("%n event(s) were erased.", nullptr, static_cast<int>(*events)),
                            {},
                            std::chrono::seconds(10)});
        refresh();
    });
}

void LearningPanel::askExport()
{
    const QString file = QFileDialog::getSaveFileName(this, tr("Export events"), u"learning.csv"_s,
                                                      tr("Spreadsheet (*.csv);;xAPI (*.json)"));
    if (!file.isEmpty())
        exportTo(file);
}

void LearningPanel::exportTo(const QString &file)
{
    if (!m_api)
        return;
    const auto format =
        file.endsWith(u".json", Qt::CaseInsensitive) ? LearningFormat::Xapi : LearningFormat::Csv;
    awaitResult<qint64>(m_api->exportTo(file, format), this, [this](const Result<qint64> &events) {
        if (!events) {
            m_context.bar.post(events.error());
            return;
        }
        m_context.bar.post({Severity::Ok,
                            tr("%n event(s) were written.", nullptr, static_cast<int>(*events)),
                            {},
                            std::chrono::seconds(10)});
    });
}

} // namespace Batanidza
