#include "ui/models/cachemodel.h"
#include "ui/models/foldingfilter.h"
#include "ui/pages/cacheactions.h"
#include "ui/pages/cachepage.h"
#include "ui/text/cachetext.h"
#include "ui/widgets/cachecharts.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

// What the Cache page is made of, and its words.
namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

QWidget *CachePage::buildHead()
{
    auto *box = new QWidget(m_content);
    const auto label = [&](TextRole role, ColorRole color = ColorRole::Text) {
        auto *made = new TextLabel(context().look, role, box, color);
        made->setWordWrap(true);
        made->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        return made;
    };
    m_rate = label(TextRole::Section);
    m_memory = label(TextRole::Body);
    m_disk = label(TextRole::Body);
    m_network = label(TextRole::Body);
    m_pressure = label(TextRole::Body);
    m_warming = label(TextRole::Body, ColorRole::MutedText);
    m_policyName = new TextLabel(context().look, TextRole::Body, box);
    m_policy = new QComboBox(box);
    m_policy->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_policyName->setBuddy(m_policy);
    m_purge = new QToolButton(box);
    m_purge->setMenu(new QMenu(m_purge));
    m_purge->menu()->addActions(m_actions->tierActions());
    m_purge->setPopupMode(QToolButton::InstantPopup);
    m_purge->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_purge->setMinimumSize(28, 28);
    m_purge->setFocusPolicy(Qt::StrongFocus);
    auto *first = new QHBoxLayout;
    first->setSpacing(12);
    first->addWidget(m_rate, 1);
    first->addWidget(m_policyName);
    first->addWidget(m_policy);
    first->addWidget(m_purge);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(4);
    grid->addWidget(m_memory, 0, 0);
    grid->addWidget(m_disk, 0, 1);
    grid->addWidget(m_network, 1, 0);
    grid->addWidget(m_pressure, 1, 1);
    grid->addWidget(m_warming, 2, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(first);
    column->addLayout(grid);
    connect(m_policy, &QComboBox::activated, this, &CachePage::choosePolicy);
    return box;
}

QWidget *CachePage::buildCharts()
{
    auto *box = new QSplitter(Qt::Horizontal, m_content);
    box->setChildrenCollapsible(false);
    m_hits = new HitRateChart(context(), *m_link, *m_feed, box);
    m_leaving = new LeavingChart(context(), *m_link, *m_feed, box);
    box->addWidget(m_hits);
    box->addWidget(m_leaving);
    return box;
}

QWidget *CachePage::buildTable()
{
    auto *box = new QWidget(m_content);
    m_field = new QLineEdit(box);
    m_field->setClearButtonEnabled(true);
    m_count = new TextLabel(context().look, TextRole::Caption, box, ColorRole::MutedText);
    auto *words = new CacheWording(context().clock, this);
    words->setSourceModel(m_model);
    m_filter->setSourceModel(words);
    m_filter->setSortRole(CacheModel::ValueRole);
    m_table = new QTableView(box);
    m_table->setObjectName(u"cache.table"_s);
    m_table->setModel(m_filter);
    prepareTable(*m_table);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(CacheModel::Size, Qt::DescendingOrder);
    m_table->horizontalHeader()->setSectionsMovable(true);
    // What an entry is comes before the rest: a narrow window scrolls sideways.
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setMaximumSectionSize(480);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->addActions(m_actions->entryActions());
    m_table->addActions({m_copy, m_export});
    m_rows = new QStackedWidget(box);
    m_noRows = new EmptyState(context().look, u"page-cache"_s, m_rows);
    m_rows->addWidget(m_table);
    m_rows->addWidget(m_noRows);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_field, 1);
    row->addWidget(m_count);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(row);
    column->addWidget(m_rows, 1);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setText(text);
        showCount();
    });
    connect(m_noRows, &EmptyState::triggered, this, &CachePage::clearFilter);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this] { m_actions->showChoice(m_report && m_report->tiers.size() > 1); });
    return box;
}

void CachePage::retranslate()
{
    setAccessibleName(tr("Cache"));
    m_policyName->setText(tr("&Leaves first:"));
    const int kept = std::max(0, m_policy->currentIndex());
    m_policy->clear();
    for (const PolicyKind kind : policies)
        m_policy->addItem(CacheText::policy(kind));
    m_policy->setCurrentIndex(kept);
    m_policy->setAccessibleName(tr("Who leaves a full cache first"));
    //: A button with a menu: drop what the cache holds, or bring things into it.
    m_purge->setText(tr("P&urge"));
    m_purge->setAccessibleName(tr("Purge the cache, or warm it"));
    m_purge->setToolTip(tr("Purge the cache, or warm it"));
    m_field->setPlaceholderText(tr("Filter"));
    m_field->setAccessibleName(tr("Filter entries"));
    m_table->setAccessibleName(tr("Largest entries of the cache"));
    m_copy->setText(tr("Copy the &table"));
    m_export->setText(tr("Save the table as CS&V..."));
    m_actions->retranslate();
    if (m_report)
        showReport();
    showState();
    showCount();
    m_table->horizontalHeader()->viewport()->update();
    m_table->viewport()->update();
}

} // namespace Batanidza
