#pragma once

#include "engine/base/result.h"

#include <QByteArray>
#include <QList>
#include <QtGlobal>

#include <array>
#include <memory>
#include <vector>

//! A distribution in buckets that grow with the value (buckets.h), so that every percentile is
//! within 1 % of the true one, two histograms merge exactly, and an empty one costs a pointer.
//! Values; any thread (see Distribution for recording from many).
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

    //! Records a value >= 0 (negative ones and NaN count as 0) in whatever unit the owner says.
    //! The 1 % holds from 1e-12 to 7e16; below counts as 0, above as 7e16 (min and max stay exact).
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

    //! The same counts in the same buckets, sum, min and max.
    friend bool operator==(const Histogram &a, const Histogram &b);

private:
    friend class HistogramCodec;
    friend class Distribution;
    friend class HistogramSum;
    struct Data;
    Data &data();
    std::unique_ptr<Data> m_data; //!< none while empty
};

//! Histograms as bytes, for keeping and for sending: about three bytes for each bucket in use and
//! 25 beside them; an empty histogram is no bytes at all.
class HistogramCodec
{
public:
    [[nodiscard]] static QByteArray encode(const Histogram &histogram);
    //! `corrupt` says what is wrong with the bytes.
    [[nodiscard]] static Result<Histogram> decode(QByteArrayView bytes);
};

} // namespace Batanidza
