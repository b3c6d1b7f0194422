#include "engine/runtime/capacity.h"

#include <algorithm>
#include <array>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::hours month{30 * 24};
constexpr double mebi = 1024.0 * 1024.0;

Json writeMoment(const std::optional<Millis> &at)
{
    return at ? Json(qint64(at->count())) : Json();
}

} // namespace

QHash<QString, double> capacityNumbers(const EngineSnapshot &snapshot)
{
    QHash<QString, double> numbers{{u"connections"_s, double(snapshot.connections)},
                                   {u"log"_s, double(snapshot.head.sequence.value())}};
    if (snapshot.databaseBytes > 0)
        numbers.insert(u"disk"_s, double(snapshot.databaseBytes + snapshot.blobBytes));
    return numbers;
}

QList<CapacityForecast> capacityForecasts(const NumberKeeper &keeper,
                                          const EngineSnapshot &snapshot,
                                          const EngineConfig &config)
{
    const QHash<QString, double> now = capacityNumbers(snapshot);
    QList<CapacityForecast> made;
    for (const QString &name : {u"disk"_s, u"connections"_s, u"log"_s}) {
        const auto forecast = Forecast::of(keeper.gauges(name));
        if (!forecast || !now.contains(name))
            continue;
        CapacityForecast one;
        one.name = name;
        one.now = now.value(name);
        one.perDay = forecast->perDay();
        one.inAMonth = forecast->at(snapshot.takenAt + month);
        if (name == u"disk" && snapshot.diskFreeBytes >= 0) {
            const double spare = config.number(u"targets.diskFreeMiB"_s) * mebi;
            one.limit = one.now + std::max(0.0, double(snapshot.diskFreeBytes) - spare);
        } else if (name == u"connections" && snapshot.reachableConnections > 0) {
            one.limit = snapshot.reachableConnections;
        }
        if (one.limit)
            one.meets = forecast->meets(*one.limit);
        made.append(one);
    }
    return made;
}

Json writeCapacity(const QList<CapacityForecast> &forecasts)
{
    JsonArray list;
    for (const CapacityForecast &forecast : forecasts) {
        JsonObject json{{u"name"_s, forecast.name},
                        {u"now"_s, forecast.now},
                        {u"perDay"_s, forecast.perDay},
                        {u"inAMonth"_s, JsonObject{{u"low"_s, forecast.inAMonth.low},
                                                   {u"expected"_s, forecast.inAMonth.expected},
                                                   {u"high"_s, forecast.inAMonth.high}}}};
        if (forecast.limit)
            json.set(u"limit"_s, *forecast.limit);
        if (forecast.meets) {
            json.set(u"meets"_s,
                     JsonObject{{u"earliest"_s, qint64(forecast.meets->earliest.count())},
                                {u"expected"_s, writeMoment(forecast.meets->expected)},
                                {u"latest"_s, writeMoment(forecast.meets->latest)}});
        }
        list.append(Json(std::move(json)));
    }
    return Json(std::move(list));
}

Json writeMetrics(const QList<MetricSample> &samples)
{
    constexpr std::array kinds{u"counter", u"gauge", u"histogram"};
    JsonArray list;
    for (const MetricSample &sample : samples) {
        JsonObject labels;
        for (const auto &[name, value] : sample.labels)
            labels.set(name, value);
        JsonObject json{{u"name"_s, sample.name},
                        {u"help"_s, sample.help},
                        {u"unit"_s, sample.unit},
                        {u"labels"_s, std::move(labels)},
                        {u"kind"_s, QString::fromUtf16(kinds[static_cast<size_t>(sample.kind)])}};
        if (sample.kind == MetricSample::Kind::Histogram) {
            const Histogram &histogram = sample.histogram;
            json.set(u"count"_s, histogram.count());
            json.set(u"sum"_s, histogram.sum());
            json.set(u"min"_s, histogram.min());
            json.set(u"max"_s, histogram.max());
            for (const auto &[key, share] :
                 {std::pair(u"p50"_s, 0.5), std::pair(u"p95"_s, 0.95), std::pair(u"p99"_s, 0.99),
                  std::pair(u"p999"_s, 0.999)})
                json.set(key, histogram.quantile(share));
        } else {
            json.set(u"value"_s, sample.told());
        }
        list.append(Json(std::move(json)));
    }
    return Json(std::move(list));
}

} // namespace Batanidza
