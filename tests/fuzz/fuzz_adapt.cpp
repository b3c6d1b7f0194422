#include "engine/adapt/adapt.h"
#include "engine/adapt/webpage.h"
#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "tests/fuzz/fuzz.h"

using namespace Qt::Literals::StringLiterals;

namespace Batanidza::Fuzz {

namespace {

//! Every tag of a page is one that webpage and markdown write, and nothing in it can run.
void checkPage(const QByteArray &page)
{
    static const QList<QByteArray> tags{"!DOCTYPE html>",
                                        "html ",
                                        "head>",
                                        "meta ",
                                        "title>",
                                        "link ",
                                        "script type=\"application/ld+json\">",
                                        "body>",
                                        "main>",
                                        "article ",
                                        "article>",
                                        "header>",
                                        "section ",
                                        "section>",
                                        "h1>",
                                        "h2>",
                                        "h2 ",
                                        "h3>",
                                        "h4>",
                                        "h5>",
                                        "h6>",
                                        "p>",
                                        "div ",
                                        "div>",
                                        "span ",
                                        "span>",
                                        "ul>",
                                        "ol>",
                                        "ol ",
                                        "li>",
                                        "b>",
                                        "b ",
                                        "br>",
                                        "hr>",
                                        "em>",
                                        "strong>",
                                        "code>",
                                        "pre>",
                                        "table>",
                                        "thead>",
                                        "tbody>",
                                        "tr>",
                                        "th>",
                                        "td>",
                                        "a>",
                                        "a href=\"https://",
                                        "blockquote>",
                                        "a href=\"HTTPS://",
                                        "script>",
                                        "html>"};
    for (qsizetype at = page.indexOf('<'); at >= 0; at = page.indexOf('<', at + 1)) {
        QByteArrayView rest = QByteArrayView(page).sliced(at + 1);
        if (rest.startsWith('/'))
            rest = rest.sliced(1);
        bool known = false;
        for (const QByteArray &tag : tags)
            known = known || QByteArrayView(rest)
                                     .first(std::min(rest.size(), tag.size()))
                                     .compare(tag, Qt::CaseInsensitive) == 0;
        promise(known, "a page holds only tags of our own");
    }
    promise(page.count("<script") == 1, "a page holds no script but its data");
}

} // namespace

void adapt(QByteArrayView bytes)
{
    const auto source = LessonSource::read(bytes.toByteArray(), Version(1));
    if (!source)
        return;
    for (const QString &platform : Adapters::builtIn().platforms()) {
        const Adaptation made = Adapters::builtIn().adapt(*source, platform, Detail::Traced);
        const Adaptation again = Adapters::builtIn().adapt(*source, platform, Detail::BodyOnly);
        promise(made.bytes == again.bytes, "the same lesson gives the same bytes");
        if (platform == u"desktop") {
            promise(made.bytes == source->bytes, "the desktop gets the document");
            continue;
        }
        const auto read = readJson(made.bytes);
        promise(read && writeJson(*read) == made.bytes, "an adapted body is canonical JSON");
        for (const TraceLine &line : made.trace)
            promise(adaptRule(line.rule), "every rule of a trace is known");
        if (platform == u"watchos")
            promise(made.bytes.size() <= 4096, "a glance keeps its size");
        if (platform == u"web")
            checkPage(webPage(made.body));
    }
}

} // namespace Batanidza::Fuzz
