#pragma once

#include "engine/metrics/forecast.h"
#include "engine/metrics/timeseries.h"
#include "engine/store/database.h"

#include <memory>

//! The history of our own numbers, kept in a file of its own beside the content (numbers.db), so
//! that neither the writer nor a backup has to do with it. Belongs to the thread that opened it.
namespace Batanidza {

struct NumberLimits
{
    std::chrono::seconds seconds = std::chrono::hours(24);
    std::chrono::seconds minutes = std::chrono::hours(7 * 24);
    std::chrono::seconds hours = std::chrono::hours(30 * 24);
    qint64 bytes = 64 * 1024 * 1024; //!< of packed buckets; the oldest seconds go first
};

class NumberStore
{
public:
    //! A file that cannot be used is put aside under another name, and a new one begun: numbers are
    //! no content. Errors: unavailable, disk_full.
    [[nodiscard]] static Result<std::unique_ptr<NumberStore>> open(const QString &file);

    //! Puts together what is written until it is destroyed or committed.
    [[nodiscard]] Result<Transaction> begin() { return Transaction::begin(*m_database); }
    //! Buckets of `width` (1, 60 or 3600 s) of the stretch that begins at `start`, in place of
    //! those that were kept of it.
    [[nodiscard]] Result<void> put(const QString &series, std::chrono::seconds width,
                                   std::chrono::milliseconds start,
                                   const QList<SeriesBucket> &buckets);
    //! All of it, oldest first, without overlap: of each time the finest that is kept. Damaged
    //! stretches are left out (a line in the log says so).
    [[nodiscard]] Result<QList<SeriesBucket>> load(const QString &series) const;

    [[nodiscard]] Result<void> putGauge(const QString &name, const ForecastPoint &point);
    [[nodiscard]] Result<QList<ForecastPoint>> gauges(const QString &name) const;

    //! Lets go of what is older than the limits, or too much.
    [[nodiscard]] Result<void> prune(std::chrono::milliseconds now, const NumberLimits &limits);
    //! Of packed buckets.
    [[nodiscard]] Result<qint64> bytes() const;

private:
    explicit NumberStore(std::unique_ptr<Database> database)
        : m_database(std::move(database))
    {}

    [[nodiscard]] static Result<std::unique_ptr<NumberStore>> tryOpen(const QString &file);

    std::unique_ptr<Database> m_database;
};

} // namespace Batanidza
