#pragma once

#include <QList>
#include <QtGlobal>

#include <array>
#include <memory>
#include <vector>

//! A distribution in buckets that grow with the value, so that every percentile is within 1 % of
//! the true one, two histograms merge exactly, and an empty one costs a pointer. Values; any
//! thread (see Recorder for recording from many).
namespace Batanidza {

class Histogram
{
public:
    Histogram();
    ~Histogram();
    Histogram(const Histogram &);
    Histogram(Histogram &&) noexcept;
    Histogram &operator=(const Histogram &);
    Histogram &operator=(Histogram &&) noexcept;

    //! Records a value >= 0 (negative ones count as 0) in whatever unit the owner says.
    void record(double value, qint64 times = 1);
    void merge(const Histogram &other);

    [[nodiscard]] qint64 count() const;
    [[nodiscard]] double sum() const;
    //! Exact; 0 where empty.
    [[nodiscard]] double min() const;
    [[nodiscard]] double max() const;
    //! `q` from 0 to 1, nearest rank. Relative error at most 1 %; 0 where empty.
    [[nodiscard]] double quantile(double q) const;
    //! How many recorded values were at most `bound` (up to the bucket's error). For Prometheus.
    [[nodiscard]] qint64 countUpTo(double bound) const;
    [[nodiscard]] bool isEmpty() const { return count() == 0; }

private:
    friend class HistogramCodec;
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace Batanidza
