#pragma once

#include <QByteArray>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <tuple>
#include <vector>

//! Fourteen days of a school as lines `time_s,op,key,size`: learners go through units lesson by
//! lesson and hear clips, editors preview and publish, devices and backups scan. One seed is one
//! history, the same to the byte wherever it is made (splitmix64; SHA-256 of seed 1:
//! bc8a58e0aac727f9b6014cf03a42387553e6a5a51efe07e5d6c4e7799454ffab).
namespace Bench {

class LessonWorkload
{
public:
    explicit LessonWorkload(quint64 seed)
        : m_state(seed)
    {}

    //! The whole history.
    [[nodiscard]] QByteArray make()
    {
        for (int i = 0; i < lessonCount; ++i)
            m_lessonSize.push_back(size(4096, 40960, 11000, 0.55));
        for (int i = 0; i < lessonCount; ++i) {
            std::vector<int> sizes(3 + below(8));
            for (int &one : sizes)
                one = size(20480, 204800, 62000, 0.55);
            m_clips.push_back(sizes);
        }
        std::vector<int> manifests;
        manifests.reserve(size_t(units));
        for (int i = 0; i < units; ++i)
            manifests.push_back(size(2048, 8192, 3500, 0.3));
        for (int i = 0; i < units; ++i) {
            m_all += 1.0 / std::pow(double(i + 1), 0.9);
            m_popularity.push_back(m_all);
            m_order.push_back(i);
        }
        for (int i = units - 1; i > 0; --i)
            std::swap(m_order[size_t(i)], m_order[below(quint64(i) + 1)]);
        std::vector<int> current;
        current.reserve(size_t(learners));
        for (int i = 0; i < learners; ++i)
            current.push_back(pickUnit());
        for (int day = 0; day < days; ++day)
            makeDay(day, manifests, current);
        std::sort(m_events.begin(), m_events.end(), [](const Event &a, const Event &b) {
            return std::tie(a.time, a.number) < std::tie(b.time, b.number);
        });
        QByteArray text;
        for (const Event &event : m_events) {
            text += QByteArray::number(event.time) + ',' + event.op + ',' +
                    QByteArray::fromStdString(event.key) + ',' + QByteArray::number(event.size) +
                    '\n';
        }
        return text;
    }

private:
    static constexpr int units = 60;
    static constexpr int lessonsInUnit = 20;
    static constexpr int lessonCount = units * lessonsInUnit;
    static constexpr int learners = 400;
    static constexpr int days = 14;

    struct Event
    {
        qint64 time;
        int number;
        char op;
        std::string key;
        int size;
    };

    quint64 bits()
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        quint64 z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    double unit() { return double(bits() >> 11) * 0x1p-53; }
    quint64 below(quint64 n) { return bits() % n; }
    int size(int lo, int hi, double median, double sigma)
    {
        const double u = std::max(unit(), 1e-12);
        const double v = unit();
        const double z = std::sqrt(-2.0 * std::log(u)) * std::cos(2.0 * M_PI * v);
        return int(std::min(double(hi), std::max(double(lo), median * std::exp(sigma * z))));
    }
    int pickUnit()
    {
        const auto at =
            std::lower_bound(m_popularity.cbegin(), m_popularity.cend(), unit() * m_all);
        return m_order[size_t(at - m_popularity.cbegin())];
    }
    void put(double time, char op, std::string key, int bytes)
    {
        m_events.push_back({qint64(time), int(m_events.size()), op, std::move(key), bytes});
    }
    static std::string lessonKey(size_t lesson) { return "L" + std::to_string(lesson); }
    static std::string clipKey(size_t lesson, size_t clip)
    {
        return "A" + std::to_string(lesson) + "." + std::to_string(clip);
    }

    double study(double time, size_t lesson, bool review)
    {
        put(time, 'g', lessonKey(lesson), m_lessonSize[lesson]);
        time += double(5 + below(20));
        for (size_t clip = 0; clip < m_clips[lesson].size(); ++clip) {
            if (review && unit() < 0.5)
                continue;
            put(time, 'g', clipKey(lesson, clip), m_clips[lesson][clip]);
            time += double(4 + below(25));
            while (unit() < 0.25) {
                put(time, 'g', clipKey(lesson, clip), m_clips[lesson][clip]);
                time += double(4 + below(10));
            }
        }
        return time;
    }

    void session(double base, int featured, const std::vector<int> &manifests,
                 std::vector<int> &current)
    {
        const double first = unit();
        const double hour = 6 + 8 * (first + unit());
        double time = base + hour * 3600;
        const size_t learner = below(learners);
        const double x = unit();
        int unitNumber = current[learner];
        if (x < 0.15)
            unitNumber = featured;
        else if (x < 0.30)
            unitNumber = current[learner] = pickUnit();
        put(time, 'g', "M" + std::to_string(unitNumber), manifests[size_t(unitNumber)]);
        time += 3;
        int &kept = m_place[{int(learner), unitNumber}];
        int place = kept;
        const size_t from = size_t(unitNumber) * lessonsInUnit;
        if (place > 0 && unit() < 0.35)
            time = study(time, from + below(quint64(place)), true);
        while (place < lessonsInUnit) {
            time = study(time, from + size_t(place), false);
            ++place;
            if (unit() > 0.45)
                break;
        }
        if (place >= lessonsInUnit) {
            place = 0;
            current[learner] = pickUnit();
        }
        kept = place;
    }

    void edit(double base)
    {
        const size_t lesson = size_t(pickUnit()) * lessonsInUnit + below(lessonsInUnit);
        double time = base + (8 + 9 * unit()) * 3600;
        for (quint64 times = 2 + below(5); times > 0; --times) {
            put(time, 'g', lessonKey(lesson), m_lessonSize[lesson]);
            time += double(30 + below(240));
        }
        int &bytes = m_lessonSize[lesson];
        bytes = std::min(40960, std::max(4096, bytes + int(below(801)) - 400));
        put(time, 'p', lessonKey(lesson), bytes);
        if (unit() < 0.3) {
            const size_t clip = below(m_clips[lesson].size());
            put(time + 5, 'p', clipKey(lesson, clip), m_clips[lesson][clip]);
        }
    }

    void makeDay(int day, const std::vector<int> &manifests, std::vector<int> &current)
    {
        const double base = day * 86400.0;
        for (int swaps = std::max(1, int(units * 0.08)); swaps > 0; --swaps) {
            const size_t i = below(units);
            const size_t j = below(units);
            std::swap(m_order[i], m_order[j]);
        }
        const int featured = pickUnit();
        for (int i = 0; i < 1100; ++i)
            session(base, featured, manifests, current);
        for (int i = 0; i < 40; ++i)
            edit(base);
        for (int scan = 0; scan < 3; ++scan) {
            const double time = base + (1 + 20 * unit()) * 3600;
            const double step = double(600 + below(1800)) / lessonCount;
            for (size_t lesson = 0; lesson < lessonCount; ++lesson)
                put(time + double(lesson) * step, 's', lessonKey(lesson), m_lessonSize[lesson]);
        }
        if (unit() >= 0.5)
            return;
        const double time = base + (1 + 16 * unit()) * 3600;
        const double step = double(3600 + below(5400)) / lessonCount;
        for (size_t lesson = 0; lesson < lessonCount; ++lesson) {
            for (size_t clip = 0; clip < m_clips[lesson].size(); ++clip)
                put(time + double(lesson) * step, 's', clipKey(lesson, clip),
                    m_clips[lesson][clip]);
        }
    }

    quint64 m_state;
    std::vector<int> m_lessonSize;
    std::vector<std::vector<int>> m_clips;
    std::vector<double> m_popularity;
    double m_all = 0;
    std::vector<int> m_order;
    std::map<std::pair<int, int>, int> m_place;
    std::vector<Event> m_events;
};

} // namespace Bench
