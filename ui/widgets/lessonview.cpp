#include "ui/widgets/lessonview.h"

#include "ui/look.h"

#include <QCoreApplication>
#include <QEvent>
#include <QScrollBar>
#include <QTextCursor>
#include <QTextDocumentFragment>
#include <QTextFrame>
#include <QTextTable>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

//! Writes the parts of a lesson into a document. Texts go in as text, never as markup.
class LessonWriter
{
    Q_DECLARE_TR_FUNCTIONS(LessonView)

public:
    LessonWriter(const Look &look, QTextDocument &document)
        : m_look(look)
        , m_cursor(&document)
    {
        m_spacing.setBottomMargin(document.defaultFont().pointSizeF() * 0.4);
        m_body.setFont(look.font(TextRole::Body));
        m_body.setForeground(look.color(ColorRole::Text));
        m_muted = m_body;
        m_muted.setForeground(look.color(ColorRole::MutedText));
        m_heading.setFont(look.font(TextRole::Section));
        m_heading.setForeground(look.color(ColorRole::Text));
        m_headline.setFont(look.font(TextRole::Headline));
        m_headline.setForeground(look.color(ColorRole::Text));
        m_lesson = m_body;
        auto font = look.font(TextRole::Lesson);
        font.setPointSizeF(m_body.font().pointSizeF() * 1.25);
        m_lesson.setFont(font);
    }

    void write(const Json &body)
    {
        titles(body);
        notes(body[u"culturalNotes"].toArray(), true);
        objectives(body[u"objectives"].toArray());
        words(body[u"vocabulary"].toArray());
        dialogue(body[u"dialogue"].toArray());
        grammar(body[u"grammarNotes"].toArray());
        notes(body[u"culturalNotes"].toArray(), false);
        exercises(body[u"exercises"].toArray());
    }

private:
    void paragraph(const QString &text, const QTextCharFormat &format, bool lesson = false)
    {
        auto block = m_spacing;
        if (lesson)
            block.setLineHeight(150, QTextBlockFormat::ProportionalHeight);
        if (m_started)
            m_cursor.insertBlock(block);
        else
            m_cursor.setBlockFormat(block);
        m_started = true;
        m_cursor.insertText(text, format);
    }
    void heading(const QString &text)
    {
        auto block = m_spacing;
        block.setTopMargin(m_spacing.bottomMargin() * 2);
        block.setHeadingLevel(2);
        m_cursor.insertBlock(block);
        m_cursor.insertText(text, m_heading);
    }
    void titles(const Json &body)
    {
        const auto &title = body[u"title"];
        const auto shona = title[u"sn"].toString();
        const auto english = title[u"en"].toString();
        auto headline = m_headline;
        headline.setFontFamilies(m_lesson.fontFamilies().toStringList());
        paragraph(shona.isEmpty() ? english : shona, headline);
        if (!shona.isEmpty() && !english.isEmpty())
            paragraph(english, m_muted);
        for (const auto *language : {u"sn", u"en"}) {
            const auto summary = body[u"summary"][QStringView(language)].toString();
            if (!summary.isEmpty())
                paragraph(summary, m_body);
        }
    }
    void objectives(const JsonArray &list)
    {
        if (list.isEmpty())
            return;
        heading(tr("What you will be able to do"));
        for (const auto &objective : list) {
            const auto shona = objective[u"sn"].toString();
            paragraph(shona.isEmpty() ? objective[u"en"].toString() : shona, m_body);
        }
    }
    void notes(const JsonArray &list, bool prominent)
    {
        for (const auto &note : list) {
            if (note[u"deleted"].toBool() ||
                (note[u"prominence"].toString() == "high"_L1) != prominent)
                continue;
            note_(note, prominent);
        }
    }
    void note_(const Json &note, bool prominent)
    {
        QTextFrameFormat frame;
        frame.setPadding(8);
        frame.setTopMargin(8);
        frame.setBottomMargin(8);
        frame.setBorder(prominent ? 2 : 1);
        frame.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        frame.setBorderBrush(m_look.color(prominent ? ColorRole::Warning : ColorRole::Border));
        frame.setBackground(m_look.color(ColorRole::Surface));
        m_cursor.insertFrame(frame);
        auto label = m_muted;
        label.setFontWeight(QFont::DemiBold);
        m_cursor.insertText(prominent ? tr("Cultural note, important") : tr("Cultural note"),
                            label);
        const auto title = text(note[u"title"]);
        if (!title.isEmpty()) {
            m_cursor.insertBlock();
            m_cursor.insertText(title, m_heading);
        }
        m_cursor.insertBlock();
        markdown(text(note[u"markdown"]));
        m_cursor.movePosition(QTextCursor::NextBlock);
        m_cursor.movePosition(QTextCursor::End);
    }
    void words(const JsonArray &list)
    {
        JsonArray live;
        for (const auto &word : list) {
            if (!word[u"deleted"].toBool())
                live.append(word);
        }
        if (live.isEmpty())
            return;
        heading(tr("Words"));
        QTextTableFormat format;
        format.setCellPadding(5);
        format.setCellSpacing(0);
        format.setBorder(1);
        format.setBorderCollapse(true);
        format.setBorderBrush(m_look.color(ColorRole::Border));
        format.setHeaderRowCount(1);
        format.setWidth(QTextLength(QTextLength::PercentageLength, 98));
        auto *table = m_cursor.insertTable(static_cast<int>(live.size()) + 1, 4, format);
        //: Head of a column: a Shona word
        const QStringList heads{tr("Word"),
                                //: Head of a column: high and low tone of a word
                                tr("Tone"),
                                //: Head of a column: phonetic letters
                                tr("IPA"),
                                //: Head of a column: what a word means
                                tr("Meaning")};
        auto bold = m_muted;
        bold.setFontWeight(QFont::DemiBold);
        for (int column = 0; column < heads.size(); ++column)
            table->cellAt(0, column).firstCursorPosition().insertText(heads.at(column), bold);
        for (int row = 0; row < live.size(); ++row)
            word(*table, row + 1, live.at(row));
        m_cursor.movePosition(QTextCursor::End);
    }
    void word(QTextTable &table, int row, const Json &word)
    {
        const auto cell = [&](int column) {
            return table.cellAt(row, column).firstCursorPosition();
        };
        const auto toned = word[u"headwordToned"].toString();
        auto first = cell(0);
        first.insertText(toned.isEmpty() ? word[u"headword"].toString() : toned, m_lesson);
        if (!toned.isEmpty() && toned != word[u"headword"].toString()) {
            first.insertBlock();
            first.insertText(word[u"headword"].toString(), m_muted);
        }
        const auto &tone = word[u"tone"];
        auto second = cell(1);
        const auto pattern = tone[u"pattern"].toString();
        if (pattern.isEmpty()) {
            second.insertText(LessonView::toneText(tone), m_muted);
        } else {
            second.insertText(pattern, m_lesson);
            second.insertBlock();
            second.insertText(LessonView::toneText(tone), m_muted);
        }
        const auto &spoken = word[u"pronunciation"];
        auto third = cell(2);
        const auto ipa = spoken[u"ipa"].toString();
        third.insertText(ipa.isEmpty() ? QString() : u"[%1]"_s.arg(ipa), m_lesson);
        if (const auto syllables = spoken[u"syllabic"].toString(); !syllables.isEmpty()) {
            third.insertBlock();
            third.insertText(syllables, m_muted);
        }
        auto fourth = cell(3);
        fourth.insertText(text(word[u"gloss"]), m_body);
        if (const auto nounClass = word[u"nounClass"].toString(); !nounClass.isEmpty()) {
            fourth.insertBlock();
            fourth.insertText(tr("Noun class %1").arg(nounClass), m_muted);
        }
    }
    void dialogue(const JsonArray &list)
    {
        if (list.isEmpty())
            return;
        heading(tr("Dialogue"));
        for (const auto &line : list) {
            if (line[u"deleted"].toBool())
                continue;
            //: A line of a dialogue: %1 who speaks, %2 what they say
            paragraph(tr("%1: %2").arg(line[u"speaker"].toString(), line[u"sn"].toString()),
                      m_lesson, true);
            paragraph(line[u"en"].toString(), m_muted);
        }
    }
    void grammar(const JsonArray &list)
    {
        if (list.isEmpty())
            return;
        heading(tr("Grammar"));
        for (const auto &note : list) {
            if (note[u"deleted"].toBool())
                continue;
            auto bold = m_body;
            bold.setFontWeight(QFont::DemiBold);
            paragraph(text(note[u"title"]), bold);
            m_cursor.insertBlock();
            markdown(text(note[u"markdown"]));
        }
    }
    void exercises(const JsonArray &list)
    {
        if (list.isEmpty())
            return;
        heading(tr("Exercises"));
        for (const auto &exercise : list) {
            if (!exercise[u"deleted"].toBool())
                paragraph(text(exercise[u"prompt"]), m_body);
        }
    }
    void markdown(const QString &source)
    {
        QTextDocument part;
        part.setDefaultFont(m_look.font(TextRole::Body));
        part.setMarkdown(source,
                         QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) |
                             QTextDocument::MarkdownNoHTML);
        QTextCursor all(&part);
        all.select(QTextCursor::Document);
        QTextCharFormat color;
        color.setForeground(m_look.color(ColorRole::Text));
        all.mergeCharFormat(color);
        m_cursor.insertFragment(QTextDocumentFragment(&part));
    }
    //! A text by language: Shona where there is one, else English; a plain string is itself.
    static QString text(const Json &value)
    {
        if (value.isString())
            return value.toString();
        const auto shona = value[u"sn"].toString();
        const auto english = value[u"en"].toString();
        return shona.isEmpty() ? english : shona;
    }

    const Look &m_look;
    QTextCursor m_cursor;
    QTextBlockFormat m_spacing;
    QTextCharFormat m_body;
    QTextCharFormat m_muted;
    QTextCharFormat m_heading;
    QTextCharFormat m_headline;
    QTextCharFormat m_lesson;
    bool m_started = false;
};

} // namespace

LessonView::LessonView(const Look &look, QWidget *parent)
    : QTextBrowser(parent)
    , m_look(look)
{
    setOpenLinks(false);
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    connect(&look, &Look::changed, this, &LessonView::render);
}

void LessonView::show(const Json &body)
{
    m_body = body;
    render();
}

void LessonView::clearLesson()
{
    m_body = {};
    clear();
}

QString LessonView::toneText(const Json &tone)
{
    const auto pattern = tone[u"pattern"].toString();
    if (pattern.isEmpty())
        return tr("tone not known");
    QStringList names;
    for (const auto letter : pattern) {
        if (letter == u'H')
            //: Tone of one syllable
            names += tr("high");
        else if (letter == u'L')
            //: Tone of one syllable
            names += tr("low");
    }
    return names.join(u", "_s);
}

QVariant LessonView::loadResource(int, const QUrl &)
{
    return {};
}

void LessonView::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        render();
}

void LessonView::render()
{
    const int place = verticalScrollBar()->value();
    clear();
    if (m_body.isNull())
        return;
    LessonWriter(m_look, *document()).write(m_body);
    // It went along with the text to its end, and what is laid out later shows where it stands.
    moveCursor(QTextCursor::Start);
    verticalScrollBar()->setValue(place);
}

} // namespace Batanidza
