#include "engine/merge/shonaclean.h"

#include "engine/merge/shonafacts.h"
#include "engine/shona/normalform.h"
#include "engine/shona/orthography.h"
#include "engine/shona/tone.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isPlain(const QString &text)
{
    for (const QChar c : text) {
        if (c.unicode() >= 0x80)
            return false;
    }
    return true;
}

//! SN05: in words of mixed script, the letters that look Latin become Latin.
bool foldHomoglyphs(QString &text)
{
    bool changed = false;
    for (const auto &span : Shona::mixedScriptWords(text)) {
        for (qsizetype i = span.at; i < span.at + span.length; ++i) {
            const auto latin = shonaFacts().homoglyphs.constFind(text[i]);
            if (latin != shonaFacts().homoglyphs.constEnd()) {
                text[i] = *latin;
                changed = true;
            }
        }
    }
    return changed;
}

bool startsSentence(const QString &text, qsizetype at)
{
    for (qsizetype i = at - 1; i >= 0; --i) {
        const QChar c = text[i];
        if (c == u'.' || c == u'!' || c == u'?' || c == u'\n')
            return true;
        if (c.isLetterOrNumber() || c == u',' || c == u';' || c == u':')
            return false;
    }
    return true;
}

//! SN24: chiShona inside a sentence, ChiShona at its start.
bool foldLanguageNames(QString &text)
{
    bool changed = false;
    qsizetype from = 0;
    while ((from = text.indexOf(u"chi"_s, from, Qt::CaseInsensitive)) >= 0) {
        const qsizetype at = from;
        qsizetype end = at + 3;
        while (end < text.size() && text[end].isLetter())
            ++end;
        from = end;
        if (at > 0 && (text[at - 1].isLetterOrNumber() || text[at - 1] == u'\''))
            continue;
        const QString name = text.mid(at + 3, end - at - 3).toLower();
        if (!shonaFacts().languages.contains(name))
            continue;
        const QString right =
            (startsSentence(text, at) ? u"Chi"_s : u"chi"_s) + name.left(1).toUpper() + name.mid(1);
        if (text.mid(at, end - at) != right) {
            text.replace(at, end - at, right);
            changed = true;
        }
    }
    return changed;
}

} // namespace

CleanedText cleanText(const QString &text, const CleanScope &scope)
{
    CleanedText cleaned{Shona::normalise(text), {}, {}};
    if (cleaned.text != text)
        cleaned.rule = cleaned.text == Shona::composed(text) ? u"SN01"_s
                       : isPlain(cleaned.text) && cleaned.text.contains(u'\'') &&
                               text.size() == cleaned.text.size()
                           ? u"SN03"_s
                           : u"SN02"_s;
    if (!scope.shona)
        return cleaned;
    if (!isPlain(cleaned.text)) {
        if (foldHomoglyphs(cleaned.text)) {
            cleaned.flags.append(u"homoglyph"_s);
            cleaned.rule = u"SN05"_s;
        }
        if (Shona::hasDokeLetters(cleaned.text)) {
            cleaned.text = Shona::fromDoke(cleaned.text);
            cleaned.flags.append(u"old-orthography"_s);
            cleaned.rule = u"SN12"_s;
        }
        if (scope.toned) {
            const QString high = Shona::highOnly(cleaned.text);
            if (high != cleaned.text) {
                cleaned.text = high;
                cleaned.rule = u"SN08"_s;
            }
        }
    }
    if (foldLanguageNames(cleaned.text)) {
        cleaned.flags.append(u"language-name-case"_s);
        cleaned.rule = u"SN24"_s;
    }
    return cleaned;
}

} // namespace Batanidza
