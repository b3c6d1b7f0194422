#include "engine/shona/orthography.h"

#include "engine/shona/graphemes.h"
#include "engine/shona/normalform.h"

#include <QChar>

#include <algorithm>

namespace Batanidza::Shona {

namespace {

bool isNoBreakSpace(char16_t c)
{
    return c == 0x00A0 || c == 0x202F;
}

//! Plain vowels, w, and the vowels with a tone mark: what may follow n'.
bool mayFollowApostrophe(QChar c)
{
    QChar base = c;
    if (c.unicode() >= 0x80) {
        const QString parts = c.decomposition();
        if (parts.size() == 2 && isToneMark(parts[1].unicode()))
            base = parts[0];
    }
    switch (base.toLower().unicode()) {
    case u'a':
    case u'e':
    case u'i':
    case u'o':
    case u'u':
    case u'w':
        return true;
    default:
        return false;
    }
}

bool isPlainAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar c) { return c.unicode() < 0x80 && c != u'`'; });
}

struct DokeRule
{
    QString from;
    QString to;
};

const QList<DokeRule> &dokeRules()
{
    static const QList<DokeRule> rules = [] {
        QList<DokeRule> result;
        for (const Letter &letter : graphemeTable().letters()) {
            if (!letter.doke.isEmpty())
                result.append({letter.doke, letter.grapheme});
            // What stands in today's spelling already stays, so that a half converted text is
            // not converted twice.
            if (letter.grapheme.size() > 1 && letter.grapheme != letter.doke)
                result.append({letter.grapheme, letter.grapheme});
        }
        std::stable_sort(result.begin(), result.end(), [](const DokeRule &a, const DokeRule &b) {
            return a.from.size() > b.from.size();
        });
        return result;
    }();
    return rules;
}

//! `to` in the capitals of `from`, which stands in `text` at `at`.
QString inCaseOf(const QString &text, qsizetype at, qsizetype size, const QString &to)
{
    if (!text[at].isUpper())
        return to;
    const QChar neighbour = size > 1                                          ? text[at + 1]
                            : at + 1 < text.size() && text[at + 1].isLetter() ? text[at + 1]
                            : at > 0 && text[at - 1].isLetter()               ? text[at - 1]
                                                                              : QChar();
    if (neighbour.isUpper())
        return to.toUpper();
    return to.first(1).toUpper() + to.sliced(1);
}

} // namespace

QString normalise(QStringView text)
{
    QString result = text.toString();
    if (!isPlainAscii(text)) {
        // Below U+0300 nothing composes with anything.
        const bool simple =
            std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x0300; });
        result.removeIf([](QChar c) { return isInvisible(c.unicode()); });
        if (!simple)
            result = composed(result);
        for (QChar &c : result) {
            if (isNoBreakSpace(c.unicode()))
                c = u' ';
        }
    } else if (!text.isEmpty() && !text.front().isSpace() && !text.back().isSpace() &&
               !text.contains(u'`')) {
        return result;
    }
    for (qsizetype i = 1; i + 1 < result.size(); ++i) {
        const QChar before = result[i - 1];
        if (isApostrophe(result[i].unicode()) && (before == u'n' || before == u'N') &&
            mayFollowApostrophe(result[i + 1]))
            result[i] = u'\'';
    }
    return result.trimmed();
}

QString withoutToneMarks(QStringView text)
{
    if (isPlainAscii(text))
        return text.toString();
    QString parts = decomposed(text);
    parts.removeIf([](QChar c) { return isToneMark(c.unicode()); });
    return composed(parts);
}

QString skeleton(QStringView text)
{
    if (isPlainAscii(text)) {
        QString result = text.trimmed().toString();
        const bool small = std::none_of(result.cbegin(), result.cend(),
                                        [](QChar c) { return c >= u'A' && c <= u'Z'; });
        if (small)
            return result;
        for (QChar &c : result) {
            if (c >= u'A' && c <= u'Z')
                c = QChar(c.unicode() | 0x20);
        }
        return result;
    }
    return normalise(withoutToneMarks(normalise(text)).toCaseFolded());
}

QList<WordSpan> mixedScriptWords(QStringView text)
{
    QList<WordSpan> result;
    QChar::Script script = QChar::Script_Common;
    bool mixed = false;
    qsizetype start = -1;
    const auto close = [&](qsizetype end) {
        if (mixed)
            result.append({start, end - start});
        start = -1;
        mixed = false;
        script = QChar::Script_Common;
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t code = text[i].unicode();
        const qsizetype at = i;
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            code = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        }
        const bool inside = code < 0x10000 && (isApostrophe(static_cast<char16_t>(code)) ||
                                               isInvisible(static_cast<char16_t>(code)));
        if (!QChar::isLetter(code) && !QChar::isMark(code) && !(inside && start >= 0)) {
            close(at);
            continue;
        }
        if (start < 0)
            start = at;
        const QChar::Script here = QChar::script(code);
        if (here == QChar::Script_Common || here == QChar::Script_Inherited)
            continue;
        if (script == QChar::Script_Common)
            script = here;
        mixed = mixed || script != here;
    }
    close(text.size());
    return result;
}

QList<qsizetype> misplacedApostrophes(QStringView text)
{
    QList<qsizetype> result;
    const auto pieces = segments(text);
    for (qsizetype i = 1; i + 1 < pieces.size(); ++i) {
        if (pieces[i].kind != SegmentKind::Apostrophe)
            continue;
        const Segment &next = pieces[i + 1];
        const bool letterBefore = pieces[i - 1].letter || pieces[i - 1].isConsonant();
        const bool letterAfter = next.letter || next.isConsonant();
        const bool english = next.letter && next.letter->grapheme == u"s" &&
                             (i + 2 == pieces.size() || pieces[i + 2].kind == SegmentKind::Space ||
                              pieces[i + 2].kind == SegmentKind::Other);
        if (letterBefore && letterAfter && !english)
            result.append(pieces[i].at);
    }
    return result;
}

bool hasDokeLetters(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        switch (c.unicode()) {
        case 0x0253:
        case 0x0181:
        case 0x0257:
        case 0x018A:
        case 0x028B:
        case 0x01B2:
        case 0x0283:
        case 0x01A9:
        case 0x0292:
        case 0x01B7:
        case 0x023F:
        case 0x2C7E:
        case 0x0240:
        case 0x2C7F:
        case 0x014B:
        case 0x014A:
            return true;
        default:
            return false;
        }
    });
}

QString fromDoke(const QString &text)
{
    if (!hasDokeLetters(text))
        return text;
    QString result;
    result.reserve(text.size() * 5 / 4);
    const QString small = text.toLower();
    for (qsizetype i = 0; i < text.size();) {
        const DokeRule *rule = nullptr;
        for (const DokeRule &candidate : dokeRules()) {
            if (!QStringView(small).sliced(i).startsWith(candidate.from))
                continue;
            const qsizetype end = i + candidate.from.size();
            const bool toApostrophe = candidate.to == u"n'";
            if (!toApostrophe || (end < text.size() && mayFollowApostrophe(text[end]))) {
                rule = &candidate;
                break;
            }
        }
        if (rule) {
            result += inCaseOf(text, i, rule->from.size(), rule->to);
            i += rule->from.size();
        } else {
            result += text[i++];
        }
    }
    return result;
}

} // namespace Batanidza::Shona
