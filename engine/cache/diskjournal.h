#pragma once

#include "engine/base/result.h"
#include "engine/base/sha256.h"

#include <QByteArray>
#include <QFile>
#include <QString>

#include <vector>

//! What the disk tier knows of its objects, as lines appended to one file. Every line carries a
//! check of its own. Not thread-safe: belongs to one DiskTier.
namespace Batanidza {

struct DiskRecord
{
    QByteArray key;
    Sha256 hash; //!< of the object's bytes; its file's name
    qint64 bytes = 0;
    qint64 storedAt = 0;  //!< milliseconds UTC
    qint64 expiresAt = 0; //!< 0 = never
    QByteArray tag;
    qint64 plain = -1; //!< bytes before they were packed; -1 = they were not

    friend bool operator==(const DiskRecord &, const DiskRecord &) = default;
};

class DiskJournal
{
public:
    explicit DiskJournal(QString file);

    struct Content
    {
        quint64 seed = 0;                //!< of the keys' hashes; 0 = there was no readable journal
        std::vector<DiskRecord> records; //!< in the order they were put, each key once
        int damaged = 0;                 //!< lines
    };
    //! What holds after all lines. Behind a damaged line nothing from before it is trusted: it may
    //! have been the one that took it out.
    [[nodiscard]] Content read() const;

    //! Writes it anew, atomically and durably, and opens it for more. Errors: disk_full.
    Result<void> rewrite(quint64 seed, const std::vector<DiskRecord> &records);
    //! Opens the file that read() has read. Errors: disk_full (it cannot be written).
    Result<void> open();
    Result<void> put(const DiskRecord &record);
    Result<void> remove(const QByteArray &key);
    //! Takes the file away, so that nothing in it is believed again. Works on a full disk.
    void destroy();
    void sync();
    [[nodiscard]] qint64 lines() const { return m_lines; }

private:
    Result<void> append(const QByteArray &line);

    QString m_name;
    QFile m_file;
    qint64 m_lines = 0;
};

} // namespace Batanidza
