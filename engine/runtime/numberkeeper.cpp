#include "engine/runtime/numberkeeper.h"

#include "engine/base/logging.h"

namespace Batanidza {

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

constexpr qint64 minute = 60;
constexpr qint64 hour = 3600;
constexpr qint64 gaugesEvery = 600;

qint64 secondOf(milliseconds time)
{
    return time.count() / 1000;
}

} // namespace

void NumberKeeper::start(const QString &file, milliseconds now)
{
    auto store = NumberStore::open(file);
    if (!store)
        return tell(store.error());
    m_store = *std::move(store);
    m_next = secondOf(now) / minute * minute;
    m_gaugeNext = secondOf(now) / gaugesEvery * gaugesEvery;
    for (const Series &one : m_series) {
        const auto kept = m_store->load(one.name);
        if (!kept) {
            tell(kept.error());
            continue;
        }
        for (const SeriesBucket &bucket : *kept) {
            // A clock that was set back leaves what lies ahead aside.
            if (bucket.start < now)
                one.series->restore(bucket);
        }
    }
}

void NumberKeeper::tick(milliseconds now, const QHash<QString, double> &gauges)
{
    if (!m_store)
        return;
    const qint64 at = secondOf(now);
    if (at < m_next || at > m_next + hour) { // the clock was set, or the machine slept
        keep(m_next);
        m_next = at / minute * minute;
    }
    for (; m_next + minute <= at; m_next += minute)
        keep(m_next);
    if (at >= m_gaugeNext || at < m_gaugeNext - gaugesEvery) {
        m_gaugeNext = (at / gaugesEvery + 1) * gaugesEvery;
        for (auto gauge = gauges.cbegin(); gauge != gauges.cend(); ++gauge)
            tell(m_store->putGauge(gauge.key(), {now, gauge.value()}));
    }
}

void NumberKeeper::finish(milliseconds now)
{
    if (!m_store)
        return;
    tick(now, {});
    keep(m_next);
}

void NumberKeeper::keep(qint64 start)
{
    tell(write(start));
}

Result<void> NumberKeeper::write(qint64 start)
{
    auto transaction = m_store->begin();
    if (!transaction)
        return transaction.error();
    const auto put = [&](const Series &one, qint64 from, qint64 length,
                         qint64 width) -> Result<void> {
        const auto buckets = one.series->read(seconds(from), seconds(from + length),
                                              static_cast<int>(length / width));
        if (buckets.isEmpty())
            return {};
        return m_store->put(one.name, seconds(width), seconds(from), buckets);
    };
    const qint64 end = start + minute;
    for (const Series &one : m_series) {
        if (const auto done = put(one, start, minute, 1); !done)
            return done;
        if (end % hour != 0)
            continue;
        for (const qint64 width : {minute, hour}) {
            if (const auto done = put(one, end - hour, hour, width); !done)
                return done;
        }
    }
    if (end % hour == 0) {
        if (const auto done = m_store->prune(seconds(end), NumberLimits()); !done)
            return done;
    }
    return transaction->commit();
}

QList<ForecastPoint> NumberKeeper::gauges(const QString &name) const
{
    return m_store ? m_store->gauges(name).value_or(QList<ForecastPoint>())
                   : QList<ForecastPoint>();
}

void NumberKeeper::tell(const Result<void> &done)
{
    if (!done && !m_toldFailure)
        qCWarning(lcEngine) << "numbers are not kept:" << done.error().detail;
    m_toldFailure = !done;
}

} // namespace Batanidza
