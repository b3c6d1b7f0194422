#include "engine/adapt/searchblock.h"

#include "engine/adapt/overnote.h"
#include "engine/adapt/textcut.h"
#include "engine/shona/orthography.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Batanidza {

namespace {

constexpr qsizetype longestSlug = 80;

bool isLive(const Json &entry)
{
    return entry.isObject() && !entry[u"deleted"].toBool();
}

//! On one line, without what a page title or an attribute cannot show.
QString plain(const QString &text)
{
    QString result = text;
    for (QChar &c : result) {
        if (c.category() == QChar::Other_Control)
            c = u' ';
    }
    return result.simplified();
}

class SearchBlock
{
public:
    SearchBlock(const Json &body, const PlatformRules &rules, Trace &trace)
        : m_body(body)
        , m_settings(body[u"platforms"][u"web"])
        , m_rules(rules)
        , m_trace(trace)
    {}

    Json make()
    {
        const QString title = pageTitle();
        const QString description = pageDescription();
        const QString slug = pageSlug();
        const QString address = m_rules.text(u"site") + m_rules.text(u"page") + slug;
        JsonObject openGraph{{u"og:title"_s, Json(title)},
                             {u"og:description"_s, Json(description)},
                             {u"og:type"_s, Json(u"article")},
                             {u"og:locale"_s, Json(u"en_US")},
                             {u"og:locale:alternate"_s, Json(u"sn_ZW")},
                             {u"og:url"_s, Json(address)}};
        const QString picture = pictureAddress();
        if (!picture.isEmpty())
            openGraph.set(u"og:image"_s, Json(picture));
        return JsonObject{{u"title"_s, Json(title)},
                          {u"description"_s, Json(description)},
                          {u"slug"_s, Json(slug)},
                          {u"canonical"_s, Json(address)},
                          {u"openGraph"_s, Json(std::move(openGraph))},
                          {u"jsonLd"_s, linkedData()}};
    }

private:
    QString pageTitle()
    {
        const QString en = plain(m_body[u"title"][u"en"].toString());
        const QString sn = plain(m_body[u"title"][u"sn"].toString());
        const qsizetype most = m_rules.limit(u"titleChars");
        const QString both = en.isEmpty() ? sn : sn.isEmpty() ? en : QString(en + u" | "_s + sn);
        if (both.size() <= most) {
            m_trace.add(FieldFate::Kept, u"W5", u"/title"_s);
            return both;
        }
        const QString &whole = en.isEmpty() ? sn : en;
        const CutText cut = cutAtWord(whole, most);
        m_trace.add(FieldFate::Changed, cut.cut ? u"T1" : u"W5", u"/title"_s,
                    cutNote(u"seo.title"_s, whole, cut, most));
        return cut.text;
    }

    QString pageDescription()
    {
        const qsizetype least = m_rules.limit(u"descriptionLeast");
        const qsizetype most = m_rules.limit(u"descriptionMost");
        const QString own = plain(m_settings[u"metaDescription"].toString());
        if (own.size() >= least && own.size() <= most) {
            m_trace.add(FieldFate::Kept, u"W2", u"/platforms/web/metaDescription"_s,
                        u"seo.description");
            return own;
        }
        QString text = own.isEmpty() ? plain(m_body[u"summary"][u"en"].toString()) : own;
        for (const Json &objective : m_body[u"objectives"].toArray()) {
            if (text.size() >= least)
                break;
            if (isLive(objective))
                text = join(text, plain(objective[u"en"].toString()), u' ');
        }
        QStringList words;
        qsizetype length = text.size();
        for (const Json &word : m_body[u"vocabulary"].toArray()) {
            if (length >= least)
                break;
            if (isLive(word))
                words.append(plain(word[u"headword"].toString()));
            length += words.isEmpty() ? 0 : words.last().size() + 2;
        }
        text = join(text, words.join(u", "_s), u' ');
        const CutText cut = cutAtWord(text, most);
        m_trace.add(FieldFate::Changed, cut.cut ? u"T1" : u"W6",
                    own.isEmpty() ? u"/summary"_s : u"/platforms/web/metaDescription"_s,
                    cutNote(u"seo.description"_s, text, cut, most));
        if (cut.text.size() < least)
            m_trace.add(FieldFate::Changed, u"W7", u"/summary"_s,
                        u"%1 < %2"_s.arg(cut.text.size()).arg(least));
        return cut.text;
    }

    //! The field that was made, and how much longer the text was.
    static QString cutNote(const QString &field, const QString &whole, const CutText &cut,
                           qsizetype most)
    {
        return cut.cut ? field + u", "_s + overNote(whole.size(), most) : field;
    }

    static QString join(const QString &a, const QString &b, QChar between)
    {
        return a.isEmpty() ? b : b.isEmpty() ? a : a + between + b;
    }

    QString pageSlug()
    {
        const QString own = m_settings[u"slug"].toString();
        if (isSlug(own)) {
            m_trace.add(FieldFate::Kept, u"W2", u"/platforms/web/slug"_s, u"seo.slug");
            return own;
        }
        for (const QString &text :
             {m_body[u"title"][u"sn"].toString() + u' ' + m_body[u"title"][u"en"].toString(),
              m_body[u"id"].toString()}) {
            const QString slug = slugOf(text);
            if (slug.isEmpty())
                continue;
            m_trace.add(FieldFate::Changed, u"W8",
                        own.isEmpty() ? u"/title"_s : u"/platforms/web/slug"_s, slug);
            return slug;
        }
        return {};
    }

    //! The picture that the settings name, else the first one.
    QString pictureAddress()
    {
        const QString named = m_settings[u"ogImage"].toString();
        for (const Json &medium : m_body[u"media"].toArray()) {
            if (!isLive(medium) || medium[u"kind"].toString() != u"image" ||
                (!named.isEmpty() && medium[u"id"].toString() != named))
                continue;
            for (const Json &rendition : medium[u"renditions"].toArray()) {
                const QString hash = rendition[u"sha256"].toString();
                if (Sha256::fromHex(hash))
                    return m_rules.text(u"site") + m_rules.text(u"files") + hash;
            }
        }
        if (!named.isEmpty())
            m_trace.add(FieldFate::Dropped, u"W9", u"/platforms/web/ogImage"_s, named);
        return {};
    }

    [[nodiscard]] Json linkedData() const
    {
        JsonArray teaches;
        for (const Json &objective : m_body[u"objectives"].toArray()) {
            if (isLive(objective) && objective[u"en"].isString())
                teaches.append(objective[u"en"]);
        }
        JsonArray parts;
        for (const Json &word : m_body[u"vocabulary"].toArray()) {
            if (!isLive(word) || !word[u"headword"].isString())
                continue;
            JsonObject term{{u"@type"_s, Json(u"DefinedTerm")},
                            {u"inLanguage"_s, Json(u"sn")},
                            {u"name"_s, word[u"headword"]}};
            if (word[u"gloss"][u"en"].isString())
                term.set(u"description"_s, word[u"gloss"][u"en"]);
            parts.append(Json(std::move(term)));
        }
        JsonObject data{{u"@context"_s, Json(u"https://schema.org")},
                        {u"@type"_s, Json(JsonArray{Json(u"LearningResource"), Json(u"Course")})},
                        {u"name"_s, Json(m_body[u"title"][u"en"].toString())},
                        {u"inLanguage"_s, Json(JsonArray{Json(u"sn"), Json(u"en")})},
                        {u"learningResourceType"_s, Json(u"lesson")},
                        {u"teaches"_s, Json(std::move(teaches))},
                        {u"hasPart"_s, Json(std::move(parts))}};
        if (m_body[u"level"].isString())
            data.set(u"educationalLevel"_s, m_body[u"level"]);
        const QString licence = m_body[u"provenance"][u"license"].toString();
        if (isSpdxName(licence))
            data.set(u"license"_s, Json(m_rules.text(u"licence") + licence));
        return data;
    }

    static bool isSpdxName(const QString &text)
    {
        return !text.isEmpty() && text.size() <= 64 &&
               std::all_of(text.cbegin(), text.cend(), [](QChar c) {
                   return c.unicode() < 0x80 &&
                          (c.isLetterOrNumber() || c == u'-' || c == u'.' || c == u'+');
               });
    }

    const Json &m_body;
    const Json &m_settings;
    const PlatformRules &m_rules;
    Trace &m_trace;
};

bool isSlugLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
}

} // namespace

Json searchBlock(const Json &body, const PlatformRules &rules, Trace &trace)
{
    return SearchBlock(body, rules, trace).make();
}

bool isSlug(QStringView text)
{
    if (text.isEmpty() || text.size() > longestSlug || text.startsWith(u'-') || text.endsWith(u'-'))
        return false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!isSlugLetter(text[i]) && (text[i] != u'-' || text[i - 1] == u'-'))
            return false;
    }
    return true;
}

QString slugOf(const QString &text)
{
    QString slug;
    for (const QChar c : Shona::skeleton(QStringView(text).left(4 * longestSlug))) {
        if (isSlugLetter(c))
            slug += c;
        else if (c != u'\'' && !slug.isEmpty() && !slug.endsWith(u'-'))
            slug += u'-';
    }
    slug.truncate(longestSlug);
    while (slug.endsWith(u'-'))
        slug.chop(1);
    return slug;
}

} // namespace Batanidza
