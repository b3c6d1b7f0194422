#pragma once

#include "engine/runtime/enginesnapshot.h"

#include <QList>
#include <QObject>

#include <optional>

//! What the charts of one page share: the crosshair, the pins, and whether drawing is paused.
//! Main thread.
namespace Batanidza {

class ChartLink : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] std::optional<Millis> crosshair() const { return m_crosshair; }
    void setCrosshair(std::optional<Millis> time);
    //! At most two; a third pin takes the place of the first. The same time again takes it away.
    void pin(Millis time);
    void clearPins();
    [[nodiscard]] const QList<Millis> &pins() const { return m_pins; }
    [[nodiscard]] bool isPaused() const { return m_paused; }
    void setPaused(bool paused);
    //! Pausing, pointing and pins hold the time axis still; data goes on being collected (I8).
    [[nodiscard]] bool holds() const { return m_paused || m_crosshair || !m_pins.isEmpty(); }

    //! Whether spanWanted() is heard: only then a span is drawn with the mouse.
    [[nodiscard]] bool hasSpans() const { return m_hasSpans; }
    void setHasSpans(bool has) { m_hasSpans = has; }

Q_SIGNALS:
    void changed();
    void pausedChanged(bool paused);
    void shorter();
    void longer();
    //! A person drew, or moved to, another span of time.
    void spanWanted(Batanidza::Millis from, Batanidza::Millis to);

private:
    std::optional<Millis> m_crosshair;
    QList<Millis> m_pins;
    bool m_paused = false;
    bool m_hasSpans = false;
};

} // namespace Batanidza
