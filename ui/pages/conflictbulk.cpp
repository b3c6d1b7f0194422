#include "ui/pages/conflictbulk.h"

#include "engine/runtime/awaited.h"
#include "ui/text/differenceflags.h"
#include "ui/text/format.h"
#include "ui/widgets/tables.h"

#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

ConflictBulk::ConflictBulk(PageContext &context, ConflictApi &api, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_api(api)
    , m_title(new QLabel(this))
    , m_strategy(new QComboBox(this))
    , m_sum(new QLabel(this))
    , m_model(new QStandardItemModel(0, 3, this))
    , m_table(new QTableView(this))
    , m_progress(new QProgressBar(this))
    , m_apply(new QPushButton(this))
    , m_keep(new QPushButton(this))
{
    m_table->setModel(m_model);
    prepareTable(*m_table);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_progress->hide();
    auto *top = new QHBoxLayout;
    top->addWidget(m_title);
    top->addWidget(m_strategy);
    top->addWidget(m_sum, 1);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_progress, 1);
    bottom->addStretch(1);
    bottom->addWidget(m_apply);
    bottom->addWidget(m_keep);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(top);
    layout->addWidget(m_table, 1);
    layout->addLayout(bottom);
    connect(m_strategy, &QComboBox::currentIndexChanged, this, &ConflictBulk::preview);
    connect(m_apply, &QPushButton::clicked, this, &ConflictBulk::apply);
    connect(m_keep, &QPushButton::clicked, this, &ConflictBulk::stop);
    connect(&m_api, &ConflictApi::progressed, this, [this](const JobProgress &progress) {
        if (!m_running)
            return;
        m_progress->setMaximum(static_cast<int>(progress.total));
        m_progress->setValue(static_cast<int>(progress.done));
    });
    retranslate();
}

Strategy ConflictBulk::strategy() const
{
    return static_cast<Strategy>(m_strategy->currentData().toInt());
}

QWidget *ConflictBulk::focusTarget() const
{
    return m_strategy;
}

void ConflictBulk::start(const QList<ConflictId> &ids)
{
    m_ids = ids;
    retranslate();
    preview();
    m_strategy->setFocus();
}

void ConflictBulk::preview()
{
    if (m_running || m_ids.isEmpty())
        return;
    m_apply->setEnabled(false);
    awaitResult(m_api.preview(m_ids, strategy()), this,
                [this, asked = ++m_asked](const Result<QList<ConflictPreview>> &previews) {
                    if (asked != m_asked)
                        return;
                    if (!previews)
                        Q_EMIT failed(previews.error());
                    else
                        show(*previews);
                });
}

void ConflictBulk::show(const QList<ConflictPreview> &previews)
{
    m_previews = previews;
    m_model->setRowCount(static_cast<int>(previews.size()));
    int whole = 0;
    for (int row = 0; row < static_cast<int>(previews.size()); ++row) {
        const auto &preview = previews[row];
        whole += preview.leaves.isEmpty();
        const QString cells[] = {preview.title.isEmpty() ? preview.item.toString() : preview.title,
                                 Format::number(preview.decides.size()),
                                 Format::number(preview.leaves.size())};
        for (int column = 0; column < 3; ++column) {
            auto *item = new QStandardItem(cells[column]);
            item->setEditable(false);
            if (column > 0)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_model->setItem(row, column, item);
        }
    }
    //: %1 and %2 numbers of conflicts
    m_sum->setText(tr("settles %1 of %2 wholly; the others stay as they are")
                       .arg(Format::number(whole), Format::number(previews.size())));
    const bool named = !m_context.preferences.personName().isEmpty();
    m_apply->setEnabled(whole > 0 && named);
    m_apply->setToolTip(!named       ? tr("Give your name in the settings first.")
                        : whole == 0 ? tr("This strategy settles none of them wholly.")
                                     : m_apply->shortcut().toString(QKeySequence::NativeText));
    m_apply->setAccessibleDescription(m_apply->toolTip());
}

void ConflictBulk::apply()
{
    QList<ConflictId> ids;
    for (const ConflictPreview &preview : std::as_const(m_previews)) {
        if (preview.leaves.isEmpty())
            ids.append(preview.id);
    }
    m_running = true;
    m_apply->setEnabled(false);
    m_strategy->setEnabled(false);
    m_progress->setRange(0, static_cast<int>(ids.size()));
    m_progress->setValue(0);
    m_progress->show();
    retranslate();
    m_job = m_api.resolveMany(ids, strategy(), m_context.preferences.personName());
    awaitResult(m_job, this, [this, asked = int(ids.size())](const Result<BulkReport> &report) {
        m_running = false;
        m_progress->hide();
        m_strategy->setEnabled(true);
        retranslate();
        if (!report)
            Q_EMIT failed(report.error());
        else
            Q_EMIT done(*report, asked);
    });
}

void ConflictBulk::stop()
{
    if (m_running)
        m_job.cancel();
    else
        Q_EMIT left();
}

void ConflictBulk::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ConflictBulk::retranslate()
{
    m_title->setText(tr("%n conflict(s), one strategy:", nullptr, static_cast<int>(m_ids.size())));
    {
        const QSignalBlocker blocker(m_strategy);
        const int at = std::max(0, m_strategy->currentIndex());
        m_strategy->clear();
        for (const Strategy each : allStrategies())
            m_strategy->addItem(MergeText::strategy(each), static_cast<int>(each));
        m_strategy->setCurrentIndex(at);
    }
    m_strategy->setAccessibleName(tr("Strategy"));
    m_table->setAccessibleName(tr("What the strategy would decide"));
    //: Column headers: a lesson, how many fields a strategy decides, how many it leaves
    m_model->setHorizontalHeaderLabels({tr("Lesson"), tr("decides"), tr("leaves")});
    //: Button: do it
    m_apply->setText(tr("Apply"));
    m_apply->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Return)); // a new text takes it away
    //: Button: stop after the one in work
    m_keep->setText(m_running ? tr("Stop") : tr("Leave all as it is"));
}

} // namespace Batanidza
