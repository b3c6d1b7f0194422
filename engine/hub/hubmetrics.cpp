#include "engine/hub/hubmetrics.h"

#include <utility>

namespace Batanidza {

HubMetrics::HubMetrics(Registry &registry)
    : encoding(registry.distribution(
          QStringLiteral("batanidza_encode_seconds"),
          QStringLiteral("Time of making a frame of changes, shared by all who take its form.")))
    , sending(registry.distribution(
          QStringLiteral("batanidza_send_seconds"),
          QStringLiteral("From a durable commit until a shard gave it to the last of its links.")))
    , m_registry(registry)
{}

const HubMetrics::ByPlatform &HubMetrics::of(const QString &platform)
{
    const QMutexLocker lock(&m_mutex);
    auto &known = m_platforms[platform];
    if (!known) {
        const MetricLabels labels{{QStringLiteral("platform"), platform}};
        const auto counter = [&](const QString &name, const QString &help) -> Counter & {
            return m_registry.counter(QStringLiteral("batanidza_") + name, help, labels);
        };
        known = std::make_unique<ByPlatform>(ByPlatform{
            counter(QStringLiteral("deliveries_total"),
                    QStringLiteral("Frames with changes given to links")),
            counter(QStringLiteral("delivered_bytes_total"),
                    QStringLiteral("Bytes of frames with changes")),
            counter(QStringLiteral("requests_total"), QStringLiteral("Calls made by clients")),
            counter(QStringLiteral("request_errors_total"),
                    QStringLiteral("Calls answered with an error")),
            counter(QStringLiteral("reconnects_total"),
                    QStringLiteral("Hellos beyond each client's first")),
            counter(QStringLiteral("edits_pushed_total"),
                    QStringLiteral("Edits pushed by clients")),
            m_registry.distribution(
                QStringLiteral("batanidza_propagation_seconds"),
                QStringLiteral("From a durable commit to the acknowledgement that covers it"),
                labels)});
    }
    return *known;
}

void HubMetrics::propagated(const QString &platform, double ms)
{
    of(platform).propagation.record(ms / 1000.0);
    const QMutexLocker lock(&m_mutex);
    m_propagation[platform].record(ms);
}

QHash<QString, Histogram> HubMetrics::takePropagation()
{
    const QMutexLocker lock(&m_mutex);
    return std::exchange(m_propagation, {});
}

} // namespace Batanidza
