#include "engine/cache/diskjournal.h"

#include <QHash>
#include <QSaveFile>

#include <algorithm>
#include <optional>
#include <unistd.h>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 largestJournal = 256 * 1024 * 1024;
constexpr qsizetype checkSize = 16;

//! The first character says what a line does, even of one that was cut.
QByteArray sealed(const QByteArray &line)
{
    return line + ' ' + Sha256::of(line).toHex().left(checkSize).toLatin1() + '\n';
}

QByteArray headLine(quint64 seed)
{
    return sealed("= batanidza-cache 1 " + QByteArray::number(seed));
}

QByteArray putLine(const DiskRecord &record)
{
    return sealed("+ " + record.key.toBase64() + ' ' + record.hash.toHex().toLatin1() + ' ' +
                  QByteArray::number(record.bytes) + ' ' + QByteArray::number(record.storedAt) +
                  ' ' + QByteArray::number(record.expiresAt) + " t" + record.tag.toBase64() +
                  (record.plain < 0 ? QByteArray() : " p" + QByteArray::number(record.plain)));
}

QByteArray removeLine(const QByteArray &key)
{
    return sealed("- " + key.toBase64());
}

//! The line without its check; nothing where that is wrong.
std::optional<QByteArray> opened(const QByteArray &line)
{
    const qsizetype at = line.lastIndexOf(' ');
    if (at < 1 || line.size() - at - 1 != checkSize)
        return std::nullopt;
    const QByteArray body = line.first(at);
    if (Sha256::of(body).toHex().left(checkSize).toLatin1() != line.sliced(at + 1))
        return std::nullopt;
    return body;
}

std::optional<DiskRecord> readPut(const QByteArray &body)
{
    const QList<QByteArray> parts = body.split(' ');
    if (parts.size() != 7 && parts.size() != 8)
        return std::nullopt;
    const auto hash = Sha256::fromHex(QString::fromLatin1(parts[2]));
    bool sizes[3];
    DiskRecord record{QByteArray::fromBase64(parts[1]), hash.value_or(Sha256()),
                      parts[3].toLongLong(&sizes[0]),   parts[4].toLongLong(&sizes[1]),
                      parts[5].toLongLong(&sizes[2]),   QByteArray::fromBase64(parts[6].mid(1))};
    if (parts.size() == 8) {
        bool good = false;
        record.plain = parts[7].startsWith('p') ? parts[7].mid(1).toLongLong(&good) : -1;
        if (!good || record.plain < 0)
            return std::nullopt;
    }
    if (!hash || !sizes[0] || !sizes[1] || !sizes[2] || record.bytes < 0)
        return std::nullopt;
    return record;
}

} // namespace

DiskJournal::DiskJournal(QString file)
    : m_name(std::move(file))
    , m_file(m_name)
{}

DiskJournal::Content DiskJournal::read() const
{
    Content content;
    QFile file(m_name);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestJournal)
        return content;
    std::vector<std::optional<DiskRecord>> records;
    QHash<QByteArray, size_t> places;
    const auto distrust = [&] {
        ++content.damaged;
        records.clear();
        places.clear();
    };
    while (!file.atEnd()) {
        QByteArray line = file.readLine();
        const bool whole = line.endsWith('\n');
        if (whole)
            line.chop(1);
        const auto body = whole ? opened(line) : std::nullopt;
        if (!body) {
            // A last line that a kill cut had not happened yet. Anything else is damage.
            if (!whole && (line.startsWith('+') || line.startsWith('-')))
                ++content.damaged;
            else
                distrust();
            continue;
        }
        if (body->startsWith("= batanidza-cache 1 ")) {
            content.seed = body->sliced(20).toULongLong();
        } else if (body->startsWith("- ")) {
            const auto place = places.constFind(QByteArray::fromBase64(body->sliced(2)));
            if (place != places.cend()) {
                records[*place].reset();
                places.erase(place);
            }
        } else if (const auto record = body->startsWith("+ ") ? readPut(*body) : std::nullopt) {
            if (const auto place = places.constFind(record->key); place != places.cend())
                records[*place].reset();
            places.insert(record->key, records.size());
            records.push_back(record);
        } else {
            distrust();
        }
    }
    if (content.seed == 0)
        return {0, {}, content.damaged + (records.empty() ? 0 : 1)};
    for (auto &record : records) {
        if (record)
            content.records.push_back(std::move(*record));
    }
    return content;
}

Result<void> DiskJournal::rewrite(quint64 seed, const std::vector<DiskRecord> &records)
{
    m_file.close();
    QSaveFile out(m_name);
    bool good = out.open(QIODevice::WriteOnly) && out.write(headLine(seed)) > 0;
    for (const DiskRecord &record : records)
        good = good && out.write(putLine(record)) > 0;
    good = good && out.flush() && ::fdatasync(out.handle()) == 0;
    if (!good || !out.commit()) {
        return Error{ErrorCode::DiskFull,
                     u"%1 cannot be written: %2"_s.arg(m_name, out.errorString())};
    }
    m_lines = qint64(records.size()) + 1;
    return open();
}

Result<void> DiskJournal::open()
{
    m_file.close();
    if (!m_file.open(QIODevice::Append | QIODevice::Unbuffered)) {
        return Error{ErrorCode::DiskFull,
                     u"%1 cannot be written: %2"_s.arg(m_name, m_file.errorString())};
    }
    return {};
}

Result<void> DiskJournal::append(const QByteArray &line)
{
    const qint64 before = m_file.isOpen() ? m_file.size() : 0;
    if (!m_file.isOpen() || m_file.write(line) != line.size()) {
        // Half a line would spoil the next one.
        if (m_file.isOpen())
            m_file.resize(before);
        return Error{ErrorCode::DiskFull,
                     u"%1 cannot be written: %2"_s.arg(m_name, m_file.errorString())};
    }
    ++m_lines;
    return {};
}

Result<void> DiskJournal::put(const DiskRecord &record)
{
    return append(putLine(record));
}

Result<void> DiskJournal::remove(const QByteArray &key)
{
    return append(removeLine(key));
}

void DiskJournal::destroy()
{
    m_file.close();
    QFile::remove(m_name);
}

void DiskJournal::sync()
{
    if (m_file.isOpen())
        ::fdatasync(m_file.handle());
}

} // namespace Batanidza
