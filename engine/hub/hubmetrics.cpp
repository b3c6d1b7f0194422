#include "engine/hub/hubmetrics.h"

#include <utility>

namespace Batanidza {

namespace {

Counter &counterOf(Registry &registry, QStringView name, QStringView help)
{
    return registry.counter(QStringLiteral("batanidza_") + name.toString(), help.toString());
}

} // namespace

HubMetrics::Line::Line(Registry &registry)
    : opened(counterOf(registry, u"connections_opened_total", u"Connections that were taken."))
    , closed(
          counterOf(registry, u"connections_closed_total", u"Connections that ended, by whomever."))
    , superseded(counterOf(registry, u"connections_superseded_total",
                           u"Connections closed since their client came again on another."))
    , receivedFrames(counterOf(registry, u"received_frames_total", u"Frames from clients."))
    , receivedBytes(counterOf(registry, u"received_bytes_total",
                              u"Bytes of frames from clients, as they came."))
    , controlFrames(counterOf(registry, u"control_frames_total",
                              u"Answers and notices without content, given to links."))
    , controlBytes(counterOf(registry, u"control_bytes_total",
                             u"Bytes of answers and notices without content."))
    , urgentFrames(counterOf(registry, u"urgent_frames_total",
                             u"Urgent changes that overtook others, by link."))
    , plainBytes(counterOf(registry, u"frame_plain_bytes_total",
                           u"Bytes of frames that were made, before deflating."))
    , packedBytes(counterOf(registry, u"frame_packed_bytes_total",
                            u"Bytes of frames that were made, as they go out."))
    , fellBehind(counterOf(registry, u"fell_behind_total",
                           u"Times a connection turned to the log for what it lacked."))
    , pages(counterOf(registry, u"log_pages_total", u"Pages of the log that connections walked."))
    , sharedPages(counterOf(registry, u"log_pages_shared_total",
                            u"Pages of the log that another connection had made already."))
    , overflows(counterOf(registry, u"queue_overflows_total",
                          u"Connections closed since they read nothing of what waited for them."))
    , acknowledged(
          counterOf(registry, u"acknowledgements_total", u"Acknowledgements from clients."))
    , resyncs(counterOf(registry, u"resyncs_asked_total",
                        u"Connections asked to come back and compare their content."))
    , orders(counterOf(registry, u"orders_total", u"Calls of operators and staff."))
    , refusedTokens(
          counterOf(registry, u"refused_tokens_total", u"Hellos with a token that is not good."))
    , roundTrip(registry.distribution(QStringLiteral("batanidza_round_trip_seconds"),
                                      QStringLiteral("From a ping to its pong.")))
{}

HubMetrics::HubMetrics(Registry &registry)
    : line(registry)
    , encoding(registry.distribution(
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

void HubMetrics::closedWith(int code)
{
    m_registry
        .counter(QStringLiteral("batanidza_closes_total"),
                 QStringLiteral("Connections that the hub closed, by close code."),
                 {{QStringLiteral("code"), QString::number(code)}})
        .add();
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
