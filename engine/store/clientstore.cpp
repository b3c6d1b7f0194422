#include "engine/store/clientstore.h"

#include "engine/base/jsonread.h"
#include "engine/store/query.h"

namespace Batanidza {

namespace {

QString clientColumns()
{
    return QStringLiteral(
        "SELECT client, subject, platform, app, last_edit, acknowledged, last_seen "
        "FROM client ");
}

ClientRecord readClient(const QSqlQuery &row)
{
    ClientRecord client;
    client.id = ClientId(row.value(0).toString());
    client.subject = row.value(1).toString();
    client.platform = row.value(2).toString();
    client.app = row.value(3).toString();
    client.lastEdit = EditNumber(row.value(4).toLongLong());
    client.acknowledged = Sequence(row.value(5).toLongLong());
    client.lastSeen = std::chrono::milliseconds(row.value(6).toLongLong());
    return client;
}

//! A text column is never NULL, and Qt binds a null QString as one.
QString text(const QString &value)
{
    return value.isNull() ? QStringLiteral("") : value;
}

QVariantList rowOf(const TenantId &tenant, const ClientRecord &client)
{
    return {tenant.toString(),
            client.id.toString(),
            text(client.subject),
            text(client.platform),
            text(client.app),
            client.lastEdit.value(),
            client.acknowledged.value(),
            qint64(client.lastSeen.count())};
}

} // namespace

Result<std::optional<ClientRecord>> ClientStore::client(const TenantId &tenant,
                                                        const ClientId &id) const
{
    std::optional<ClientRecord> client;
    const auto read =
        firstRow(m_database, clientColumns() + QStringLiteral("WHERE tenant = ? AND client = ?"),
                 {tenant.toString(), id.toString()},
                 [&](const QSqlQuery &row) { client = readClient(row); });
    if (!read)
        return read.error();
    return client;
}

Result<QList<ClientRecord>> ClientStore::clients(const TenantId &tenant) const
{
    QList<ClientRecord> clients;
    const auto read = eachRow(
        m_database, clientColumns() + QStringLiteral("WHERE tenant = ? ORDER BY client"),
        {tenant.toString()}, [&](const QSqlQuery &row) { clients.append(readClient(row)); });
    if (!read)
        return read.error();
    return clients;
}

Result<std::optional<Receipt>> ClientStore::receipt(const TenantId &tenant, const ClientId &id,
                                                    EditNumber n) const
{
    std::optional<QByteArray> stored;
    const auto read = firstRow(
        m_database,
        QStringLiteral("SELECT receipt FROM receipt WHERE tenant = ? AND client = ? AND n = ?"),
        {tenant.toString(), id.toString(), n.value()},
        [&](const QSqlQuery &row) { stored = row.value(0).toByteArray(); });
    if (!read)
        return read.error();
    if (!stored)
        return std::optional<Receipt>();
    const auto receipt = readJson(*stored).and_then(readReceipt);
    if (!receipt) {
        return Error{ErrorCode::Corrupt,
                     QStringLiteral("receipt %1 of client %2 in tenant %3: %4; run verify")
                         .arg(n.value())
                         .arg(id.toString(), tenant.toString(), receipt.error().detail)};
    }
    return std::optional(*receipt);
}

Result<void> ClientStore::put(const TenantId &tenant, const ClientRecord &client)
{
    return execute(
        m_database,
        QStringLiteral(
            "INSERT INTO client (tenant, client, subject, platform, app, last_edit, "
            "acknowledged, last_seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tenant, "
            "client) DO UPDATE SET subject = excluded.subject, platform = "
            "excluded.platform, app = excluded.app, last_edit = excluded.last_edit, "
            "acknowledged = excluded.acknowledged, last_seen = excluded.last_seen"),
        rowOf(tenant, client));
}

Result<void> ClientStore::note(const TenantId &tenant, const ClientRecord &seen)
{
    return execute(
        m_database,
        QStringLiteral(
            "INSERT INTO client (tenant, client, subject, platform, app, last_edit, "
            "acknowledged, last_seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tenant, "
            "client) DO UPDATE SET subject = CASE WHEN client.subject = '' THEN excluded.subject "
            "ELSE client.subject END, platform = CASE WHEN excluded.platform = '' THEN "
            "client.platform ELSE excluded.platform END, app = CASE WHEN excluded.app = '' THEN "
            "client.app ELSE excluded.app END, acknowledged = CASE WHEN excluded.acknowledged > "
            "client.acknowledged THEN excluded.acknowledged ELSE client.acknowledged END, "
            "last_seen = CASE WHEN excluded.last_seen > client.last_seen THEN excluded.last_seen "
            "ELSE client.last_seen END"),
        rowOf(tenant, seen));
}

} // namespace Batanidza
