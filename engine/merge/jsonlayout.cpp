#include "engine/merge/jsonlayout.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"

#include <algorithm>

namespace Batanidza {

namespace {

//! Puts what only `more` has behind the one before it there.
void weave(QStringList &keys, const QStringList &more)
{
    if (keys.isEmpty() || keys == more) {
        keys = more;
        return;
    }
    const QSet<QString> known(keys.cbegin(), keys.cend());
    QHash<QString, QStringList> behind; // what is new behind each known key; "" is the start
    QString before;
    bool anyNew = false;
    for (const QString &key : more) {
        if (known.contains(key)) {
            before = u'=' + key;
        } else {
            behind[before].append(key);
            anyNew = true;
        }
    }
    if (!anyNew)
        return;
    // With nothing in common there is no place to tell, and the end is as good.
    if (before.isEmpty()) {
        keys += more;
        return;
    }
    QStringList woven = behind.value(QString());
    for (const QString &key : std::as_const(keys)) {
        woven.append(key);
        woven += behind.value(u'=' + key);
    }
    keys = woven;
}

} // namespace

//! Walks over text that is known to be JSON.
class JsonLayout::Reader
{
public:
    Reader(QByteArrayView text, JsonLayout &layout)
        : m_text(text)
        , m_layout(layout)
    {}

    void run()
    {
        if (m_text.startsWith("\xEF\xBB\xBF"))
            m_at = 3;
        skipSpace();
        value({});
    }

private:
    [[nodiscard]] char here() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

    void skipSpace()
    {
        while (here() == ' ' || here() == '\n' || here() == '\r' || here() == '\t')
            ++m_at;
    }

    QString string()
    {
        const qsizetype from = m_at++;
        while (m_at < m_text.size() && here() != '"')
            m_at += here() == '\\' ? 2 : 1;
        ++m_at;
        const auto read = readJson(m_text.sliced(from, m_at - from));
        return read ? read->toString() : QString();
    }

    void skipString()
    {
        ++m_at;
        while (m_at < m_text.size() && here() != '"')
            m_at += here() == '\\' ? 2 : 1;
        ++m_at;
    }

    //! The first line that is indented tells by how much.
    void learnIndent(qsizetype from)
    {
        if (m_knowsIndent)
            return;
        qsizetype lineStart = -1;
        for (qsizetype i = from; i < m_at; ++i) {
            if (m_text[i] == '\n')
                lineStart = i + 1;
        }
        if (lineStart < 0)
            return;
        m_layout.m_indent = m_text.sliced(lineStart, m_at - lineStart).toByteArray();
        m_knowsIndent = true;
    }

    void value(const QString &path)
    {
        const char c = here();
        if (c == '{' || c == '[') {
            container(path, c == '{');
        } else if (c == '"') {
            skipString();
        } else {
            while (m_at < m_text.size() && !QByteArrayView(",]} \n\r\t").contains(here()))
                ++m_at;
        }
    }

    void container(const QString &path, bool object)
    {
        const qsizetype from = m_at++;
        const qsizetype inside = m_at;
        skipSpace();
        if (m_at > inside)
            learnIndent(inside);
        const char end = object ? '}' : ']';
        const bool empty = here() == end;
        const bool inLine = !m_text.sliced(inside, m_at - inside).contains('\n');
        QStringList keys;
        while (m_at < m_text.size() && here() != end) {
            QString below = path + QStringLiteral("/*");
            if (object) {
                const QString key = string();
                keys.append(key);
                below = path + u'/' + pointerToken(key);
                skipSpace();
                ++m_at; // the colon
                skipSpace();
            }
            value(below);
            skipSpace();
            if (here() == ',')
                ++m_at;
            skipSpace();
        }
        ++m_at;
        if (object)
            weave(m_layout.m_members[path], keys);
        if (!empty && !m_layout.m_inLine.contains(path))
            m_layout.m_inLine.insert(path, inLine);
        if (from == 0 && !m_knowsIndent)
            m_layout.m_compact = true;
    }

    QByteArrayView m_text;
    JsonLayout &m_layout;
    qsizetype m_at = 0;
    bool m_knowsIndent = false;
};

JsonLayout JsonLayout::of(QByteArrayView text)
{
    JsonLayout layout;
    Reader(text, layout).run();
    layout.m_finalNewLine = text.endsWith('\n');
    if (text.contains("\r\n"))
        layout.m_lineEnd = "\r\n";
    return layout;
}

void JsonLayout::add(const JsonLayout &other)
{
    for (auto it = other.m_members.cbegin(); it != other.m_members.cend(); ++it)
        weave(m_members[it.key()], *it);
    for (auto it = other.m_inLine.cbegin(); it != other.m_inLine.cend(); ++it) {
        if (!m_inLine.contains(it.key()))
            m_inLine.insert(it.key(), *it);
    }
}

QByteArray JsonLayout::write(const Json &value) const
{
    Sink sink;
    writeValue(value, {}, m_compact, sink);
    if (m_finalNewLine)
        sink.text += m_lineEnd;
    return std::move(sink.text);
}

void JsonLayout::writeValue(const Json &value, const QString &path, bool inLine, Sink &sink) const
{
    if (value.isObject() && !value.toObject().isEmpty())
        writeObject(value, path, inLine || m_inLine.value(path, false), sink);
    else if (value.isArray() && !value.toArray().isEmpty())
        writeArray(value, path, inLine || m_inLine.value(path, false), sink);
    else
        sink.text += writeJson(value);
}

void JsonLayout::newLine(bool inLine, Sink &sink) const
{
    if (inLine)
        return;
    sink.text += m_lineEnd;
    for (int i = 0; i < sink.depth; ++i)
        sink.text += m_indent;
}

QStringList JsonLayout::ordered(const JsonObject &object, const QString &path) const
{
    QStringList keys;
    const QStringList known = m_members.value(path);
    for (const QString &key : known) {
        if (object.contains(key))
            keys.append(key);
    }
    if (keys.size() == object.size())
        return keys;
    const QSet<QString> taken(keys.cbegin(), keys.cend());
    for (const auto &[key, member] : object) {
        if (!taken.contains(key))
            keys.append(key);
    }
    return keys;
}

void JsonLayout::writeObject(const Json &value, const QString &path, bool inLine, Sink &sink) const
{
    sink.text += '{';
    ++sink.depth;
    bool first = true;
    const QStringList keys = ordered(value.toObject(), path);
    for (const QString &key : keys) {
        if (!first)
            sink.text += inLine && !m_compact ? ", " : ",";
        first = false;
        newLine(inLine, sink);
        sink.text += writeJson(Json(key));
        sink.text += m_compact ? ":" : ": ";
        writeValue(value[key], path + u'/' + pointerToken(key), inLine, sink);
    }
    --sink.depth;
    newLine(inLine, sink);
    sink.text += '}';
}

void JsonLayout::writeArray(const Json &value, const QString &path, bool inLine, Sink &sink) const
{
    sink.text += '[';
    ++sink.depth;
    bool first = true;
    const QString below = path + QStringLiteral("/*");
    for (const Json &entry : value.toArray()) {
        if (!first)
            sink.text += inLine && !m_compact ? ", " : ",";
        first = false;
        newLine(inLine, sink);
        writeValue(entry, below, inLine, sink);
    }
    --sink.depth;
    newLine(inLine, sink);
    sink.text += ']';
}

} // namespace Batanidza
