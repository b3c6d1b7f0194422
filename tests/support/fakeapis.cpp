#include "tests/support/fakeapis.h"

#include <algorithm>

namespace Batanidza {

void FakeMonitorApi::feed(const EngineSnapshot &value)
{
    snapshot = std::make_shared<const EngineSnapshot>(value);
    Q_EMIT snapshotReady(snapshot);
}

void FakeMonitorApi::turnLine(const LineStatus &status)
{
    lineStatus = status;
    if (snapshot) {
        EngineSnapshot copy = *snapshot;
        copy.line = status;
        feed(copy);
    }
    Q_EMIT lineChanged();
}

QFuture<Result<QList<HistoryBucket>>> FakeMonitorApi::history(const HistoryQuery &query)
{
    queries.append(query);
    if (historyError)
        return finished<Result<QList<HistoryBucket>>>(*historyError);
    QList<HistoryBucket> within;
    for (const HistoryBucket &bucket : std::as_const(buckets)) {
        if (bucket.start >= query.from && bucket.start < query.to)
            within.append(bucket);
    }
    return finished<Result<QList<HistoryBucket>>>(within);
}

QFuture<Result<Json>> FakeMonitorApi::detailedStats()
{
    return finished<Result<Json>>(Json(JsonObject{{QStringLiteral("metrics"), JsonArray()},
                                                  {QStringLiteral("capacity"), JsonArray()}}));
}

QFuture<Result<QString>> FakeMonitorApi::diagnostics()
{
    return finished<Result<QString>>(diagnosticsText);
}

QFuture<Result<ItemPage>> FakeContentApi::list(const ItemQuery &query)
{
    queries.append(query);
    ItemPage page;
    page.total = rows.size();
    QList<ItemRow> found;
    for (const ItemRow &row : std::as_const(rows)) {
        if (row.id.toString().contains(query.filter, Qt::CaseInsensitive) ||
            row.title.contains(query.filter, Qt::CaseInsensitive))
            found.append(row);
    }
    std::stable_sort(found.begin(), found.end(), [&](const ItemRow &a, const ItemRow &b) {
        if (query.orderBy == u"title")
            return a.title < b.title;
        if (query.orderBy == u"level")
            return a.level < b.level;
        if (query.orderBy == u"version")
            return a.version < b.version;
        if (query.orderBy == u"bytes")
            return a.bytes < b.bytes;
        if (query.orderBy == u"editedAt")
            return a.editedAt < b.editedAt;
        return a.id < b.id;
    });
    if (query.descending)
        std::reverse(found.begin(), found.end());
    page.matching = found.size();
    page.rows = found.mid(query.offset, query.limit);
    return finished<Result<ItemPage>>(page);
}

QFuture<Result<ItemDetail>> FakeContentApi::load(const ItemId &id)
{
    const auto detail = details.constFind(id);
    if (detail == details.constEnd()) {
        return finished<Result<ItemDetail>>(
            Error{ErrorCode::NotFound, QStringLiteral("There is no item %1.").arg(id.toString())});
    }
    return finished<Result<ItemDetail>>(*detail);
}

QFuture<Result<ItemBody>> FakeContentApi::revision(const ItemId &id, Version version)
{
    const auto body = bodies.constFind(version.value());
    if (body == bodies.constEnd()) {
        return finished<Result<ItemBody>>(
            Error{ErrorCode::NotFound, QStringLiteral("There is no such version.")});
    }
    ItemRevision found;
    found.version = version;
    for (const ItemRevision &revision : details.value(id).history) {
        if (revision.version == version)
            found = revision;
    }
    return finished<Result<ItemBody>>(ItemBody{found, *body});
}

QFuture<Result<ImportReport>> FakeContentApi::startImport()
{
    if (!holdImport)
        return finished<Result<ImportReport>>(importAnswer);
    m_import = QPromise<Result<ImportReport>>();
    m_import.start();
    return m_import.future();
}

QFuture<Result<ImportReport>> FakeContentApi::import(const QString &path, const QString &author,
                                                     bool rehash)
{
    Q_UNUSED(rehash)
    imported.append(path);
    authors.append(author);
    return startImport();
}

QFuture<Result<qint64>> FakeContentApi::undoImport(const QString &importId, const QString &author)
{
    Q_UNUSED(author)
    undone.append(importId);
    return finished<Result<qint64>>(undoAnswer);
}

QFuture<Result<QString>> FakeContentApi::lastImport()
{
    return finished<Result<QString>>(last);
}

QFuture<Result<ExportReport>> FakeContentApi::exportTo(const QString &folder)
{
    exported.append(folder);
    return finished<Result<ExportReport>>(exportAnswer);
}

QFuture<Result<Receipt>> FakeContentApi::save(const Edit &edit)
{
    saved.append(edit);
    return finished<Result<Receipt>>(saveAnswer);
}

QFuture<Result<ImportReport>> FakeContentApi::importSampleCourse(const QString &author)
{
    authors.append(author);
    return startImport();
}

void FakeContentApi::finishImport()
{
    m_import.addResult(importAnswer);
    m_import.finish();
}

QFuture<Result<DeviceInvitation>> FakeAdminApi::inviteDevice(const TokenRequest &request)
{
    invitations.append(request);
    return finished<Result<DeviceInvitation>>(inviteAnswer);
}

QFuture<Result<QList<TokenInfo>>> FakeAdminApi::tokens()
{
    return finished<Result<QList<TokenInfo>>>(tokenList);
}

QFuture<Result<void>> FakeAdminApi::revokeToken(const TokenId &id)
{
    revoked.append(id);
    return finished<Result<void>>({});
}

QFuture<Result<VerifyReport>> FakeAdminApi::verify()
{
    return finished<Result<VerifyReport>>(verifyAnswer);
}

QFuture<Result<qint64>> FakeAdminApi::backup(const QString &file)
{
    backups.append(file);
    return finished<Result<qint64>>(qint64(0));
}

QFuture<Result<Json>> FakeAdminApi::settings()
{
    return finished<Result<Json>>(settingValues);
}

QFuture<Result<Json>> FakeAdminApi::mergePolicy()
{
    return finished<Result<Json>>(policyOverrides);
}

QFuture<Result<void>> FakeAdminApi::setMergePolicy(const Json &overrides)
{
    policyOverrides = overrides;
    return finished<Result<void>>(Result<void>());
}

QFuture<Result<void>> FakeAdminApi::setSetting(const QString &key, const Json &value)
{
    settingsSet.append({key, value});
    if (settingError)
        return finished<Result<void>>(*settingError);
    settingValues.set(key, value);
    Q_EMIT settingChanged(key);
    return finished<Result<void>>({});
}

QFuture<Result<ResyncReport>> FakeAdminApi::resync(const ResyncOrder &order)
{
    resyncs.append(order);
    if (resyncError && order.target.platform == refusedPlatform)
        return finished<Result<ResyncReport>>(*resyncError);
    return finished<Result<ResyncReport>>(
        ResyncReport{resyncCost, order.dryRun ? Sequence() : Sequence(7)});
}

QFuture<Result<void>> FakeAdminApi::drain()
{
    drained = true;
    return finished<Result<void>>({});
}

QFuture<Result<CacheReport>> FakeCacheApi::report(int)
{
    ++reports;
    return finished(reportAnswer);
}

QFuture<Result<CachePurgeReport>> FakeCacheApi::purge(const CachePurge &order)
{
    purges.append(order);
    return finished(purgeAnswer);
}

QFuture<Result<qint64>> FakeCacheApi::warm()
{
    ++warms;
    return finished(warmAnswer);
}

QFuture<Result<void>> FakeCacheApi::pin(const QString &key, bool pinned)
{
    pins.append({key, pinned});
    return finished(pinAnswer);
}

} // namespace Batanidza
