#include "engine/metrics/buckets.h"
#include "engine/metrics/histogramdata.h"
#include "engine/metrics/registry.h"

#include <limits>

namespace Batanidza {

namespace {

//! The counts of one octave; made when the first value falls into it.
struct Page
{
    std::array<std::atomic<qint64>, Buckets::cellsPerOctave> counts{};
};

void lower(std::atomic<double> &least, double value)
{
    double seen = least.load(std::memory_order_relaxed);
    while (value < seen && !least.compare_exchange_weak(seen, value, std::memory_order_relaxed)) {
    }
}

void raise(std::atomic<double> &greatest, double value)
{
    double seen = greatest.load(std::memory_order_relaxed);
    while (value > seen &&
           !greatest.compare_exchange_weak(seen, value, std::memory_order_relaxed)) {
    }
}

} // namespace

struct Distribution::Cells
{
    ~Cells()
    {
        for (std::atomic<Page *> &page : pages)
            delete page.load(std::memory_order_relaxed);
    }

    Page &page(int octave)
    {
        Page *page = pages[static_cast<size_t>(octave)].load(std::memory_order_acquire);
        if (page)
            return *page;
        auto fresh = std::make_unique<Page>();
        if (pages[static_cast<size_t>(octave)].compare_exchange_strong(
                page, fresh.get(), std::memory_order_acq_rel, std::memory_order_acquire))
            return *fresh.release();
        return *page; // another thread was first
    }

    std::array<std::atomic<Page *>, Buckets::octaves> pages{};
    std::atomic<qint64> zero{0};
    std::atomic<double> sum{0};
    std::atomic<double> least{std::numeric_limits<double>::max()};
    std::atomic<double> greatest{0};
};

Distribution::Distribution()
    : m_cells(std::make_unique<Cells>())
{}

Distribution::~Distribution() = default;

void Distribution::record(double value)
{
    if (!(value > 0))
        value = 0;
    value = std::min(value, std::numeric_limits<double>::max());
    lower(m_cells->least, value);
    raise(m_cells->greatest, value);
    m_cells->sum.fetch_add(value, std::memory_order_relaxed);
    const int index = Buckets::cellOf(value);
    // Released after the limits, so that total() never sees a count beyond them.
    if (index == Buckets::zeroCell)
        m_cells->zero.fetch_add(1, std::memory_order_release);
    else
        m_cells->page(index / Buckets::cellsPerOctave)
            .counts[static_cast<size_t>(index % Buckets::cellsPerOctave)]
            .fetch_add(1, std::memory_order_release);
}

Histogram Distribution::total() const
{
    Histogram result;
    Histogram::Data data;
    const auto take = [&data](int index, const std::atomic<qint64> &cell) {
        const qint64 count = cell.load(std::memory_order_acquire);
        if (count > 0) {
            data.cells.push_back({index, count});
            data.count += count;
        }
    };
    take(Buckets::zeroCell, m_cells->zero);
    for (int octave = 0; octave < Buckets::octaves; ++octave) {
        const Page *page =
            m_cells->pages[static_cast<size_t>(octave)].load(std::memory_order_acquire);
        for (int inside = 0; page && inside < Buckets::cellsPerOctave; ++inside)
            take(octave * Buckets::cellsPerOctave + inside,
                 page->counts[static_cast<size_t>(inside)]);
    }
    if (data.cells.empty())
        return result;

    // A value being recorded at this moment may have moved the limits already, not its count:
    // keep the limits within the buckets that were counted.
    const int first = data.cells.front().index;
    const int last = data.cells.back().index;
    const double below = std::nextafter(Buckets::upperBound(first), 0);
    data.min = std::clamp(m_cells->least.load(), Buckets::lowerBound(first), below);
    data.max = m_cells->greatest.load();
    if (last < Buckets::cellCount - 1)
        data.max = std::min(data.max, std::nextafter(Buckets::upperBound(last), 0));
    data.max = std::max({data.max, Buckets::lowerBound(last), data.min});
    data.sum = m_cells->sum.load();
    result.data() = std::move(data);
    return result;
}

} // namespace Batanidza
