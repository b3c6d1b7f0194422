#include "engine/runtime/remotecacheapi.h"

#include "engine/runtime/cachejson.h"
#include "engine/runtime/remotecall.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

RemoteCacheApi::RemoteCacheApi(RemoteConnection &connection)
    : m_connection(connection)
{}

QFuture<Result<CacheReport>> RemoteCacheApi::report(int entries)
{
    return readWhenAnswered<CacheReport>(
        m_connection.call(u"admin.cacheStats"_s, Json(JsonObject{{u"entries"_s, entries}})), this,
        [](const Json &json) { return Result<CacheReport>(readCacheReport(json)); });
}

QFuture<Result<CachePurgeReport>> RemoteCacheApi::purge(const CachePurge &order)
{
    return readWhenAnswered<CachePurgeReport>(
        m_connection.call(u"admin.cachePurge"_s, writeCachePurge(order)), this,
        [](const Json &json) { return Result<CachePurgeReport>(readCachePurgeReport(json)); });
}

QFuture<Result<qint64>> RemoteCacheApi::warm()
{
    return readWhenAnswered<qint64>(
        m_connection.call(u"admin.cacheWarm"_s), this,
        [](const Json &json) { return Result<qint64>(json[u"items"].toInteger()); });
}

QFuture<Result<void>> RemoteCacheApi::pin(const QString &key, bool pinned)
{
    return readWhenAnswered<void>(
        m_connection.call(u"admin.cachePin"_s,
                          Json(JsonObject{{u"key"_s, key}, {u"pinned"_s, pinned}})),
        this, [](const Json &) { return Result<void>(); });
}

} // namespace Batanidza
