#pragma once

#include "engine/content/edit.h"
#include "engine/store/database.h"

#include <QList>

#include <optional>

//! Edits that wait for a person, oldest first. Reads only: the committer adds to it. Belongs to
//! the thread of its Database.
namespace Batanidza {

struct QueuedEdit
{
    ConflictId id;
    Sequence sequence; //!< of the event that queued it
    ItemId item;
    QString type;
    bool open = true;
    std::chrono::milliseconds queuedAt{0};
    Version baseVersion; //!< 0 = the item was absent for the editor, or the base is not known here
    Sha256 baseHash;     //!< as the editor said; null where absent
    Version headVersion; //!< of the head it met
    Sha256 headHash;
    Sha256 incomingHash; //!< of the body that waits; null where it is a deletion
    std::chrono::milliseconds editedAt{0};
    Priority priority = Priority::Normal;
    QStringList platforms;
    ClientId client;
    EditNumber n;
    QString author; //!< empty where erased
    QString platform;
    QString title; //!< of the item as it stands now

    friend bool operator==(const QueuedEdit &, const QueuedEdit &) = default;
};

class ConflictQueue
{
public:
    explicit ConflictQueue(Database &database)
        : m_database(database)
    {}

    //! Open ones.
    [[nodiscard]] Result<qint64> count(const TenantId &tenant) const;
    //! When the longest waiting one was queued; nothing where none waits.
    [[nodiscard]] Result<std::optional<std::chrono::milliseconds>> oldest(
        const TenantId &tenant) const;
    //! Open ones from behind `after` (its sequence), oldest first.
    [[nodiscard]] Result<QList<QueuedEdit>> list(const TenantId &tenant, Sequence after,
                                                 qint64 limit) const;
    [[nodiscard]] Result<std::optional<QueuedEdit>> find(const TenantId &tenant,
                                                         const ConflictId &id) const;
    //! The waiting body, whole; empty bytes where it is a deletion.
    [[nodiscard]] Result<QByteArray> load(const TenantId &tenant, const ConflictId &id) const;

private:
    Database &m_database;
};

} // namespace Batanidza
