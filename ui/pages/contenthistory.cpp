#include "ui/pages/contenthistory.h"

#include "engine/runtime/awaited.h"
#include "ui/diff/changedelegate.h"
#include "ui/models/changemodel.h"
#include "ui/pages/conflictpool.h"
#include "ui/pages/conflictwords.h"
#include "ui/text/audittext.h"
#include "ui/text/differenceflags.h"
#include "ui/text/errortext.h"
#include "ui/text/format.h"
#include "ui/widgets/tables.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int VersionRole = Qt::UserRole;

ChangeModel::Words words()
{
    return {[](const DiffRow &row) {
                return u"%1  [%2]"_s.arg(MergeText::rowName(row), MergeText::kind(row.kind));
            },
            &ConflictWords::value, &AuditText::difference,
            [](const DiffRow &row) {
                return u"%1. %2"_s.arg(MergeText::rowName(row), AuditText::difference(row));
            },
            [](ChangeModel::Part part) {
                return AuditText::changeHeader(part, ChangeModel::Shape::Changes);
            }};
}

} // namespace

ContentHistory::ContentHistory(PageContext &context, ContentApi &api, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_api(api)
    , m_restore(new QAction(this))
    , m_versions(new QTableView(this))
    , m_revisions(new QStandardItemModel(this))
    , m_fromLabel(new QLabel(this))
    , m_from(new QComboBox(this))
    , m_toLabel(new QLabel(this))
    , m_to(new QComboBox(this))
    , m_restoreButton(new QToolButton(this))
    , m_about(new QLabel(this))
    , m_model(new ChangeModel(ChangeModel::Shape::Changes, words(), this))
    , m_delegate(new ChangeDelegate(context.look, this))
    , m_changes(new QTableView(this))
{
    m_restore->setObjectName(u"content.restore"_s);
    connect(m_restore, &QAction::triggered, this, &ContentHistory::askRestore);
    m_restoreButton->setDefaultAction(m_restore);
    m_versions->setModel(m_revisions);
    m_versions->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_versions->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_versions->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_versions->verticalHeader()->hide();
    m_versions->setShowGrid(false);
    m_versions->setTabKeyNavigation(false);
    m_versions->horizontalHeader()->setHighlightSections(false);
    m_versions->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_versions->addAction(m_restore);
    m_versions->setMaximumHeight(fontMetrics().lineSpacing() * 11);
    connect(m_versions->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ContentHistory::onChosen);
    prepareTable(*m_changes);
    m_changes->setModel(m_model);
    m_changes->setAlternatingRowColors(false);
    m_changes->setSelectionMode(QAbstractItemView::SingleSelection);
    m_changes->setItemDelegate(m_delegate);
    m_changes->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_changes->viewport()->installEventFilter(this);
    m_about->setWordWrap(true);
    m_fromLabel->setBuddy(m_from);
    m_toLabel->setBuddy(m_to);
    for (auto *box : {m_from, m_to})
        connect(box, &QComboBox::activated, this, &ContentHistory::onPicked);

    auto *row = new QHBoxLayout;
    row->addWidget(m_fromLabel);
    row->addWidget(m_from);
    row->addWidget(m_toLabel);
    row->addWidget(m_to);
    row->addStretch(1);
    row->addWidget(m_restoreButton);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_versions, 1);
    layout->addLayout(row);
    layout->addWidget(m_about);
    layout->addWidget(m_changes, 2);
    retranslate();
}

void ContentHistory::show(const std::optional<ItemDetail> &detail)
{
    const bool same = m_detail && detail && m_detail->row.id == detail->row.id;
    QList<qint64> chosen;
    for (const auto &index : m_versions->selectionModel()->selectedRows())
        chosen += index.data(VersionRole).toLongLong();
    m_detail = detail;
    ++m_asked;
    m_model->setRows({});
    m_about->clear();
    if (!same)
        m_picked.reset();
    fillVersions();
    if (same && !chosen.isEmpty()) {
        // A newer version came: what a person chose stays chosen.
        for (int row = 0; row < m_revisions->rowCount(); ++row) {
            if (chosen.contains(m_revisions->index(row, 0).data(VersionRole).toLongLong())) {
                m_versions->selectionModel()->select(m_revisions->index(row, 0),
                                                     QItemSelectionModel::Select |
                                                         QItemSelectionModel::Rows);
            }
        }
        return;
    }
    if (m_picked)
        return compare(m_picked->first, m_picked->second);
    // What the last edit changed is what a person asks first.
    if (m_detail && m_detail->history.size() > 1)
        compare(m_detail->history[1].version, m_detail->history[0].version);
    else if (m_detail)
        m_about->setText(tr("This is the first version; there is nothing to compare it with."));
}

void ContentHistory::fillVersions()
{
    const QSignalBlocker blocked(m_versions->selectionModel());
    m_revisions->clear();
    m_revisions->setHorizontalHeaderLabels({
        //: Head of a column
        tr("Version"),
        //: Head of a column: when a version was made
        tr("When"),
        //: Head of a column: who made a version
        tr("Who"),
        //: Head of a column
        tr("Platform"),
        //: Head of a column: the content's SHA-256
        tr("Hash"),
    });
    m_from->clear();
    m_to->clear();
    if (m_detail) {
        for (const auto &revision : std::as_const(m_detail->history)) {
            const auto version = Format::version(revision.version.value());
            const auto cell = [&revision](const QString &text, const QString &tip = {}) {
                auto *item = new QStandardItem(text); // owned by the model
                item->setToolTip(tip);
                item->setData(revision.version.value(), VersionRole);
                return item;
            };
            m_revisions->appendRow({
                //: A version that deleted the lesson
                cell(revision.deleted ? tr("%1, deleted").arg(version) : version),
                cell(Format::moment(revision.at, m_context.clock.utc()),
                     Format::exact(revision.at)),
                cell(revision.author.isEmpty() ? Format::none() : revision.author),
                cell(Format::platform(revision.platform)),
                cell(revision.hash.toHex().left(12), revision.hash.toHex()),
            });
            for (auto *box : {m_from, m_to})
                box->addItem(version, revision.version.value());
        }
    }
    m_versions->resizeColumnsToContents();
    m_versions->horizontalHeader()->setStretchLastSection(true);
    onChosen();
}

Version ContentHistory::chosen() const
{
    const auto rows = m_versions->selectionModel()->selectedRows();
    return rows.size() == 1 ? Version(rows.first().data(VersionRole).toLongLong()) : Version();
}

void ContentHistory::onChosen()
{
    QList<qint64> versions;
    for (const auto &index : m_versions->selectionModel()->selectedRows())
        versions += index.data(VersionRole).toLongLong();
    std::ranges::sort(versions);
    const bool earlier =
        m_detail && versions.size() == 1 && versions.first() != m_detail->row.version.value();
    m_restore->setEnabled(earlier);
    m_restore->setToolTip(earlier ? QString() : tr("Choose one earlier version first."));
    m_restoreButton->setAccessibleDescription(m_restore->toolTip());
    if (versions.size() == 2)
        compare(Version(versions[0]), Version(versions[1]));
    else if (earlier)
        compare(Version(versions.first()), m_detail->row.version);
}

void ContentHistory::onPicked()
{
    m_picked.emplace(Version(m_from->currentData().toLongLong()),
                     Version(m_to->currentData().toLongLong()));
    compare(m_picked->first, m_picked->second);
}

void ContentHistory::body(Version version, std::function<void(const Result<ItemBody> &)> taken)
{
    awaitResult(m_api.revision(m_detail->row.id, version), this,
                [asked = m_asked, this, taken = std::move(taken)](const Result<ItemBody> &read) {
                    if (asked == m_asked)
                        taken(read);
                });
}

void ContentHistory::compare(Version before, Version after)
{
    if (!m_detail || before == after) {
        m_model->setRows({});
        m_about->setText(before == after ? tr("Choose two different versions.") : QString());
        return;
    }
    ++m_asked;
    m_from->setCurrentIndex(m_from->findData(before.value()));
    m_to->setCurrentIndex(m_to->findData(after.value()));
    m_about->setText(tr("Comparing ..."));
    const auto failed = [this](const Error &error) {
        m_model->setRows({});
        m_about->setText(
            tr("The versions could not be compared. %1").arg(ErrorText::sentence(error.code)));
        m_about->setToolTip(error.detail);
    };
    body(before, [this, after, failed](const Result<ItemBody> &older) {
        if (!older)
            return failed(older.error());
        body(after, [this, failed, before = older->body](const Result<ItemBody> &newer) {
            if (!newer)
                return failed(newer.error());
            showRows(before, newer->body);
        });
    });
}

void ContentHistory::showRows(const Json &before, const Json &after)
{
    awaitResult(inPool([before, after, type = m_detail->row.type] {
                    return changeRows(before, after, type);
                }),
                this, [this, asked = m_asked](const Result<QList<DiffRow>> &rows) {
                    if (asked != m_asked || !rows)
                        return;
                    m_model->setRows(*rows);
                    m_about->setToolTip({});
                    m_about->setText(rows->isEmpty()
                                         ? tr("These versions say the same.")
                                         //: %1 and %2 are versions
                                         : tr("From %1 to %2: %n field(s) changed.", nullptr,
                                              static_cast<int>(rows->size()))
                                               .arg(m_from->currentText(), m_to->currentText()));
                    layOutChanges();
                });
}

void ContentHistory::layOutChanges()
{
    const int width = m_changes->viewport()->width();
    const int columns = m_model->columnCount();
    auto *header = m_changes->horizontalHeader();
    const int field = std::max(120, width * 20 / 100);
    header->resizeSection(0, field);
    for (int column = 1; column + 1 < columns; ++column)
        header->resizeSection(column, (width - field) / (columns - 1));
    m_delegate->layOutRows(*m_changes);
}

void ContentHistory::askRestore()
{
    const auto version = chosen();
    if (!m_detail || version.value() == 0)
        return;
    if (m_context.preferences.personName().isEmpty()) {
        say(Severity::Warning, tr("Say who you are first: Settings, General, Your name."));
        return;
    }
    ++m_asked;
    body(version, [this](const Result<ItemBody> &earlier) {
        if (earlier)
            return restore(*earlier);
        say(Severity::Critical, tr("That version could not be read. %1")
                                    .arg(ErrorText::sentence(earlier.error().code)));
    });
}

void ContentHistory::restore(const ItemBody &earlier)
{
    Edit edit;
    edit.id = m_detail->row.id;
    edit.type = m_detail->row.type;
    edit.base = BaseVersion{m_detail->row.version, m_detail->row.hash};
    edit.content = EditBody{earlier.body};
    edit.author = m_context.preferences.personName();
    edit.at = m_context.clock.utc();
    awaitResult(
        m_api.save(edit), this,
        [this, from = earlier.revision.version](const Result<Receipt> &receipt) {
            if (!receipt || receipt->status == EditStatus::Rejected) {
                const auto error = receipt ? receipt->error.value_or(Error{}) : receipt.error();
                say(Severity::Critical,
                    tr("Nothing was restored. %1").arg(ErrorText::sentence(error.code)));
                return;
            }
            if (receipt->status == EditStatus::Queued) {
                const Address conflict{u"conflict"_s, receipt->conflict.toString(), {}};
                say(Severity::Warning,
                    tr("Somebody else changed the lesson meanwhile. What you restored "
                       "waits in Conflicts."),
                    {{tr("Open the conflict"), [this, conflict] { m_context.go(conflict); }}});
            } else {
                say(Severity::Ok, tr("Version %1 is restored as version %2.")
                                      .arg(from.value())
                                      .arg(receipt->version.value_or(Version()).value()));
            }
            Q_EMIT restored(*receipt);
        });
}

void ContentHistory::say(Severity severity, const QString &text, const QList<BarAction> &actions)
{
    m_context.bar.post({severity, text, actions, {}});
    m_context.announcer.announce(text);
}

bool ContentHistory::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        layOutChanges();
    return QWidget::eventFilter(watched, event);
}

void ContentHistory::retranslate()
{
    //: Action: an earlier version becomes the newest again
    m_restore->setText(tr("Restore this version"));
    //: Before a choice of a version: the older one of two
    m_fromLabel->setText(tr("&From"));
    //: Before a choice of a version: the newer one of two
    m_toLabel->setText(tr("&to"));
    m_from->setAccessibleName(tr("Compare from version"));
    m_to->setAccessibleName(tr("Compare to version"));
    m_versions->setAccessibleName(tr("Versions"));
    m_changes->setAccessibleName(tr("What changed"));
    m_model->wordsChanged();
    show(std::optional<ItemDetail>(m_detail));
}

} // namespace Batanidza
