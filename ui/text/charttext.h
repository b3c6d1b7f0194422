#pragma once

#include "ui/models/chartdata.h"

#include <QCoreApplication>
#include <QStringList>

#include <functional>

//! What a chart says in words: one sentence over all of it, and one bucket read out. Main thread.
namespace Batanidza {

class ChartText
{
    Q_DECLARE_TR_FUNCTIONS(ChartText)

public:
    using ValueText = std::function<QString(double)>;

    //! "P99 rose from 90 ms to 410 ms between 13:53 and 14:05; the highest was 620 ms." Of the last
    //! of the lines that has values; then the gaps.
    [[nodiscard]] static QString summary(const ChartData &data, const QStringList &names,
                                         const ValueText &text);
    //! The lines of a tooltip: span, one value for each name, sample count.
    [[nodiscard]] static QStringList bucket(const ChartData &data, qsizetype index,
                                            const QStringList &names, const ValueText &text);
    //! The difference of two pinned buckets, by name.
    [[nodiscard]] static QString difference(const ChartData &data, qsizetype first,
                                            qsizetype second, const QStringList &names,
                                            const ValueText &text);
    //! A time of it: of day, with the date where it covers more than a day or is not of today; of
    //! days, the date alone.
    [[nodiscard]] static QString moment(const ChartData &data, Millis utc);
    //! From when to when it goes: the date once where it is one day's, and none where it is
    //! today's.
    [[nodiscard]] static QString span(const ChartData &data, Millis from, Millis to);
    //! "engine not running"
    [[nodiscard]] static QString why(GapReason reason);
    //! "no data: engine not running"
    [[nodiscard]] static QString noData(GapReason reason);
    //! "8 s per point"
    [[nodiscard]] static QString width(const ChartData &data);
};

} // namespace Batanidza
