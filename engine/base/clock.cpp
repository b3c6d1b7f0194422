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
    return QDateTime::fromMSecsSinceEpoch(utc.count(), Qt::UTC).toString(Qt::ISODateWithMs);
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
