#pragma once

#include "engine/metrics/histogram.h"

#include <QList>
#include <QString>
#include <QVector>

#include <atomic>
#include <memory>

//! Numbers about ourselves: named counters, gauges and histograms, recorded without a lock from
//! any thread and collected into a snapshot. One registry for each engine; there is no global one.
namespace Batanidza {

using MetricLabels = QList<std::pair<QString, QString>>; //!< sorted by name

class Counter
{
public:
    void add(qint64 by = 1) { m_value.fetch_add(by, std::memory_order_relaxed); }
    [[nodiscard]] qint64 value() const { return m_value.load(std::memory_order_relaxed); }

private:
    std::atomic<qint64> m_value{0};
};

class Gauge
{
public:
    void set(qint64 value) { m_value.store(value, std::memory_order_relaxed); }
    void add(qint64 by) { m_value.fetch_add(by, std::memory_order_relaxed); }
    [[nodiscard]] qint64 value() const { return m_value.load(std::memory_order_relaxed); }

private:
    std::atomic<qint64> m_value{0};
};

//! A histogram that many threads record into (relaxed atomics; no lock).
class Distribution
{
public:
    Distribution();
    ~Distribution();
    Distribution(const Distribution &) = delete;
    Distribution &operator=(const Distribution &) = delete;

    void record(double value);
    //! All of it so far, while others go on recording.
    [[nodiscard]] Histogram total() const;

private:
    struct Cells;
    std::unique_ptr<Cells> m_cells;
};

struct MetricSample
{
    enum class Kind { Counter, Gauge, Histogram };
    QString name; //!< "batanidza_commits_total"
    QString help;
    QString unit; //!< "seconds", "bytes" or empty
    Kind kind = Kind::Counter;
    MetricLabels labels;
    qint64 value = 0; //!< of a counter or gauge of seconds: milliseconds
    Histogram histogram;

    //! The value in its unit.
    [[nodiscard]] double told() const
    {
        return unit == u"seconds" ? double(value) / 1000 : double(value);
    }
};

//! Thread-safe. References it gives stay valid as long as it lives; asking again for the same name
//! and labels gives the same one.
class Registry
{
public:
    Registry();
    ~Registry();
    Registry(const Registry &) = delete;
    Registry &operator=(const Registry &) = delete;

    //! Whole numbers. Where the name says seconds, milliseconds are counted, and told in seconds.
    [[nodiscard]] Counter &counter(const QString &name, const QString &help,
                                   const MetricLabels &labels = {});
    [[nodiscard]] Gauge &gauge(const QString &name, const QString &help,
                               const MetricLabels &labels = {});
    //! In seconds unless the name says otherwise (Prometheus: "_seconds", "_bytes").
    [[nodiscard]] Distribution &distribution(const QString &name, const QString &help,
                                             const MetricLabels &labels = {});
    //! Sorted by name and labels.
    [[nodiscard]] QList<MetricSample> snapshot() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace Batanidza
