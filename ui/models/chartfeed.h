#pragma once

#include "engine/base/error.h"
#include "engine/runtime/enginesnapshot.h"

#include <QByteArray>
#include <QList>
#include <QObject>

#include <optional>

//! The stretch of time that the charts of one page show: the last minutes, hours or days, or a span
//! that a person chose. What there is to draw comes from the classes above it. Main thread.
namespace Batanidza {

//! Why a span cannot be shown.
enum class SpanFault { None, Reversed, TooShort, Future, NotKept };

class ChartFeed : public QObject
{
    Q_OBJECT

public:
    struct Ranges
    {
        QList<Millis> presets; //!< the shortest first
        Millis first{0};       //!< of them, at the beginning
        Millis shortest{0};    //!< span
        Millis kept{0};        //!< further back nothing is known
    };

    ChartFeed(Ranges ranges, QObject *parent);

    [[nodiscard]] const QList<Millis> &presets() const { return m_ranges.presets; }
    [[nodiscard]] Millis kept() const { return m_ranges.kept; }
    [[nodiscard]] Millis shortest() const { return m_ranges.shortest; }
    //! The last so much of time, moving on with it. Anything but a preset is ignored.
    void setRange(Millis range);
    //! How long the stretch is that is shown.
    [[nodiscard]] Millis range() const;
    //! The next preset that is shorter, or longer, than what is shown.
    void shorter();
    void longer();

    [[nodiscard]] SpanFault faultOf(Millis from, Millis to) const;
    //! A span that stays where it is. What cannot be shown of it is cut off; one that is too short
    //! grows around its middle.
    void setSpan(Millis from, Millis to);
    [[nodiscard]] bool isSpan() const { return m_span.has_value(); }
    //! Back to the preset that was shown before the span.
    void goLive();

    //! What was chosen, for restore() after the next start.
    [[nodiscard]] QByteArray state() const;
    //! Chooses what state() told. A span waits until the time is known, and is left out where it
    //! can no longer be shown; what cannot be read is left out too.
    void restore(const QByteArray &state);

    [[nodiscard]] Millis from() const;
    [[nodiscard]] Millis to() const;
    //! The newest time that is known; 0 = nothing was heard yet.
    [[nodiscard]] Millis now() const { return m_now; }
    //! Why what is kept is not there, where it is not.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    //! Asks the engine again.
    virtual void reload() = 0;

Q_SIGNALS:
    void changed();
    void rangeChanged();

protected:
    void setNow(Millis now);
    void setError(const std::optional<Error> &error) { m_error = error; }

private:
    struct Span
    {
        Millis from{0};
        Millis to{0};
        friend bool operator==(const Span &, const Span &) = default;
    };

    void showRestored();

    const Ranges m_ranges;
    Millis m_range;
    std::optional<Span> m_span;
    std::optional<Span> m_restored; //!< until the time is known
    Millis m_now{0};
    std::optional<Error> m_error;
};

} // namespace Batanidza
