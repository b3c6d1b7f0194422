#include "ui/pages/conflicttabs.h"

#include "engine/base/jsonwrite.h"
#include "engine/runtime/awaited.h"
#include "ui/models/eventlinemodel.h"
#include "ui/models/fieldchoicemodel.h"
#include "ui/pages/conflictpool.h"
#include "ui/text/format.h"
#include "ui/text/wording.h"
#include "ui/widgets/lessonview.h"
#include "ui/widgets/tables.h"

#include <QFontDatabase>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype longestRaw = 500'000; // characters: more would hold the window up
constexpr qsizetype mostEvents = 200;
constexpr int longestNote = 2000;

struct Made
{
    MaybeJson body;
    QString raw;
};

} // namespace

ConflictTabs::ConflictTabs(PageContext &context, ConflictApi &api, ConflictCase &open,
                           const FieldChoiceModel &fields, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_api(api)
    , m_case(open)
    , m_fields(fields)
    , m_tabs(new QTabWidget(this))
    , m_remark(new QLabel(this))
    , m_lesson(new LessonView(context.look, this))
    , m_raw(new QPlainTextEdit(this))
    , m_history(new QTableView(this))
    , m_events(new EventLineModel(mostEvents, this))
    , m_wording(new EventWording(context.clock, this))
    , m_notes(new QListWidget(this))
    , m_note(new QLineEdit(this))
{
    m_raw->setReadOnly(true);
    m_raw->setTabChangesFocus(true);
    m_raw->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_raw->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_raw->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_wording->setSourceModel(m_events);
    m_history->setModel(m_wording);
    prepareTable(*m_history);
    m_history->horizontalHeader()->setStretchLastSection(true);
    m_note->setMaxLength(longestNote);
    m_notes->setWordWrap(true);
    auto *result = new QWidget(this);
    auto *resultLayout = new QVBoxLayout(result);
    resultLayout->setContentsMargins(0, 6, 0, 0);
    resultLayout->addWidget(m_remark);
    resultLayout->addWidget(m_lesson, 1);
    auto *notes = new QWidget(this);
    auto *notesLayout = new QVBoxLayout(notes);
    notesLayout->setContentsMargins(0, 6, 0, 0);
    notesLayout->addWidget(m_notes, 1);
    notesLayout->addWidget(m_note);
    m_tabs->addTab(result, {});
    m_tabs->addTab(m_raw, {});
    m_tabs->addTab(m_history, {});
    m_tabs->addTab(notes, {});
    m_tabs->setDocumentMode(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);

    m_pause.setSingleShot(true);
    m_pause.setInterval(150ms);
    connect(&m_pause, &QTimer::timeout, this, &ConflictTabs::makeResult);
    connect(&m_fields, &QAbstractItemModel::dataChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(&m_fields, &QAbstractItemModel::modelReset, &m_pause, qOverload<>(&QTimer::start));
    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int tab) {
        if (tab == 2)
            readHistory();
        else
            m_pause.start();
    });
    connect(&m_case, &ConflictCase::stateChanged, this, &ConflictTabs::showCase);
    connect(&m_case, &ConflictCase::notesChanged, this, &ConflictTabs::showNotes);
    connect(m_note, &QLineEdit::returnPressed, this, [this] {
        const auto text = m_note->text().trimmed();
        if (text.isEmpty() || !m_case.isReady())
            return;
        m_note->clear();
        m_case.addNote(text);
    });
    retranslate();
}

void ConflictTabs::startNote()
{
    m_tabs->setCurrentIndex(3);
    m_note->setFocus();
}

void ConflictTabs::showCase()
{
    showNotes();
    if (!m_case.isReady())
        return;
    m_pause.start();
    if (m_tabs->currentIndex() == 2)
        readHistory();
}

void ConflictTabs::makeResult()
{
    const int tab = m_tabs->currentIndex();
    if (!m_case.isReady() || tab > 1)
        return;
    const auto &detail = m_case.detail();
    auto resolution = m_fields.resolution();
    const auto made = m_fields.resolution().choices.size();
    // What is undecided shows what the head says.
    for (const ConflictField &field : detail.fields) {
        const bool chosen = std::any_of(
            resolution.choices.cbegin(), resolution.choices.cend(),
            [&](const FieldChoice &choice) { return choice.path == field.question.path; });
        if (!chosen)
            resolution.choices.append({field.question.path, Choice::Current, {}});
    }
    const auto open = detail.fields.size() - made;
    m_remark->setText(
        open > 0 ? tr("%n undecided field(s) show A here.", nullptr, static_cast<int>(open))
                 : QString());
    m_remark->setVisible(open > 0);
    const auto work = [sides = detail.sides(), outcome = detail.outcome(), resolution, tab] {
        Made result;
        const auto body = Batanidza::resolve(sides, outcome, resolution);
        if (!body)
            return result;
        result.body = *body;
        if (tab == 1 && result.body)
            result.raw = QString::fromUtf8(writeJsonIndented(*result.body, 2)).left(longestRaw);
        return result;
    };
    awaitResult(inPool(work), this, [this, tab, asked = ++m_asked](const Result<Made> &result) {
        if (asked != m_asked || !result)
            return;
        if (tab == 1)
            m_raw->setPlainText(result->raw);
        else if (result->body)
            m_lesson->show(*result->body);
        else
            m_lesson->clearLesson();
    });
}

void ConflictTabs::readHistory()
{
    if (!m_case.isReady())
        return;
    EventQuery query;
    query.item = m_case.detail().row.item;
    query.limit = mostEvents;
    awaitResult(m_api.events(query), this, [this](const Result<QList<EventLine>> &events) {
        if (events)
            m_events->setEvents(*events);
    });
}

void ConflictTabs::showNotes()
{
    m_notes->clear();
    const bool waits = m_case.isReady() && isWaiting(m_case.detail().row.state);
    m_note->setEnabled(waits);
    if (!m_case.isReady())
        return;
    const auto &notes = m_case.detail().notes;
    for (const ConflictNote &note : notes) {
        //: %1 a person, %2 "12 min ago", %3 what was written
        m_notes->addItem(
            tr("%1, %2: %3")
                .arg(note.author, Format::age(note.at, m_context.clock.utc()), note.text));
    }
    m_tabs->setTabText(3, notes.isEmpty() ? tr("Notes")
                                          //: %1 how many
                                          : tr("Notes %1").arg(Format::number(notes.size())));
}

void ConflictTabs::retranslate()
{
    m_tabs->setTabText(0, tr("Result"));
    m_tabs->setTabText(1, tr("Raw JSON"));
    m_tabs->setTabText(2, tr("History"));
    m_tabs->setTabText(3, tr("Notes"));
    m_tabs->setAccessibleName(tr("Result, raw form, history and notes"));
    m_raw->setAccessibleName(tr("Raw JSON"));
    m_lesson->setAccessibleName(tr("Result"));
    m_history->setAccessibleName(tr("History"));
    m_notes->setAccessibleName(tr("Notes"));
    m_note->setAccessibleName(tr("Write a note"));
    m_note->setPlaceholderText(tr("Write a note, Enter keeps it"));
    showNotes();
}

} // namespace Batanidza
