#include "engine/hub/sendqueue.h"

namespace Batanidza {

bool SendQueue::push(Lane lane, const QByteArray &frames)
{
    const auto index = static_cast<size_t>(lane);
    const qint64 most = lane == Lane::Control ? m_mostControl : m_mostContent;
    if (frames.isEmpty())
        return true;
    if (m_bytes[index] > 0 && m_bytes[index] + frames.size() > most)
        return false;
    m_lanes[index].push_back(frames);
    m_bytes[index] += frames.size();
    return true;
}

QByteArray SendQueue::take()
{
    for (size_t index = 0; index < m_lanes.size(); ++index) {
        if (m_lanes[index].isEmpty())
            continue;
        const QByteArray frames = m_lanes[index].takeFirst();
        m_bytes[index] -= frames.size();
        return frames;
    }
    return {};
}

} // namespace Batanidza
