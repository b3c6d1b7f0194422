#include "engine/shona/syllables.h"

#include "engine/shona/graphemes.h"

#include <algorithm>

namespace Batanidza::Shona {

namespace {

bool isWordPart(const Segment &segment)
{
    return segment.letter || segment.kind == SegmentKind::UnknownLetter;
}

//! Walks the segments once. `m_start` is where the pending onset began, -1 while there is none.
class Splitter
{
public:
    explicit Splitter(QStringView text)
        : m_text(text)
        , m_segments(segments(text))
    {}

    QList<Syllable> split()
    {
        m_result.reserve(m_segments.size() / 2 + 1);
        for (qsizetype i = 0; i < m_segments.size(); ++i)
            take(i);
        closeWord();
        return std::move(m_result);
    }

private:
    void take(qsizetype i)
    {
        const Segment &segment = m_segments[i];
        const bool apostropheInside =
            segment.kind == SegmentKind::Apostrophe && isWordPartAt(i + 1);
        if (!isWordPart(segment) && !apostropheInside) {
            closeWord();
            const auto boundary =
                segment.kind == SegmentKind::Hyphen ? Boundary::Hyphen : Boundary::Word;
            m_boundary = std::max(m_boundary, boundary);
            return;
        }
        if (m_start < 0)
            m_start = segment.at;
        m_end = segment.at + segment.length;
        if (segment.isVowel())
            close(lengthens(i) ? SyllableFlag::Length : SyllableFlags());
        else if (isSyllabicNasal(i))
            close(SyllableFlag::SyllabicNasal);
    }

    bool isWordPartAt(qsizetype i) const
    {
        return i >= 0 && i < m_segments.size() && isWordPart(m_segments[i]);
    }

    //! A hyphen and the same vowel once more, alone: "fa-a".
    bool lengthens(qsizetype i) const
    {
        return i >= 2 && m_segments[i - 1].kind == SegmentKind::Hyphen &&
               m_segments[i - 2].letter == m_segments[i].letter && !isWordPartAt(i + 1);
    }

    //! The onsets that begin with m or n are letters of the table; what is left of them before
    //! another consonant stands alone.
    bool isSyllabicNasal(qsizetype i) const
    {
        const Letter *letter = m_segments[i].letter;
        return letter && (letter->grapheme == u"m" || letter->grapheme == u"n") &&
               i + 1 < m_segments.size() && m_segments[i + 1].isConsonant();
    }

    void close(SyllableFlags flags)
    {
        Syllable syllable;
        syllable.text = m_text.sliced(m_start, m_end - m_start).toString();
        syllable.at = m_start;
        syllable.boundary = m_result.isEmpty() || flags.testFlag(SyllableFlag::Length)
                                ? Boundary::None
                                : m_boundary;
        syllable.flags = flags;
        m_result.append(std::move(syllable));
        m_boundary = Boundary::None;
        m_start = -1;
        ++m_inWord;
    }

    void closeWord()
    {
        if (m_start >= 0 && m_inWord > 0) {
            Syllable &last = m_result.last();
            last.text = m_text.sliced(last.at, m_end - last.at).toString();
            last.flags |= SyllableFlag::ForeignCoda;
            m_start = -1;
        } else if (m_start >= 0) {
            close(SyllableFlag::ForeignCoda);
        }
        m_inWord = 0;
    }

    QStringView m_text;
    QList<Segment> m_segments;
    QList<Syllable> m_result;
    qsizetype m_start = -1;
    qsizetype m_end = 0;
    qsizetype m_inWord = 0;
    Boundary m_boundary = Boundary::None;
};

} // namespace

QList<Syllable> syllables(QStringView text)
{
    return Splitter(text).split();
}

qsizetype syllableCount(QStringView text)
{
    return syllables(text).size();
}

qsizetype toneCount(QStringView text)
{
    const auto list = syllables(text);
    return std::count_if(list.begin(), list.end(),
                         [](const Syllable &s) { return !s.flags.testFlag(SyllableFlag::Length); });
}

QString joined(const QList<Syllable> &syllables, QChar separator)
{
    QString result;
    for (qsizetype i = 0; i < syllables.size(); ++i) {
        if (i > 0) {
            const Boundary boundary = syllables[i].boundary;
            result += boundary == Boundary::Word     ? QChar(u' ')
                      : boundary == Boundary::Hyphen ? QChar(u'-')
                                                     : separator;
        }
        result += syllables[i].text;
    }
    return result;
}

} // namespace Batanidza::Shona
