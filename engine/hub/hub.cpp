#include "engine/hub/hub.h"

#include "engine/base/handover.h"

#include <unistd.h>

#include <algorithm>

namespace Batanidza {

Hub::Hub(HubParts parts)
    : m_parts(std::move(parts))
    , m_shared(m_parts)
{}

Hub::~Hub()
{
    Q_ASSERT(m_shards.isEmpty());
}

Result<std::unique_ptr<HubShard>> Hub::makeShard()
{
    auto reader = m_parts.openReader();
    if (!reader)
        return reader.error();
    auto shard = std::make_unique<HubShard>(m_parts, m_shared, std::move(*reader));
    HubShard *raw = shard.get();
    connect(
        raw, &HubShard::emptied, this, [this] { post(this, [this] { onShardEmptied(); }); },
        Qt::DirectConnection);
    connect(
        raw, &HubShard::ending, this, [this, raw] { forget(raw); }, Qt::DirectConnection);
    const QMutexLocker lock(&m_mutex);
    m_shards.append(raw);
    return shard;
}

void Hub::forget(const HubShard *shard)
{
    const QMutexLocker lock(&m_mutex);
    m_shards.removeIf([shard](const HubShard *one) { return one == shard; });
}

void Hub::take(qintptr descriptor)
{
    const QMutexLocker lock(&m_mutex);
    const auto least = std::min_element(
        m_shards.cbegin(), m_shards.cend(),
        [](const HubShard *a, const HubShard *b) { return a->load() < b->load(); });
    if (m_draining || least == m_shards.cend())
        ::close(static_cast<int>(descriptor));
    else
        (*least)->take(descriptor);
}

void Hub::deliver(const CommitBatchPtr &batch)
{
    const auto now = m_parts.clock.monotonic();
    const QMutexLocker lock(&m_mutex);
    for (HubShard *shard : std::as_const(m_shards))
        shard->deliver(batch, now);
}

void Hub::sayGoaway(const QString &reason, std::chrono::milliseconds resumeAfter)
{
    m_draining = true;
    const QMutexLocker lock(&m_mutex);
    for (HubShard *shard : std::as_const(m_shards))
        shard->sayGoaway(reason, resumeAfter);
}

void Hub::resync(const TenantId &tenant, const ResyncTarget &target)
{
    // About a thousand a second.
    const std::chrono::milliseconds within(connections());
    const QMutexLocker lock(&m_mutex);
    for (HubShard *shard : std::as_const(m_shards))
        shard->resync(tenant, target, within);
}

void Hub::forgetPages()
{
    const QMutexLocker lock(&m_mutex);
    for (HubShard *shard : std::as_const(m_shards))
        shard->forgetPages();
}

void Hub::closeAll()
{
    m_draining = true;
    const QMutexLocker lock(&m_mutex);
    m_toEmpty = static_cast<int>(m_shards.size());
    for (HubShard *shard : std::as_const(m_shards))
        shard->closeAll();
    if (m_shards.isEmpty())
        post(this, [this] { Q_EMIT emptied(); });
}

int Hub::connections() const
{
    const QMutexLocker lock(&m_mutex);
    int sum = 0;
    for (const HubShard *shard : m_shards)
        sum += shard->connections();
    return sum;
}

QList<HubClient> Hub::clients() const
{
    const QMutexLocker lock(&m_mutex);
    QList<HubClient> all;
    for (const HubShard *shard : m_shards)
        all += shard->clients();
    return all;
}

quint64 Hub::clientsGeneration() const
{
    const QMutexLocker lock(&m_mutex);
    quint64 sum = 0;
    for (const HubShard *shard : m_shards)
        sum += shard->clientsGeneration();
    return sum;
}

void Hub::onShardEmptied()
{
    {
        const QMutexLocker lock(&m_mutex);
        if (m_toEmpty == 0 || --m_toEmpty > 0)
            return;
    }
    Q_EMIT emptied();
}

} // namespace Batanidza
