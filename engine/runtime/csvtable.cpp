#include "engine/runtime/csvtable.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

Error tooLarge(const QString &detail)
{
    return Error{ErrorCode::TooLarge, detail};
}

Error invalid(const QString &detail)
{
    return Error{ErrorCode::Invalid, detail};
}

//! UTF-16 without a mark is told by its zero bytes: letters of our languages have one each.
std::optional<QStringConverter::Encoding> utf16Of(QByteArrayView bytes)
{
    const auto at = [&](qsizetype i) { return static_cast<unsigned char>(bytes[i]); };
    if (bytes.size() >= 2 && at(0) == 0xFF && at(1) == 0xFE)
        return QStringConverter::Utf16LE;
    if (bytes.size() >= 2 && at(0) == 0xFE && at(1) == 0xFF)
        return QStringConverter::Utf16BE;
    const auto some = std::min<qsizetype>(bytes.size() & ~qsizetype(1), 256);
    qsizetype even = 0;
    qsizetype odd = 0;
    for (qsizetype i = 0; i + 1 < some; i += 2) {
        even += at(i) == 0;
        odd += at(i + 1) == 0;
    }
    if (some >= 8 && odd * 4 > some && even == 0)
        return QStringConverter::Utf16LE;
    if (some >= 8 && even * 4 > some && odd == 0)
        return QStringConverter::Utf16BE;
    return {};
}

Result<QString> decoded(QByteArrayView bytes, QString &encoding)
{
    const auto wide = utf16Of(bytes);
    encoding = wide ? u"UTF-16"_s : u"UTF-8"_s;
    if (wide && bytes.size() % 2 != 0)
        return invalid(u"the file is cut: UTF-16 has an even number of bytes"_s);
    QStringDecoder decoder(wide.value_or(QStringConverter::Utf8));
    QString text = decoder.decode(bytes);
    if (decoder.hasError()) {
        return invalid(
            u"the file is no %1 text: save it as \"CSV UTF-8\" in the spreadsheet"_s.arg(encoding));
    }
    if (text.contains(QChar(0)))
        return invalid(u"the file holds zero characters: it is no CSV"_s);
    return text;
}

//! Which of the three stands most often in the first line, outside quotes.
QChar separatorOf(const QString &text)
{
    constexpr std::array<char16_t, 3> known{u'\t', u';', u','};
    std::array<int, 3> counts{};
    bool quoted = false;
    for (const QChar c : text) {
        if (c == u'"')
            quoted = !quoted;
        else if (!quoted && (c == u'\n' || c == u'\r'))
            break;
        for (size_t i = 0; i < known.size() && !quoted; ++i)
            counts[i] += c == known[i];
    }
    const auto most = std::ranges::max_element(counts);
    return *most == 0 ? QChar(u',') : QChar(known[size_t(most - counts.begin())]);
}

class Reader
{
public:
    Reader(const QString &text, QChar separator, const CsvLimits &limits)
        : m_text(text)
        , m_separator(separator)
        , m_limits(limits)
    {}

    Result<QList<CsvRow>> rows()
    {
        QList<CsvRow> rows;
        while (m_at < m_text.size()) {
            auto row = readRow();
            if (!row)
                return row.error();
            const bool empty = std::ranges::all_of(
                row->cells, [](const QString &cell) { return cell.trimmed().isEmpty(); });
            if (empty)
                continue;
            if (rows.size() > m_limits.rows) {
                return tooLarge(u"line %1: more than %2 rows; split the file"_s.arg(row->line).arg(
                    m_limits.rows));
            }
            rows.append(std::move(*row));
        }
        return rows;
    }

private:
    Result<CsvRow> readRow()
    {
        CsvRow row;
        row.line = m_line;
        for (;;) {
            auto cell = readCell();
            if (!cell)
                return cell.error();
            row.cells.append(std::move(*cell));
            if (row.cells.size() > m_limits.columns) {
                return tooLarge(
                    u"line %1: more than %2 columns"_s.arg(m_line).arg(m_limits.columns));
            }
            if (m_at >= m_text.size())
                return row;
            const QChar end = m_text[m_at++];
            if (end == m_separator)
                continue;
            if (end == u'\r' && m_at < m_text.size() && m_text[m_at] == u'\n')
                ++m_at;
            ++m_line;
            return row;
        }
    }

    //! Stops at a separator, the end of a line or of the file.
    Result<QString> readCell()
    {
        QString cell;
        const qint64 began = m_line;
        bool quoted = false;
        bool wasQuoted = false;
        for (; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text[m_at];
            if (quoted) {
                if (c == u'"' && m_at + 1 < m_text.size() && m_text[m_at + 1] == u'"')
                    ++m_at;
                else if (c == u'"') {
                    quoted = false;
                    continue;
                }
                m_line += c == u'\n';
                cell += c;
            } else if (c == u'"' && cell.trimmed().isEmpty() && !wasQuoted) {
                quoted = wasQuoted = true;
                cell.clear();
            } else if (c == m_separator || c == u'\n' || c == u'\r') {
                break;
            } else if (!wasQuoted || !c.isSpace()) {
                cell += c;
            }
            if (cell.size() > m_limits.cell) {
                return tooLarge(u"line %1: a field has more than %2 characters"_s.arg(began).arg(
                    m_limits.cell));
            }
        }
        if (quoted)
            return invalid(u"line %1: a quote (\") is opened and not closed"_s.arg(began));
        return cell.trimmed();
    }

    const QString &m_text;
    const QChar m_separator;
    const CsvLimits &m_limits;
    qsizetype m_at = 0;
    qint64 m_line = 1;
};

} // namespace

Result<CsvTable> readCsv(QByteArrayView bytes, const CsvLimits &limits)
{
    if (bytes.size() > limits.bytes) {
        return tooLarge(u"the file has %1 bytes; at most %2 are read: split it"_s.arg(bytes.size())
                            .arg(limits.bytes));
    }
    CsvTable table;
    const auto text = decoded(bytes, table.encoding);
    if (!text)
        return text.error();
    table.separator = separatorOf(*text);
    auto rows = Reader(*text, table.separator, limits).rows();
    if (!rows)
        return rows.error();
    if (rows->isEmpty())
        return invalid(u"the file is empty: its first row names the columns"_s);
    table.header = rows->takeFirst().cells;
    table.rows = std::move(*rows);
    return table;
}

} // namespace Batanidza
