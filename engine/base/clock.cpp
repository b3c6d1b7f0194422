#include "engine/base/clock.h"

namespace Batanidza {

std::chrono::milliseconds SystemClock::utc() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::system_clock::now().time_since_epoch());
}

std::chrono::nanoseconds SystemClock::monotonic() const
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

QString toRfc3339(std::chrono::milliseconds utc)
{
    using namespace std::chrono;
    const auto days = floor<std::chrono::days>(utc);
    const year_month_day date{sys_days(days)};
    const int year = int(date.year());
    if (year < 0 || year > 9999)
        return QDateTime::fromMSecsSinceEpoch(utc.count(), Qt::UTC).toString(Qt::ISODateWithMs);
    // Written by hand: it is in every answer to a hello.
    QString text = QStringLiteral("0000-00-00T00:00:00.000Z");
    QChar *to = text.data();
    const auto put = [to](int at, int digits, qint64 number) {
        for (int i = at + digits - 1; i >= at; --i, number /= 10)
            to[i] = QChar(ushort(u'0' + number % 10));
    };
    const hh_mm_ss time(utc - days);
    put(0, 4, year);
    put(5, 2, unsigned(date.month()));
    put(8, 2, unsigned(date.day()));
    put(11, 2, time.hours().count());
    put(14, 2, time.minutes().count());
    put(17, 2, time.seconds().count());
    put(20, 3, time.subseconds().count());
    return text;
}

std::optional<std::chrono::milliseconds> fromRfc3339(QStringView text)
{
    if (text.size() < 20 || (text[10] != u'T' && text[10] != u't'))
        return std::nullopt;
    const QDateTime time = QDateTime::fromString(text.toString().toUpper(), Qt::ISODateWithMs);
    if (!time.isValid() || time.timeSpec() == Qt::LocalTime)
        return std::nullopt;
    return std::chrono::milliseconds(time.toMSecsSinceEpoch());
}

} // namespace Batanidza
