#include "engine/runtime/localcacheapi.h"

#include "engine/base/handover.h"
#include "engine/commit/committer.h"
#include "engine/commit/writer.h"

#include <QPromise>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

LocalCacheApi::LocalCacheApi(CacheKeeper &keeper, Writer &writer, TenantId tenant)
    : m_keeper(keeper)
    , m_writer(writer)
    , m_tenant(std::move(tenant))
{}

template <typename T>
QFuture<Result<T>> LocalCacheApi::ask(std::function<Result<T>(CacheKeeper &)> work)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    post(&m_keeper, [keeper = &m_keeper, promise, work = std::move(work)] {
        promise->addResult(work(*keeper));
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<CacheReport>> LocalCacheApi::report(int entries)
{
    return ask<CacheReport>([entries](CacheKeeper &keeper) { return keeper.report(entries); });
}

QFuture<Result<qint64>> LocalCacheApi::warm()
{
    return ask<qint64>([](CacheKeeper &keeper) { return keeper.warm(); });
}

QFuture<Result<void>> LocalCacheApi::pin(const QString &key, bool pinned)
{
    return pin(key, pinned, QString());
}

QFuture<Result<void>> LocalCacheApi::pin(const QString &key, bool pinned, const QString &subject)
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    const auto answer = [promise](Result<void> result) {
        promise->addResult(std::move(result));
        promise->finish();
    };
    // The deed first, since only it says whether it can be done; undone where it cannot be noted.
    post(&m_keeper, [keeper = &m_keeper, writer = &m_writer, tenant = m_tenant, key, pinned,
                     subject, answer] {
        auto done = keeper->pin(key, pinned);
        if (!done)
            return answer(std::move(done));
        writer->perform(
            [tenant, key, pinned, subject](Committer &committer) -> Result<void> {
                const auto noted =
                    committer.recordAdmin(tenant, pinned ? u"cache-pinned"_s : u"cache-unpinned"_s,
                                          Json(JsonObject{{u"key"_s, key}}), subject);
                return noted ? Result<void>() : Result<void>(noted.error());
            },
            [keeper, key, pinned, answer](const Result<void> &noted) {
                if (!noted)
                    post(keeper, [keeper, key, pinned] { (void)keeper->pin(key, !pinned); });
                answer(noted);
            });
    });
    return promise->future();
}

QFuture<Result<CachePurgeReport>> LocalCacheApi::purge(const CachePurge &order)
{
    return purge(order, QString());
}

QFuture<Result<CachePurgeReport>> LocalCacheApi::purge(const CachePurge &order,
                                                       const QString &subject)
{
    if (order.dryRun)
        return ask<CachePurgeReport>([order](CacheKeeper &keeper) { return keeper.purge(order); });
    // First the cost, which also says whether it can be done; then the audit event; then the deed.
    auto promise = std::make_shared<QPromise<Result<CachePurgeReport>>>();
    promise->start();
    const auto answer = [promise](Result<CachePurgeReport> result) {
        promise->addResult(std::move(result));
        promise->finish();
    };
    post(&m_keeper,
         [keeper = &m_keeper, writer = &m_writer, tenant = m_tenant, order, subject, answer] {
             CachePurge first = order;
             first.dryRun = true;
             const auto cost = keeper->purge(first);
             if (!cost)
                 return answer(cost.error());
             JsonObject what{{u"entries"_s, cost->entries}, {u"bytes"_s, cost->bytes}};
             what.set(u"tier"_s, order.tier.isEmpty() ? u"all"_s : order.tier);
             if (!order.item.isEmpty())
                 what.set(u"item"_s, order.item.toString());
             if (!order.key.isEmpty())
                 what.set(u"key"_s, order.key);
             auto at = std::make_shared<Sequence>();
             writer->perform(
                 [tenant, subject, what, at](Committer &committer) -> Result<void> {
                     const auto noted =
                         committer.recordAdmin(tenant, u"cache-purged"_s, Json(what), subject);
                     if (!noted)
                         return noted.error();
                     *at = *noted;
                     return {};
                 },
                 [keeper, order, at, answer](const Result<void> &noted) {
                     if (!noted)
                         return answer(noted.error());
                     post(keeper, [keeper, order, at, answer] {
                         auto done = keeper->purge(order);
                         if (done)
                             done->sequence = *at;
                         answer(std::move(done));
                     });
                 });
         });
    return promise->future();
}

QFuture<Result<void>> LocalCacheApi::empty()
{
    return ask<void>([](CacheKeeper &keeper) {
        const auto done = keeper.purge({});
        return done ? Result<void>() : Result<void>(done.error());
    });
}

} // namespace Batanidza
