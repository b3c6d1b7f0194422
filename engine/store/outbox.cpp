#include "engine/store/outbox.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/content/jsonpatch.h"
#include "engine/store/query.h"

#include <QHash>
#include <QRandomGenerator>

#include <array>

namespace Batanidza {

namespace {

const QString clientKey = QStringLiteral("client");
const QString numberKey = QStringLiteral("lastNumber");
const QString receiptedKey = QStringLiteral("lastReceipted");

constexpr std::chrono::milliseconds keepReceipted = std::chrono::hours(24);

ClientId newClientId()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->generate(words.begin(), words.end());
    const QByteArray bytes(reinterpret_cast<const char *>(words.data()), 16);
    return ClientId(QString::fromLatin1(bytes.toHex()));
}

const Json *bodyOf(const Edit &edit)
{
    const auto *body = std::get_if<EditBody>(&edit.content);
    return body ? &body->body : nullptr;
}

//! The edit with a base that no longer speaks of an edit by its number: that number is lost.
Edit withoutOwnBase(Edit edit, const std::optional<OutboxEntry> &earlier)
{
    if (!earlier) {
        edit.base = BaseAbsent{};
        return edit;
    }
    const auto &receipt = earlier->receipt;
    const bool became =
        receipt && receipt->version && receipt->hash &&
        (receipt->status == EditStatus::Applied || receipt->status == EditStatus::Unchanged);
    if (became) {
        edit.base = BaseVersion{*receipt->version, *receipt->hash};
        return edit;
    }
    // It was made on a body that never was a version by itself. The body as a whole, judged from
    // where the earlier edit started, says the same.
    if (const auto *patch = std::get_if<EditPatch>(&edit.content)) {
        if (const Json *body = bodyOf(earlier->edit)) {
            if (auto whole = applyPatch(*body, patch->operations))
                edit.content = EditBody{*std::move(whole)};
        }
    }
    edit.base = earlier->edit.base;
    return edit;
}

} // namespace

Result<ClientId> Outbox::clientId()
{
    const auto known = state(clientKey);
    if (!known)
        return known.error();
    if (!known->isEmpty())
        return ClientId(*known);
    const ClientId fresh = newClientId();
    if (const auto done = setState(clientKey, fresh.toString()); !done)
        return done.error();
    return fresh;
}

Result<EditNumber> Outbox::lastNumber() const
{
    return state(numberKey).transform(
        [](const QString &text) { return EditNumber(text.toLongLong()); });
}

Result<EditNumber> Outbox::lastReceipted() const
{
    return state(receiptedKey).transform([](const QString &text) {
        return EditNumber(text.toLongLong());
    });
}

Result<OutboxEntry> Outbox::add(Edit draft)
{
    // A number that was given must never be given again, so this one waits for the disk.
    if (const auto done = execute(m_database, QStringLiteral("PRAGMA synchronous=FULL")); !done)
        return done.error();
    const auto kept = [&]() -> Result<OutboxEntry> {
        auto transaction = Transaction::begin(m_database);
        if (!transaction)
            return transaction.error();
        const auto last = lastNumber();
        if (!last)
            return last.error();
        draft.n = last->next();
        const Json json = writeEdit(draft);
        OutboxEntry entry;
        entry.bytes = writeJson(json);
        // What the hub would refuse as unreadable must not use a number.
        auto checked = readEdit(json);
        if (!checked)
            return checked.error();
        entry.edit = *std::move(checked);
        const auto added = m_database.run(
            QStringLiteral("INSERT INTO outbox (n, item, edit) VALUES (?, ?, ?) RETURNING key"),
            {draft.n.value(), draft.id.toString(), entry.bytes});
        if (!added)
            return added.error();
        if ((*added)->next())
            entry.key = (*added)->value(0).toLongLong();
        (*added)->finish();
        if (const auto done = setState(numberKey, QString::number(draft.n.value())); !done)
            return done.error();
        if (const auto done = transaction->commit(); !done)
            return done.error();
        return entry;
    }();
    if (const auto done = execute(m_database, QStringLiteral("PRAGMA synchronous=NORMAL")); !done)
        return done.error();
    return kept;
}

Result<QList<OutboxEntry>> Outbox::unreceipted(EditNumber after, qint64 count, qint64 bytes) const
{
    auto found = select(QStringLiteral("receipt IS NULL AND n > ? ORDER BY n LIMIT ?"),
                        {after.value(), count});
    if (!found)
        return found;
    qint64 total = 0;
    for (qsizetype i = 0; i < found->size(); ++i) {
        total += found->at(i).bytes.size() + 1;
        if (i > 0 && total > bytes) {
            found->resize(i);
            break;
        }
    }
    return found;
}

Result<qint64> Outbox::unreceiptedCount() const
{
    qint64 count = 0;
    const auto read =
        firstRow(m_database, QStringLiteral("SELECT count(*) FROM outbox WHERE receipt IS NULL"),
                 {}, [&](const QSqlQuery &row) { count = row.value(0).toLongLong(); });
    if (!read)
        return read.error();
    return count;
}

Result<std::optional<OutboxEntry>> Outbox::entry(EditNumber n) const
{
    return select(QStringLiteral("n = ?"), {n.value()})
        .transform([](const QList<OutboxEntry> &found) {
            return found.isEmpty() ? std::nullopt : std::optional(found.first());
        });
}

Result<std::optional<OutboxEntry>> Outbox::latestOn(const ItemId &item) const
{
    return select(QStringLiteral("item = ? ORDER BY n DESC LIMIT 1"), {item.toString()})
        .transform([](const QList<OutboxEntry> &found) {
            return found.isEmpty() ? std::nullopt : std::optional(found.first());
        });
}

Result<bool> Outbox::hasUnreceiptedOn(const ItemId &item) const
{
    return firstRow(
        m_database,
        QStringLiteral("SELECT 1 FROM outbox WHERE item = ? AND receipt IS NULL LIMIT 1"),
        {item.toString()}, [](const QSqlQuery &) {});
}

Result<std::optional<OutboxEntry>> Outbox::receive(const Receipt &receipt,
                                                   std::chrono::milliseconds now)
{
    auto known = entry(receipt.n);
    if (!known)
        return known.error();
    if (!*known || (*known)->receipt)
        return std::optional<OutboxEntry>();
    // A rejected edit has no place in the log to wait for.
    const auto kept =
        change(QStringLiteral("UPDATE outbox SET receipt = ?, seq = ?, passed_at = ? WHERE n = ?"),
               {writeJson(writeReceipt(receipt)),
                receipt.sequence ? QVariant(receipt.sequence->value()) : QVariant(),
                receipt.sequence ? QVariant() : QVariant(qint64(now.count())), receipt.n.value()});
    if (!kept)
        return kept.error();
    const auto last = lastReceipted();
    if (!last)
        return last.error();
    if (receipt.n > *last) {
        const auto done = setState(receiptedKey, QString::number(receipt.n.value()));
        if (!done)
            return done.error();
    }
    (*known)->receipt = receipt;
    return known;
}

Result<void> Outbox::passed(Sequence cursor, std::chrono::milliseconds now)
{
    return change(
        QStringLiteral("UPDATE outbox SET passed_at = ? WHERE receipt IS NOT NULL AND passed_at "
                       "IS NULL AND seq <= ?"),
        {qint64(now.count()), cursor.value()});
}

Result<void> Outbox::trim(std::chrono::milliseconds now)
{
    const auto kept = select(QStringLiteral("1 ORDER BY n"), {});
    if (!kept)
        return kept.error();
    QHash<qint64, bool> builtUpon;
    for (const OutboxEntry &entry : *kept) {
        const auto *own = std::get_if<BaseOwnEdit>(&entry.edit.base);
        if (own && !entry.receipt)
            builtUpon.insert(own->n.value(), true);
    }
    for (const OutboxEntry &entry : *kept) {
        if (!entry.receipt || builtUpon.contains(entry.edit.n.value()))
            continue;
        const auto done =
            change(QStringLiteral("DELETE FROM outbox WHERE key = ? AND passed_at <= ?"),
                   {entry.key, qint64((now - keepReceipted).count())});
        if (!done)
            return done;
    }
    return {};
}

Result<void> Outbox::renumber(EditNumber lastEdit)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    const auto held = select(QStringLiteral("n > ? ORDER BY n"), {lastEdit.value()});
    if (!held)
        return held.error();
    if (const auto done = numberFrom(lastEdit.next(), *held); !done)
        return done;
    if (const auto done = setState(receiptedKey, QString::number(lastEdit.value())); !done)
        return done;
    return transaction->commit();
}

Result<ClientId> Outbox::startOver()
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    const auto open = select(QStringLiteral("receipt IS NULL ORDER BY n"), {});
    if (!open)
        return open.error();
    if (const auto done = numberFrom(EditNumber(1), *open); !done)
        return done.error();
    const ClientId fresh = newClientId();
    if (const auto done = setState(clientKey, fresh.toString()); !done)
        return done.error();
    if (const auto done = setState(receiptedKey, QStringLiteral("0")); !done)
        return done.error();
    if (const auto done = transaction->commit(); !done)
        return done.error();
    return fresh;
}

Result<void> Outbox::numberFrom(EditNumber first, const QList<OutboxEntry> &entries)
{
    QHash<qint64, qint64> fresh;
    EditNumber next = first;
    for (const OutboxEntry &entry : entries) {
        fresh.insert(entry.edit.n.value(), next.value());
        next = next.next();
    }
    const bool startsOver = first == EditNumber(1);
    struct Row
    {
        qint64 key;
        EditNumber n;
        QByteArray bytes;
    };
    QList<Row> rows;
    for (const OutboxEntry &entry : entries) {
        Edit edit = entry.edit;
        // An edit that stays below `first` keeps its number, unless all numbers are new.
        while (const auto *own = std::get_if<BaseOwnEdit>(&edit.base)) {
            if (const auto moved = fresh.constFind(own->n.value()); moved != fresh.constEnd()) {
                edit.base = BaseOwnEdit{EditNumber(*moved)};
                break;
            }
            if (!startsOver && own->n < first)
                break;
            const auto earlier = this->entry(own->n);
            if (!earlier)
                return earlier.error();
            edit = withoutOwnBase(edit, *earlier);
        }
        edit.n = EditNumber(fresh.value(entry.edit.n.value()));
        rows.append({entry.key, edit.n, writeJson(writeEdit(edit))});
    }
    // Out of the way first: a new number may still be another row's old one.
    for (const Row &row : rows) {
        if (const auto done =
                change(QStringLiteral("UPDATE outbox SET n = -key WHERE key = ?"), {row.key});
            !done)
            return done;
    }
    if (startsOver) {
        const auto done = change(QStringLiteral("DELETE FROM outbox WHERE n > 0"));
        if (!done)
            return done;
    }
    for (const Row &row : rows) {
        const auto done =
            change(QStringLiteral("UPDATE outbox SET n = ?, edit = ?, receipt = NULL, seq = "
                                  "NULL, passed_at = NULL WHERE key = ?"),
                   {row.n.value(), row.bytes, row.key});
        if (!done)
            return done;
    }
    return setState(numberKey, QString::number(next.value() - 1));
}

Result<QList<OutboxEntry>> Outbox::select(const QString &where, const QVariantList &values) const
{
    QList<OutboxEntry> found;
    std::optional<Error> damage;
    const auto read =
        eachRow(m_database, QStringLiteral("SELECT key, edit, receipt FROM outbox WHERE ") + where,
                values, [&](const QSqlQuery &row) {
                    OutboxEntry entry;
                    entry.key = row.value(0).toLongLong();
                    entry.bytes = row.value(1).toByteArray();
                    auto edit = readJson(entry.bytes).and_then(readEdit);
                    if (!edit) {
                        damage = edit.error();
                        return;
                    }
                    entry.edit = *std::move(edit);
                    if (!row.value(2).isNull()) {
                        const auto receipt =
                            readJson(row.value(2).toByteArray()).and_then(readReceipt);
                        if (receipt)
                            entry.receipt = *receipt;
                        else
                            damage = receipt.error();
                    }
                    found.append(std::move(entry));
                });
    if (!read)
        return read.error();
    if (damage) {
        return Error{ErrorCode::Corrupt, QStringLiteral("%1: an edit in the outbox is damaged: %2")
                                             .arg(m_database.file(), damage->detail)};
    }
    return found;
}

Result<QString> Outbox::state(const QString &key) const
{
    QString value;
    const auto read =
        firstRow(m_database, QStringLiteral("SELECT value FROM client_state WHERE key = ?"), {key},
                 [&](const QSqlQuery &row) { value = row.value(0).toString(); });
    if (!read)
        return read.error();
    return value;
}

Result<void> Outbox::setState(const QString &key, const QString &value)
{
    return change(QStringLiteral("INSERT OR REPLACE INTO client_state (key, value) VALUES (?, ?)"),
                  {key, value});
}

Result<void> Outbox::change(const QString &sql, const QVariantList &values)
{
    return execute(m_database, sql, values);
}

} // namespace Batanidza
