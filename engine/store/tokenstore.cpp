#include "engine/store/tokenstore.h"

#include "engine/store/contentwriter.h"
#include "engine/store/query.h"

#include <QRandomGenerator>

namespace Batanidza {

Result<QList<TokenRecord>> TokenStore::list() const
{
    QList<TokenRecord> tokens;
    const auto read = eachRow(
        m_database,
        QStringLiteral(
            "SELECT token, tenant, role, platform, label, issued_at, expires_at, revoked_at "
            "FROM token ORDER BY issued_at DESC, token"),
        {}, [&](const QSqlQuery &row) {
            tokens.append({TokenId(row.value(0).toString()), TenantId(row.value(1).toString()),
                           row.value(2).toString(), row.value(3).toString(),
                           row.value(4).toString(),
                           std::chrono::milliseconds(row.value(5).toLongLong()),
                           std::chrono::milliseconds(row.value(6).toLongLong()),
                           std::chrono::milliseconds(row.value(7).toLongLong())});
        });
    if (!read)
        return read.error();
    return tokens;
}

Result<QSet<QString>> TokenStore::revoked() const
{
    QSet<QString> revoked;
    const auto read =
        eachRow(m_database, QStringLiteral("SELECT token FROM token WHERE revoked_at <> 0"), {},
                [&](const QSqlQuery &row) { revoked.insert(row.value(0).toString()); });
    if (!read)
        return read.error();
    return revoked;
}

Result<void> TokenStore::add(const TokenRecord &token)
{
    const auto text = [](const QString &value) {
        return value.isNull() ? QStringLiteral("") : value;
    };
    return execute(
        m_database,
        QStringLiteral(
            "INSERT INTO token (tenant, token, role, platform, label, issued_at, expires_at, "
            "revoked_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
        {token.tenant.toString(), token.id.toString(), text(token.role), text(token.platform),
         text(token.label), qint64(token.issuedAt.count()), qint64(token.expiresAt.count()),
         qint64(token.revokedAt.count())});
}

Result<void> TokenStore::revoke(const TokenId &id, std::chrono::milliseconds at)
{
    const auto there = firstRow(m_database, QStringLiteral("SELECT 1 FROM token WHERE token = ?"),
                                {id.toString()}, [](const QSqlQuery &) {});
    if (!there)
        return there.error();
    if (!*there)
        return Error{ErrorCode::NotFound,
                     QStringLiteral("there is no token %1").arg(id.toString())};
    return execute(
        m_database,
        QStringLiteral("UPDATE token SET revoked_at = ? WHERE token = ? AND revoked_at = 0"),
        {qint64(at.count()), id.toString()});
}

Result<QByteArray> TokenStore::signingKey()
{
    const QString name = QStringLiteral("token-key");
    auto key = readMeta(m_database, name);
    if (!key || key->size() == 32)
        return key;
    QByteArray made(32, Qt::Uninitialized);
    QRandomGenerator::system()->generate(reinterpret_cast<quint32 *>(made.data()),
                                         reinterpret_cast<quint32 *>(made.data() + made.size()));
    if (const auto kept = ContentWriter(m_database).putMeta(name, made); !kept)
        return kept.error();
    return made;
}

} // namespace Batanidza
