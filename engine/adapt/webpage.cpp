#include "engine/adapt/webpage.h"

#include "engine/adapt/html.h"
#include "engine/adapt/markdown.h"
#include "engine/base/jsonwrite.h"

using namespace Qt::Literals::StringLiterals;

namespace Batanidza {

namespace {

//! Writes the article, part by part.
class Article
{
public:
    explicit Article(const Json &body)
        : m_body(body)
    {}

    QString make()
    {
        m_html = u"<article class=\"lesson\">\n<header>\n"_s;
        element(u"h1"_s, shona(m_body[u"title"][u"sn"]));
        element(u"p"_s, english(m_body[u"title"][u"en"]));
        element(u"p"_s, english(m_body[u"summary"][u"en"]));
        m_html += u"</header>\n"_s;
        objectives();
        notes(u"culturalNotes"_s, u"Culture"_s, true);
        words();
        dialogue();
        notes(u"culturalNotes"_s, u"Culture"_s, false);
        notes(u"grammarNotes"_s, u"Grammar"_s, false);
        exercises();
        m_html += u"</article>\n"_s;
        return m_html;
    }

private:
    //! Text with its own direction and language; empty where there is none.
    static QString span(const Json &text, const QString &language)
    {
        const QString value = text.toString();
        if (value.isEmpty())
            return {};
        return u"<span lang=\""_s + language + u"\" dir=\"auto\">"_s + escapeHtml(value) +
               u"</span>"_s;
    }
    static QString shona(const Json &text) { return span(text, u"sn"_s); }
    static QString english(const Json &text) { return span(text, u"en"_s); }

    void element(const QString &name, const QString &inside)
    {
        if (!inside.isEmpty())
            m_html += u'<' + name + u'>' + inside + u"</"_s + name + u">\n"_s;
    }

    void open(const QString &name, const QString &title)
    {
        m_html += u"<section class=\""_s + name + u"\">\n<h2 lang=\"en\">"_s + title + u"</h2>\n"_s;
    }

    void close() { m_html += u"</section>\n"_s; }

    void objectives()
    {
        const JsonArray &list = m_body[u"objectives"].toArray();
        if (list.isEmpty())
            return;
        open(u"objectives"_s, u"Objectives"_s);
        m_html += u"<ul>\n"_s;
        for (const Json &objective : list)
            element(u"li"_s, english(objective[u"en"]));
        m_html += u"</ul>\n"_s;
        close();
    }

    //! Notes of high prominence, or the others.
    void notes(const QString &list, const QString &title, bool high)
    {
        bool opened = false;
        for (const Json &note : m_body[list].toArray()) {
            if ((note[u"prominence"].toString() == u"high") != high)
                continue;
            if (!opened)
                open(high ? u"notes high"_s : u"notes"_s, title);
            opened = true;
            m_html += u"<div class=\"note\">\n"_s;
            element(u"h3"_s, english(note[u"title"][u"en"]));
            for (const auto &[language, text] : note[u"markdown"].toObject()) {
                if (language != u"en" && language != u"sn")
                    continue;
                m_html += u"<div lang=\""_s + language + u"\" dir=\"auto\">\n"_s +
                          markdownToHtml(text.toString()) + u"</div>\n"_s;
            }
            m_html += u"</div>\n"_s;
        }
        if (opened)
            close();
    }

    void words()
    {
        const JsonArray &list = m_body[u"vocabulary"].toArray();
        if (list.isEmpty())
            return;
        open(u"words"_s, u"Words"_s);
        for (const Json &word : list) {
            m_html += u"<div class=\"word\" id=\"w-"_s + escapeHtml(anchor(word[u"id"])) +
                      u"\">\n<h3>"_s + shona(word[u"headword"]) + u"</h3>\n"_s;
            element(u"p"_s, english(word[u"gloss"][u"en"]));
            element(u"p"_s, notations(word));
            for (const Json &example : word[u"examples"].toArray())
                element(u"p"_s, shona(example[u"sn"]) + u' ' + english(example[u"en"]));
            m_html += u"</div>\n"_s;
        }
        close();
    }

    //! Letters, digits, dots, hyphens and underscores: an id may hold no space.
    static QString anchor(const Json &id)
    {
        QString text = id.toString().left(128);
        for (QChar &c : text) {
            if (c.unicode() >= 0x80 ||
                !(c.isLetterOrNumber() || c == u'.' || c == u'-' || c == u'_'))
                c = u'_';
        }
        return text;
    }

    static QString notations(const Json &word)
    {
        QStringList parts;
        const QString syllabic = word[u"pronunciation"][u"syllabic"].toString();
        if (!syllabic.isEmpty())
            parts.append(shona(word[u"pronunciation"][u"syllabic"]));
        const QString ipa = word[u"pronunciation"][u"ipa"].toString();
        if (!ipa.isEmpty())
            parts.append(u"<span lang=\"sn-fonipa\" dir=\"auto\">["_s + escapeHtml(ipa) +
                         u"]</span>"_s);
        const QString phonetic = word[u"pronunciation"][u"phonetic"].toString();
        if (!phonetic.isEmpty())
            parts.append(u"<span dir=\"auto\">"_s + escapeHtml(phonetic) + u"</span>"_s);
        const QString pattern = word[u"tone"][u"pattern"].toString();
        if (!pattern.isEmpty())
            parts.append(u"<span dir=\"auto\">"_s + escapeHtml(pattern) + u"</span>"_s);
        return parts.join(u" · "_s);
    }

    void dialogue()
    {
        const JsonArray &list = m_body[u"dialogue"].toArray();
        if (list.isEmpty())
            return;
        open(u"dialogue"_s, u"Dialogue"_s);
        for (const Json &line : list) {
            m_html += u"<p><b dir=\"auto\">"_s + escapeHtml(line[u"speaker"].toString()) +
                      u":</b> "_s + shona(line[u"sn"]) + u"<br>\n"_s + english(line[u"en"]) +
                      u"</p>\n"_s;
        }
        close();
    }

    void exercises()
    {
        const JsonArray &list = m_body[u"exercises"].toArray();
        if (list.isEmpty())
            return;
        open(u"exercises"_s, u"Exercises"_s);
        m_html += u"<ol>\n"_s;
        for (const Json &exercise : list) {
            m_html += u"<li>"_s + shona(exercise[u"prompt"][u"sn"]) + u' ' +
                      english(exercise[u"prompt"][u"en"]);
            QString inside;
            for (const Json &option : exercise[u"options"].toArray()) {
                const QString text = shona(option[u"sn"]) + english(option[u"en"]);
                if (!text.isEmpty())
                    inside += u"<li>"_s + text + u"</li>\n"_s;
            }
            for (const Json &token : exercise[u"tokens"].toArray()) {
                if (!token.toString().isEmpty())
                    inside += u"<li>"_s + shona(token) + u"</li>\n"_s;
            }
            if (!inside.isEmpty())
                m_html += u"\n<ul>\n"_s + inside + u"</ul>\n"_s;
            m_html += u"</li>\n"_s;
        }
        m_html += u"</ol>\n"_s;
        close();
    }

    const Json &m_body;
    QString m_html;
};

} // namespace

QString webHead(const Json &webBody)
{
    const Json &block = webBody[u"seo"];
    QString html = u"<title>"_s + escapeHtml(block[u"title"].toString()) + u"</title>\n"_s;
    const auto meta = [&html](const QString &kind, const QString &name, const QString &content) {
        html += u"<meta "_s + kind + u"=\""_s + escapeHtml(name) + u"\" content=\""_s +
                escapeHtml(content) + u"\">\n"_s;
    };
    meta(u"name"_s, u"description"_s, block[u"description"].toString());
    html += u"<link rel=\"canonical\" href=\""_s + escapeHtml(block[u"canonical"].toString()) +
            u"\">\n"_s;
    for (const auto &[name, content] : block[u"openGraph"].toObject())
        meta(u"property"_s, name, content.toString());
    html += u"<script type=\"application/ld+json\">"_s + escapeScript(writeJson(block[u"jsonLd"])) +
            u"</script>\n"_s;
    return html;
}

QString webArticle(const Json &webBody)
{
    return Article(webBody).make();
}

QByteArray webPage(const Json &webBody)
{
    // JSON-LD is data, which no policy on scripts forbids.
    const QString page =
        u"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src "
        "'self'; media-src 'self'; style-src 'unsafe-inline'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"_s +
        webHead(webBody) + u"</head>\n<body>\n<main>\n"_s + webArticle(webBody) +
        u"</main>\n</body>\n</html>\n"_s;
    return page.toUtf8();
}

} // namespace Batanidza
