#pragma once

#include "engine/content/platform.h"
#include "engine/runtime/enginesnapshot.h"

#include <QCoreApplication>
#include <QString>

//! Numbers, sizes and times as a person reads them, in the language of the window (QLocale's
//! default and the installed catalogue). Sentences are whole; CSV and JSON never come through
//! here except by the functions named for it. Main thread.
namespace Batanidza {

class Format
{
    Q_DECLARE_TR_FUNCTIONS(Format)

public:
    [[nodiscard]] static QString number(qint64 value);
    //! Always that many decimals, so that columns line up.
    [[nodiscard]] static QString decimal(double value, int decimals);
    //! `value` in percent already: 94.7 is "94.7 %".
    [[nodiscard]] static QString percent(double value, int decimals = 1);
    //! In steps of 1000: "41 kB", "1.3 MB".
    [[nodiscard]] static QString bytes(qint64 bytes);
    //! "24 ms", "1.3 s": a latency, with two to three figures.
    [[nodiscard]] static QString milliseconds(double ms);
    //! The same without decimals, for round values: "1 ms", "10 s".
    [[nodiscard]] static QString roundMilliseconds(double ms);
    //! "8 s", "12 min", "3 h", "4 days": one unit.
    [[nodiscard]] static QString duration(Millis length);
    //! "12 min ago"; "just now" below a second, also where the clock went back.
    [[nodiscard]] static QString age(Millis then, Millis now);
    //! "14:05:09", local.
    [[nodiscard]] static QString time(Millis utc);
    //! "14:05", local.
    [[nodiscard]] static QString shortTime(Millis utc);
    //! "22/11/2026", local, as the language writes it.
    [[nodiscard]] static QString shortDate(Millis utc);
    //! The time alone where it is of the same local day as `now`, else with the short date.
    [[nodiscard]] static QString moment(Millis utc, Millis now);
    //! Short date and time to the second, local, with the zone's abbreviation: for tooltips.
    [[nodiscard]] static QString exact(Millis utc);
    //! The zone that local times are of then, with its distance: "CAT, UTC+02:00".
    [[nodiscard]] static QString zone(Millis utc);
    //! "v43"; a dash where there is none.
    [[nodiscard]] static QString version(qint64 version);
    //! What a gap in a chart is called.
    [[nodiscard]] static QString noData();
    //! What stands where there is no value.
    [[nodiscard]] static QString none();

    [[nodiscard]] static QString platform(Platform platform);
    //! Also for names that are not one of the five: they stay as they are.
    [[nodiscard]] static QString platform(const QString &name);
    //! "In sync", "Needs attention", "Critical", "Off".
    [[nodiscard]] static QString severity(Severity severity);

    //! ISO 8601 in UTC, for CSV; empty for 0.
    [[nodiscard]] static QString csvTime(Millis utc);
    //! C locale, for CSV.
    [[nodiscard]] static QString csvNumber(double value);
    //! One CSV field, quoted where it must be (RFC 4180).
    [[nodiscard]] static QString csvField(const QString &text);
};

} // namespace Batanidza
