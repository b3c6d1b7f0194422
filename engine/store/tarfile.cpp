#include "engine/store/tarfile.h"

#include <cerrno>
#include <cstring>

#include <unistd.h>

namespace Batanidza {

namespace {

constexpr qint64 block = 512;
constexpr qint64 copyStep = 256 * 1024;
constexpr qint64 largestEntry = 077777777777; // eleven octal digits

void putText(QByteArray &header, qsizetype at, const QByteArray &text)
{
    header.replace(at, text.size(), text);
}

void putOctal(QByteArray &header, qsizetype at, qsizetype digits, qint64 value)
{
    putText(header, at, QByteArray::number(value, 8).rightJustified(digits, '0'));
}

qint64 checksum(const QByteArray &header)
{
    qint64 sum = 0;
    for (qsizetype i = 0; i < block; ++i)
        sum += i >= 148 && i < 156 ? ' ' : uchar(header[i]);
    return sum;
}

qint64 octal(const QByteArray &header, qsizetype at, qsizetype length)
{
    bool ok = false;
    const QByteArray text = header.mid(at, length).replace('\0', ' ').trimmed();
    const qint64 value = text.toLongLong(&ok, 8);
    return ok ? value : -1;
}

} // namespace

qint64 tarPadding(qint64 bytes)
{
    return (block - bytes % block) % block;
}

QByteArray tarEnd()
{
    return QByteArray(2 * block, '\0');
}

QByteArray tarHeader(const QString &name, qint64 bytes)
{
    const QByteArray utf8 = name.toUtf8();
    Q_ASSERT(utf8.size() <= 100 && bytes <= largestEntry);
    QByteArray header(block, '\0');
    putText(header, 0, utf8);
    putText(header, 100, "0000600");
    putText(header, 108, "0000000");
    putText(header, 116, "0000000");
    putOctal(header, 124, 11, bytes);
    putOctal(header, 136, 11, 0);
    header[156] = '0';
    putText(header, 257,
            QByteArray("ustar\0"
                       "00",
                       8));
    putOctal(header, 148, 6, checksum(header));
    header[154] = '\0';
    header[155] = ' ';
    return header;
}

Result<void> TarWriter::write(QByteArrayView bytes)
{
    if (m_file.write(bytes.data(), bytes.size()) == bytes.size())
        return {};
    const bool full = m_file.error() == QFileDevice::ResourceError || errno == ENOSPC;
    return Error{full ? ErrorCode::DiskFull : ErrorCode::Unavailable,
                 QStringLiteral("writing %1: %2").arg(m_file.fileName(), m_file.errorString())};
}

Result<void> TarWriter::add(const QString &name, QIODevice &from, qint64 bytes)
{
    if (bytes > largestEntry) {
        return Error{
            ErrorCode::TooLarge,
            QStringLiteral("%1 has more than 8 GiB, which a tar entry cannot hold").arg(name)};
    }
    if (const auto done = write(tarHeader(name, bytes)); !done)
        return done;
    for (qint64 left = bytes; left > 0;) {
        const QByteArray part = from.read(std::min(left, copyStep));
        if (part.isEmpty())
            return Error{ErrorCode::Unavailable, QStringLiteral("%1 ended too early").arg(name)};
        if (const auto done = write(part); !done)
            return done;
        left -= part.size();
    }
    return write(QByteArray(tarPadding(bytes), '\0'));
}

Result<void> TarWriter::finish()
{
    if (const auto done = write(tarEnd()); !done)
        return done;
    if (!m_file.flush() || ::fdatasync(m_file.handle()) != 0) {
        return Error{errno == ENOSPC ? ErrorCode::DiskFull : ErrorCode::Unavailable,
                     QStringLiteral("writing %1: %2").arg(m_file.fileName(), m_file.errorString())};
    }
    return {};
}

Error TarReader::corrupt(const QString &what) const
{
    return Error{ErrorCode::Corrupt,
                 QStringLiteral("%1 at byte %2: %3").arg(m_name).arg(m_device.pos()).arg(what)};
}

Result<std::optional<TarReader::Entry>> TarReader::next()
{
    if (!m_device.seek(m_device.pos() + m_left + m_padding))
        return corrupt(QStringLiteral("it is cut off"));
    m_left = m_padding = 0;
    const QByteArray header = m_device.read(block);
    if (header.size() != block)
        return corrupt(QStringLiteral("it is cut off"));
    if (header.count('\0') == block)
        return std::optional<Entry>();
    const qint64 bytes = octal(header, 124, 12);
    if (octal(header, 148, 8) != checksum(header))
        return corrupt(QStringLiteral("the header has a wrong checksum"));
    if ((header[156] != '0' && header[156] != '\0') || bytes < 0 || header[345] != '\0')
        return corrupt(QStringLiteral("this is not a plain file with a short name"));
    if (bytes > m_device.size() - m_device.pos())
        return corrupt(QStringLiteral("it is cut off"));
    m_left = bytes;
    m_padding = tarPadding(bytes);
    return std::optional(
        Entry{QString::fromUtf8(header.constData(), qstrnlen(header.constData(), 100)), bytes});
}

Result<QByteArray> TarReader::read(qint64 most)
{
    const qint64 wanted = std::min(most, m_left);
    const QByteArray part = wanted > 0 ? m_device.read(wanted) : QByteArray();
    if (part.size() != wanted)
        return corrupt(QStringLiteral("it is cut off"));
    m_left -= part.size();
    return part;
}

} // namespace Batanidza
