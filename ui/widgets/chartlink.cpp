#include "ui/widgets/chartlink.h"

namespace Batanidza {

void ChartLink::setCrosshair(std::optional<Millis> time)
{
    if (time == m_crosshair)
        return;
    m_crosshair = time;
    Q_EMIT changed();
}

void ChartLink::pin(Millis time)
{
    if (!m_pins.removeOne(time)) {
        if (m_pins.size() == 2)
            m_pins.removeFirst();
        m_pins.append(time);
    }
    Q_EMIT changed();
}

void ChartLink::clearPins()
{
    if (m_pins.isEmpty())
        return;
    m_pins.clear();
    Q_EMIT changed();
}

void ChartLink::setPaused(bool paused)
{
    if (paused == m_paused)
        return;
    m_paused = paused;
    Q_EMIT pausedChanged(paused);
    Q_EMIT changed();
}

} // namespace Batanidza
