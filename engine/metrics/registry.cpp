#include "engine/metrics/registry.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <shared_mutex>

namespace Batanidza {

namespace {

using Key = std::pair<QString, MetricLabels>;

MetricLabels sorted(MetricLabels labels)
{
    std::ranges::sort(labels);
    return labels;
}

QString unitOf(const QString &name)
{
    for (const QString &unit : {QStringLiteral("seconds"), QStringLiteral("bytes")}) {
        if (name.endsWith(u'_' + unit) || name.endsWith(u'_' + unit + QLatin1StringView("_total")))
            return unit;
    }
    return {};
}

} // namespace

struct Registry::State
{
    template <typename T>
    struct Entry
    {
        QString help;
        T metric;
    };
    template <typename T>
    using Entries = std::map<Key, std::unique_ptr<Entry<T>>>;

    template <typename T>
    T &find(Entries<T> &entries, MetricSample::Kind kind, const QString &name, const QString &help,
            const MetricLabels &labels)
    {
        const Key key{name, sorted(labels)};
        {
            const std::shared_lock reading(lock);
            if (const auto at = entries.find(key); at != entries.end())
                return at->second->metric;
        }
        const std::unique_lock writing(lock);
        const auto [known, isNew] = kinds.try_emplace(name, kind);
        Q_ASSERT_X(isNew || known->second == kind, "Registry", "one name, two kinds of metric");
        std::unique_ptr<Entry<T>> &entry = entries[key];
        if (!entry) {
            entry = std::make_unique<Entry<T>>();
            entry->help = help;
        }
        return entry->metric;
    }

    template <typename T, typename Fill>
    void collect(const Entries<T> &entries, MetricSample::Kind kind, QList<MetricSample> &samples,
                 Fill fill) const
    {
        for (const auto &[key, entry] : entries) {
            MetricSample sample;
            sample.name = key.first;
            sample.labels = key.second;
            sample.help = entry->help;
            sample.unit = unitOf(key.first);
            sample.kind = kind;
            fill(sample, entry->metric);
            samples.append(std::move(sample));
        }
    }

    // Of the standard library, which the thread sanitizer can see; Qt's it cannot.
    mutable std::shared_mutex lock; //!< guards the maps, never the metrics in them
    Entries<Counter> counters;
    Entries<Gauge> gauges;
    Entries<Distribution> distributions;
    std::map<QString, MetricSample::Kind> kinds;
};

Registry::Registry()
    : m_state(std::make_unique<State>())
{}

Registry::~Registry() = default;

Counter &Registry::counter(const QString &name, const QString &help, const MetricLabels &labels)
{
    return m_state->find(m_state->counters, MetricSample::Kind::Counter, name, help, labels);
}

Gauge &Registry::gauge(const QString &name, const QString &help, const MetricLabels &labels)
{
    return m_state->find(m_state->gauges, MetricSample::Kind::Gauge, name, help, labels);
}

Distribution &Registry::distribution(const QString &name, const QString &help,
                                     const MetricLabels &labels)
{
    return m_state->find(m_state->distributions, MetricSample::Kind::Histogram, name, help, labels);
}

QList<MetricSample> Registry::snapshot() const
{
    QList<MetricSample> samples;
    {
        const std::shared_lock reading(m_state->lock);
        using Kind = MetricSample::Kind;
        m_state->collect(
            m_state->counters, Kind::Counter, samples,
            [](MetricSample &sample, const Counter &counter) { sample.value = counter.value(); });
        m_state->collect(
            m_state->gauges, Kind::Gauge, samples,
            [](MetricSample &sample, const Gauge &gauge) { sample.value = gauge.value(); });
        m_state->collect(m_state->distributions, Kind::Histogram, samples,
                         [](MetricSample &sample, const Distribution &distribution) {
                             sample.histogram = distribution.total();
                         });
    }
    std::ranges::sort(samples, [](const MetricSample &a, const MetricSample &b) {
        return std::tie(a.name, a.labels) < std::tie(b.name, b.labels);
    });
    return samples;
}

} // namespace Batanidza
