#include "ui/pages/wordimport.h"

#include "engine/runtime/awaited.h"
#include "ui/models/lessonedits.h"
#include "ui/models/wordrowmodel.h"
#include "ui/pages/conflictpool.h"
#include "ui/pages/wordimporttext.h"
#include "ui/text/errortext.h"
#include "ui/text/format.h"

#include <QComboBox>
#include <QEvent>
#include <QFile>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostLessons = 40;

//! Off the main thread: at most what the limits let in.
Result<CsvTable> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, u"%1: %2"_s.arg(path, file.errorString())};
    return readCsv(file.read(CsvLimits().bytes + 1));
}

} // namespace

WordImport::WordImport(PageContext &context, ContentApi &api, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_api(api)
    , m_title(new QLabel(this))
    , m_about(new QLabel(this))
    , m_mapping(new QTableWidget(this))
    , m_model(new WordRowModel({wordHeaderText, wordResultText}, this))
    , m_rows(new QTableView(this))
    , m_counts(new QLabel(this))
    , m_lessonLabel(new QLabel(this))
    , m_lesson(new QLineEdit(this))
    , m_take(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    layOut();
    connect(m_take, &QPushButton::clicked, this, &WordImport::take);
    connect(m_cancel, &QPushButton::clicked, this, &WordImport::closed);
    connect(m_lesson, &QLineEdit::textChanged, this, &WordImport::showCounts);
    retranslate();
}

void WordImport::layOut()
{
    m_about->setWordWrap(true);
    m_about->setTextFormat(Qt::PlainText);
    m_counts->setWordWrap(true);
    m_mapping->setColumnCount(3);
    m_mapping->verticalHeader()->hide();
    m_mapping->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_mapping->setTabKeyNavigation(false);
    m_rows->setModel(m_model);
    m_rows->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_rows->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_rows->verticalHeader()->hide();
    m_rows->setTabKeyNavigation(false);
    m_rows->setWordWrap(false);
    m_rows->horizontalHeader()->setStretchLastSection(true);
    m_lessonLabel->setBuddy(m_lesson);
    m_lesson->setMaxLength(128);
    auto *split = new QSplitter(this);
    split->addWidget(m_mapping);
    split->addWidget(m_rows);
    split->setStretchFactor(1, 1);
    split->setSizes({380, 740});
    split->setChildrenCollapsible(false);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_counts, 1);
    bottom->addWidget(m_lessonLabel);
    bottom->addWidget(m_lesson);
    bottom->addWidget(m_cancel);
    bottom->addWidget(m_take);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_title);
    layout->addWidget(m_about);
    layout->addWidget(split, 1);
    layout->addLayout(bottom);
}

void WordImport::read(const QString &file, const QString &open)
{
    m_file = file;
    m_open = open;
    m_ready = m_busy = false;
    m_table = {};
    m_columns.clear();
    m_model->setRows({});
    m_mapping->setRowCount(0);
    m_lesson->setText(open.isEmpty() ? u"sna.new.001"_s : open);
    m_lesson->setReadOnly(!open.isEmpty());
    m_title->setFont(m_context.look.font(TextRole::Section));
    m_title->setText(tr("Words from %1").arg(QFileInfo(file).fileName()));
    m_about->setText(tr("Reading the file ..."));
    showCounts();
    const auto asked = ++m_asked;
    awaitResult(inPool([file] { return readFile(file); }), this,
                [this, asked](const Result<Result<CsvTable>> &read) {
                    if (asked != m_asked || !read)
                        return;
                    if (*read)
                        onTable(**read);
                    else
                        fail(tr("The table could not be read: %1").arg(read->error().detail));
                });
}

void WordImport::fail(const QString &text)
{
    m_about->setText(text);
    m_context.announcer.announce(text);
    m_cancel->setFocus();
}

void WordImport::onTable(const CsvTable &table)
{
    m_table = table;
    m_columns = guessWordColumns(table.header);
    m_columns.resize(table.header.size());
    fillColumns();
    plan();
    m_mapping->setFocus();
}

void WordImport::fillColumns()
{
    m_mapping->setRowCount(static_cast<int>(m_table.header.size()));
    for (int i = 0; i < m_mapping->rowCount(); ++i) {
        const auto cell = [&](int column, const QString &text) {
            auto *item = new QTableWidgetItem(text); // the table owns it
            item->setToolTip(text);
            m_mapping->setItem(i, column, item);
        };
        const auto head = m_table.header.value(i);
        cell(0, head);
        cell(1, m_table.rows.isEmpty() ? QString() : m_table.rows.constFirst().cells.value(i));
        auto *box = new QComboBox;
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(12);
        for (const WordColumn meaning : wordColumns())
            box->addItem(wordColumnText(meaning), static_cast<int>(meaning));
        box->setCurrentIndex(box->findData(static_cast<int>(m_columns.value(i))));
        box->setAccessibleName(tr("What the column %1 is").arg(head));
        connect(box, &QComboBox::activated, this, [this, i, box] {
            setColumn(i, static_cast<WordColumn>(box->currentData().toInt()));
        });
        m_mapping->setCellWidget(i, 2, box);
    }
    m_mapping->resizeColumnsToContents();
    m_mapping->horizontalHeader()->setStretchLastSection(true);
}

void WordImport::setColumn(int column, WordColumn meaning)
{
    if (column < 0 || column >= m_columns.size())
        return;
    // One column for one meaning: the other gives it up.
    for (int i = 0; i < m_columns.size(); ++i) {
        if (i != column && m_columns[i] == meaning)
            m_columns[i] = WordColumn::Ignore;
    }
    m_columns[column] = meaning;
    for (int i = 0; i < m_mapping->rowCount(); ++i) {
        auto *box = qobject_cast<QComboBox *>(m_mapping->cellWidget(i, 2));
        box->setCurrentIndex(box->findData(static_cast<int>(m_columns[i])));
    }
    plan();
}

void WordImport::plan()
{
    m_ready = false;
    showCounts();
    awaitResult(
        inPool([table = m_table, columns = m_columns] { return readWordRows(table, columns); }),
        this, [this, asked = ++m_asked](const Result<QList<WordRow>> &rows) {
            if (asked != m_asked || !rows)
                return;
            m_model->setRows(*rows);
            m_rows->resizeColumnsToContents();
            m_rows->horizontalHeader()->setStretchLastSection(true);
            m_ready = true;
            showCounts();
        });
}

QStringList WordImport::lessonsWanted() const
{
    QStringList ids;
    for (const WordRow &row : m_model->rows()) {
        const QString id = row.lesson.isEmpty() ? m_lesson->text().trimmed() : row.lesson;
        if (row.isTaken() && !ids.contains(id))
            ids += id;
    }
    return ids;
}

void WordImport::showCounts()
{
    const auto &rows = m_model->rows();
    const auto taken = std::ranges::count_if(rows, &WordRow::isTaken);
    const bool hasHeadword = m_columns.contains(WordColumn::Headword);
    if (!m_table.header.isEmpty()) {
        const QString separator = m_table.separator == u'\t'  ? tr("tab")
                                  : m_table.separator == u';' ? tr("semicolon")
                                                              : tr("comma");
        //: %1 the encoding of a file, %2 "comma", "semicolon" or "tab"
        m_about->setText(tr("%1, separated by %2, %n row(s). Say what each column is.", nullptr,
                            static_cast<int>(m_table.rows.size()))
                             .arg(m_table.encoding, separator));
    }
    const auto lessons = lessonsWanted();
    QString reason;
    if (m_busy)
        reason = tr("Making the drafts ...");
    else if (!m_ready)
        reason = m_table.header.isEmpty() ? QString() : tr("Checking the rows ...");
    else if (!hasHeadword)
        reason = tr("Say which column holds the headword.");
    else if (taken == 0)
        reason = tr("No row gives a word.");
    else if (lessons.size() > mostLessons)
        reason = tr("These are words for %1 lessons; at most %2 are made at once. Split the file.")
                     .arg(lessons.size())
                     .arg(mostLessons);
    if (m_ready && reason.isEmpty())
        m_counts->setText(tr("%1 of %2 rows give a word, for %n lesson(s).", nullptr,
                             static_cast<int>(lessons.size()))
                              .arg(Format::number(taken), Format::number(rows.size())));
    else
        m_counts->setText(reason);
    m_take->setEnabled(m_ready && reason.isEmpty());
    m_take->setAccessibleDescription(reason);
    //: Button: take words from a table
    m_take->setText(tr("Take %n word(s)", nullptr, static_cast<int>(taken)));
}

void WordImport::take()
{
    if (!m_take->isEnabled())
        return;
    const auto lessons = lessonsWanted();
    if (!m_open.isEmpty() && lessons == QStringList{m_open}) {
        JsonArray words;
        for (const WordRow &row : m_model->rows()) {
            if (row.isTaken())
                words.append(row.entry);
        }
        Q_EMIT wordsTaken(words);
        Q_EMIT closed();
        return;
    }
    m_busy = true;
    showCounts();
    makeDrafts(lessons, {}, {});
}

//! One lesson after the other is asked for; a draft of it is gone on with.
void WordImport::makeDrafts(const QStringList &lessons, QList<Json> bodies,
                            QList<LessonDraftState> states)
{
    if (lessons.isEmpty())
        return keepDrafts(bodies, states);
    const QString &id = lessons.constFirst();
    if (const auto draft = DraftBook(m_context.preferences).find(id)) {
        bodies += draft->body;
        states += *draft;
        return makeDrafts(lessons.mid(1), bodies, states);
    }
    awaitResult(m_api.load(ItemId(id)), this,
                [this, lessons, bodies, states](const Result<ItemDetail> &read) {
                    if (!read && read.error().code != ErrorCode::NotFound) {
                        m_busy = false;
                        showCounts();
                        return fail(tr("The lessons could not be read. %1")
                                        .arg(ErrorText::sentence(read.error().code)));
                    }
                    auto nextBodies = bodies;
                    auto nextStates = states;
                    if (read) {
                        LessonDraftState state;
                        state.key = read->row.id.toString();
                        state.base = BaseVersion{read->row.version, read->row.hash};
                        state.baseBody = read->body;
                        nextBodies += read->body;
                        nextStates += state;
                    }
                    makeDrafts(lessons.mid(1), nextBodies, nextStates);
                });
}

void WordImport::keepDrafts(const QList<Json> &bodies, const QList<LessonDraftState> &states)
{
    DraftBook book(m_context.preferences);
    auto rows = m_model->rows();
    const auto made = lessonsOfWords(rows, bodies, m_lesson->text().trimmed(),
                                     m_context.preferences.personName());
    QString last;
    for (const Json &body : made) {
        LessonDraftState state;
        const auto known =
            std::ranges::find(states, body[u"id"].toString(), &LessonDraftState::key);
        if (known != states.end())
            state = *known;
        else
            state.key = book.freshKey();
        state.body = body;
        state.at = m_context.clock.utc();
        book.keep(state);
        last = state.key;
    }
    m_busy = false;
    const auto left = std::ranges::count_if(rows, &WordRow::isTaken) -
                      std::ranges::count_if(m_model->rows(), &WordRow::isTaken);
    if (left < 0) {
        // What no lesson has room for stays on the screen.
        m_model->setRows(rows);
        m_context.bar.post(
            {Severity::Warning,
             tr("%n word(s) were left out: the lesson has them already, or has 200 words.", nullptr,
                static_cast<int>(-left)),
             {},
             {}});
    }
    Q_EMIT closed();
    Q_EMIT draftMade(last, static_cast<int>(made.size()));
}

void WordImport::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void WordImport::retranslate()
{
    //: Head of a column: the name of a column in a file
    m_mapping->setHorizontalHeaderLabels({tr("Column"),
                                          //: Head of a column: what the first row holds
                                          tr("First row"),
                                          //: Head of a column: what a column of a file means
                                          tr("Is")});
    m_mapping->setAccessibleName(tr("Columns of the file"));
    m_rows->setAccessibleName(tr("What each row gives"));
    m_lessonLabel->setText(tr("&Lesson"));
    m_lesson->setAccessibleName(tr("Id of the lesson for the words"));
    m_cancel->setText(tr("Cancel"));
    for (int i = 0; i < m_mapping->rowCount(); ++i) {
        auto *box = qobject_cast<QComboBox *>(m_mapping->cellWidget(i, 2));
        for (int n = 0; box && n < box->count(); ++n)
            box->setItemText(n, wordColumnText(static_cast<WordColumn>(box->itemData(n).toInt())));
    }
    m_model->wordsChanged();
    showCounts();
}

} // namespace Batanidza
