#include "ui/text/format.h"

#include "engine/base/csvfield.h"

#include <QDateTime>
#include <QLocale>

#include <array>
#include <cmath>

namespace Batanidza {

namespace {

QDateTime local(Millis utc)
{
    return QDateTime::fromMSecsSinceEpoch(utc.count());
}

} // namespace

QString Format::number(qint64 value)
{
    return QLocale().toString(value);
}

QString Format::decimal(double value, int decimals)
{
    return QLocale().toString(value, 'f', decimals);
}

QString Format::percent(double value, int decimals)
{
    //: A share in percent.
    return tr("%1 %").arg(decimal(value, decimals));
}

QString Format::bytes(qint64 bytes)
{
    if (bytes < 1000) {
        //: A size in bytes, short.
        return tr("%1 B").arg(number(bytes));
    }
    const double kilo = static_cast<double>(bytes) / 1000.0;
    const auto figure = [](double value) { return decimal(value, value < 9.95 ? 1 : 0); };
    if (kilo < 999.5) {
        //: A size in kilobytes, short.
        return tr("%1 kB").arg(figure(kilo));
    }
    if (kilo < 999'500.0) {
        //: A size in megabytes, short.
        return tr("%1 MB").arg(figure(kilo / 1000.0));
    }
    //: A size in gigabytes, short.
    return tr("%1 GB").arg(figure(kilo / 1'000'000.0));
}

QString Format::milliseconds(double ms)
{
    if (!std::isfinite(ms))
        return none();
    if (ms >= 999.5) {
        //: A latency in seconds, short.
        return tr("%1 s").arg(decimal(ms / 1000.0, ms < 9950 ? 1 : 0));
    }
    //: A latency in milliseconds, short.
    return tr("%1 ms").arg(decimal(ms, ms < 9.95 ? 1 : 0));
}

QString Format::roundMilliseconds(double ms)
{
    if (ms >= 999.5) {
        //: A latency in seconds, short.
        return tr("%1 s").arg(number(qRound64(ms / 1000.0)));
    }
    //: A latency in milliseconds, short.
    return tr("%1 ms").arg(number(qRound64(ms)));
}

QString Format::duration(Millis length)
{
    const qint64 seconds = std::max<qint64>(0, length.count() / 1000);
    if (seconds < 60) {
        //: A length of time in seconds, short.
        return tr("%1 s").arg(number(seconds));
    }
    if (seconds < 3600) {
        //: A length of time in minutes, short.
        return tr("%1 min").arg(number(seconds / 60));
    }
    if (seconds < 48 * 3600) {
        //: A length of time in hours, short.
        return tr("%1 h").arg(number(seconds / 3600));
    }
    return tr("%n day(s)", "a length of time", static_cast<int>(seconds / 86400));
}

QString Format::age(Millis then, Millis now)
{
    const Millis length = now - then;
    if (length < Millis(1000))
        return tr("just now");
    //: %1 is a length of time, such as "12 min".
    return tr("%1 ago").arg(duration(length));
}

QString Format::time(Millis utc)
{
    return local(utc).time().toString(QStringLiteral("HH:mm:ss"));
}

QString Format::shortTime(Millis utc)
{
    return local(utc).time().toString(QStringLiteral("HH:mm"));
}

QString Format::shortDate(Millis utc)
{
    return QLocale().toString(local(utc).date(), QLocale::ShortFormat);
}

QString Format::noData()
{
    //: Stands in a chart where nothing was measured.
    return tr("no data");
}

QString Format::moment(Millis utc, Millis now)
{
    const QDateTime then = local(utc);
    if (then.date() == local(now).date())
        return time(utc);
    //: A date and a time of day.
    return tr("%1 %2").arg(QLocale().toString(then.date(), QLocale::ShortFormat), time(utc));
}

QString Format::zone(Millis utc)
{
    const QDateTime then = local(utc);
    const QString name = then.timeZoneAbbreviation();
    const QString distance = then.toOffsetFromUtc(then.offsetFromUtc()).timeZoneAbbreviation();
    // Many zones have no name but their distance: "+03".
    const bool named = !name.isEmpty() && name.at(0).isLetter() && !distance.startsWith(name);
    return named ? name + QStringLiteral(", ") + distance : distance;
}

QString Format::exact(Millis utc)
{
    const QDateTime then = local(utc);
    //: A date, a time of day and the abbreviation of the time zone.
    return tr("%1 %2 %3")
        .arg(QLocale().toString(then.date(), QLocale::ShortFormat), time(utc),
             then.timeZoneAbbreviation());
}

QString Format::version(qint64 version)
{
    if (version <= 0)
        return none();
    //: A version number, short: v43.
    return tr("v%1").arg(version);
}

QString Format::none()
{
    return QStringLiteral("\u2013");
}

QString Format::platform(Platform platform)
{
    switch (platform) {
    case Platform::Web:
        //: Name of a platform.
        return tr("Web");
    case Platform::Ios:
        //: Name of a platform.
        return tr("iOS");
    case Platform::Android:
        //: Name of a platform.
        return tr("Android");
    case Platform::Desktop:
        //: Name of a platform.
        return tr("Desktop");
    case Platform::Watchos:
        //: Name of a platform.
        return tr("watchOS");
    }
    return {};
}

QString Format::platform(const QString &name)
{
    if (const auto known = platformFromName(name))
        return platform(*known);
    return name;
}

QString Format::severity(Severity severity)
{
    switch (severity) {
    case Severity::Ok:
        return tr("In sync");
    case Severity::Unknown:
        //: State of something that is not connected or not known.
        return tr("Off");
    case Severity::Warning:
        return tr("Needs attention");
    case Severity::Critical:
        //: The worst state.
        return tr("Critical");
    }
    return {};
}

QString Format::csvTime(Millis utc)
{
    if (utc.count() == 0)
        return {};
    return QDateTime::fromMSecsSinceEpoch(utc.count(), Qt::UTC).toString(Qt::ISODateWithMs);
}

QString Format::csvNumber(double value)
{
    if (!std::isfinite(value))
        return {};
    return QString::number(value, 'g', 10);
}

QString Format::csvField(const QString &text)
{
    return Batanidza::csvField(text);
}

} // namespace Batanidza
