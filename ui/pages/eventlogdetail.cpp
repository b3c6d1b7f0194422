#include "ui/pages/eventlogdetail.h"

#include "engine/base/jsonwrite.h"
#include "engine/runtime/awaited.h"
#include "ui/diff/changedelegate.h"
#include "ui/pages/conflictpool.h"
#include "ui/pages/conflictwords.h"
#include "ui/text/audittext.h"
#include "ui/text/differenceflags.h"
#include "ui/text/errortext.h"
#include "ui/text/format.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/textlabel.h"

#include <QAction>
#include <QEvent>
#include <QFontDatabase>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

enum Tab { ChangesTab, DecisionsTab, RawTab };

struct Rows
{
    QList<DiffRow> changes;
    QList<DiffRow> decisions;
};

Rows rowsOf(const EventDetail &detail)
{
    Rows rows;
    if (detail.before || detail.after)
        rows.changes = changeRows(detail.before, detail.after, detail.event[u"type"].toString());
    rows.decisions = decisionRows(detail.decisions + detail.choices,
                                  detail.after ? detail.after : detail.before);
    return rows;
}

ChangeModel::Words wordsFor(ChangeModel::Shape shape)
{
    const auto why =
        shape == ChangeModel::Shape::Changes ? &AuditText::difference : &AuditText::settledBy;
    return {
        [](const DiffRow &row) {
            return MergeText::rowName(row) + u"  ["_s + MergeText::kind(row.kind) + u']';
        },
        &ConflictWords::value, why,
        [why](const DiffRow &row) { return u"%1. %2"_s.arg(MergeText::rowName(row), why(row)); },
        [shape](ChangeModel::Part part) { return AuditText::changeHeader(part, shape); }};
}

} // namespace

EventLogDetail::EventLogDetail(PageContext &context, ConflictApi &api, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_api(api)
    , m_invisible(new QAction(this))
    , m_changeModel(
          new ChangeModel(ChangeModel::Shape::Changes, wordsFor(ChangeModel::Shape::Changes), this))
    , m_decisionModel(new ChangeModel(ChangeModel::Shape::Decisions,
                                      wordsFor(ChangeModel::Shape::Decisions), this))
    , m_delegate(new ChangeDelegate(context.look, this))
    , m_heading(new TextLabel(context.look, TextRole::Section, this))
    , m_about(new QLabel(this))
    , m_links(new QLabel(this))
    , m_tabs(new QTabWidget(this))
    , m_changes(new QTableView(this))
    , m_decisions(new QTableView(this))
    , m_raw(new QPlainTextEdit(this))
{
    layOut();
    m_invisible->setObjectName(u"audit.invisible"_s);
    m_invisible->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I));
    m_invisible->setCheckable(true);
    connect(m_invisible, &QAction::toggled, this, [this](bool shows) {
        m_delegate->setShowsInvisible(shows);
        m_changes->viewport()->update();
        m_decisions->viewport()->update();
    });
    connect(m_links, &QLabel::linkActivated, this, [this](const QString &link) {
        if (const auto address = Address::parse(link))
            Q_EMIT linkWanted(*address);
    });
    connect(m_decisions->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &EventLogDetail::changed);
    connect(m_tabs, &QTabWidget::currentChanged, this, &EventLogDetail::changed);
    retranslate();
}

void EventLogDetail::layOut()
{
    m_changes->setModel(m_changeModel);
    m_decisions->setModel(m_decisionModel);
    for (auto *table : {m_changes, m_decisions}) {
        prepareTable(*table);
        table->setAlternatingRowColors(false);
        table->setSelectionMode(QAbstractItemView::SingleSelection);
        table->setItemDelegate(m_delegate);
        table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
        table->viewport()->installEventFilter(this);
    }
    m_decisions->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_heading->setWordWrap(true);
    for (QLabel *label : {m_about, m_links})
        label->setWordWrap(true);
    m_about->setTextFormat(Qt::PlainText);
    m_links->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_links->setFocusPolicy(Qt::StrongFocus);
    m_raw->setReadOnly(true);
    m_raw->setTabChangesFocus(true);
    m_raw->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_raw->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_raw->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_tabs->addTab(m_changes, {});
    m_tabs->addTab(m_decisions, {});
    m_tabs->addTab(m_raw, {});
    m_tabs->setDocumentMode(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_heading);
    layout->addWidget(m_about);
    layout->addWidget(m_links);
    layout->addWidget(m_tabs, 1);
    layout->addStretch(0); // what is said without tabs stands at the top
}

void EventLogDetail::addDecisionAction(QAction *action)
{
    m_decisions->addAction(action);
}

void EventLogDetail::show(Sequence sequence)
{
    if (sequence == m_sequence && !m_error)
        return;
    m_sequence = sequence;
    m_error.reset();
    ++m_asked;
    if (sequence.value() == 0) {
        m_detail.reset();
        m_changeModel->setRows({});
        m_decisionModel->setRows({});
        m_raw->clear();
        showFacts();
        Q_EMIT changed();
        return;
    }
    awaitResult(m_api.eventDetail(sequence), this,
                [this, asked = m_asked](const Result<EventDetail> &detail) {
                    if (asked != m_asked)
                        return;
                    if (detail) {
                        take(*detail);
                        return;
                    }
                    m_detail.reset();
                    m_error = detail.error();
                    m_changeModel->setRows({});
                    m_decisionModel->setRows({});
                    m_raw->clear();
                    showFacts();
                    Q_EMIT changed();
                });
}

void EventLogDetail::reload()
{
    const auto sequence = std::exchange(m_sequence, {});
    if (sequence.value() > 0)
        show(sequence);
}

void EventLogDetail::take(const EventDetail &detail)
{
    awaitResult(inPool([detail] { return rowsOf(detail); }), this,
                [this, detail, asked = m_asked](const Result<Rows> &rows) {
                    if (asked != m_asked || !rows)
                        return;
                    m_detail = detail;
                    m_changeModel->setRows(rows->changes);
                    m_decisionModel->setRows(rows->decisions);
                    m_raw->setPlainText(QString::fromUtf8(writeJsonIndented(detail.event, 2)) +
                                        u"\n\nSHA-256 %1"_s.arg(detail.hash.toHex()));
                    for (auto *table : {m_changes, m_decisions})
                        layOutTable(*table);
                    m_tabs->setTabEnabled(ChangesTab, !rows->changes.isEmpty());
                    m_tabs->setTabEnabled(DecisionsTab, !rows->decisions.isEmpty());
                    if (!m_tabs->isTabEnabled(m_tabs->currentIndex()) ||
                        m_tabs->currentIndex() == RawTab)
                        m_tabs->setCurrentIndex(!rows->changes.isEmpty()     ? ChangesTab
                                                : !rows->decisions.isEmpty() ? DecisionsTab
                                                                             : RawTab);
                    showFacts();
                    Q_EMIT changed();
                });
}

void EventLogDetail::showFacts()
{
    const Millis now = m_context.clock.utc();
    m_tabs->setVisible(m_detail.has_value());
    if (!m_detail) {
        m_heading->setText(m_error ? tr("The event could not be read.") : tr("Choose an event."));
        m_about->setText(m_error ? ErrorText::sentence(m_error->code) : QString());
        m_about->setVisible(m_error.has_value());
        m_links->hide();
        return;
    }
    const EventLine &line = m_detail->line;
    m_heading->setText(AuditText::heading(line, now));
    const auto about = AuditText::about(*m_detail, now);
    m_about->setText(about);
    m_about->setVisible(!about.isEmpty());
    QStringList links;
    const auto link = [&](const Address &address, const QString &text) {
        links += u"<a href=\"%1\">%2</a>"_s.arg(address.toString().toHtmlEscaped(),
                                                text.toHtmlEscaped());
    };
    if (!line.item.isEmpty())
        link({u"item"_s, line.item.toString(), {}}, tr("Open the lesson"));
    if (!line.conflict.isEmpty())
        link({u"conflict"_s, line.conflict.toString(), {}}, tr("Open the conflict"));
    m_links->setText(links.join(u" \u00b7 "_s));
    m_links->setVisible(!links.isEmpty());
    m_tabs->setTabText(ChangesTab,
                       m_changeModel->rowCount() == 0
                           ? tr("Changes")
                           //: %1 how many fields changed
                           : tr("Changes %1").arg(Format::number(m_changeModel->rowCount())));
    m_tabs->setTabText(DecisionsTab,
                       m_decisionModel->rowCount() == 0
                           ? tr("Settled")
                           //: %1 how many fields were settled
                           : tr("Settled %1").arg(Format::number(m_decisionModel->rowCount())));
}

QTableView *EventLogDetail::table() const
{
    if (m_tabs->currentWidget() == m_changes)
        return m_changes;
    return m_tabs->currentWidget() == m_decisions ? m_decisions : nullptr;
}

QString EventLogDetail::chosenDecision() const
{
    if (!m_detail || m_detail->decisions.isEmpty() || m_tabs->currentWidget() != m_decisions)
        return {};
    const DiffRow *row = m_decisionModel->rowAt(m_decisions->currentIndex().row());
    return row ? row->path : QString();
}

void EventLogDetail::layOutTable(QTableView &table)
{
    const int width = table.viewport()->width();
    const int columns = table.model()->columnCount();
    auto *header = table.horizontalHeader();
    const int field = std::max(120, width * 20 / 100);
    header->resizeSection(0, field);
    for (int column = 1; column + 1 < columns; ++column)
        header->resizeSection(column, (width - field) / (columns - 1));
    m_delegate->layOutRows(table);
}

bool EventLogDetail::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize) {
        for (auto *table : {m_changes, m_decisions}) {
            if (watched == table->viewport())
                layOutTable(*table);
        }
    }
    return QWidget::eventFilter(watched, event);
}

void EventLogDetail::retranslate()
{
    m_invisible->setText(tr("Show &invisible characters"));
    m_tabs->setTabText(RawTab, tr("As recorded"));
    m_tabs->setAccessibleName(tr("What changed, what was settled, and the event as recorded"));
    m_changes->setAccessibleName(tr("What changed"));
    m_decisions->setAccessibleName(tr("What was settled"));
    m_raw->setAccessibleName(tr("As recorded"));
    m_links->setAccessibleName(tr("Links of this event"));
    m_changeModel->wordsChanged();
    m_decisionModel->wordsChanged();
    showFacts();
}

} // namespace Batanidza
