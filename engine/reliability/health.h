#pragma once

#include "engine/base/clock.h"

#include <QList>
#include <QString>

#include <optional>

//! How the parts of a running engine are, and since when: named checks and the worst of them.
//! Driven by a Clock; runs nothing itself. Not thread-safe; belongs to one thread.
namespace Batanidza {

//! From good to bad; Unknown (never measured, or too long ago) stands between Ok and Warning.
enum class HealthLevel { Ok, Unknown, Warning, Critical };

struct HealthState
{
    QString name; //!< stable: "store-write", "disk", "hub"
    HealthLevel level = HealthLevel::Unknown;
    QString detail;                     //!< English; empty where all is well
    std::chrono::milliseconds since{0}; //!< UTC; when the level last changed
    std::chrono::milliseconds took{0};  //!< the last measuring

    friend bool operator==(const HealthState &, const HealthState &) = default;
};

class Health
{
public:
    explicit Health(const Clock &clock);

    //! Adds a check. A report older than `staleAfter` counts as Unknown; 0 = it never grows old.
    void expect(const QString &name, std::chrono::milliseconds staleAfter = {});
    //! What a check found. A name that is not expected is added, without an age limit.
    void report(const QString &name, HealthLevel level, const QString &detail = {},
                std::chrono::milliseconds took = {});

    //! In the order they were added.
    [[nodiscard]] QList<HealthState> states() const;
    [[nodiscard]] std::optional<HealthState> state(const QString &name) const;
    //! The worst level of all; Unknown where there is no check.
    [[nodiscard]] HealthLevel worst() const;

private:
    struct Check
    {
        HealthState state;
        std::chrono::milliseconds staleAfter{0};
        std::chrono::nanoseconds reportedAt{0}; //!< monotonic
        std::chrono::milliseconds reportedUtc{0};
    };

    [[nodiscard]] HealthState now(const Check &check) const;
    Check &find(const QString &name);

    const Clock &m_clock;
    QList<Check> m_checks;
};

} // namespace Batanidza
