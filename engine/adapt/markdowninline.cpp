#include "engine/adapt/markdowninline.h"

#include "engine/adapt/html.h"

#include <QHash>
#include <QStringList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Batanidza {

namespace {

constexpr int deepestEmphasis = 8;
constexpr int deepestLink = 1; // a link holds no link

bool isMark(QChar c)
{
    return c.isPunct() || c.isSymbol();
}

bool isEscapable(QChar c)
{
    return c.unicode() < 0x80 && isMark(c);
}

//! Where each [ is closed, and each run of backticks met by one of its length: found in one pass,
//! so that a flood of them costs no more than other text.
struct Pairs
{
    QHash<qsizetype, qsizetype> brackets;
    QHash<qsizetype, qsizetype> codes; //!< start of a run -> start of its partner

    explicit Pairs(QStringView text)
    {
        QList<qsizetype> open;
        QHash<qsizetype, qsizetype> lastRun; // length -> start, met from the right
        for (qsizetype i = text.size() - 1; i >= 0; --i) {
            if (text[i] != u'`')
                continue;
            qsizetype start = i;
            while (start > 0 && text[start - 1] == u'`')
                --start;
            const qsizetype length = i - start + 1;
            const auto partner = lastRun.constFind(length);
            if (partner != lastRun.cend())
                codes.insert(start, *partner);
            lastRun.insert(length, start);
            i = start;
        }
        for (qsizetype i = 0; i < text.size(); ++i) {
            if (text[i] == u'\\') {
                ++i;
            } else if (text[i] == u'[') {
                open.append(i);
            } else if (text[i] == u']' && !open.isEmpty()) {
                brackets.insert(open.takeLast(), i);
            }
        }
    }
};

class Inline
{
public:
    Inline(QStringView text, int linkDepth)
        : m_text(text)
        , m_pairs(text)
        , m_linkDepth(linkDepth)
    {}

    QString html()
    {
        while (m_at < m_text.size())
            step();
        flush();
        return m_pieces.join(QString());
    }

private:
    struct Opener
    {
        qsizetype piece;
        QChar mark;
        int length;
    };

    void step()
    {
        const QChar c = m_text[m_at];
        switch (c.unicode()) {
        case u'\\':
            escape();
            return;
        case u'`':
            if (code())
                return;
            break;
        case u'!':
            if (m_at + 1 < m_text.size() && m_text[m_at + 1] == u'[' && link(m_at + 1, true))
                return;
            break;
        case u'[':
            if (m_linkDepth < deepestLink && link(m_at, false))
                return;
            break;
        case u'<':
            if (m_linkDepth < deepestLink && autolink())
                return;
            break;
        case u'*':
        case u'_':
            emphasis(c);
            return;
        case u'\n':
            lineEnd();
            return;
        default:
            break;
        }
        m_plain += c;
        ++m_at;
    }

    void flush()
    {
        if (m_plain.isEmpty())
            return;
        m_pieces.append(escapeHtml(m_plain));
        m_plain.clear();
    }

    void escape()
    {
        const bool hasNext = m_at + 1 < m_text.size();
        if (hasNext && m_text[m_at + 1] == u'\n') {
            flush();
            m_pieces.append(u"<br>\n"_s);
            m_at += 2;
        } else if (hasNext && isEscapable(m_text[m_at + 1])) {
            m_plain += m_text[m_at + 1];
            m_at += 2;
        } else {
            m_plain += u'\\';
            ++m_at;
        }
    }

    void lineEnd()
    {
        qsizetype spaces = 0;
        while (m_plain.endsWith(u' ')) {
            m_plain.chop(1);
            ++spaces;
        }
        flush();
        m_pieces.append(spaces >= 2 ? u"<br>\n"_s : u"\n"_s);
        ++m_at;
    }

    bool code()
    {
        qsizetype length = 1;
        while (m_at + length < m_text.size() && m_text[m_at + length] == u'`')
            ++length;
        const auto partner = m_pairs.codes.constFind(m_at);
        if (partner == m_pairs.codes.cend()) {
            m_plain += m_text.sliced(m_at, length);
            m_at += length;
            return true;
        }
        QString inside = m_text.sliced(m_at + length, *partner - m_at - length).toString();
        inside.replace(u'\n', u' ');
        const bool padded = inside.size() > 2 && inside.startsWith(u' ') && inside.endsWith(u' ') &&
                            !inside.trimmed().isEmpty();
        flush();
        m_pieces.append(u"<code>"_s +
                        escapeHtml(padded ? inside.sliced(1, inside.size() - 2) : inside) +
                        u"</code>"_s);
        m_at = *partner + length;
        return true;
    }

    bool link(qsizetype bracket, bool picture)
    {
        const auto found = m_pairs.brackets.constFind(bracket);
        if (found == m_pairs.brackets.cend())
            return false;
        const qsizetype close = *found;
        if (close + 1 >= m_text.size() || m_text[close + 1] != u'(')
            return false;
        // Addresses are short; what goes on longer is text.
        const QStringView rest = m_text.sliced(close + 2).left(4096);
        const qsizetype end = rest.indexOf(u')');
        if (end < 0)
            return false;
        QStringView address = rest.first(end).trimmed();
        const qsizetype space = address.indexOf(u' ');
        if (space > 0)
            address = address.first(space);
        const QStringView inside = m_text.sliced(bracket + 1, close - bracket - 1);
        if (!picture && !isSafeAddress(address))
            return false;
        flush();
        if (picture) {
            m_pieces.append(escapeHtml(inside));
        } else {
            m_pieces.append(u"<a href=\""_s + escapeHtml(address) +
                            u"\" rel=\"noopener nofollow\">"_s +
                            Inline(inside, m_linkDepth + 1).html() + u"</a>"_s);
        }
        m_at = close + 3 + end;
        return true;
    }

    bool autolink()
    {
        const QStringView rest = m_text.sliced(m_at + 1).left(2049);
        const qsizetype end = rest.indexOf(u'>');
        if (end < 0 || !isSafeAddress(rest.first(end)))
            return false;
        flush();
        const QString address = escapeHtml(rest.first(end));
        m_pieces.append(u"<a href=\""_s + address + u"\" rel=\"noopener nofollow\">"_s + address +
                        u"</a>"_s);
        m_at += end + 2;
        return true;
    }

    void emphasis(QChar mark)
    {
        qsizetype end = m_at;
        while (end < m_text.size() && m_text[end] == mark)
            ++end;
        const QChar before = m_at > 0 ? m_text[m_at - 1] : QChar(u' ');
        const QChar after = end < m_text.size() ? m_text[end] : QChar(u' ');
        const bool left =
            !after.isSpace() && (!isMark(after) || before.isSpace() || isMark(before));
        const bool right =
            !before.isSpace() && (!isMark(before) || after.isSpace() || isMark(after));
        const bool inWord = mark == u'_' && left && right;
        qsizetype length = end - m_at;
        flush();
        if (right && (!inWord || isMark(after)))
            length = close(mark, length);
        if (left && (!inWord || isMark(before)))
            length = open(mark, length);
        if (length > 0)
            m_pieces.append(QString(length, mark));
        m_at = end;
    }

    //! How many marks are left.
    qsizetype close(QChar mark, qsizetype length)
    {
        while (length > 0) {
            qsizetype i = m_openers.size() - 1;
            while (i >= 0 && (m_openers[i].mark != mark || m_openers[i].length > length))
                --i;
            if (i < 0)
                break;
            const Opener opener = m_openers[i];
            m_openers.resize(i);
            m_pieces[opener.piece] = opener.length == 2 ? u"<strong>"_s : u"<em>"_s;
            m_pieces.append(opener.length == 2 ? u"</strong>"_s : u"</em>"_s);
            length -= opener.length;
        }
        return length;
    }

    qsizetype open(QChar mark, qsizetype length)
    {
        while (length > 0 && m_openers.size() < deepestEmphasis) {
            const int taken = length >= 2 ? 2 : 1;
            m_openers.append({m_pieces.size(), mark, taken});
            m_pieces.append(QString(taken, mark));
            length -= taken;
        }
        return length;
    }

    QStringView m_text;
    Pairs m_pairs;
    int m_linkDepth;
    qsizetype m_at = 0;
    QString m_plain;
    QStringList m_pieces;
    QList<Opener> m_openers;
};

} // namespace

QString markdownInline(const QString &text)
{
    const QString trimmed = text.trimmed();
    static const QString special = u"\\`!_[<*\n"_s;
    if (std::none_of(trimmed.cbegin(), trimmed.cend(), [](QChar c) { return special.contains(c); }))
        return escapeHtml(trimmed);
    return Inline(trimmed, 0).html();
}

} // namespace Batanidza
