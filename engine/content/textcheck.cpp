#include "engine/content/textcheck.h"

#include "engine/base/jsonread.h"
#include "engine/shona/graphemes.h"
#include "engine/shona/normalform.h"
#include "engine/shona/orthography.h"

#include <QRegularExpression>

#include <algorithm>

namespace Batanidza {

namespace {

//! What is known of a text from where it stands.
enum class TextKind { Plain, Shona, Ipa };

TextKind kindOf(QStringView key, TextKind outer)
{
    for (const QStringView shona :
         {u"sn", u"headword", u"headwordToned", u"plural", u"form", u"forText"}) {
        if (key == shona)
            return TextKind::Shona;
    }
    if (key == u"ipa")
        return TextKind::Ipa;
    return key == u"en" ? TextKind::Plain : outer;
}

class TextWalk
{
public:
    TextWalk(bool oldOrthography, Findings &findings)
        : m_oldOrthography(oldOrthography)
        , m_findings(findings)
    {}

    void walk(const Json &value, const QString &path, TextKind kind, bool markdown)
    {
        if (value.isString()) {
            check(value.toString(), path, kind);
            if (markdown)
                checkMarkdown(value.toString(), path);
        } else if (value.isArray()) {
            for (qsizetype i = 0; i < value.toArray().size(); ++i)
                walk(value.at(i), path + u'/' + QString::number(i), kind, markdown);
        } else if (value.isObject()) {
            for (const auto &[key, member] : value.toObject()) {
                walk(member, path + u'/' + pointerToken(key), kindOf(key, kind),
                     markdown || key == u"markdown");
            }
        }
    }

private:
    void check(const QString &text, const QString &path, TextKind kind)
    {
        if (!text.isEmpty() && (text.front().isSpace() || text.back().isSpace()))
            m_findings.warning(u"spaces", path, QStringLiteral("spaces at the ends"),
                               text.trimmed());
        const bool plain =
            std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
        if (!plain)
            checkWide(text, path, kind);
        if (kind == TextKind::Shona)
            checkShona(text, path);
    }

    void checkWide(const QString &text, const QString &path, TextKind kind)
    {
        if (Shona::hasMarkFlood(text)) {
            m_findings.error(
                u"mark-flood", path,
                QStringLiteral("more than %1 marks on one letter").arg(Shona::mostMarks),
                QStringLiteral("take the marks away"));
            return;
        }
        const QString composed = Shona::composed(text);
        if (composed != text) {
            m_findings.error(u"nfc", path, QStringLiteral("the text is not in Unicode form NFC"),
                             composed);
        }
        const bool invisible = std::any_of(text.begin(), text.end(),
                                           [](QChar c) { return Shona::isInvisible(c.unicode()); });
        if (invisible) {
            m_findings.warning(u"invisible", path,
                               QStringLiteral("the text holds invisible characters"),
                               Shona::normalise(text));
        }
        if (kind == TextKind::Ipa)
            return;
        const auto mixed = Shona::mixedScriptWords(text);
        if (!mixed.isEmpty()) {
            const QString word = text.mid(mixed.first().at, mixed.first().length).left(60);
            m_findings.add(
                kind == TextKind::Shona ? FindingSeverity::Error : FindingSeverity::Warning,
                u"homoglyph", path,
                QStringLiteral("\"%1\" mixes letters of several scripts that look alike").arg(word),
                {});
        }
    }

    void checkShona(const QString &text, const QString &path)
    {
        if (!m_oldOrthography && Shona::hasDokeLetters(text)) {
            m_findings.warning(u"old-orthography", path,
                               QStringLiteral("letters of the alphabet of 1931"),
                               Shona::fromDoke(text));
        }
        const QString stored = Shona::normalise(text);
        const bool folded = stored.size() == text.size() && stored != text &&
                            std::any_of(text.begin(), text.end(), [](QChar c) {
                                return c != u'\'' && Shona::isApostrophe(c.unicode());
                            });
        if (folded)
            m_findings.warning(u"apostrophe-form", path,
                               QStringLiteral("the apostrophe of n' is stored as U+0027"), stored);
        if (!Shona::misplacedApostrophes(text).isEmpty()) {
            m_findings.warning(
                u"apostrophe-misplaced", path,
                QStringLiteral("an apostrophe stands only in n', before a vowel or w"));
        }
    }

    void checkMarkdown(const QString &text, const QString &path)
    {
        // Code spans are not taken out first: telling them for certain needs a Markdown parser, and
        // what hides in a span that is none would reach a browser. One backslash escapes.
        static const QRegularExpression html(
            QStringLiteral("(?<!(?<!\\\\)\\\\)<(?!https://)[A-Za-z/!?]"));
        // Possessive, and no bracket inside a label: time grows with the length only.
        static const QRegularExpression link(
            QStringLiteral("\\]\\(\\s*+<?+(?!https://)|"
                           "^ {0,3}\\[(?:[^\\[\\]\\\\]|\\\\.)*+\\]:\\s*+<?+(?!https://)"),
            QRegularExpression::MultilineOption);
        if (html.match(text).hasMatch()) {
            m_findings.error(u"markdown-html", path, QStringLiteral("Markdown here holds no HTML"),
                             QStringLiteral("use Markdown, or write < as \\<"));
        }
        if (link.match(text).hasMatch())
            m_findings.error(u"markdown-link", path,
                             QStringLiteral("links must start with https://"));
    }

    bool m_oldOrthography;
    Findings &m_findings;
};

} // namespace

void checkTexts(const Json &body, Findings &findings)
{
    const bool old = body[u"orthography"].toString() == u"sna-doke-1931";
    TextWalk(old, findings).walk(body, QString(), TextKind::Plain, false);
}

} // namespace Batanidza
