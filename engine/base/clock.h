#pragma once

#include <QDateTime>

#include <chrono>
#include <optional>

//! Where time comes from, so that a test can drive it. Implementations are thread-safe.
namespace Batanidza {

class Clock
{
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;

    //! Milliseconds since 1970-01-01 UTC. May jump when a person sets the machine's clock.
    [[nodiscard]] virtual std::chrono::milliseconds utc() const = 0;
    //! Since some fixed moment; never goes back. For durations and deadlines.
    [[nodiscard]] virtual std::chrono::nanoseconds monotonic() const = 0;
};

//! The machine's clocks.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] std::chrono::milliseconds utc() const override;
    [[nodiscard]] std::chrono::nanoseconds monotonic() const override;
};

//! RFC 3339 in UTC with milliseconds and Z: "2026-11-22T12:00:00.123Z".
[[nodiscard]] QString toRfc3339(std::chrono::milliseconds utc);
//! The reverse; also takes seconds only, and any offset. Nothing where the text is no time.
[[nodiscard]] std::optional<std::chrono::milliseconds> fromRfc3339(QStringView text);

} // namespace Batanidza
