#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <array>
#include <vector>

//! The letters of Shona, where "letter" may be several characters (mbw, n', tsv), and text cut into
//! them. Pure; any thread.
namespace Batanidza::Shona {

enum class LetterStatus { Core, Rare, Loan, Dialect, Foreign };

struct Letter
{
    QString grapheme; //!< small letters, U+0027 in n'
    QString ipa;
    QStringList aliases; //!< how other sources write the same sound
    QString doke;        //!< in the alphabet of 1931; empty where unknown
    LetterStatus status = LetterStatus::Core;
    bool vowel = false;
};

//! All letters of resources/shona/graphemes.tsv; read once, then unchanged.
class GraphemeTable
{
public:
    GraphemeTable();

    [[nodiscard]] const QList<Letter> &letters() const { return m_letters; }
    [[nodiscard]] const Letter *find(QStringView grapheme) const;
    //! The longest letter that `text` (small ASCII letters and ') starts with from `at`; nullptr
    //! where there is none. n' counts only before a vowel.
    [[nodiscard]] const Letter *longest(const char *text, qsizetype size, qsizetype at) const;

private:
    struct Node
    {
        std::array<qint16, 27> next{};
        qint16 letter = -1;
    };
    QList<Letter> m_letters;
    std::vector<Node> m_nodes;
};

[[nodiscard]] const GraphemeTable &graphemeTable();

enum class SegmentKind { Letter, UnknownLetter, Apostrophe, Hyphen, Space, Other };

//! One piece of a text: a letter, or a single other character.
struct Segment
{
    SegmentKind kind = SegmentKind::Other;
    qsizetype at = 0;     //!< in the text as given
    qsizetype length = 0; //!< with the marks that stand on it
    const Letter *letter = nullptr;
    char16_t mark = 0; //!< the tone mark on it: U+0300, 0301, 0302, 0304 or 030C

    [[nodiscard]] bool isVowel() const { return letter && letter->vowel; }
    [[nodiscard]] bool isConsonant() const
    {
        return kind == SegmentKind::UnknownLetter || (letter && !letter->vowel);
    }
};

//! The text cut longest letter first. Capitals, tone marks and every form of the n' apostrophe are
//! understood; nothing is changed, every character belongs to one segment.
[[nodiscard]] QList<Segment> segments(QStringView text);

//! U+0300, 0301, 0302, 0304, 030C: the marks by which tone is written.
[[nodiscard]] bool isToneMark(char16_t c);
//! The characters that people type for the apostrophe of n', U+0027 among them.
[[nodiscard]] bool isApostrophe(char16_t c);
//! Zero-width characters, soft hyphen and byte order mark: never seen, never meant.
[[nodiscard]] bool isInvisible(char16_t c);

} // namespace Batanidza::Shona
