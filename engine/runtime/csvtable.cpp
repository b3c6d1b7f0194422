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

//! Where a character stands, from 1, as editors count.
QString placeOf(QStringView before)
{
    const auto line = before.count(u'\n') + 1;
    return u"line %1, column %2"_s.arg(line).arg(before.size() - before.lastIndexOf(u'\n'));
}

//! Where the first byte stands that is no UTF-8; the size where all are.
qsizetype firstBadByte(QByteArrayView bytes)
{
    for (qsizetype i = 0; i < bytes.size();) {
        const auto lead = static_cast<unsigned char>(bytes[i]);
        const qsizetype length = lead < 0x80                   ? 1
                                 : lead >= 0xC2 && lead < 0xE0 ? 2
                                 : lead >= 0xE0 && lead < 0xF0 ? 3
                                 : lead >= 0xF0 && lead < 0xF5 ? 4
                                                               : 0;
        if (length == 0 || i + length > bytes.size() ||
            (length > 1 && !bytes.sliced(i, length).isValidUtf8()))
            return i;
        i += length;
    }
    return bytes.size();
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
    // Stateless: a character that is cut at the end is an error too.
    QStringDecoder decoder(wide.value_or(QStringConverter::Utf8),
                           QStringConverter::Flag::Stateless);
    QString text = decoder.decode(bytes);
    if (decoder.hasError() || !text.isValidUtf16()) {
        const QString where =
            wide ? u"the file"_s : placeOf(QString::fromUtf8(bytes.first(firstBadByte(bytes))));
        return invalid(u"%1 is no %2 text: save the file as \"CSV UTF-8\" in the spreadsheet"_s.arg(
            where, encoding));
    }
    if (const auto zero = text.indexOf(QChar(0)); zero >= 0) {
        return invalid(
            u"%1 holds a zero character: the file is no CSV"_s.arg(placeOf(text.first(zero))));
    }
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
            if (m_line > m_limits.lines) {
                return tooLarge(u"line %1: more than %2 lines; split the file"_s.arg(m_line).arg(
                    m_limits.lines));
            }
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
                    u"%1: more than %2 columns"_s.arg(place(m_line, m_at - m_lineStart + 1))
                        .arg(m_limits.columns));
            }
            if (m_at >= m_text.size())
                return row;
            const QChar end = m_text[m_at++];
            if (end == m_separator)
                continue;
            if (end == u'\r' && m_at < m_text.size() && m_text[m_at] == u'\n')
                ++m_at;
            newLine();
            return row;
        }
    }

    //! Stops at a separator, the end of a line or of the file.
    Result<QString> readCell()
    {
        QString cell;
        const qint64 line = m_line;
        const qsizetype column = m_at - m_lineStart + 1;
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
                cell += c;
                if (c == u'\n') {
                    ++m_at;
                    newLine();
                    --m_at;
                }
            } else if (c == u'"' && cell.trimmed().isEmpty() && !wasQuoted) {
                quoted = wasQuoted = true;
                cell.clear();
            } else if (c == m_separator || c == u'\n' || c == u'\r') {
                break;
            } else if (!wasQuoted || !c.isSpace()) {
                cell += c;
            }
            if (cell.size() > m_limits.cell) {
                return tooLarge(
                    (quoted
                         ? u"%1: a quote (\") is opened here and not closed within %2 characters"_s
                         : u"%1: a field has more than %2 characters"_s)
                        .arg(place(line, column))
                        .arg(m_limits.cell));
            }
        }
        if (quoted)
            return invalid(u"%1: a quote (\") is opened and not closed"_s.arg(place(line, column)));
        return cell.trimmed();
    }

    [[nodiscard]] static QString place(qint64 line, qsizetype column)
    {
        return u"line %1, column %2"_s.arg(line).arg(column);
    }
    void newLine()
    {
        ++m_line;
        m_lineStart = m_at;
    }

    const QString &m_text;
    const QChar m_separator;
    const CsvLimits &m_limits;
    qsizetype m_at = 0;
    qsizetype m_lineStart = 0;
    qint64 m_line = 1;
};

} // namespace

Result<CsvTable> readCsv(QByteArrayView bytes, const CsvLimits &limits)
{
    if (bytes.size() > limits.bytes) {
        return tooLarge(
            u"the file has more than %1 bytes, which is the most that is read: split it"_s.arg(
                limits.bytes));
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
