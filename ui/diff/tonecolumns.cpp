#include "ui/diff/tonecolumns.h"

#include "engine/shona/tone.h"

namespace Batanidza {

bool isTonePattern(QStringView text)
{
    return !text.isEmpty() && Shona::TonePattern::parse(text).has_value();
}

QList<ToneColumn> toneColumns(const MaybeJson &value, const QString &headword)
{
    if (!value || !value->isString())
        return {};
    const auto text = value->toString();
    const bool isPattern = isTonePattern(text);
    const auto syllables = Shona::syllables(isPattern ? headword : text);
    const auto written = Shona::toneOfAccents(text);
    const auto parsed =
        isPattern ? Shona::TonePattern::parse(text) : Result<Shona::TonePattern>(written.pattern);
    const bool known = isPattern || written.marked;
    QList<ToneColumn> columns;
    qsizetype tone = 0;
    for (const Shona::Syllable &syllable : syllables) {
        ToneColumn column{syllable.text, ToneLevel::Unknown, false, syllable.boundary};
        if (!syllable.flags.testFlag(Shona::SyllableFlag::Length)) {
            if (known && parsed && tone < parsed->size())
                column.level =
                    parsed->at(tone) == Shona::Tone::High ? ToneLevel::High : ToneLevel::Low;
            ++tone;
        }
        columns.append(column);
    }
    // A pattern that is longer than its word: the letters that have no syllable are shown too.
    for (; isPattern && parsed && tone < parsed->size(); ++tone) {
        columns.append({QString(),
                        parsed->at(tone) == Shona::Tone::High ? ToneLevel::High : ToneLevel::Low,
                        false, Shona::Boundary::None});
    }
    return columns;
}

void markChanged(QList<ToneColumn> &side, const QList<ToneColumn> &original)
{
    for (qsizetype i = 0; i < side.size(); ++i)
        side[i].changed = i >= original.size() || side[i].level != original[i].level;
}

} // namespace Batanidza
