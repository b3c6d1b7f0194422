#include "engine/shona/graphemes.h"

#include "engine/shona/table.h"

#include <QVarLengthArray>

namespace Batanidza::Shona {

namespace {

constexpr char unknownLetter = '?';
constexpr char otherCharacter = '.';

bool isVowelLetter(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

bool isPlainLetter(char c)
{
    return c >= 'a' && c <= 'z';
}

int trieSlot(char c)
{
    return c == '\'' ? 26 : c - 'a';
}

LetterStatus statusFrom(const QString &kind, const QString &status)
{
    if (status == u"dialect")
        return LetterStatus::Dialect;
    if (kind == u"foreign")
        return LetterStatus::Foreign;
    if (status == u"loan")
        return LetterStatus::Loan;
    return status == u"rare" ? LetterStatus::Rare : LetterStatus::Core;
}

//! The text with one plain character for each visible one, so that letters can be looked up.
struct Folded
{
    QVarLengthArray<char, 128> plain;
    QVarLengthArray<qsizetype, 128> at; //!< where each begins; one more for the end
    QVarLengthArray<char16_t, 128> mark;

    void append(char c, qsizetype position, char16_t tone = 0)
    {
        plain.append(c);
        at.append(position);
        mark.append(tone);
    }
};

void foldMark(Folded &folded, char16_t c, qsizetype i)
{
    if (folded.plain.isEmpty())
        folded.append(otherCharacter, i);
    else if (!isToneMark(c) || !isPlainLetter(folded.plain.last()) || folded.mark.last() != 0)
        folded.plain.last() = unknownLetter;
    else
        folded.mark.last() = c;
}

void foldWide(Folded &folded, QStringView text, qsizetype &i)
{
    const QChar c = text[i];
    const char16_t u = c.unicode();
    if (isApostrophe(u)) {
        folded.append('\'', i);
    } else if (isInvisible(u)) {
        if (folded.plain.isEmpty())
            folded.append(otherCharacter, i);
    } else if (c.isMark()) {
        foldMark(folded, u, i);
    } else if (c.isSpace()) {
        folded.append(' ', i);
    } else if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
        const char32_t code = QChar::surrogateToUcs4(c, text[i + 1]);
        folded.append(QChar::isLetter(code) ? unknownLetter : otherCharacter, i);
        ++i;
    } else if (c.isLetter()) {
        const QString parts = c.decomposition();
        const bool toned =
            parts.size() == 2 && parts[0].unicode() < 0x80 && isToneMark(parts[1].unicode());
        const char base = toned ? parts[0].toLower().toLatin1() : unknownLetter;
        folded.append(base, i, toned ? parts[1].unicode() : u'\0');
    } else {
        folded.append(otherCharacter, i);
    }
}

Folded fold(QStringView text)
{
    Folded folded;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t u = text[i].unicode();
        if (u >= 0x80)
            foldWide(folded, text, i);
        else if ((u | 0x20) >= u'a' && (u | 0x20) <= u'z')
            folded.append(static_cast<char>(u | 0x20), i);
        else if (u == u'\'' || u == u'`')
            folded.append('\'', i);
        else if (u == u'-')
            folded.append('-', i);
        else
            folded.append(u == u' ' || (u >= 9 && u <= 13) ? ' ' : otherCharacter, i);
    }
    folded.at.append(text.size());
    return folded;
}

} // namespace

GraphemeTable::GraphemeTable()
    : m_nodes(1)
{
    const auto rows =
        readTable(QStringLiteral("graphemes.tsv"),
                  {QStringLiteral("grapheme"), QStringLiteral("ipa"), QStringLiteral("class"),
                   QStringLiteral("aliases"), QStringLiteral("doke1931"), QStringLiteral("status"),
                   QStringLiteral("notes")});
    for (const QStringList &row : rows) {
        Letter letter;
        letter.grapheme = row[0];
        letter.ipa = row[1].normalized(QString::NormalizationForm_C);
        letter.aliases = row[3].split(u',', Qt::SkipEmptyParts);
        letter.doke = row[4] == u"?" ? QString() : row[4];
        letter.status = statusFrom(row[2], row[5]);
        letter.vowel = row[2] == u"vowel";
        qint16 node = 0;
        for (const QChar c : letter.grapheme) {
            const auto slot = static_cast<size_t>(trieSlot(c.toLatin1()));
            if (slot > 26)
                qFatal("graphemes.tsv: \"%s\" is no Shona letter.", qPrintable(letter.grapheme));
            const auto at = static_cast<size_t>(node);
            if (m_nodes[at].next[slot] == 0) {
                m_nodes[at].next[slot] = static_cast<qint16>(m_nodes.size());
                m_nodes.emplace_back();
            }
            node = m_nodes[at].next[slot];
        }
        m_nodes[static_cast<size_t>(node)].letter = static_cast<qint16>(m_letters.size());
        m_letters.append(std::move(letter));
    }
}

const Letter *GraphemeTable::find(QStringView grapheme) const
{
    const QByteArray plain = grapheme.toLatin1();
    const Letter *letter = longest(plain.constData(), plain.size(), 0);
    if (letter && letter->grapheme == grapheme)
        return letter;
    // n' alone is a letter of the table although no text ends in it.
    for (const Letter &entry : m_letters) {
        if (entry.grapheme == grapheme)
            return &entry;
    }
    return nullptr;
}

const Letter *GraphemeTable::longest(const char *text, qsizetype size, qsizetype at) const
{
    const Letter *found = nullptr;
    size_t node = 0;
    for (qsizetype i = at; i < size && (isPlainLetter(text[i]) || text[i] == '\''); ++i) {
        const qint16 next = m_nodes[node].next[static_cast<size_t>(trieSlot(text[i]))];
        if (next == 0)
            break;
        node = static_cast<size_t>(next);
        const bool complete = m_nodes[node].letter >= 0 &&
                              (text[i] != '\'' || (i + 1 < size && isVowelLetter(text[i + 1])));
        if (complete)
            found = &m_letters[m_nodes[node].letter];
    }
    return found;
}

const GraphemeTable &graphemeTable()
{
    static const GraphemeTable table;
    return table;
}

QList<Segment> segments(QStringView text)
{
    const GraphemeTable &table = graphemeTable();
    const Folded folded = fold(text);
    const qsizetype size = folded.plain.size();
    QList<Segment> result;
    result.reserve(size);
    for (qsizetype i = 0; i < size;) {
        Segment segment;
        qsizetype count = 1;
        const char c = folded.plain[i];
        if (isPlainLetter(c)) {
            segment.kind = SegmentKind::Letter;
            segment.letter = table.longest(folded.plain.constData(), size, i);
            if (segment.letter)
                count = segment.letter->grapheme.size();
            else
                segment.kind = SegmentKind::UnknownLetter;
        } else if (c == unknownLetter) {
            segment.kind = SegmentKind::UnknownLetter;
        } else if (c == '\'') {
            segment.kind = SegmentKind::Apostrophe;
        } else if (c == '-') {
            segment.kind = SegmentKind::Hyphen;
        } else if (c == ' ') {
            segment.kind = SegmentKind::Space;
        }
        segment.at = folded.at[i];
        segment.length = folded.at[i + count] - segment.at;
        for (qsizetype k = i; k < i + count; ++k)
            segment.mark = folded.mark[k] != 0 ? folded.mark[k] : segment.mark;
        result.append(segment);
        i += count;
    }
    return result;
}

bool isToneMark(char16_t c)
{
    return c == 0x0301 || c == 0x0300 || c == 0x0302 || c == 0x0304 || c == 0x030C;
}

bool isApostrophe(char16_t c)
{
    switch (c) {
    case 0x0027:
    case 0x2019:
    case 0x02BC:
    case 0x2018:
    case 0xFF07:
    case 0x02B9:
    case 0x2032:
    case 0x0060:
    case 0x00B4:
        return true;
    default:
        return false;
    }
}

bool isInvisible(char16_t c)
{
    return (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF || c == 0x00AD;
}

} // namespace Batanidza::Shona
