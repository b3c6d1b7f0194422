#pragma once

#include "engine/base/result.h"

#include <QFile>

#include <optional>

//! The tar form (ustar) as far as a backup needs it: plain files, one behind the other, nothing
//! packed. Any tool opens it. One thread.
namespace Batanidza {

//! The block that stands before a file's bytes. `name` at most 100 bytes of ASCII, `bytes` below
//! 8 GiB.
[[nodiscard]] QByteArray tarHeader(const QString &name, qint64 bytes);
//! How many zeros fill up the last block of so many bytes.
[[nodiscard]] qint64 tarPadding(qint64 bytes);
//! The two empty blocks behind the last file.
[[nodiscard]] QByteArray tarEnd();

class TarWriter
{
public:
    //! `file` must be open for writing.
    explicit TarWriter(QFile &file)
        : m_file(file)
    {}

    //! `name` at most 100 bytes of ASCII. Copies `bytes` bytes from where `from` stands.
    [[nodiscard]] Result<void> add(const QString &name, QIODevice &from, qint64 bytes);
    //! The two empty blocks at the end; the file is durable afterwards.
    [[nodiscard]] Result<void> finish();

private:
    [[nodiscard]] Result<void> write(QByteArrayView bytes);

    QFile &m_file;
};

class TarReader
{
public:
    struct Entry
    {
        QString name;
        qint64 bytes = 0;
    };

    //! `device` must be open for reading and be able to seek; errors call it `name`. Nothing in it
    //! is trusted.
    TarReader(QIODevice &device, QString name)
        : m_device(device)
        , m_name(std::move(name))
    {}

    //! The next entry, nothing at the end. Skips what was not read of the one before. Errors:
    //! corrupt (cut off, a wrong checksum, anything but a plain file).
    [[nodiscard]] Result<std::optional<Entry>> next();
    //! Up to `most` bytes of the present entry; empty at its end.
    [[nodiscard]] Result<QByteArray> read(qint64 most);

private:
    [[nodiscard]] Error corrupt(const QString &what) const;

    QIODevice &m_device;
    const QString m_name;
    qint64 m_left = 0;    //!< of the present entry
    qint64 m_padding = 0; //!< behind it
};

} // namespace Batanidza
