#pragma once

#include "engine/content/edit.h"
#include "engine/store/conflictstate.h"
#include "engine/store/database.h"

#include <QList>

#include <optional>

//! Edits that wait for a person, or waited, oldest first. Reads only: the committer adds to it.
//! Belongs to the thread of its Database.
namespace Batanidza {

struct QueuedEdit
{
    ConflictId id;
    Sequence sequence; //!< of the event that queued it
    ItemId item;
    QString type;
    ConflictState state = ConflictState::Open;
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
    qint64 fields = 0;
    QStringList kinds;
    Sha256 question; //!< the body with what was settled and asked when it was queued
    QString assignee;
    std::chrono::milliseconds postponedUntil{0};
    qint64 notes = 0;
    QString closedBy;
    std::chrono::milliseconds closedAt{0};
    Sequence closedSequence;
    Sha256 resolution; //!< the body with what was chosen

    friend bool operator==(const QueuedEdit &, const QueuedEdit &) = default;
};

//! What to look for; what is left empty asks for nothing.
struct QueueFilter
{
    QList<ConflictState> states = {ConflictState::Open, ConflictState::Postponed};
    std::optional<QString> assignee; //!< a name; "" = nobody's
    ItemId item = {};
    QString platform = {};
    Sequence after = {};
    qint64 limit = 200;
};

struct QueueNote
{
    Sequence sequence;
    std::chrono::milliseconds at{0};
    QString author;
    Sha256 text; //!< its body
};

struct StoredDraft
{
    QString author;
    std::chrono::milliseconds at{0};
    Version headVersion;
    QByteArray choices; //!< JSON
};

class ConflictQueue
{
public:
    explicit ConflictQueue(Database &database)
        : m_database(database)
    {}

    //! That wait at `now`: open ones, and those that were postponed until before.
    [[nodiscard]] Result<qint64> count(const TenantId &tenant,
                                       std::chrono::milliseconds now = {}) const;
    //! When the longest waiting one of these was queued; nothing where none waits.
    [[nodiscard]] Result<std::optional<std::chrono::milliseconds>> oldest(
        const TenantId &tenant, std::chrono::milliseconds now = {}) const;
    //! Open and postponed ones from behind `after` (its sequence), oldest first.
    [[nodiscard]] Result<QList<QueuedEdit>> list(const TenantId &tenant, Sequence after,
                                                 qint64 limit) const;
    [[nodiscard]] Result<QList<QueuedEdit>> list(const TenantId &tenant,
                                                 const QueueFilter &filter) const;
    //! All that fit the filter, whatever its `after` and `limit`.
    [[nodiscard]] Result<qint64> matching(const TenantId &tenant, const QueueFilter &filter) const;
    //! Resolved from behind this place of the log, in its order.
    [[nodiscard]] Result<QList<QueuedEdit>> resolvedSince(const TenantId &tenant, Sequence after,
                                                          qint64 limit) const;
    [[nodiscard]] Result<std::optional<QueuedEdit>> find(const TenantId &tenant,
                                                         const ConflictId &id) const;
    //! The waiting body, whole; empty bytes where it is a deletion.
    [[nodiscard]] Result<QByteArray> load(const TenantId &tenant, const ConflictId &id) const;
    //! Oldest first.
    [[nodiscard]] Result<QList<QueueNote>> notes(const TenantId &tenant,
                                                 const ConflictId &id) const;
    [[nodiscard]] Result<std::optional<StoredDraft>> draft(const TenantId &tenant,
                                                           const ConflictId &id) const;

private:
    [[nodiscard]] Result<QList<QueuedEdit>> read(const QString &where,
                                                 const QVariantList &values) const;

    Database &m_database;
};

} // namespace Batanidza
