#include "ui/pages/previewtabs.h"

#include "engine/runtime/awaited.h"
#include "ui/diff/changedelegate.h"
#include "ui/pages/conflictpool.h"
#include "ui/pages/conflictwords.h"
#include "ui/text/audittext.h"
#include "ui/text/differenceflags.h"
#include "ui/text/errortext.h"
#include "ui/text/format.h"
#include "ui/text/previewtext.h"
#include "ui/widgets/tables.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFontDatabase>
#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QStringListModel>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <limits>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

const Json nothing;
constexpr qsizetype mostDifferences = 1000;

ChangeModel::Words changeWords()
{
    const auto why = &AuditText::difference;
    return {
        [](const DiffRow &row) {
            return MergeText::rowName(row) + u"  ["_s + MergeText::kind(row.kind) + u']';
        },
        &ConflictWords::value, why,
        [why](const DiffRow &row) { return u"%1. %2"_s.arg(MergeText::rowName(row), why(row)); },
        [](ChangeModel::Part part) {
            return AuditText::changeHeader(part, ChangeModel::Shape::Changes);
        }};
}

} // namespace

PreviewTabs::PreviewTabs(PageContext &context, const PreviewCase &shown, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_case(shown)
    , m_tabs(new QTabWidget(this))
    , m_show(new QComboBox(this))
    , m_onlyChosen(new QCheckBox(this))
    , m_trace(new QTableView(this))
    , m_traceModel(new TraceModel({[this](const TraceModel::Row &row, int column) {
                                       return PreviewText::trace(row, column, lesson());
                                   },
                                   &PreviewText::traceHeader},
                                  this))
    , m_size(new QLabel(this))
    , m_payload(new QListView(this))
    , m_lines(new QStringListModel(this))
    , m_difference(new QLabel(this))
    , m_differences(new QTableView(this))
    , m_changes(new ChangeModel(ChangeModel::Shape::Changes, changeWords(), this))
    , m_delegate(new ChangeDelegate(context.look, this))
    , m_noWarning(new QLabel(this))
    , m_warnings(new QTableView(this))
    , m_warningModel(new PreviewWarningModel({[this](const PreviewWarning &warning, int column) {
                                                  return PreviewText::warning(warning, column,
                                                                              lesson());
                                              },
                                              &PreviewText::warningHeader},
                                             this))
{
    layOut();
    listen();
    retranslate();
}

void PreviewTabs::layOut()
{
    m_trace->setModel(m_traceModel);
    m_warnings->setModel(m_warningModel);
    m_differences->setModel(m_changes);
    for (QTableView *table : {m_trace, m_warnings, m_differences}) {
        prepareTable(*table);
        table->setSelectionMode(QAbstractItemView::SingleSelection);
        table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
        table->viewport()->installEventFilter(this);
    }
    m_differences->setAlternatingRowColors(false);
    m_differences->setItemDelegate(m_delegate);
    m_payload->setModel(m_lines);
    m_payload->setUniformItemSizes(true);
    m_payload->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_payload->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_payload->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    for (QLabel *label : {m_size, m_difference, m_noWarning}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_show->addItems({QString(), QString(), QString()});
    const auto page = [this](QLayout *top, QWidget *table) {
        auto *widget = new QWidget(this);
        auto *layout = new QVBoxLayout(widget);
        layout->setContentsMargins(0, 6, 0, 0);
        layout->setSpacing(6);
        layout->addLayout(top);
        layout->addWidget(table, 1);
        return widget;
    };
    auto *filter = new QHBoxLayout;
    filter->addWidget(m_show);
    filter->addWidget(m_onlyChosen);
    filter->addStretch(1);
    auto *size = new QHBoxLayout;
    size->addWidget(m_size, 1);
    auto *difference = new QHBoxLayout;
    difference->addWidget(m_difference, 1);
    m_tabs->addTab(page(filter, m_trace), {});
    m_tabs->addTab(page(size, m_payload), {});
    m_tabs->addTab(page(difference, m_differences), {});
    auto *none = new QHBoxLayout;
    none->addWidget(m_noWarning, 1);
    m_tabs->addTab(page(none, m_warnings), {});
    m_tabs->setDocumentMode(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
}

void PreviewTabs::listen()
{
    connect(m_show, &QComboBox::currentIndexChanged, this, [this](int row) {
        m_traceModel->setShow(static_cast<TraceModel::Show>(row));
        nameTabs();
    });
    connect(m_onlyChosen, &QCheckBox::toggled, this,
            [this](bool only) { m_traceModel->setKey(only ? m_key : QString()); });
    connect(m_trace->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                const auto *row = m_traceModel->rowAt(current.row());
                if (row && m_trace->hasFocus() && !row->key.isEmpty())
                    Q_EMIT jumpWanted(m_platform, row->key);
            });
    const auto toWarning = [this](int row, bool field) {
        if (row < 0 || row >= m_warningModel->warnings().size())
            return;
        const PreviewWarning warning = m_warningModel->warnings()[row];
        if (field)
            Q_EMIT fieldWanted(warning.path);
        else
            Q_EMIT jumpWanted(warning.platform, warning.key);
    };
    connect(m_warnings->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this, toWarning](const QModelIndex &current) {
                if (m_warnings->hasFocus())
                    toWarning(current.row(), false);
            });
    connect(m_warnings, &QAbstractItemView::activated, this,
            [toWarning](const QModelIndex &index) { toWarning(index.row(), true); });
    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int tab) {
        if (tab == PayloadTab)
            findInPayload();
    });
}

const Json &PreviewTabs::lesson() const
{
    return m_case.preview() ? m_case.preview()->source.body : nothing;
}

void PreviewTabs::showPreview()
{
    m_warningModel->setWarnings(m_case.warnings());
    showPlatform(m_platform);
}

void PreviewTabs::showPlatform(const QString &platform)
{
    m_platform = platform;
    const auto &preview = m_case.preview();
    m_traceModel->setTrace(preview, preview ? preview->of(platform) : nullptr);
    showPayload();
    makeDifferences();
    nameTabs();
    layOutColumns();
}

void PreviewTabs::showKey(const QString &key)
{
    m_key = key;
    if (m_onlyChosen->isChecked())
        m_traceModel->setKey(key);
    if (!m_trace->hasFocus()) {
        const int row = m_traceModel->rowOf(key);
        if (row >= 0) {
            m_trace->setCurrentIndex(m_traceModel->index(row, 0));
            m_trace->scrollTo(m_traceModel->index(row, 0), QAbstractItemView::PositionAtTop);
        } else {
            m_trace->setCurrentIndex({});
        }
    }
    findInPayload();
}

void PreviewTabs::showPayload()
{
    const auto *screen = m_case.screen(m_platform);
    const PlatformPreview *one = m_case.preview() ? m_case.preview()->of(m_platform) : nullptr;
    m_lines->setStringList(screen ? screen->payload : QStringList());
    if (!one) {
        m_size->clear();
        return;
    }
    QStringList parts{PreviewText::size(*one)};
    if (!one->made.blobs.isEmpty())
        //: %n files; %1 their size: "120 kB"
        parts += tr("%n file(s) beside it, %1", nullptr, static_cast<int>(one->made.blobs.size()))
                     .arg(Format::bytes(one->fileBytes));
    if (one->wholeLimit > 0)
        //: %1 a size: the most that body and files may have together
        parts += tr("together at most %1").arg(Format::bytes(one->wholeLimit));
    parts += u"SHA-256 %1"_s.arg(Sha256::of(one->made.bytes).toHex());
    m_size->setText(parts.join(u"; "_s));
    findInPayload();
}

//! The line where the chosen piece names itself.
void PreviewTabs::findInPayload()
{
    if (m_tabs->currentIndex() != PayloadTab || m_key.isEmpty())
        return;
    const QString id = m_key.section(u'/', 1);
    const QString wanted = id.isEmpty() ? u'"' + m_key + u"\":"_s : u": \""_s + id + u'"';
    const QStringList lines = m_lines->stringList();
    int found = -1;
    qsizetype outermost = std::numeric_limits<qsizetype>::max();
    for (int row = 0; row < lines.size() && outermost > 0; ++row) {
        if (!lines[row].contains(wanted))
            continue;
        // Entries have titles too: the lesson's own field is the least indented one.
        const qsizetype depth = id.isEmpty() ? lines[row].indexOf(u'"') : 0;
        if (depth >= outermost)
            continue;
        outermost = depth;
        found = row;
    }
    if (found < 0)
        return;
    m_payload->setCurrentIndex(m_lines->index(found));
    m_payload->scrollTo(m_lines->index(found), QAbstractItemView::PositionAtCenter);
}

void PreviewTabs::showDifferences(const PreviewChooser::Compare &compare)
{
    m_compared = compare;
    makeDifferences();
}

void PreviewTabs::makeDifferences()
{
    const auto &preview = m_case.preview();
    const bool platform = !m_compared.platform.isEmpty();
    const LessonPreviewPtr other = platform ? preview : m_case.other();
    const QString from = platform ? m_compared.platform : m_platform;
    ++m_asked;
    if (!preview || !other || !preview->of(m_platform) || !other->of(from) ||
        (platform && from == m_platform)) {
        m_changes->setRows({});
        m_difference->setText(
            m_case.otherError() && !platform ? ErrorText::sentence(m_case.otherError()->code)
            : platform && from == m_platform ? tr("It is compared with itself.")
                                             : tr("Choose what to compare with."));
        nameTabs();
        return;
    }
    const auto work = [preview, other, from, to = m_platform] {
        auto rows = changeRows(other->of(from)->shown, preview->of(to)->shown, u"lesson");
        return rows.size() > mostDifferences ? rows.first(mostDifferences) : rows;
    };
    const QString what = platform ? Format::platform(from) : PreviewText::subject(*other);
    awaitResult(inPool(work), this,
                [this, what, asked = m_asked](const Result<QList<DiffRow>> &rows) {
                    if (asked != m_asked || !rows)
                        return;
                    m_changes->setRows(*rows);
                    //: %n fields; %1 a platform, %2 what it is compared with: "v41", "Web"
                    m_difference->setText(tr("%n field(s) of %1 differ from %2.", nullptr,
                                             static_cast<int>(rows->size()))
                                              .arg(Format::platform(m_platform), what));
                    nameTabs();
                    layOutColumns();
                });
}

void PreviewTabs::nameTabs()
{
    const auto name = [this](int tab, const QString &text, int count) {
        //: Name of a tab: %1 what it shows, %2 how many
        m_tabs->setTabText(tab, count > 0 ? tr("%1 %2").arg(text, Format::number(count)) : text);
    };
    name(TraceTab, tr("Trace"), 0);
    name(PayloadTab, tr("Payload"), 0);
    name(DifferencesTab, tr("Differences"), m_changes->rowCount());
    name(WarningsTab, tr("Warnings"), m_warningModel->rowCount());
    m_noWarning->setVisible(m_warningModel->rowCount() == 0);
    m_noWarning->setText(tr("There is nothing to look at: nothing is cut, missing or too large."));
}

void PreviewTabs::layOutColumns()
{
    const auto spread = [](QTableView &table, std::initializer_list<int> shares) {
        const int width = table.viewport()->width();
        int column = 0;
        for (const int share : shares) {
            const int least = table.horizontalHeader()->sectionSizeHint(column);
            table.horizontalHeader()->resizeSection(column++, std::max(least, width * share / 100));
        }
    };
    spread(*m_trace, {28, 11, 8});
    spread(*m_warnings, {11, 21, 40});
    spread(*m_differences, {22, 26, 26});
    m_delegate->layOutRows(*m_differences);
}

bool PreviewTabs::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        layOutColumns();
    return QWidget::eventFilter(watched, event);
}

QString PreviewTabs::copyText() const
{
    switch (m_tabs->currentIndex()) {
    case TraceTab:
        return tableText(*m_trace);
    case PayloadTab: {
        const PlatformPreview *one = m_case.preview() ? m_case.preview()->of(m_platform) : nullptr;
        return one ? QString::fromUtf8(one->made.bytes) : QString();
    }
    case DifferencesTab:
        return tableText(*m_differences);
    default:
        return tableText(*m_warnings);
    }
}

void PreviewTabs::retranslate()
{
    m_show->setItemText(0, tr("All fields"));
    m_show->setItemText(1, tr("Changed or left out"));
    m_show->setItemText(2, tr("To look at"));
    m_show->setAccessibleName(tr("Which lines of the trace"));
    m_onlyChosen->setText(tr("Only what is chosen"));
    m_tabs->setAccessibleName(tr("Trace, payload, differences and warnings"));
    m_trace->setAccessibleName(tr("Trace"));
    m_payload->setAccessibleName(tr("Payload"));
    m_differences->setAccessibleName(tr("Differences"));
    m_warnings->setAccessibleName(tr("Warnings"));
    m_traceModel->wordsChanged();
    m_warningModel->wordsChanged();
    m_changes->wordsChanged();
    showPayload();
    nameTabs();
}

} // namespace Batanidza
