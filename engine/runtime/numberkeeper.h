#pragma once

#include "engine/store/numberstore.h"

#include <QHash>
#include <QString>

#include <vector>

//! Keeps the time series of a monitor over restarts: each minute its seconds, each hour its minutes
//! and itself, and every ten minutes what forecasts are made of. Belongs to the monitor's thread.
namespace Batanidza {

class NumberKeeper
{
public:
    //! The series that `start()` fills and `tick()` reads; they outlive this.
    void add(const QString &name, TimeSeries &series) { m_series.push_back({name, &series}); }
    //! Opens `file` and puts back what was kept. An error is told in the log once: the engine works
    //! without a history.
    void start(const QString &file, std::chrono::milliseconds now);
    //! Once a second. `gauges` are the numbers of now that grow.
    void tick(std::chrono::milliseconds now, const QHash<QString, double> &gauges);
    //! Writes the minute that has begun: the last one before an end.
    void finish(std::chrono::milliseconds now);

    [[nodiscard]] QList<ForecastPoint> gauges(const QString &name) const;

private:
    struct Series
    {
        QString name;
        TimeSeries *series;
    };

    void keep(qint64 minute);
    [[nodiscard]] Result<void> write(qint64 minute);
    void tell(const Result<void> &done);

    std::unique_ptr<NumberStore> m_store;
    std::vector<Series> m_series;
    qint64 m_next = 0;      //!< the first minute that is not kept, seconds since 1970
    qint64 m_gaugeNext = 0; //!< when gauges are kept next
    bool m_toldFailure = false;
};

} // namespace Batanidza
