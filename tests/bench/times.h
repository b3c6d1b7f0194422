#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

//! How long things took, counted in steps of 0.05 ms up to a minute: millions of times in little
//! memory, and quantiles that are true to a step.
namespace Bench {

class Times
{
public:
    void add(double ms)
    {
        const auto step = static_cast<size_t>(std::clamp(ms / stepMs, 0.0, steps - 1.0));
        if (m_counts.empty())
            m_counts.resize(steps);
        ++m_counts[step];
        ++m_total;
        m_most = std::max(m_most, ms);
    }
    [[nodiscard]] double at(double quantile) const
    {
        const auto wanted = static_cast<uint64_t>(quantile * static_cast<double>(m_total));
        uint64_t seen = 0;
        for (size_t i = 0; i < m_counts.size(); ++i) {
            seen += m_counts[i];
            if (seen > wanted)
                return (static_cast<double>(i) + 1) * stepMs;
        }
        return m_most;
    }
    [[nodiscard]] double most() const { return m_most; }
    [[nodiscard]] uint64_t total() const { return m_total; }

private:
    static constexpr double stepMs = 0.05;
    static constexpr size_t steps = 1'200'000;
    std::vector<uint32_t> m_counts;
    uint64_t m_total = 0;
    double m_most = 0;
};

} // namespace Bench
