#include "ui/text/previewhtml.h"

#include "engine/adapt/html.h"
#include "ui/text/format.h"
#include "ui/text/previewtext.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

QString className(LineRole role)
{
    switch (role) {
    case LineRole::Headline:
        return u"headline"_s;
    case LineRole::Section:
        return u"section"_s;
    case LineRole::Headword:
        return u"headword"_s;
    case LineRole::Shona:
        return u"shona"_s;
    case LineRole::Muted:
    case LineRole::Address:
        return u"muted"_s;
    case LineRole::Notation:
    case LineRole::Tone:
        return u"notation"_s;
    case LineRole::Badge:
        return u"badge"_s;
    case LineRole::Label:
        return u"label"_s;
    case LineRole::Body:
    case LineRole::Markdown:
        break;
    }
    return u"body"_s;
}

QString blockHtml(const PreviewBlock &block, const PreviewWords &words)
{
    QString html = block.prominent && block.kind != BlockKind::Heading
                       ? u"<div class=\"block prominent\">\n"_s
                       : u"<div class=\"block\">\n"_s;
    for (const BlockLine &line : blockLines(block, words)) {
        const bool markdown = line.role == LineRole::Markdown;
        const QString tag = markdown ? u"div"_s : u"p"_s;
        html += u'<' + tag + u" class=\""_s + className(line.role) + u"\" lang=\""_s +
                escapeHtml(line.language) + u"\" dir=\"auto\">"_s +
                (markdown ? line.text : escapeHtml(line.text)) + u"</"_s + tag + u">\n"_s;
    }
    return html + u"</div>\n"_s;
}

QString traceHtml(const PlatformPreview &platform, const Json &lesson)
{
    QString rows;
    for (const TraceLine &line : platform.made.trace) {
        if (line.fate == FieldFate::Kept)
            continue;
        const AdaptRule *rule = adaptRule(line.rule);
        const TraceModel::Row row{line, {}, rule && rule->warning};
        rows += u"<tr>"_s;
        for (int column = 0; column < TraceModel::columns; ++column) {
            rows += u"<td dir=\"auto\">"_s + escapeHtml(PreviewText::trace(row, column, lesson)) +
                    u"</td>"_s;
        }
        rows += u"</tr>\n"_s;
    }
    if (rows.isEmpty())
        return {};
    QString head;
    for (int column = 0; column < TraceModel::columns; ++column)
        head += u"<th>"_s + escapeHtml(PreviewText::traceHeader(column)) + u"</th>"_s;
    return u"<table>\n<tr>"_s + head + u"</tr>\n"_s + rows + u"</table>\n"_s;
}

} // namespace

QByteArray PreviewHtml::page(const LessonPreview &preview, const PreviewWords &words,
                             const QString &about)
{
    static const QString style =
        u"body{font:15px/1.5 'Noto Sans','DejaVu Sans',sans-serif;margin:16px;color:#1b1f24}"
        ".devices{display:flex;gap:12px;align-items:flex-start}"
        ".device{flex:1;min-width:0;border:1px solid #868e97;border-radius:8px;padding:12px;"
        "overflow-wrap:anywhere;overflow:hidden}p{margin:2px 0}"
        ".block{margin:0 0 10px}.prominent{border:2px solid #9a6400;padding:8px}"
        ".headline{font-size:1.5em;font-weight:600}.section{font-size:1.2em;font-weight:600}"
        ".headword{font-size:1.25em;font-weight:600}.muted,.notation,.label{color:#57606a}"
        ".badge{color:#9a6400;font-weight:600}table{border-collapse:collapse;margin:8px 0 24px}"
        "td,th{border:1px solid #868e97;padding:3px 8px;text-align:left;overflow-wrap:anywhere}"_s;
    const QString title = preview.item.toString();
    QString html =
        u"<!DOCTYPE html>\n<html lang=\""_s + escapeHtml(words.code) +
        u"\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" "
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>"_s +
        escapeHtml(title) + u"</title>\n<style>"_s + style + u"</style>\n</head>\n<body>\n<h1>"_s +
        escapeHtml(title) + u"</h1>\n<p>"_s + escapeHtml(about) + u"</p>\n"_s +
        u"<div class=\"devices\">\n"_s;
    for (const PlatformPreview &platform : preview.platforms) {
        html += u"<section class=\"device\">\n<h2>"_s +
                escapeHtml(Format::platform(platform.platform)) + u"</h2>\n<p class=\"muted\">"_s +
                escapeHtml(PreviewText::size(platform)) + u"</p>\n"_s;
        for (const PreviewBlock &block : previewBlocks(platform, preview.source.body))
            html += blockHtml(block, words);
        html += u"</section>\n"_s;
    }
    html += u"</div>\n"_s;
    for (const PlatformPreview &platform : preview.platforms) {
        const QString trace = traceHtml(platform, preview.source.body);
        if (trace.isEmpty())
            continue;
        //: Head of a table: %1 a platform
        html +=
            u"<h2>"_s +
            escapeHtml(
                tr("%1: what was changed or left out").arg(Format::platform(platform.platform))) +
            u"</h2>\n"_s + trace;
    }
    return (html + u"</body>\n</html>\n"_s).toUtf8();
}

} // namespace Batanidza
