#pragma once

#include "engine/content/change.h"
#include "engine/store/database.h"

#include <QList>

#include <chrono>
#include <optional>

//! The append-only, hash-chained log of a tenant: the changes feed and the audit trail in one.
//! hash = SHA-256(previous hash + JCS of the event). Events hold ids and hashes, never bodies or
//! names. Belongs to the thread of its Database.
namespace Batanidza {

struct Event
{
    Sequence sequence;
    //! "put", "delete", "queue", "import", "undo-import", "admin", and those of ConflictEvent
    QString kind;
    Json canonical; //!< the event itself, as it was hashed
    Sha256 previousHash;
    Sha256 hash;
};

//! Which events: all conditions together, what is empty asks for nothing.
struct EventSearch
{
    Sequence before; //!< 0 = from the newest
    QStringList kinds;
    //! Pieces of the canonical form, such as `"person":"p1"`: each must be in it somewhere.
    QStringList pieces;
    //! The same, small and large letters of ASCII alike.
    QString folded;
    std::chrono::milliseconds from{0};
    std::chrono::milliseconds to{0};
    qint64 limit = 200;
};

class EventLog
{
public:
    explicit EventLog(Database &database)
        : m_database(database)
    {}

    //! Epoch and last sequence. `not_found` where the tenant does not exist.
    [[nodiscard]] Result<Cursor> head(const TenantId &tenant) const;
    //! The oldest event still kept (1 unless trimmed; 0 where the log is empty).
    [[nodiscard]] Result<Sequence> oldest(const TenantId &tenant) const;
    //! Changes of content (put, delete) with after < sequence <= upTo, at most `limit`, in order.
    [[nodiscard]] Result<QList<Change>> changes(const TenantId &tenant, Sequence after,
                                                Sequence upTo, qint64 limit) const;
    //! Events of any kind after a place, in order.
    [[nodiscard]] Result<QList<Event>> events(const TenantId &tenant, Sequence after,
                                              qint64 limit) const;
    //! Those that queued conflicts or did something with them, after a place, in order.
    [[nodiscard]] Result<QList<Event>> ofConflicts(const TenantId &tenant, Sequence after,
                                                   qint64 limit) const;
    //! The newest that fit, newest first.
    [[nodiscard]] Result<QList<Event>> search(const TenantId &tenant,
                                              const EventSearch &search) const;
    //! The newest events, newest first.
    [[nodiscard]] Result<QList<Event>> latest(const TenantId &tenant, qint64 limit) const;

private:
    Database &m_database;
};

} // namespace Batanidza
