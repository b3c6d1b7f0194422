#include "ui/pages/platformspage.h"

#include "ui/models/foldingfilter.h"
#include "ui/models/platformmodel.h"
#include "ui/pages/adoptionpanel.h"
#include "ui/pages/resyncactions.h"
#include "ui/text/format.h"
#include "ui/text/wording.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/latencychart.h"
#include "ui/widgets/platformdetail.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/textlabel.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QSaveFile>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int layoutVersion = 1;

} // namespace

PlatformsPage::PlatformsPage(PageContext &context, MonitorApi &monitor, AdminApi &admin,
                             QWidget *parent)
    : Page(context, parent)
    , m_model(new PlatformModel(this))
    , m_filter(new FoldingFilter(this))
    , m_tabs(new QTabWidget(this))
    , m_splitter(new QSplitter(this))
    , m_copy(new QAction(this))
    , m_export(new QAction(this))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(16, 4, 16, 12);
    outer->addWidget(m_tabs);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_splitter, QString());
    m_tabs->addTab(new AdoptionPanel(context, m_tabs), QString());
    m_list = buildList();
    m_detail = new PlatformDetail(context, monitor, admin, m_splitter);
    m_resync = new ResyncActions(
        admin, context.bar,
        [this] {
            ResyncChoice choice{m_chosen, m_detail->chosenClient(), 0};
            for (qsizetype row = 0; m_snapshot && row < m_snapshot->platforms.size(); ++row)
                choice.sessions += m_snapshot->platforms[row].sessions;
            return choice;
        },
        this);
    m_orders->menu()->addActions(m_resync->actions());
    m_table->addActions(m_resync->actions());
    m_detail->clients().setContextMenuPolicy(Qt::ActionsContextMenu);
    m_detail->clients().addActions(m_resync->actions());
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({480, 560});
    m_copy->setObjectName(u"platform.copy"_s);
    m_export->setObjectName(u"platform.export"_s);
    connect(m_copy, &QAction::triggered, this, &PlatformsPage::copySelection);
    connect(m_export, &QAction::triggered, this, &PlatformsPage::exportData);
    retranslate();
}

QWidget *PlatformsPage::buildList()
{
    auto *box = new QWidget(m_splitter);
    m_field = new QLineEdit(box);
    m_field->setClearButtonEnabled(true);
    m_count = new TextLabel(context().look, TextRole::Caption, box, ColorRole::MutedText);
    m_columns = new QToolButton(box);
    m_columns->setIcon(themedIcon(u"columns"_s));
    m_columns->setMenu(new QMenu(m_columns));
    m_columns->setPopupMode(QToolButton::InstantPopup);
    m_columns->setMinimumSize(28, 28);
    m_columns->setAutoRaise(true);
    m_columns->setFocusPolicy(Qt::StrongFocus);
    m_orders = new QToolButton(box);
    m_orders->setMenu(new QMenu(m_orders));
    m_orders->setPopupMode(QToolButton::InstantPopup);
    m_orders->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_orders->setMinimumSize(28, 28);
    m_orders->setAutoRaise(true);
    m_orders->setFocusPolicy(Qt::StrongFocus);
    auto *words = new PlatformWording(context().look, context().clock, this);
    words->setSourceModel(m_model);
    m_filter->setSourceModel(words);
    m_filter->setSortRole(PlatformModel::ValueRole);
    m_table = new QTableView(box);
    m_table->setModel(m_filter);
    prepareTable(*m_table);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(PlatformModel::State, Qt::DescendingOrder);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionsMovable(true);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->addActions({m_copy, m_export});
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_field, 1);
    row->addWidget(m_count);
    row->addWidget(m_orders);
    row->addWidget(m_columns);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 12, 0);
    column->setSpacing(8);
    column->addLayout(row);
    column->addWidget(m_table, 1);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setText(text);
        showCount();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &PlatformsPage::onChosen);
    connect(m_columns->menu(), &QMenu::aboutToShow, this, &PlatformsPage::fillColumnMenu);
    return box;
}

void PlatformsPage::setSnapshot(const EngineSnapshotPtr &snapshot, Millis age)
{
    const bool first = !m_snapshot;
    m_snapshot = snapshot;
    m_age = age;
    m_model->setPlatforms(snapshot->platforms);
    m_detail->setSnapshot(snapshot, age);
    // Old values are shown in grey.
    QPalette palette;
    if (age > staleAfter)
        palette.setColor(QPalette::Text, context().look.color(ColorRole::Off));
    m_table->setPalette(palette);
    if (first)
        choose(m_chosen);
    showCount();
}

void PlatformsPage::choose(Platform platform)
{
    m_chosen = platform;
    m_detail->setPlatform(platform);
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const QModelIndex index = m_filter->index(row, 0);
        if (index.data(PlatformModel::PlatformRole).value<Platform>() == platform) {
            m_table->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect |
                                                                  QItemSelectionModel::Rows);
            return;
        }
    }
}

void PlatformsPage::onChosen()
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid())
        return;
    m_chosen = current.data(PlatformModel::PlatformRole).value<Platform>();
    m_detail->setPlatform(m_chosen);
}

void PlatformsPage::open(const Address &address)
{
    const auto platform = platformFromName(address.object);
    if (!platform)
        return;
    m_tabs->setCurrentIndex(0);
    if (!m_field->text().isEmpty() && *platform != m_chosen)
        m_field->clear(); // a filter must not hide what was asked for
    choose(*platform);
    m_detail->showLastEvent();
}

Address PlatformsPage::address() const
{
    return {u"platform"_s, platformName(m_chosen), {}};
}

void PlatformsPage::showCount()
{
    //: How many rows of a table are shown, and how many there are.
    m_count->setText(
        tr("%1 of %2")
            .arg(Format::number(m_filter->rowCount()), Format::number(m_model->rowCount())));
}

void PlatformsPage::fillColumnMenu()
{
    QMenu *menu = m_columns->menu();
    menu->clear();
    for (int column = 0; column < PlatformModel::columns; ++column) {
        if (column == PlatformModel::Name)
            continue; // without it no row says what it is
        auto *action = menu->addAction(
            m_filter->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!m_table->isColumnHidden(column));
        connect(action, &QAction::toggled, m_table,
                [this, column](bool shown) { m_table->setColumnHidden(column, !shown); });
    }
}

QByteArray PlatformsPage::csv() const
{
    QByteArray out =
        "taken_at_utc,platform,severity,sessions,known,version,behind,behind_since_utc,"
        "p95_ms,samples,requests,errors,queue_changes,queue_bytes,last_sync_utc\r\n";
    if (!m_snapshot)
        return out;
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const auto platform =
            m_filter->index(row, 0).data(PlatformModel::PlatformRole).value<Platform>();
        const PlatformStatus &status = m_model->at(m_model->rowOf(platform));
        const qint64 samples = status.propagation.count();
        const QStringList cells{Format::csvTime(m_snapshot->takenAt),
                                platformName(platform),
                                QString::number(static_cast<int>(status.severity)),
                                QString::number(status.sessions),
                                QString::number(status.known),
                                QString::number(status.version.value()),
                                QString::number(status.behind),
                                Format::csvTime(status.behindSince),
                                samples >= 20 ? Format::csvNumber(status.propagation.quantile(0.95))
                                              : QString(),
                                QString::number(samples),
                                QString::number(status.requests),
                                QString::number(status.errors),
                                QString::number(status.queueFrames),
                                QString::number(status.queueBytes),
                                Format::csvTime(status.lastSync)};
        out += cells.join(u',').toUtf8() + "\r\n";
    }
    return out;
}

bool PlatformsPage::exportData()
{
    auto *dialog = new QFileDialog(window(), tr("Save the table"), QString(), tr("CSV (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(u"batanidza-platforms.csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, bytes = csv()](const QString &name) {
        QSaveFile file(name);
        const bool written =
            file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
        context().bar.post(
            {written ? Severity::Ok : Severity::Warning,
             written ? tr("Saved as %1.").arg(name) : tr("%1 could not be written.").arg(name),
             {},
             std::chrono::seconds(10)});
    });
    dialog->open();
    return true;
}

bool PlatformsPage::copySelection()
{
    const bool events = m_detail->events().hasFocus();
    QGuiApplication::clipboard()->setText(tableText(events ? m_detail->events() : *m_table));
    return true;
}

bool PlatformsPage::escape()
{
    if (m_detail->release())
        return true;
    if (m_field->text().isEmpty())
        return false;
    m_field->clear();
    m_table->setFocus(Qt::OtherFocusReason);
    return true;
}

PageActions PlatformsPage::pageActions()
{
    PageActions actions;
    const auto chart = m_detail->chart().chartActions();
    actions.file = QList{m_export} + chart.mid(1);
    actions.edit = {m_copy};
    actions.view = {chart.constFirst()};
    actions.tools = m_resync->actions();
    return actions;
}

QList<QWidget *> PlatformsPage::panes()
{
    return QList<QWidget *>{m_table} + m_detail->panes();
}

QWidget *PlatformsPage::filterField()
{
    return m_field;
}

bool PlatformsPage::foldSideList()
{
    m_list->setVisible(!m_list->isVisible());
    if (!m_list->isVisible())
        m_detail->events().setFocus(Qt::OtherFocusReason);
    return true;
}

void PlatformsPage::refresh()
{
    m_detail->reload();
}

void PlatformsPage::saveState()
{
    context().preferences.setState(u"platform/splitter"_s, layoutVersion, m_splitter->saveState());
    context().preferences.setState(u"platform/header"_s, layoutVersion,
                                   m_table->horizontalHeader()->saveState());
}

void PlatformsPage::restoreState()
{
    m_splitter->restoreState(context().preferences.state(u"platform/splitter"_s, layoutVersion));
    m_table->horizontalHeader()->restoreState(
        context().preferences.state(u"platform/header"_s, layoutVersion));
}

void PlatformsPage::retranslate()
{
    //: A tab: how the platforms are now
    m_tabs->setTabText(0, tr("Now"));
    m_tabs->setAccessibleName(tr("Platforms"));
    m_tabs->setTabText(1, tr("Adoption"));
    setAccessibleName(tr("Platforms"));
    m_field->setPlaceholderText(tr("Filter"));
    m_field->setAccessibleName(tr("Filter platforms"));
    m_columns->setAccessibleName(tr("Columns"));
    m_columns->setToolTip(tr("Choose columns"));
    m_table->setAccessibleName(tr("Platforms"));
    m_copy->setText(tr("Copy the &table"));
    m_export->setText(tr("Save the table as CS&V..."));
    m_resync->retranslate();
    //: A button with a menu: force sync, clear local content.
    m_orders->setText(tr("&Sync"));
    m_orders->setAccessibleName(tr("Force a sync, or clear local content"));
    m_orders->setToolTip(tr("Force a sync, or clear local content"));
    m_detail->retranslate();
    showCount();
    // Headers and cells are worded when they are asked for.
    m_table->horizontalHeader()->viewport()->update();
    m_table->viewport()->update();
}

} // namespace Batanidza
