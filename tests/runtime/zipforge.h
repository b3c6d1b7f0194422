#pragma once

#include <QByteArray>
#include <QFile>
#include <QList>
#include <QtEndian>

#include <optional>

#include <zlib.h>

//! Makes zip archives byte by byte, good ones and hostile ones. For tests, in one thread.
namespace Batanidza {

struct ForgedEntry
{
    QByteArray name;
    QByteArray content;
    quint16 flags = 0x0800; //!< UTF-8 name
    quint16 method = 8;
    quint32 mode = 0100644;                  //!< of Unix
    std::optional<quint32> claimedSize = {}; //!< instead of the true one
};

class ZipForge
{
public:
    [[nodiscard]] static QByteArray archive(const QList<ForgedEntry> &entries)
    {
        QByteArray out;
        QByteArray directory;
        for (const ForgedEntry &entry : entries) {
            const quint32 offset = static_cast<quint32>(out.size());
            const QByteArray stored = entry.method == 8 ? deflated(entry.content) : entry.content;
            const QByteArray shared = sharedHeader(entry, stored);
            put32(out, 0x04034b50);
            out += shared;
            put16(out, 0);
            out += entry.name;
            out += stored;
            put32(directory, 0x02014b50);
            put16(directory, (3 << 8) | 20);
            directory += shared;
            put16(directory, 0);
            put16(directory, 0);
            put16(directory, 0);
            put16(directory, 0);
            put32(directory, entry.mode << 16);
            put32(directory, offset);
            directory += entry.name;
        }
        const quint32 start = static_cast<quint32>(out.size());
        out += directory;
        put32(out, 0x06054b50);
        put16(out, 0);
        put16(out, 0);
        put16(out, static_cast<quint16>(entries.size()));
        put16(out, static_cast<quint16>(entries.size()));
        put32(out, static_cast<quint32>(directory.size()));
        put32(out, start);
        put16(out, 0);
        return out;
    }

    [[nodiscard]] static bool write(const QString &file, const QByteArray &bytes)
    {
        QFile out(file);
        return out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size();
    }

private:
    static void put16(QByteArray &out, quint16 value)
    {
        value = qToLittleEndian(value);
        out.append(reinterpret_cast<const char *>(&value), 2);
    }
    static void put32(QByteArray &out, quint32 value)
    {
        value = qToLittleEndian(value);
        out.append(reinterpret_cast<const char *>(&value), 4);
    }
    [[nodiscard]] static QByteArray sharedHeader(const ForgedEntry &entry, const QByteArray &stored)
    {
        QByteArray out;
        put16(out, 20);
        put16(out, entry.flags);
        put16(out, entry.method);
        put32(out, 0x58b60000); // a fixed time
        put32(out, static_cast<quint32>(
                       ::crc32(0, reinterpret_cast<const Bytef *>(entry.content.constData()),
                               static_cast<uInt>(entry.content.size()))));
        put32(out, static_cast<quint32>(stored.size()));
        put32(out, entry.claimedSize.value_or(static_cast<quint32>(entry.content.size())));
        put16(out, static_cast<quint16>(entry.name.size()));
        return out;
    }
    [[nodiscard]] static QByteArray deflated(const QByteArray &content)
    {
        // qCompress adds four bytes of length and two of header before, four of checksum behind.
        const QByteArray whole = qCompress(content);
        return whole.mid(6, whole.size() - 10);
    }
};

} // namespace Batanidza
