#pragma once

#include "engine/base/sha256.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <mutex>

//! The files of a disk tier: each named by the SHA-256 of its bytes, and there as long as a key
//! uses it. The tier locks, but for read(), which any thread may call.
namespace Batanidza {

class DiskFiles
{
public:
    explicit DiskFiles(const QString &folder);

    //! Empty where there is none of this length with this hash.
    [[nodiscard]] QByteArray read(const Sha256 &hash, qint64 bytes) const;
    //! Whole, or not at all.
    [[nodiscard]] bool write(const Sha256 &hash, const QByteArray &bytes) const;
    //! Of a file that no key uses.
    void remove(const Sha256 &hash) const;
    //! Keys that have it.
    [[nodiscard]] int uses(const Sha256 &hash) const { return m_uses.value(hash); }
    void use(const Sha256 &hash) { ++m_uses[hash]; }
    //! One key less; true where it was the last, and the file is not used any more.
    bool leave(const Sha256 &hash);
    //! Sets a file aside that nobody uses any more, since its bytes are not what they were.
    void setAside(const Sha256 &hash) const;
    void removeSetAside() const;
    //! Removes files that no key uses, each with `mutex` held. Slow.
    [[nodiscard]] qsizetype sweep(std::mutex &mutex);

private:
    [[nodiscard]] QString nameOf(const Sha256 &hash) const;

    const QString m_objects;
    const QString m_quarantine;
    QHash<Sha256, int> m_uses;
};

} // namespace Batanidza
