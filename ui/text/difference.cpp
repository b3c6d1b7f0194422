#include "ui/text/difference.h"

#include "engine/shona/graphemes.h"
#include "engine/shona/normalform.h"
#include "engine/shona/orthography.h"
#include "engine/shona/syllables.h"
#include "engine/shona/tone.h"
#include "ui/diff/textspans.h"
#include "ui/text/format.h"

#include <QRegularExpression>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestName = 60; // characters of a text named in a sentence

QString nfc(const QString &text)
{
    return Shona::composed(text);
}

QString shortened(const QString &text)
{
    return text.size() <= longestName ? text : text.left(longestName - 1) + u'\u2026';
}

//! One form for every apostrophe that people type.
QString plainApostrophes(QString text)
{
    for (QChar &c : text) {
        if (Shona::isApostrophe(c.unicode()))
            c = u'\'';
    }
    return text;
}

QString withoutUnseen(const QString &text)
{
    QString seen;
    for (const QChar c : text) {
        if (!Shona::isInvisible(c.unicode()))
            seen += c.isSpace() ? QChar(u' ') : c;
    }
    return seen.simplified();
}

QString withoutPunctuation(const QString &text)
{
    QString letters;
    for (const QChar c : text) {
        if (!c.isPunct() && !c.isSymbol())
            letters += c;
    }
    return letters.simplified();
}

} // namespace

QString DifferenceText::invisibleName(QChar character)
{
    switch (character.unicode()) {
    case 0x00a0:
        return tr("no-break space");
    case 0x202f:
        return tr("narrow no-break space");
    case 0x00ad:
        return tr("soft hyphen");
    case 0x200b:
        return tr("zero-width space");
    case 0x200c:
        return tr("zero-width non-joiner");
    case 0x200d:
        return tr("zero-width joiner");
    case 0x2060:
        return tr("word joiner");
    case 0xfeff:
        return tr("byte order mark");
    case u'\t':
        return tr("tab");
    default:
        return Shona::isInvisible(character.unicode()) ? tr("invisible character") : QString();
    }
}

QList<Difference> DifferenceText::unseen(const QString &before, const QString &after)
{
    QList<Difference> found;
    const auto say = [&](const QString &sentence) {
        const Difference difference{DifferenceKind::Invisible, sentence};
        if (!found.contains(difference))
            found.append(difference);
    };
    for (const TextSpan &span : textSpans(before, after)) {
        const auto was = before.mid(span.before, span.beforeLength);
        const auto is = after.mid(span.after, span.afterLength);
        static const QRegularExpression lastWord(u"(\\S+)\\s*$"_s);
        const auto word = lastWord.match(after.left(span.after)).captured(1);
        bool named = false;
        for (const QChar c : is) {
            const auto name = invisibleName(c);
            if (name.isEmpty() || was.contains(c))
                continue;
            named = true;
            if (c.isSpace() && !word.isEmpty())
                //: %1 an invisible character such as no-break space, %2 a word
                say(tr("%1 instead of a space after %2.").arg(name, shortened(word)));
            else
                //: %1 an invisible character such as zero-width space
                say(tr("A character that nobody can see was put in: %1.").arg(name));
        }
        for (const QChar c : was) {
            const auto name = invisibleName(c);
            if (name.isEmpty() || is.contains(c))
                continue;
            named = true;
            //: %1 an invisible character such as zero-width space
            say(tr("A character that nobody can see was taken out: %1.").arg(name));
        }
        if (named)
            continue;
        if (was.contains(u'\r') || is.contains(u'\r') || was.contains(u'\n') || is.contains(u'\n'))
            say(tr("Only line endings differ."));
        else if (was.size() != is.size() && was.trimmed().isEmpty() && is.trimmed().isEmpty())
            say(tr("The number of spaces differs."));
    }
    if (found.isEmpty())
        say(tr("Only spaces differ."));
    return found;
}

QList<Difference> DifferenceText::ofTexts(const QString &before, const QString &after)
{
    if (before == after)
        return {};
    const auto a = nfc(before);
    const auto b = nfc(after);
    if (a == b) {
        const bool decomposed = b != after;
        return {{DifferenceKind::StoredForm,
                 decomposed ? tr("Same text, stored differently (decomposed marks).")
                            : tr("Same text, stored differently (composed marks).")}};
    }
    QList<Difference> found;
    if (withoutUnseen(a) == withoutUnseen(b))
        return unseen(a, b);
    const auto plainA = plainApostrophes(withoutUnseen(a));
    const auto plainB = plainApostrophes(withoutUnseen(b));
    if (withoutUnseen(a) != withoutUnseen(b) && plainA == plainB) {
        for (const QString &word : withoutUnseen(b).split(u' ')) {
            for (const QChar c : word) {
                if (c != u'\'' && Shona::isApostrophe(c.unicode())) {
                    const auto code = u"U+%1"_s.arg(int(c.unicode()), 4, 16, QLatin1Char('0'));
                    return {{DifferenceKind::Apostrophe,
                             //: %1 a character code such as U+2019, %2 a word
                             tr("The apostrophe became %1 in %2.")
                                 .arg(code.toUpper(), plainApostrophes(shortened(word)))}};
                }
            }
        }
        return {{DifferenceKind::Apostrophe, tr("The apostrophe became the plain one (U+0027).")}};
    }
    const auto bareA = Shona::withoutToneMarks(plainA);
    const auto bareB = Shona::withoutToneMarks(plainB);
    if (bareA == bareB)
        return ofTones(plainA, plainB);
    if (bareA.toCaseFolded() == bareB.toCaseFolded())
        found.append({DifferenceKind::Capitals, tr("Only capitals differ.")});
    else if (withoutPunctuation(bareA) == withoutPunctuation(bareB))
        found.append({DifferenceKind::Punctuation, tr("Only punctuation differs.")});
    else if (QString(bareA).remove(u' ').remove(u'-') == QString(bareB).remove(u' ').remove(u'-'))
        found.append({DifferenceKind::Punctuation, tr("Words are divided differently.")});
    if (!found.isEmpty())
        return found;
    if (!plainA.contains(u' ') && !plainB.contains(u' ') && !plainA.isEmpty() &&
        !plainB.isEmpty()) {
        found.append({DifferenceKind::Letters,
                      //: %1 and %2 are words
                      tr("Letters changed: %1 to %2.").arg(shortened(bareA), shortened(bareB))});
        if (Shona::toneCount(plainA) == Shona::toneCount(plainB) &&
            Shona::toneOfAccents(plainA).pattern != Shona::toneOfAccents(plainB).pattern)
            found.append(ofTones(plainA, plainB));
        return found;
    }
    int added = 0;
    int removed = 0;
    QString firstAdded;
    QString firstRemoved;
    for (const TextSpan &span : textSpans(a, b, SpanDetail::Words)) {
        const auto was = a.mid(span.before, span.beforeLength).trimmed();
        const auto is = b.mid(span.after, span.afterLength).trimmed();
        added += static_cast<int>(is.split(u' ', Qt::SkipEmptyParts).size());
        removed += static_cast<int>(was.split(u' ', Qt::SkipEmptyParts).size());
        if (firstAdded.isEmpty())
            firstAdded = is;
        if (firstRemoved.isEmpty())
            firstRemoved = was;
    }
    const auto quote = [](const QString &text) { return shortened(text); };
    if (removed == 0)
        found.append({DifferenceKind::Words,
                      //: %n words; %1 the first of them, quoted
                      tr("%n word(s) added: %1", nullptr, added).arg(quote(firstAdded))});
    else if (added == 0)
        found.append({DifferenceKind::Words,
                      //: %n words; %1 the first of them, quoted
                      tr("%n word(s) removed: %1", nullptr, removed).arg(quote(firstRemoved))});
    else
        found.append(
            {DifferenceKind::Words,
             //: %1 and %2 are pieces of text
             tr("Words changed: %1 became %2.").arg(quote(firstRemoved), quote(firstAdded))});
    return found;
}

QList<Difference> DifferenceText::differences(const MaybeJson &before, const MaybeJson &after,
                                              RowKind kind)
{
    if (before == after)
        return {};
    const bool was = before && !before->isNull();
    const bool is = after && !after->isNull();
    if (!was && !is)
        return {};
    if (!is)
        return {{DifferenceKind::Removed,
                 kind == RowKind::Item ? tr("Taken out.") : tr("Nothing stands here any more.")}};
    if (!was)
        return {{DifferenceKind::Added, kind == RowKind::Item ? tr("Put in.") : tr("New here.")}};
    if (kind == RowKind::Order)
        return ofOrders(before, after);
    if (before->isString() && after->isString()) {
        const auto a = before->toString();
        const auto b = after->toString();
        if (kind == RowKind::Tone && Shona::TonePattern::parse(a) && Shona::TonePattern::parse(b))
            return ofPatterns(a, b);
        return ofTexts(a, b);
    }
    if (before->type() != after->type())
        return {{DifferenceKind::Value, tr("It became another kind of value.")}};
    if (before->isArray())
        return ofLists(*before, *after);
    if (before->isObject()) {
        QStringList changed;
        for (const auto &[key, value] : after->toObject()) {
            if ((*before)[key] != value)
                changed += key;
        }
        for (const QString &key : before->toObject().keys()) {
            if (!after->contains(key))
                changed += key;
        }
        //: %1 names of fields
        return {{DifferenceKind::Value, tr("Changed in it: %1.").arg(changed.join(u", "_s))}};
    }
    //: %1 and %2 are values such as numbers
    return {{DifferenceKind::Value, tr("%1 became %2.").arg(cellText(before), cellText(after))}};
}

QString DifferenceText::sentences(const QList<Difference> &differences)
{
    QStringList all;
    for (const Difference &difference : differences)
        all += difference.sentence;
    return all.join(u' ');
}

} // namespace Batanidza
