#pragma once

#include "engine/content/ids.h"
#include "engine/store/database.h"

#include <QList>

#include <optional>

//! A client's copy of the content and its place in the hub's log. Belongs to the thread of its
//! Database; a caller that changes several things at once holds a Transaction.
namespace Batanidza {

struct ReplicaItem
{
    ItemId id{};
    QString type{};
    Version version{};    //!< 0: not held yet, only wanted
    Sha256 hash{};        //!< of the canonical body
    Sha256 adaptedHash{}; //!< of `body`, in the form this client asked for
    Sequence sequence{};  //!< the last one known for this item
    bool deleted = false;
    bool stale = false; //!< from before a reset: its version counts as 0
    Version wanted{};   //!< to be fetched whole, at least this version; 0 = no
    bool hasBody = false;
    QByteArray body{}; //!< canonical bytes; empty in lists and where only the header is held

    //! What the rule "apply only what is newer" compares with.
    [[nodiscard]] Version counted() const { return stale ? Version() : version; }
    //! There, for whoever reads content.
    [[nodiscard]] bool isLive() const { return version.value() > 0 && !deleted; }
    friend bool operator==(const ReplicaItem &, const ReplicaItem &) = default;
};

struct ReplicaCounts
{
    qint64 items = 0;  //!< live ones
    qint64 bodies = 0; //!< of them, held with body
    qint64 wanted = 0;
};

class Replica
{
public:
    //! Opens or creates the file, for the calling thread. Errors as Database::open, and
    //! newer_store.
    [[nodiscard]] static Result<std::unique_ptr<Database>> openStore(const QString &file);

    explicit Replica(Database &database)
        : m_database(database)
    {}

    [[nodiscard]] Database &database() const { return m_database; }

    //! Nothing before the first change was applied.
    [[nodiscard]] Result<std::optional<Cursor>> cursor() const;
    [[nodiscard]] Result<void> setCursor(const Cursor &cursor);
    //! Hash of the adaptation rules under which the bodies came; empty = not known yet.
    [[nodiscard]] Result<QString> adapter() const;
    [[nodiscard]] Result<void> setAdapter(const QString &adapter);
    //! A reset was begun and its repair is not finished.
    [[nodiscard]] Result<bool> repairing() const;

    //! With body; also deleted and wanted ones; nothing where the id is not known.
    [[nodiscard]] Result<std::optional<ReplicaItem>> item(const ItemId &id) const;
    //! Live ones by id from behind `after`, without bodies; an empty type means all.
    [[nodiscard]] Result<QList<ReplicaItem>> items(const ItemId &after, qint64 limit,
                                                   const QString &type = {}) const;
    //! The types of live items.
    [[nodiscard]] Result<QStringList> types() const;
    [[nodiscard]] Result<ReplicaCounts> counts() const;

    //! Replaces all that is known of the item.
    [[nodiscard]] Result<void> put(const ReplicaItem &item);
    [[nodiscard]] Result<void> forget(const ItemId &id);
    //! Raises the known place of an item that is held at or above its version there.
    [[nodiscard]] Result<void> noteSequence(const ItemId &id, Sequence sequence);
    //! Forgets deleted items that the cursor has passed.
    [[nodiscard]] Result<void> trimDeleted(Sequence passed);

    //! What to fetch whole, by id from behind `after`.
    [[nodiscard]] Result<QList<ItemId>> wanted(const ItemId &after, qint64 limit) const;
    //! Also where nothing of the item is held yet.
    [[nodiscard]] Result<void> want(const ItemId &id, const QString &type, Version version);
    //! Every item that is held with its body: the rules of adaptation have changed.
    [[nodiscard]] Result<void> wantAllBodies();

    //! Drops all that is held. The edits of the outbox stay.
    [[nodiscard]] Result<void> clearContent();
    //! After a reset: the cursor moves to `head`, and all that is held waits for confirmation.
    [[nodiscard]] Result<void> beginRepair(const Cursor &head);
    [[nodiscard]] Result<void> confirm(const ItemId &id);
    [[nodiscard]] Result<void> endRepair();

private:
    [[nodiscard]] Result<QString> state(const QString &key) const;
    [[nodiscard]] Result<void> setState(const QString &key, const QString &value);
    [[nodiscard]] Result<void> change(const QString &sql, const QVariantList &values);

    Database &m_database;
};

} // namespace Batanidza
