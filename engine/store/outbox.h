#pragma once

#include "engine/content/receipt.h"
#include "engine/store/database.h"

#include <QList>

#include <optional>

//! A client's own edits: kept durably before they are sent, numbered from 1, and held until the
//! hub's answer is safe (PROTOCOL.md, "Exactly once"). Belongs to the thread of its Database.
namespace Batanidza {

struct OutboxEntry
{
    qint64 key = 0; //!< lasting, also where `edit.n` is given anew
    Edit edit;
    QByteArray bytes; //!< the JCS form that is sent
    std::optional<Receipt> receipt;
};

class Outbox
{
public:
    explicit Outbox(Database &database)
        : m_database(database)
    {}

    //! Of this installation; made on first use.
    [[nodiscard]] Result<ClientId> clientId();
    //! The highest number ever given; 0 = none.
    [[nodiscard]] Result<EditNumber> lastNumber() const;
    //! The highest number that has a receipt; 0 = none.
    [[nodiscard]] Result<EditNumber> lastReceipted() const;

    //! Gives the edit its number and keeps it; it is on the disk when this returns. `n` and
    //! `fingerprint` of the draft do not matter.
    [[nodiscard]] Result<OutboxEntry> add(Edit draft);
    //! Without a receipt, in order, after a number: at most `count` edits and about `bytes` bytes,
    //! but at least one where there is one.
    [[nodiscard]] Result<QList<OutboxEntry>> unreceipted(EditNumber after, qint64 count,
                                                         qint64 bytes) const;
    [[nodiscard]] Result<qint64> unreceiptedCount() const;
    [[nodiscard]] Result<std::optional<OutboxEntry>> entry(EditNumber n) const;
    //! The newest edit on an item that is still kept.
    [[nodiscard]] Result<std::optional<OutboxEntry>> latestOn(const ItemId &item) const;
    [[nodiscard]] Result<bool> hasUnreceiptedOn(const ItemId &item) const;

    //! Keeps a receipt; gives the entry it belongs to, or nothing where that had one already or is
    //! not ours. `now` is UTC.
    [[nodiscard]] Result<std::optional<OutboxEntry>> receive(const Receipt &receipt,
                                                             std::chrono::milliseconds now);
    //! The cursor stands at `cursor` since `now`.
    [[nodiscard]] Result<void> passed(Sequence cursor, std::chrono::milliseconds now);
    //! Drops receipted edits that the cursor passed a day before `now`, unless a later one builds
    //! on them.
    [[nodiscard]] Result<void> trim(std::chrono::milliseconds now);

    //! The hub was restored and knows less than it answered for: gives what is still held above
    //! `lastEdit` new numbers from there, without receipts.
    [[nodiscard]] Result<void> renumber(EditNumber lastEdit);
    //! Somebody else uses our id (a cloned device): a new one, and what has no receipt is numbered
    //! from 1.
    [[nodiscard]] Result<ClientId> startOver();

private:
    [[nodiscard]] Result<void> numberFrom(EditNumber first, const QList<OutboxEntry> &entries);
    [[nodiscard]] Result<QList<OutboxEntry>> select(const QString &where,
                                                    const QVariantList &values) const;
    [[nodiscard]] Result<QString> state(const QString &key) const;
    [[nodiscard]] Result<void> setState(const QString &key, const QString &value);
    [[nodiscard]] Result<void> change(const QString &sql, const QVariantList &values = {});

    Database &m_database;
};

} // namespace Batanidza
