#pragma once

#include "engine/base/result.h"

#include <QFile>

#include <optional>

//! The tar form (ustar) as far as a backup needs it: plain files, one behind the other, nothing
//! packed. Any tool opens it. One thread.
namespace Batanidza {

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

    //! `file` must be open for reading. Nothing in it is trusted.
    explicit TarReader(QFile &file)
        : m_file(file)
    {}

    //! The next entry, nothing at the end. Skips what was not read of the one before. Errors:
    //! corrupt (cut off, a wrong checksum, anything but a plain file).
    [[nodiscard]] Result<std::optional<Entry>> next();
    //! Up to `most` bytes of the present entry; empty at its end.
    [[nodiscard]] Result<QByteArray> read(qint64 most);

private:
    QFile &m_file;
    qint64 m_left = 0;    //!< of the present entry
    qint64 m_padding = 0; //!< behind it
};

} // namespace Batanidza
