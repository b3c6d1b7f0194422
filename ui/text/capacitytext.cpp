#include "ui/text/capacitytext.h"

#include "engine/base/jsonread.h"
#include "ui/text/format.h"

#include <optional>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Millis month{30LL * 86'400'000};

std::optional<Millis> momentOf(const Json &json)
{
    return json.isNumber() ? std::optional(Millis(json.toInteger())) : std::nullopt;
}

} // namespace

QList<CapacityText::Line> CapacityText::lines(const Json &capacity, Millis now)
{
    QList<Line> made;
    for (const Json &one : capacity.toArray()) {
        const QString name = one[u"name"].toString();
        const auto told = [&name](const Json &number) {
            const qint64 value = qRound64(number.toDouble());
            return name == u"disk" ? Format::bytes(value) : Format::number(value);
        };
        const QString inUse = told(one[u"now"]);
        const Json &inAMonth = one[u"inAMonth"];
        const QString low = told(Json(std::max(0.0, inAMonth[u"low"].toDouble())));
        const QString high = told(inAMonth[u"high"]);
        Line line;
        if (name == u"disk") {
            //: %1, %2, %3: sizes
            line.text = tr("Disk: %1 in use; in 30 days between %2 and %3.").arg(inUse, low, high);
        } else if (name == u"connections") {
            //: %1, %2, %3: numbers of connections
            line.text = tr("Connections: %1; in 30 days between %2 and %3.").arg(inUse, low, high);
        } else if (name == u"log") {
            //: %1, %2, %3: numbers of events in the log
            line.text = tr("Log: %1 events; in 30 days between %2 and %3.").arg(inUse, low, high);
        } else {
            continue; // of a newer engine
        }
        const Json &meets = one[u"meets"];
        const auto earliest = momentOf(meets[u"earliest"]);
        const auto expected = momentOf(meets[u"expected"]);
        if (earliest && *earliest <= now) {
            line.text += u' ' + tr("Its limit, %1, is met now.").arg(told(one[u"limit"]));
        } else if (earliest && expected) {
            //: %1 a limit, %2 and %3 dates
            line.text += u' ' + tr("Its limit, %1, is expected to be met on %2, on %3 at the "
                                   "earliest.")
                                    .arg(told(one[u"limit"]), Format::shortDate(*expected),
                                         Format::shortDate(*earliest));
        } else if (earliest) {
            line.text += u' ' + tr("Its limit, %1, may be met on %2 at the earliest.")
                                    .arg(told(one[u"limit"]), Format::shortDate(*earliest));
        } else if (one.contains(u"limit")) {
            line.text +=
                u' ' + tr("Its limit, %1, is not met within a year.").arg(told(one[u"limit"]));
        }
        if (earliest && *earliest - now <= month)
            line.severity = Severity::Warning;
        made.append(line);
    }
    if (made.isEmpty())
        made.append({tr("A forecast needs two hours of numbers; they are being collected."),
                     Severity::Unknown});
    return made;
}

} // namespace Batanidza
