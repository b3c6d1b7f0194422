#pragma once

#include "engine/metrics/registry.h"

#include <QHash>
#include <QMutex>

#include <memory>
#include <unordered_map>

//! The hub's numbers, by platform. Thread-safe: the shards share one.
namespace Batanidza {

class HubMetrics
{
public:
    struct ByPlatform
    {
        Counter &deliveries; //!< frames with changes given to links
        Counter &bytes;
        Counter &requests;
        Counter &errors;           //!< requests answered with an error
        Counter &reconnects;       //!< hellos beyond each client's first
        Counter &edits;            //!< pushed
        Distribution &propagation; //!< seconds
    };

    explicit HubMetrics(Registry &registry);

    Distribution &encoding; //!< seconds: a frame of changes made for all who take that form
    Distribution
        &sending; //!< seconds: from a durable commit until a shard gave it to its last link

    [[nodiscard]] const ByPlatform &of(const QString &platform);
    //! Milliseconds from a durable commit to the acknowledgement that covers it.
    void propagated(const QString &platform, double ms);
    //! What was measured since this was last asked, by platform, in ms. For one reader.
    [[nodiscard]] QHash<QString, Histogram> takePropagation();

private:
    Registry &m_registry;
    QMutex m_mutex;
    std::unordered_map<QString, std::unique_ptr<ByPlatform>> m_platforms;
    QHash<QString, Histogram> m_propagation;
};

} // namespace Batanidza
