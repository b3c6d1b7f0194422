#include "ui/models/previewlines.h"

#include "engine/adapt/markdown.h"
#include "engine/adapt/textcut.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longest = 4000; // UTF-16 units of one text
constexpr qsizetype longestNote = 20'000;
constexpr int mostMarks = 12; // on one letter
constexpr qsizetype mostExamples = 20;
constexpr qsizetype mostOptions = 40;

class LineMaker
{
public:
    explicit LineMaker(const PreviewWords &words)
        : m_words(words)
    {}

    QList<BlockLine> make(const PreviewBlock &block)
    {
        switch (block.kind) {
        case BlockKind::Search:
            text(LineRole::Address, block.entry[u"canonical"], u"en"_s);
            text(LineRole::Shona, block.entry[u"title"], u"en"_s);
            text(LineRole::Muted, block.entry[u"description"], u"en"_s);
            break;
        case BlockKind::Title:
            title(block.entry);
            break;
        case BlockKind::Heading:
            say(LineRole::Section, sectionName(block.section));
            break;
        case BlockKind::Objective:
            inBoth(LineRole::Body, block.entry);
            break;
        case BlockKind::Note:
            note(block);
            break;
        case BlockKind::NoteHint:
            say(LineRole::Badge, m_words.cultureHigh);
            say(LineRole::Body, m_words.noteHint);
            break;
        case BlockKind::Word:
            word(block);
            break;
        case BlockKind::Line:
            text(LineRole::Muted, block.entry[u"speaker"], u"sn"_s);
            text(LineRole::Shona, block.entry[u"sn"], u"sn"_s);
            text(LineRole::Muted, block.entry[u"en"], u"en"_s);
            speech(block);
            break;
        case BlockKind::Exercise:
            exercise(block.entry);
            break;
        }
        if (m_calmed)
            say(LineRole::Badge, m_words.shortened);
        return std::move(m_lines);
    }

private:
    //! A word of the app itself.
    void say(LineRole role, const QString &text)
    {
        if (!text.isEmpty())
            m_lines.append({role, text, m_words.code});
    }

    //! A text of the lesson.
    bool text(LineRole role, const Json &value, const QString &language)
    {
        const CalmText calm = calmText(value.toString());
        m_calmed |= calm.calmed;
        if (calm.text.trimmed().isEmpty())
            return false;
        m_lines.append({role, calm.text, language});
        return true;
    }

    //! The learner's language where the lesson has it, else the other.
    [[nodiscard]] QString languageOf(const Json &texts) const
    {
        const QString other = m_words.code == u"sn" ? u"en"_s : u"sn"_s;
        return texts[m_words.code].toString().isEmpty() ? other : m_words.code;
    }

    void inBoth(LineRole role, const Json &texts)
    {
        const QString language = languageOf(texts);
        text(role, texts[language], language);
    }

    void title(const Json &entry)
    {
        const Json &title = entry[u"title"];
        const bool shona = text(LineRole::Headline, title[u"sn"], u"sn"_s);
        text(shona ? LineRole::Muted : LineRole::Headline, title[u"en"], u"en"_s);
        inBoth(LineRole::Body, entry[u"summary"]);
    }

    void note(const PreviewBlock &block)
    {
        if (block.section == BlockSection::Culture)
            say(block.prominent ? LineRole::Badge : LineRole::Muted,
                block.prominent ? m_words.cultureHigh : m_words.culture);
        inBoth(LineRole::Shona, block.entry[u"title"]);
        const Json &texts = block.entry[u"markdown"];
        const QString language = languageOf(texts);
        const QString source = texts[language].toString();
        QString calm;
        // Line by line: a page of Markdown is longer than any one text.
        for (const QString &line : source.left(longestNote).split(u'\n')) {
            const CalmText one = calmText(line);
            m_calmed |= one.calmed;
            calm += one.text + u'\n';
        }
        m_calmed |= source.size() > longestNote;
        if (!calm.trimmed().isEmpty())
            m_lines.append({LineRole::Markdown, markdownToHtml(calm), language});
        if (block.entry[u"sensitivity"].toString() == u"varies-by-region")
            say(LineRole::Muted, m_words.varies);
    }

    void word(const PreviewBlock &block)
    {
        const Json &entry = block.entry;
        const QString toned = entry[u"headwordToned"].toString();
        text(LineRole::Headword, toned.isEmpty() ? entry[u"headword"] : entry[u"headwordToned"],
             u"sn"_s);
        inBoth(LineRole::Body, entry[u"gloss"]);
        const Json &spoken = entry[u"pronunciation"];
        text(LineRole::Notation, spoken[u"syllabic"], u"sn"_s);
        if (const QString ipa = spoken[u"ipa"].toString(); !ipa.isEmpty())
            text(LineRole::Notation, Json(u'[' + ipa + u']'), u"sn-fonipa"_s);
        text(LineRole::Notation, spoken[u"phonetic"], u"en"_s);
        tone(entry);
        speech(block);
        const JsonArray &examples = entry[u"examples"].toArray();
        for (const Json &example : examples.first(std::min(examples.size(), mostExamples))) {
            text(LineRole::Shona, example[u"sn"], u"sn"_s);
            text(LineRole::Muted, example[u"en"], u"en"_s);
        }
    }

    void tone(const Json &entry)
    {
        const CalmText word = calmText(entry[u"headword"].toString());
        const CalmText pattern = calmText(entry[u"tone"][u"pattern"].toString());
        if (!pattern.text.isEmpty())
            m_lines.append({LineRole::Tone, pattern.text, u"sn"_s, word.text});
        else if (entry.contains(u"tone") && !word.text.isEmpty())
            say(LineRole::Muted, m_words.toneUnknown);
    }

    void speech(const PreviewBlock &block)
    {
        switch (block.speech) {
        case SpeechMark::None:
            return;
        case SpeechMark::Person:
            return say(LineRole::Label, m_words.recording);
        case SpeechMark::SyntheticFile:
            return say(LineRole::Label, m_words.syntheticFile);
        case SpeechMark::Device:
            return say(LineRole::Label, m_words.device);
        case SpeechMark::Withheld:
            return say(LineRole::Badge, m_words.withheld);
        }
    }

    void exercise(const Json &entry)
    {
        const Json &prompt = entry[u"prompt"];
        text(LineRole::Shona, prompt[u"sn"], u"sn"_s);
        text(LineRole::Body, prompt[u"en"], u"en"_s);
        const JsonArray &options = entry[u"options"].toArray();
        for (const Json &option : options.first(std::min(options.size(), mostOptions))) {
            text(LineRole::Shona, option[u"sn"], u"sn"_s);
            text(LineRole::Muted, option[u"en"], u"en"_s);
        }
        const JsonArray &tokens = entry[u"tokens"].toArray();
        for (const Json &token : tokens.first(std::min(tokens.size(), mostOptions)))
            text(LineRole::Shona, token, u"sn"_s);
        m_calmed |= options.size() > mostOptions || tokens.size() > mostOptions;
        if (m_lines.isEmpty())
            text(LineRole::Muted, entry[u"type"], u"en"_s);
    }

    [[nodiscard]] QString sectionName(BlockSection section) const
    {
        switch (section) {
        case BlockSection::Objectives:
            return m_words.objectives;
        case BlockSection::Culture:
            return m_words.culture;
        case BlockSection::Words:
            return m_words.words;
        case BlockSection::Dialogue:
            return m_words.dialogue;
        case BlockSection::Grammar:
            return m_words.grammar;
        case BlockSection::Exercises:
            return m_words.exercises;
        case BlockSection::None:
            break;
        }
        return {};
    }

    const PreviewWords &m_words;
    QList<BlockLine> m_lines;
    bool m_calmed = false;
};

} // namespace

CalmText calmText(const QString &text)
{
    QString calm;
    calm.reserve(std::min(text.size(), longest));
    bool calmed = false;
    int marks = 0;
    qsizetype taken = 0;
    for (; taken < text.size() && calm.size() < longest; ++taken) {
        const QChar c = text[taken];
        const auto code = c.unicode();
        if (c.isMark() && ++marks > mostMarks) {
            calmed = true;
            continue;
        }
        if (!c.isMark())
            marks = 0;
        const bool noCharacter = (code >= 0xfdd0 && code <= 0xfdef) || code >= 0xfffe ||
                                 code == 0xfffc || (code < 0x20 && code != '\n' && code != '\t');
        calm += noCharacter ? QChar(QChar::ReplacementCharacter) : c;
    }
    if (taken == text.size())
        return {calm, calmed};
    return {cutText(calm + u' ', calm.size()).text, true};
}

QList<BlockLine> blockLines(const PreviewBlock &block, const PreviewWords &words)
{
    return LineMaker(words).make(block);
}

QString blockText(const PreviewBlock &block, const PreviewWords &words)
{
    QStringList parts;
    for (const BlockLine &line : blockLines(block, words)) {
        if (line.role == LineRole::Markdown)
            parts += calmText(block.entry[u"markdown"][line.language].toString()).text;
        else
            parts += line.text;
    }
    return parts.join(u"\n"_s);
}

} // namespace Batanidza
