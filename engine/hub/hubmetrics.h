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

    //! The line itself, all platforms and windows together.
    struct Line
    {
        explicit Line(Registry &registry);

        Counter &opened;
        Counter &closed;
        Counter &superseded; //!< connections whose client came again on another
        Counter &receivedFrames;
        Counter &receivedBytes;
        Counter &controlFrames; //!< answers and notices without content
        Counter &controlBytes;
        Counter &urgentFrames;
        Counter &plainBytes;  //!< of frames before they were deflated
        Counter &packedBytes; //!< the same as they went out
        Counter &fellBehind;  //!< times a connection left the live commits for the log
        Counter &pages;       //!< walked through the log
        Counter &sharedPages; //!< of them, made for another connection before
        Counter &overflows;   //!< connections closed since they read nothing
        Counter &acknowledged;
        Counter &resyncs; //!< connections asked to compare their content
        Counter &orders;  //!< calls of operators and staff
        Counter &refusedTokens;
        Distribution &roundTrip; //!< seconds: ping to pong
    };

    explicit HubMetrics(Registry &registry);

    Line line;
    Distribution &encoding; //!< seconds: a frame of changes made for all who take that form
    Distribution
        &sending; //!< seconds: from a durable commit until a shard gave it to its last link

    [[nodiscard]] const ByPlatform &of(const QString &platform);
    //! A connection that the hub closed with this code.
    void closedWith(int code);
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
