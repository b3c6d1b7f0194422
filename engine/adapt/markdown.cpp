#include "engine/adapt/markdown.h"

#include "engine/adapt/html.h"
#include "engine/adapt/markdowninline.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Batanidza {

namespace {

constexpr int deepest = 8;
using Lines = QList<QStringView>;

bool isBlank(QStringView line)
{
    return line.trimmed().isEmpty();
}

qsizetype indentOf(QStringView line)
{
    qsizetype spaces = 0;
    while (spaces < line.size() && line[spaces] == u' ')
        ++spaces;
    return spaces;
}

bool isRule(QStringView line)
{
    const QStringView text = line.trimmed();
    if (text.isEmpty() || indentOf(line) > 3 || !QStringView(u"-*_").contains(text[0]))
        return false;
    const qsizetype marks = std::count(text.begin(), text.end(), text[0]);
    const qsizetype spaces = std::count(text.begin(), text.end(), QChar(u' '));
    return marks >= 3 && marks + spaces == text.size();
}

int headingLevel(QStringView line)
{
    const QStringView text = line.trimmed();
    int level = 0;
    while (level < text.size() && text[level] == u'#')
        ++level;
    const bool spaced = level == text.size() || (level > 0 && text[level] == u' ');
    return indentOf(line) < 4 && level <= 6 && spaced ? level : 0;
}

//! The fence that opens code on this line; empty where none does.
QString fenceOf(QStringView line)
{
    const QStringView text = line.trimmed();
    qsizetype length = 0;
    while (length < text.size() && (text[length] == u'`' || text[length] == u'~') &&
           text[length] == text[0])
        ++length;
    if (length < 3 || indentOf(line) > 3 || text.sliced(length).contains(u'`'))
        return {};
    return text.first(length).toString();
}

struct Marker
{
    bool ordered = false;
    qsizetype number = 1;
    qsizetype width = 0; //!< up to the content; 0 = no list item
};

Marker markerOf(QStringView line)
{
    const qsizetype indent = indentOf(line);
    const QStringView text = line.sliced(indent);
    if (indent > 3 || text.isEmpty() || isRule(line))
        return {};
    qsizetype digits = 0;
    while (digits < text.size() && digits < 10 && text[digits] >= u'0' && text[digits] <= u'9')
        ++digits;
    const bool bullet = QStringView(u"-*+").contains(text[0]);
    const bool ordered = digits > 0 && digits < 10 && digits < text.size() &&
                         (text[digits] == u'.' || text[digits] == u')');
    const qsizetype end = bullet ? 1 : digits + 1;
    if ((!bullet && !ordered) || (end < text.size() && text[end] != u' '))
        return {};
    qsizetype spaces = 0;
    while (end + spaces < text.size() && spaces < 4 && text[end + spaces] == u' ')
        ++spaces;
    return {ordered, ordered ? text.first(digits).toLongLong() : 1,
            indent + end + std::max<qsizetype>(1, spaces)};
}

//! The cells of a table's row; a backslash before | keeps it.
QStringList cellsOf(QStringView line)
{
    QString text = line.trimmed().toString();
    if (text.startsWith(u'|'))
        text.remove(0, 1);
    QStringList cells{QString()};
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'\\' && i + 1 < text.size() && text[i + 1] == u'|') {
            cells.last() += u'|';
            ++i;
        } else if (text[i] == u'|') {
            cells.append(QString());
        } else {
            cells.last() += text[i];
        }
    }
    if (cells.size() > 1 && isBlank(cells.last()))
        cells.removeLast();
    return cells;
}

bool isTableRuler(QStringView line)
{
    if (!line.contains(u'-') || !(line.contains(u'|') || line.contains(u':')))
        return false;
    const QStringList cells = cellsOf(line);
    return std::all_of(cells.cbegin(), cells.cend(), [](const QString &cell) {
        QStringView text = QStringView(cell).trimmed();
        if (text.startsWith(u':'))
            text = text.sliced(1);
        if (text.endsWith(u':'))
            text = text.chopped(1);
        return !text.isEmpty() &&
               std::all_of(text.begin(), text.end(), [](QChar c) { return c == u'-'; });
    });
}

class Blocks
{
public:
    Blocks(Lines lines, int topHeading, int depth)
        : m_lines(std::move(lines))
        , m_topHeading(topHeading)
        , m_depth(depth)
    {}

    //! `tight`: paragraphs without their element, as in a list without blank lines.
    QString html(bool tight = false)
    {
        m_tight = tight;
        while (m_at < m_lines.size())
            block();
        return m_html;
    }

private:
    void block()
    {
        const QStringView line = m_lines[m_at];
        if (isBlank(line))
            ++m_at;
        else if (!fenceOf(line).isEmpty())
            fencedCode();
        else if (indentOf(line) >= 4)
            indentedCode();
        else if (headingLevel(line) > 0)
            heading();
        else if (isRule(line)) {
            m_html += u"<hr>\n"_s;
            ++m_at;
        } else if (line.trimmed().startsWith(u'>') && m_depth < deepest)
            quote();
        else if (markerOf(line).width > 0 && m_depth < deepest)
            list();
        else if (m_at + 1 < m_lines.size() && line.contains(u'|') &&
                 isTableRuler(m_lines[m_at + 1]) &&
                 cellsOf(line).size() == cellsOf(m_lines[m_at + 1]).size())
            table();
        else
            paragraph();
    }

    void addHeading(int level, const QString &text)
    {
        const QString name = u'h' + QString::number(std::min(6, m_topHeading + level - 1));
        m_html += u'<' + name + u'>' + markdownInline(text) + u"</"_s + name + u">\n"_s;
    }

    void heading()
    {
        const int level = headingLevel(m_lines[m_at]);
        QString text = m_lines[m_at].trimmed().sliced(level).trimmed().toString();
        while (text.endsWith(u'#'))
            text.chop(1);
        addHeading(level, text);
        ++m_at;
    }

    void fencedCode()
    {
        const QString fence = fenceOf(m_lines[m_at++]);
        m_html += u"<pre><code>"_s;
        for (; m_at < m_lines.size(); ++m_at) {
            const QStringView text = m_lines[m_at].trimmed();
            if (text.startsWith(fence) && QString(text.size(), fence[0]) == text) {
                ++m_at;
                break;
            }
            appendEscaped(m_html, m_lines[m_at]);
            m_html += u'\n';
        }
        m_html += u"</code></pre>\n"_s;
    }

    void indentedCode()
    {
        m_html += u"<pre><code>"_s;
        for (; m_at < m_lines.size() && indentOf(m_lines[m_at]) >= 4; ++m_at) {
            appendEscaped(m_html, m_lines[m_at].sliced(4));
            m_html += u'\n';
        }
        m_html += u"</code></pre>\n"_s;
    }

    void quote()
    {
        Lines inside;
        for (; m_at < m_lines.size(); ++m_at) {
            QStringView text = m_lines[m_at].trimmed();
            if (!text.startsWith(u'>'))
                break;
            text = text.sliced(1);
            inside.append(text.startsWith(u' ') ? text.sliced(1) : text);
        }
        m_html += u"<blockquote>\n"_s + Blocks(inside, m_topHeading, m_depth + 1).html() +
                  u"</blockquote>\n"_s;
    }

    void list()
    {
        const Marker first = markerOf(m_lines[m_at]);
        QList<Lines> items;
        bool loose = false;
        while (m_at < m_lines.size()) {
            const Marker marker = markerOf(m_lines[m_at]);
            if (marker.width == 0 || marker.ordered != first.ordered)
                break;
            Lines item{m_lines[m_at].sliced(std::min(marker.width, m_lines[m_at].size()))};
            for (++m_at; m_at < m_lines.size(); ++m_at) {
                const QStringView line = m_lines[m_at];
                if (isBlank(line)) {
                    if (m_at + 1 >= m_lines.size() || indentOf(m_lines[m_at + 1]) < marker.width)
                        break;
                    loose = true;
                    item.append(QStringView());
                } else if (indentOf(line) >= marker.width) {
                    item.append(line.sliced(marker.width));
                } else if (startsBlock(line)) {
                    break;
                } else {
                    item.append(line.trimmed());
                }
            }
            items.append(item);
            if (m_at < m_lines.size() && isBlank(m_lines[m_at])) {
                qsizetype next = m_at;
                while (next < m_lines.size() && isBlank(m_lines[next]))
                    ++next;
                const bool goesOn = next < m_lines.size() && markerOf(m_lines[next]).width > 0 &&
                                    markerOf(m_lines[next]).ordered == first.ordered;
                loose = loose || goesOn;
                m_at = next;
                if (!goesOn)
                    break;
            }
        }
        const QString name = first.ordered ? u"ol"_s : u"ul"_s;
        m_html += u'<' + name;
        if (first.ordered && first.number != 1)
            m_html += u" start=\"%1\""_s.arg(first.number);
        m_html += u">\n"_s;
        for (const Lines &item : items)
            m_html += u"<li>"_s + Blocks(item, m_topHeading, m_depth + 1).html(!loose).trimmed() +
                      u"</li>\n"_s;
        m_html += u"</"_s + name + u">\n"_s;
    }

    void table()
    {
        const QStringList heads = cellsOf(m_lines[m_at]);
        const auto row = [this](const QStringList &cells, qsizetype columns, const QString &name) {
            m_html += u"<tr>"_s;
            for (qsizetype i = 0; i < columns; ++i)
                m_html +=
                    u'<' + name + u'>' + markdownInline(cells.value(i)) + u"</"_s + name + u'>';
            m_html += u"</tr>\n"_s;
        };
        m_html += u"<table>\n<thead>\n"_s;
        row(heads, heads.size(), u"th"_s);
        m_html += u"</thead>\n"_s;
        m_at += 2;
        if (m_at < m_lines.size() && m_lines[m_at].contains(u'|')) {
            m_html += u"<tbody>\n"_s;
            for (; m_at < m_lines.size() && m_lines[m_at].contains(u'|'); ++m_at)
                row(cellsOf(m_lines[m_at]), heads.size(), u"td"_s);
            m_html += u"</tbody>\n"_s;
        }
        m_html += u"</table>\n"_s;
    }

    [[nodiscard]] bool startsBlock(QStringView line) const
    {
        return isRule(line) || headingLevel(line) > 0 || !fenceOf(line).isEmpty() ||
               (m_depth < deepest && (line.trimmed().startsWith(u'>') || markerOf(line).width > 0));
    }

    void paragraph()
    {
        QString text;
        for (bool first = true; m_at < m_lines.size(); ++m_at, first = false) {
            const QStringView line = m_lines[m_at];
            if (isBlank(line))
                break;
            if (!first) {
                const int under = underline(line);
                if (under > 0) {
                    addHeading(under, text);
                    ++m_at;
                    return;
                }
                if (startsBlock(line))
                    break;
                text += u'\n';
            }
            // Two spaces at the end break the line; those at the start say nothing.
            text += line.sliced(indentOf(line));
        }
        const QString inside = markdownInline(text);
        m_html += m_tight ? inside + u'\n' : u"<p>"_s + inside + u"</p>\n"_s;
    }

    static int underline(QStringView line)
    {
        const QStringView text = line.trimmed();
        if (text.isEmpty() || indentOf(line) > 3 || (text[0] != u'=' && text[0] != u'-'))
            return 0;
        const bool all =
            std::all_of(text.begin(), text.end(), [&text](QChar c) { return c == text[0]; });
        return !all ? 0 : text[0] == u'=' ? 1 : 2;
    }

    Lines m_lines;
    int m_topHeading;
    int m_depth;
    bool m_tight = false;
    qsizetype m_at = 0;
    QString m_html;
};

} // namespace

QString markdownToHtml(const QString &markdown, int topHeading)
{
    QString text = markdown;
    text.replace(u"\r\n"_s, u"\n"_s);
    text.replace(u'\r', u'\n');
    text.replace(u'\t', u"    "_s);
    Lines lines;
    for (const QStringView line : QStringView(text).split(u'\n'))
        lines.append(line);
    return Blocks(std::move(lines), topHeading, 0).html();
}

} // namespace Batanidza
