#include "engine/shona/normalform.h"
#include "engine/shona/orthography.h"
#include "engine/shona/syllables.h"
#include "engine/shona/tone.h"
#include "ui/text/difference.h"
#include "ui/text/format.h"

#include <algorithm>

//! The parts of DifferenceText that tell tones, lists and orders.
namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

QString places(const QList<int> &syllables)
{
    QStringList parts;
    for (const int syllable : syllables)
        parts += Format::number(syllable);
    return parts.join(u", "_s);
}

QString marked(const QString &text)
{
    return Shona::composed(text);
}

} // namespace

QStringList DifferenceText::changedTones(const QList<int> &lost, const QList<int> &added,
                                         qsizetype tonesBefore)
{
    QStringList sentences;
    if (lost.size() > 1 && lost.size() == tonesBefore && added.isEmpty()) {
        sentences += tr("All %n tone mark(s) lost.", nullptr, static_cast<int>(lost.size()));
        return sentences;
    }
    if (lost.size() == 1)
        //: %1 the number of a syllable
        sentences += tr("High tone lost on syllable %1.").arg(places(lost));
    else if (!lost.isEmpty())
        //: %1 numbers of syllables
        sentences += tr("High tone lost on syllables %1.").arg(places(lost));
    if (added.size() == 1)
        //: %1 the number of a syllable
        sentences += tr("High tone added on syllable %1.").arg(places(added));
    else if (!added.isEmpty())
        //: %1 numbers of syllables
        sentences += tr("High tone added on syllables %1.").arg(places(added));
    return sentences;
}

QList<Difference> DifferenceText::ofTones(const QString &before, const QString &after)
{
    const auto was = Shona::toneOfAccents(before);
    const auto is = Shona::toneOfAccents(after);
    QList<Difference> found;
    if (was.unusual || is.unusual) {
        found.append({DifferenceKind::Tone, tr("A mark was used that says neither high nor low.")});
    }
    if (was.pattern.tones() == is.pattern.tones()) {
        if (found.isEmpty())
            found.append({DifferenceKind::Tone, tr("Same tones, written with grave accents.")});
        return found;
    }
    const auto a = Shona::syllables(before);
    const auto b = Shona::syllables(after);
    QList<int> lost;
    QList<int> added;
    const auto count = std::min(was.pattern.size(), is.pattern.size());
    qsizetype tonesBefore = 0;
    for (qsizetype i = 0; i < count; ++i) {
        const bool high = was.pattern.at(i) == Shona::Tone::High;
        tonesBefore += high;
        if (was.pattern.at(i) != is.pattern.at(i))
            (high ? lost : added) += static_cast<int>(i) + 1;
    }
    // One syllable that lost its mark is shown as it was and as it is.
    if (lost.size() == 1 && added.isEmpty() && a.size() == b.size()) {
        const auto at = lost.first() - 1;
        if (at < a.size()) {
            found.append({DifferenceKind::Tone,
                          //: %1 the number of a syllable, %2 and %3 the syllable before and after
                          tr("High tone lost on syllable %1 (%2 became %3).")
                              .arg(places(lost), marked(a[at].text), marked(b[at].text))});
            return found;
        }
    }
    for (const QString &sentence : changedTones(lost, added, tonesBefore))
        found.append({DifferenceKind::Tone, sentence});
    return found;
}

QList<Difference> DifferenceText::ofPatterns(const QString &before, const QString &after)
{
    const auto was = Shona::TonePattern::parse(before);
    const auto is = Shona::TonePattern::parse(after);
    if (!was || !is)
        return ofTexts(before, after);
    if (was->size() != is->size()) {
        return {{DifferenceKind::Tone,
                 //: %1 and %2 are numbers
                 tr("The pattern had %1 tone letters and now has %2.")
                     .arg(Format::number(was->size()), Format::number(is->size()))}};
    }
    QList<int> lost;
    QList<int> added;
    for (qsizetype i = 0; i < was->size(); ++i) {
        if (was->at(i) != is->at(i))
            (was->at(i) == Shona::Tone::High ? lost : added) += static_cast<int>(i) + 1;
    }
    QList<Difference> found;
    for (const QString &sentence : changedTones(lost, added, -1))
        found.append({DifferenceKind::Tone, sentence});
    if (found.isEmpty() && before != after)
        found.append({DifferenceKind::Tone, tr("Words are divided differently.")});
    return found;
}

QString DifferenceText::tones(const QString &toned)
{
    const auto written = Shona::toneOfAccents(toned);
    return written.marked ? patternTones(written.pattern.toString()) : tr("tone not known");
}

QString DifferenceText::patternTones(const QString &pattern)
{
    const auto parsed = Shona::TonePattern::parse(pattern);
    if (!parsed || parsed->isEmpty())
        return tr("tone not known");
    QStringList words;
    for (const Shona::Tone tone : parsed->tones())
        //: Tone of a syllable
        words += tone == Shona::Tone::High ? tr("high") : tr("low");
    //: %n syllables; %1 their tones: "low, high, high"
    return tr("%n syllable(s): %1", nullptr, static_cast<int>(words.size()))
        .arg(words.join(u", "_s));
}

QList<Difference> DifferenceText::ofOrders(const MaybeJson &before, const MaybeJson &after)
{
    QList<Difference> found;
    const auto moved = movedEntry(before, after);
    const auto name = [](const QString &key) { return key.mid(key.lastIndexOf(u'.') + 1); };
    if (!moved.isEmpty()) {
        found.append({DifferenceKind::Moved,
                      //: %1 an entry such as v05, %2 and %3 places: 5 and 1
                      tr("%1 moved from place %2 to place %3.")
                          .arg(name(moved), Format::number(placeIn(before, moved)),
                               Format::number(placeIn(after, moved)))});
    }
    const auto was = before->toStrings();
    const auto is = after->toStrings();
    QStringList added;
    QStringList removed;
    for (const QString &key : is) {
        if (!was.contains(key))
            added += name(key);
    }
    for (const QString &key : was) {
        if (!is.contains(key))
            removed += name(key);
    }
    if (!added.isEmpty())
        //: %1 entries such as v05, v06
        found.append({DifferenceKind::Added, tr("Added: %1.").arg(added.join(u", "_s))});
    if (!removed.isEmpty())
        //: %1 entries such as v05, v06
        found.append({DifferenceKind::Removed, tr("Removed: %1.").arg(removed.join(u", "_s))});
    if (found.isEmpty())
        found.append({DifferenceKind::Moved, tr("Several entries stand in another order.")});
    return found;
}

QList<Difference> DifferenceText::ofLists(const Json &before, const Json &after)
{
    QStringList added;
    QStringList removed;
    for (const Json &entry : after.toArray()) {
        if (!before.toArray().contains(entry))
            added += cellText(entry);
    }
    for (const Json &entry : before.toArray()) {
        if (!after.toArray().contains(entry))
            removed += cellText(entry);
    }
    QList<Difference> found;
    if (!added.isEmpty())
        found.append({DifferenceKind::Added, tr("Added: %1.").arg(added.join(u", "_s))});
    if (!removed.isEmpty())
        found.append({DifferenceKind::Removed, tr("Removed: %1.").arg(removed.join(u", "_s))});
    if (found.isEmpty())
        found.append({DifferenceKind::Moved, tr("Several entries stand in another order.")});
    return found;
}

} // namespace Batanidza
