#include "engine/store/numberstore.h"

#include "engine/base/logging.h"
#include "engine/metrics/seriespack.h"
#include "engine/store/query.h"

#include <QFile>

#include <limits>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;
using std::chrono::milliseconds;

namespace {

constexpr qint64 second = 1;
constexpr qint64 minute = 60;
constexpr qint64 hour = 3600;

const QString schema = uR"(CREATE TABLE IF NOT EXISTS bucket (
    series TEXT NOT NULL,
    width INTEGER NOT NULL,
    start INTEGER NOT NULL,
    packed BLOB NOT NULL,
    PRIMARY KEY (series, width, start)
) WITHOUT ROWID
;
CREATE TABLE IF NOT EXISTS gauge (
    name TEXT NOT NULL,
    at INTEGER NOT NULL,
    value REAL NOT NULL,
    PRIMARY KEY (name, at)
) WITHOUT ROWID
;
)"_s;

qint64 toSeconds(milliseconds time)
{
    return std::chrono::duration_cast<std::chrono::seconds>(time).count();
}

} // namespace

Result<std::unique_ptr<NumberStore>> NumberStore::tryOpen(const QString &file)
{
    auto database = Database::open(file, Database::Mode::ReadWrite);
    if (!database)
        return database.error();
    if (const auto made = (*database)->runScript(schema); !made)
        return made.error();
    std::unique_ptr<NumberStore> store(new NumberStore(*std::move(database)));
    // Also tells whether these are the tables that we know.
    if (const auto size = store->bytes(); !size)
        return size.error();
    return store;
}

Result<std::unique_ptr<NumberStore>> NumberStore::open(const QString &file)
{
    auto store = tryOpen(file);
    if (store || store.error().code == ErrorCode::DiskFull ||
        store.error().code == ErrorCode::Locked || !QFile::exists(file))
        return store;
    qCWarning(lcStore) << "the history of numbers cannot be read and is begun anew:"
                       << store.error().detail;
    for (const QString &part : {u""_s, u"-wal"_s, u"-shm"_s}) {
        QFile::remove(file + u".damaged"_s + part);
        if (QFile::exists(file + part) && !QFile::rename(file + part, file + u".damaged"_s + part))
            return store;
    }
    return tryOpen(file);
}

Result<void> NumberStore::put(const QString &series, std::chrono::seconds width, milliseconds start,
                              const QList<SeriesBucket> &buckets)
{
    return execute(
        *m_database,
        u"INSERT OR REPLACE INTO bucket (series, width, start, packed) VALUES (?, ?, ?, ?)"_s,
        {series, qint64(width.count()), toSeconds(start), packBuckets(buckets)});
}

Result<QList<SeriesBucket>> NumberStore::load(const QString &series) const
{
    QList<SeriesBucket> all;
    qint64 before = std::numeric_limits<qint64>::max();
    // From the finest and newest backwards: each width gives what is older than the one below it.
    for (const qint64 width : {second, minute, hour}) {
        QList<SeriesBucket> part;
        const auto read =
            eachRow(*m_database,
                    u"SELECT packed FROM bucket WHERE series = ? AND width = ? ORDER BY start"_s,
                    {series, width}, [&](const QSqlQuery &row) {
                        const auto buckets = unpackBuckets(row.value(0).toByteArray());
                        if (!buckets) {
                            qCWarning(lcStore) << buckets.error().detail << "in series" << series;
                            return;
                        }
                        for (const SeriesBucket &bucket : *buckets) {
                            if (toSeconds(bucket.start + bucket.width) <= before)
                                part.append(bucket);
                        }
                    });
        if (!read)
            return read.error();
        if (part.isEmpty())
            continue;
        // Wider buckets begin on their own grid: whole ones end before this part does.
        before = toSeconds(part.constFirst().start);
        all = part + all;
    }
    return all;
}

Result<void> NumberStore::putGauge(const QString &name, const ForecastPoint &point)
{
    return execute(*m_database,
                   u"INSERT OR REPLACE INTO gauge (name, at, value) VALUES (?, ?, ?)"_s,
                   {name, toSeconds(point.at), point.value});
}

Result<QList<ForecastPoint>> NumberStore::gauges(const QString &name) const
{
    QList<ForecastPoint> points;
    const auto read =
        eachRow(*m_database, u"SELECT at, value FROM gauge WHERE name = ? ORDER BY at"_s, {name},
                [&](const QSqlQuery &row) {
                    points.append(
                        {std::chrono::seconds(row.value(0).toLongLong()), row.value(1).toDouble()});
                });
    return read ? Result<QList<ForecastPoint>>(points) : read.error();
}

Result<void> NumberStore::prune(milliseconds now, const NumberLimits &limits)
{
    const qint64 at = toSeconds(now);
    for (const auto &[width, keep] :
         {std::pair(second, limits.seconds), std::pair(minute, limits.minutes),
          std::pair(hour, limits.hours)}) {
        // Whole hours go, so that the next wider ones take over without a gap.
        const qint64 oldest = (at - keep.count()) / hour * hour;
        if (const auto done =
                execute(*m_database, u"DELETE FROM bucket WHERE width = ? AND start < ?"_s,
                        {width, oldest});
            !done)
            return done;
    }
    if (const auto done = execute(*m_database, u"DELETE FROM gauge WHERE at < ?"_s,
                                  {at - qint64(limits.hours.count())});
        !done)
        return done;
    for (const qint64 width : {second, minute, hour}) {
        while (true) {
            const auto size = bytes();
            if (!size)
                return size.error();
            if (*size <= limits.bytes)
                return {};
            qint64 oldest = -1;
            const auto found =
                firstRow(*m_database, u"SELECT MIN(start) FROM bucket WHERE width = ?"_s, {width},
                         [&](const QSqlQuery &row) {
                             oldest = row.value(0).isNull() ? -1 : row.value(0).toLongLong();
                         });
            if (!found)
                return found.error();
            if (oldest < 0)
                break;
            if (const auto done =
                    execute(*m_database, u"DELETE FROM bucket WHERE width = ? AND start < ?"_s,
                            {width, oldest / hour * hour + hour});
                !done)
                return done;
        }
    }
    return {};
}

Result<qint64> NumberStore::bytes() const
{
    qint64 size = 0;
    const auto read =
        firstRow(*m_database, u"SELECT COALESCE(SUM(LENGTH(packed)), 0) FROM bucket"_s, {},
                 [&](const QSqlQuery &row) { size = row.value(0).toLongLong(); });
    return read ? Result<qint64>(size) : read.error();
}

} // namespace Batanidza
