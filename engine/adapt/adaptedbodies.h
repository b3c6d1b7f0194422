#pragma once

#include "engine/adapt/adaptation.h"

#include <QHash>

#include <list>

//! Adapted bodies that were made lately: one is made once for a platform, and not once for each
//! client that reads it. Belongs to one thread.
namespace Batanidza {

class AdaptedBodies
{
public:
    //! The least used go where more is kept.
    explicit AdaptedBodies(qint64 mostBytes = 16 * 1024 * 1024)
        : m_mostBytes(mostBytes)
    {}

    //! As adaptBody(). What needs no making (documents, the desktop) is not kept.
    [[nodiscard]] AdaptedBody body(const QString &type, const QString &platform,
                                   const QByteArray &canonical, Version version,
                                   const Sha256 &hash);
    [[nodiscard]] qint64 bytes() const { return m_bytes; }
    //! How many were made, and how many were there.
    [[nodiscard]] qint64 made() const { return m_made; }
    [[nodiscard]] qint64 found() const { return m_found; }

private:
    struct Key
    {
        Sha256 hash;
        Version version;
        QString platform;

        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.hash, key.version, key.platform);
        }
    };
    struct Entry
    {
        AdaptedBody body;
        std::list<Key>::iterator place;
    };

    const qint64 m_mostBytes;
    QHash<Key, Entry> m_entries;
    std::list<Key> m_order; //!< the latest used first
    qint64 m_bytes = 0;
    qint64 m_made = 0;
    qint64 m_found = 0;
};

} // namespace Batanidza
