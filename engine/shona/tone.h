#pragma once

#include "engine/base/result.h"

#include <QList>
#include <QString>

#include <optional>

//! Tone: two levels, one for each syllable, not written in normal text. Pure; any thread.
namespace Batanidza::Shona {

enum class Tone : char { Low, High };

//! What a pattern describes, which decides how long it must be.
enum class ToneScope {
    Surface,    //!< one letter for each syllable of the text
    Class,      //!< the tone class of a verb stem: one letter, whatever its length
    Infinitive, //!< ku- and the stem: one more than the syllables of the stem
};

[[nodiscard]] std::optional<ToneScope> toneScopeFromName(QStringView name);
[[nodiscard]] QString toneScopeName(ToneScope scope);

//! One tone for each syllable, in groups by word where there are several words ("LL LH").
class TonePattern
{
public:
    //! Empty: tone unknown. Unknown is not low.
    TonePattern() = default;
    explicit TonePattern(QList<Tone> tones)
        : m_tones(std::move(tones))
    {}

    //! Letters H and L, one space between words; anything else is `invalid`.
    [[nodiscard]] static Result<TonePattern> parse(QStringView text);

    [[nodiscard]] bool isEmpty() const { return m_tones.isEmpty(); }
    //! Spaces do not count.
    [[nodiscard]] qsizetype size() const { return m_tones.size(); }
    [[nodiscard]] Tone at(qsizetype syllable) const { return m_tones[syllable]; }
    [[nodiscard]] const QList<Tone> &tones() const { return m_tones; }
    [[nodiscard]] QString toString() const;

    friend bool operator==(const TonePattern &, const TonePattern &) = default;

private:
    QList<Tone> m_tones;
    QList<qsizetype> m_wordStarts; //!< of the second word and so on
};

//! How many letters a pattern of this scope must have. For Infinitive `text` is the stem.
[[nodiscard]] qsizetype expectedTones(QStringView text, ToneScope scope);
//! True where the pattern has the length its scope asks for. An infinitive may be given with its
//! ku- ("kutema") or as a stem ("tema").
[[nodiscard]] bool fits(const TonePattern &pattern, QStringView text, ToneScope scope);

struct WrittenTone
{
    TonePattern pattern;  //!< acute is H, grave or nothing is L
    bool marked = false;  //!< there is a mark at all; without one the tone is unknown
    bool unusual = false; //!< a falling, rising or mid mark, kept as typed but not understood
};

//! What the accents of a text say, one tone for each syllable.
[[nodiscard]] WrittenTone toneOfAccents(QStringView text);
//! The text with an acute on every H syllable and no other mark; `invalid` where the numbers of
//! syllables and tones differ.
[[nodiscard]] Result<QString> withAccents(QStringView text, const TonePattern &pattern);
//! The stored style: only H is marked, so the grave goes. Other marks stay.
[[nodiscard]] QString highOnly(QStringView text);

} // namespace Batanidza::Shona
