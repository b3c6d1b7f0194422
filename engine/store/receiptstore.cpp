#include "engine/store/receiptstore.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/store/query.h"

namespace Batanidza {

namespace {

//! "" = absent, "5" = own edit 5, "7:HASH" = version 7.
QString writeBase(const EditBase &base)
{
    if (const auto *version = std::get_if<BaseVersion>(&base))
        return QString::number(version->version.value()) + u':' + version->hash.toHex();
    if (const auto *own = std::get_if<BaseOwnEdit>(&base))
        return QString::number(own->n.value());
    return QStringLiteral("");
}

EditBase readBase(const QString &text)
{
    if (text.isEmpty())
        return BaseAbsent{};
    const qsizetype colon = text.indexOf(u':');
    if (colon < 0)
        return BaseOwnEdit{EditNumber(text.toLongLong())};
    return BaseVersion{Version(QStringView(text).first(colon).toLongLong()),
                       Sha256::fromHex(QStringView(text).sliced(colon + 1)).value_or(Sha256())};
}

} // namespace

Result<std::optional<StoredReceipt>> ReceiptStore::find(const TenantId &tenant,
                                                        const ClientId &client, EditNumber n) const
{
    QByteArray json;
    StoredReceipt stored;
    const auto read = firstRow(
        m_database,
        QStringLiteral(
            "SELECT receipt, fingerprint, base FROM receipt WHERE tenant = ? AND client = ? "
            "AND n = ?"),
        {tenant.toString(), client.toString(), n.value()}, [&](const QSqlQuery &row) {
            json = row.value(0).toByteArray();
            stored.fingerprint = hashColumn(row, 1);
            if (!row.value(2).isNull())
                stored.base = readBase(row.value(2).toString());
        });
    if (!read)
        return read.error();
    if (!*read)
        return std::optional<StoredReceipt>();
    auto receipt = readJson(json).and_then(readReceipt);
    if (!receipt) {
        return Error{ErrorCode::Corrupt,
                     QStringLiteral("receipt %1 of client %2 in tenant %3: %4; run verify")
                         .arg(n.value())
                         .arg(client.toString(), tenant.toString(), receipt.error().detail)};
    }
    stored.receipt = std::move(*receipt);
    return std::optional(std::move(stored));
}

Result<void> ReceiptStore::add(const TenantId &tenant, const ClientId &client,
                               const StoredReceipt &receipt)
{
    return execute(
        m_database,
        QStringLiteral(
            "INSERT INTO receipt (tenant, client, n, fingerprint, receipt, base) VALUES (?, ?, "
            "?, ?, ?, ?)"),
        {tenant.toString(), client.toString(), receipt.receipt.n.value(),
         receipt.fingerprint.toBytes(), writeJson(writeReceipt(receipt.receipt)),
         receipt.base ? QVariant(writeBase(*receipt.base)) : QVariant()});
}

} // namespace Batanidza
