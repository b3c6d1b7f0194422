#include "engine/cache/tracereader.h"

#include "engine/cache/keyhash.h"

#include <QFile>
#include <QFileInfo>

#include <charconv>
#include <utility>
#include <zlib.h>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int longestLine = 4096;
//! A run longer than this is a mistake in the file.
constexpr quint64 longestRun = quint64(1) << 32;
constexpr qint64 largestObject = 0xFFFFFFFF;
//! Replays give the same figures every time.
constexpr quint64 traceSeed = 20221123;

gzFile stream(void *pointer)
{
    return static_cast<gzFile>(pointer);
}

std::optional<quint64> number(QByteArrayView text)
{
    quint64 value = 0;
    const auto read = std::from_chars(text.begin(), text.end(), value);
    if (text.isEmpty() || read.ec != std::errc() || read.ptr != text.end())
        return std::nullopt;
    return value;
}

quint64 hashOf(quint64 key)
{
    return keyHash(QByteArrayView(reinterpret_cast<const char *>(&key), sizeof key), traceSeed);
}

std::optional<TraceForm> formOfName(QString name)
{
    name = name.toLower();
    if (name.endsWith(u".gz"))
        name.chop(3);
    if (name.endsWith(u".keys"))
        return TraceForm::Keys;
    if (name.endsWith(u".runs"))
        return TraceForm::Runs;
    if (name.endsWith(u".sized"))
        return TraceForm::Sized;
    return std::nullopt;
}

std::optional<TraceForm> formOfLine(QByteArrayView line)
{
    const auto commas = std::count(line.begin(), line.end(), ',');
    if (commas == 3)
        return TraceForm::Lessons;
    if (commas == 1)
        return TraceForm::Sized;
    if (commas != 0 || line.isEmpty())
        return std::nullopt;
    return line.contains(' ') ? TraceForm::Runs : TraceForm::Keys;
}

} // namespace

Result<TraceReader> TraceReader::open(const QString &file, std::optional<TraceForm> form)
{
    if (!QFileInfo(file).isFile())
        return Error{ErrorCode::NotFound, u"%1: there is no such file"_s.arg(file)};
    TraceReader reader;
    reader.m_file = file;
    reader.m_stream = gzopen(QFile::encodeName(file).constData(), "rb");
    if (!reader.m_stream)
        return Error{ErrorCode::NotFound, u"%1: cannot be opened"_s.arg(file)};
    gzbuffer(stream(reader.m_stream), 128 * 1024);
    reader.m_buffer.resize(longestLine);
    QByteArrayView first;
    const auto any = reader.readLine(first);
    if (!any)
        return any.error();
    if (!*any)
        return Error{ErrorCode::Invalid, u"%1: holds no requests"_s.arg(file)};
    if (!form)
        form = formOfName(file);
    if (!form)
        form = formOfLine(first);
    if (!form) {
        return reader.wrong(
            u"is no trace; a line is `key`, `start count`, `key,size` or `time_s,op,key,size`"_s);
    }
    reader.m_form = *form;
    reader.m_held = first.toByteArray();
    reader.m_holds = true;
    return reader;
}

quint64 TraceReader::hashOfName(QByteArrayView key)
{
    return keyHash(key, traceSeed);
}

TraceReader::TraceReader(TraceReader &&other) noexcept
{
    *this = std::move(other);
}

TraceReader &TraceReader::operator=(TraceReader &&other) noexcept
{
    std::swap(m_file, other.m_file);
    std::swap(m_stream, other.m_stream);
    std::swap(m_form, other.m_form);
    std::swap(m_buffer, other.m_buffer);
    std::swap(m_held, other.m_held);
    std::swap(m_holds, other.m_holds);
    std::swap(m_line, other.m_line);
    std::swap(m_runNext, other.m_runNext);
    std::swap(m_runLeft, other.m_runLeft);
    return *this;
}

TraceReader::~TraceReader()
{
    if (m_stream)
        gzclose(stream(m_stream));
}

Error TraceReader::wrong(const QString &what) const
{
    return {ErrorCode::Invalid, u"%1: line %2 %3"_s.arg(m_file).arg(m_line).arg(what)};
}

Result<bool> TraceReader::readLine(QByteArrayView &line)
{
    if (m_holds) {
        m_holds = false;
        line = m_held;
        return true;
    }
    while (true) {
        const char *text = gzgets(stream(m_stream), m_buffer.data(), longestLine);
        if (!text) {
            int code = Z_OK;
            gzerror(stream(m_stream), &code);
            if (code != Z_OK && code != Z_STREAM_END) {
                return Error{
                    ErrorCode::Corrupt,
                    u"%1: damaged or cut short after line %2; fetch it again"_s.arg(m_file).arg(
                        m_line)};
            }
            return false;
        }
        ++m_line;
        line = QByteArrayView(text);
        if (!line.endsWith('\n') && line.size() == longestLine - 1)
            return wrong(u"is too long for a trace"_s);
        line = line.trimmed();
        if (!line.isEmpty())
            return true;
    }
}

Result<bool> TraceReader::readLesson(QByteArrayView line, TraceAccess &access) const
{
    const qsizetype a = line.indexOf(',');
    const qsizetype b = a < 0 ? -1 : line.indexOf(',', a + 1);
    const qsizetype c = b < 0 ? -1 : line.indexOf(',', b + 1);
    const auto seconds = c < 0 ? std::nullopt : number(line.first(a));
    const auto bytes = c < 0 ? std::nullopt : number(line.sliced(c + 1));
    const QByteArrayView op = c < 0 ? QByteArrayView() : line.sliced(a + 1, b - a - 1);
    if (!seconds || !bytes || op.size() != 1 || !QByteArrayView("gsp").contains(op[0]) ||
        c == b + 1 || *bytes == 0 || qint64(*bytes) > largestObject) {
        return wrong(u"must be `time_s,op,key,size` with op g, s or p and a size above 0"_s);
    }
    access.seconds = qint64(*seconds);
    access.bytes = qint64(*bytes);
    access.op = op[0] == 'g'   ? TraceAccess::Op::Read
                : op[0] == 's' ? TraceAccess::Op::Scan
                               : TraceAccess::Op::Publish;
    const QByteArrayView key = line.sliced(b + 1, c - b - 1);
    access.key = key.toByteArray();
    access.hash = hashOfName(key);
    return true;
}

Result<bool> TraceReader::next(TraceAccess &access)
{
    if (m_runLeft > 0) {
        --m_runLeft;
        access.hash = hashOf(m_runNext++);
        return true;
    }
    QByteArrayView line;
    const auto more = readLine(line);
    if (!more || !*more)
        return more;
    switch (m_form) {
    case TraceForm::Lessons:
        return readLesson(line, access);
    case TraceForm::Keys: {
        const auto key = number(line);
        if (!key && (line.contains(',') || line.contains(' ')))
            return wrong(u"must be one key"_s);
        access.hash = key ? hashOf(*key) : keyHash(line, traceSeed);
        return true;
    }
    case TraceForm::Sized: {
        const qsizetype comma = line.lastIndexOf(',');
        const auto bytes = comma <= 0 ? std::nullopt : number(line.sliced(comma + 1));
        if (!bytes || qint64(*bytes) > largestObject)
            return wrong(u"must be `key,size` with a size in bytes below 4 GiB"_s);
        const auto key = number(line.first(comma));
        access.hash = key ? hashOf(*key) : keyHash(line.first(comma), traceSeed);
        access.bytes = std::max<qint64>(1, qint64(*bytes));
        return true;
    }
    case TraceForm::Runs: {
        const qsizetype space = line.indexOf(' ');
        const auto start = space <= 0 ? std::nullopt : number(line.first(space));
        const auto count = space <= 0 ? std::nullopt : number(line.sliced(space + 1).trimmed());
        if (!start || !count || *count == 0 || *count > longestRun)
            return wrong(u"must be `start count` with a count of 1 to 2^32"_s);
        m_runNext = *start;
        m_runLeft = *count;
        return next(access);
    }
    }
    return false;
}

} // namespace Batanidza
