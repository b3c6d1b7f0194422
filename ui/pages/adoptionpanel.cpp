#include "ui/pages/adoptionpanel.h"

#include "engine/runtime/awaited.h"
#include "engine/runtime/learningapi.h"
#include "ui/text/format.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/tables.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

#include <cmath>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

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
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(context.look, u"page-platforms"_s, this))
    , m_what(new QLabel(this))
    , m_model(new QStandardItemModel(this))
    , m_table(new QTableView(this))
{
    m_table->setModel(m_model);
    prepareTable(*m_table);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_what->setWordWrap(true);
    auto *page = new QWidget(m_stack);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 8, 0, 0);
    column->addWidget(m_what);
    column->addWidget(m_table, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);
    if (m_api) {
        connect(m_api, &LearningApi::changed, this, [this] {
            if (isVisible())
                refresh();
        });
    }
    retranslate();
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
    refresh();
}

void AdoptionPanel::retranslate()
{
    m_what->setText(tr("Learners by the version of their app, on the last day with any, and how "
                       "it was at the beginning of the last 30 days."));
    m_model->setHorizontalHeaderLabels(
        {tr("Platform"), tr("Version"), tr("Learners"), tr("Share"), tr("At the beginning")});
    m_table->setAccessibleName(tr("Versions of apps"));
    if (m_api) {
        m_empty->setText(tr("No app has told its version yet."),
                         tr("Learners' events say which version they come from."));
    } else {
        m_empty->setText(tr("Adoption is not here."), tr("It is shown where the engine runs."));
    }
}

void AdoptionPanel::refresh()
{
    if (!m_api)
        return;
    awaitResult<AdoptionSummary>(
        m_api->adoption(days), this, [this](const Result<AdoptionSummary> &adoption) {
            if (!adoption) {
                m_context.bar.post(adoption.error());
                return;
            }
            m_stack->setCurrentIndex(adoption->versions.isEmpty() ? 0 : 1);
            m_model->removeRows(0, m_model->rowCount());
            for (const VersionShare &row : adoption->versions) {
                const QString version = row.appVersion.isEmpty() ? u"\u2013"_s : row.appVersion;
                m_model->appendRow(
                    {new QStandardItem(row.platform.isEmpty() ? u"\u2013"_s : row.platform),
                     //: %1 a version
                     new QStandardItem(row.newest ? tr("%1 (newest)").arg(version) : version),
                     rightCell(Format::number(row.learners)), rightCell(percent(row.share)),
                     rightCell(percent(row.before))});
            }
        });
}

} // namespace Batanidza
