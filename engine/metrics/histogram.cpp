#include "engine/metrics/histogram.h"

#include "engine/metrics/buckets.h"
#include "engine/metrics/histogramdata.h"

namespace Batanidza {

Histogram::Histogram() = default;
Histogram::~Histogram() = default;
Histogram::Histogram(const Histogram &other)
    : m_data(other.m_data ? std::make_unique<Data>(*other.m_data) : nullptr)
{}
Histogram::Histogram(Histogram &&) noexcept = default;
Histogram &Histogram::operator=(Histogram &&) noexcept = default;

Histogram &Histogram::operator=(const Histogram &other)
{
    if (this != &other)
        m_data = other.m_data ? std::make_unique<Data>(*other.m_data) : nullptr;
    return *this;
}

Histogram::Data &Histogram::data()
{
    if (!m_data)
        m_data = std::make_unique<Data>();
    return *m_data;
}

void Histogram::record(double value, qint64 times)
{
    if (times <= 0)
        return;
    if (!(value > 0))
        value = 0;
    value = std::min(value, std::numeric_limits<double>::max());

    Data &own = data();
    own.min = own.count == 0 ? value : std::min(own.min, value);
    own.max = own.count == 0 ? value : std::max(own.max, value);
    own.count += times;
    own.sum += value * static_cast<double>(times);
    const int index = Buckets::cellOf(value);
    const auto at = std::ranges::lower_bound(own.cells, index, {}, &Data::Cell::index);
    if (at != own.cells.end() && at->index == index)
        at->count += times;
    else
        own.cells.insert(at, Data::Cell{index, times});
}

void Histogram::merge(const Histogram &other)
{
    if (other.isEmpty())
        return;
    if (isEmpty()) {
        *this = other;
        return;
    }
    Data &own = *m_data;
    const Data &theirs = *other.m_data;
    std::vector<Data::Cell> both;
    both.reserve(own.cells.size() + theirs.cells.size());
    std::ranges::merge(own.cells, theirs.cells, std::back_inserter(both), {}, &Data::Cell::index,
                       &Data::Cell::index);
    std::vector<Data::Cell> cells;
    cells.reserve(both.size());
    for (const Data::Cell &cell : both) {
        if (!cells.empty() && cells.back().index == cell.index)
            cells.back().count += cell.count;
        else
            cells.push_back(cell);
    }
    own.cells = std::move(cells);
    own.count += theirs.count;
    own.sum += theirs.sum;
    own.min = std::min(own.min, theirs.min);
    own.max = std::max(own.max, theirs.max);
}

qint64 Histogram::count() const
{
    return m_data ? m_data->count : 0;
}

double Histogram::sum() const
{
    return m_data ? m_data->sum : 0;
}

double Histogram::min() const
{
    return m_data ? m_data->min : 0;
}

double Histogram::max() const
{
    return m_data ? m_data->max : 0;
}

double Histogram::quantile(double q) const
{
    if (isEmpty())
        return 0;
    // The small step down keeps 0.07 * 100 (which is a little more than 7) at rank 7.
    const double exact = std::clamp(q, 0.0, 1.0) * static_cast<double>(m_data->count);
    const qint64 rank = std::max<qint64>(1, static_cast<qint64>(std::ceil(exact - 1e-9)));
    if (rank >= m_data->count)
        return m_data->max;
    qint64 seen = 0;
    for (const Data::Cell &cell : m_data->cells) {
        seen += cell.count;
        if (seen >= rank)
            return std::clamp(Buckets::middle(cell.index), m_data->min, m_data->max);
    }
    return m_data->max;
}

qint64 Histogram::countUpTo(double bound) const
{
    if (isEmpty() || bound < 0 || bound < m_data->min)
        return 0;
    if (bound >= m_data->max)
        return m_data->count;
    const int last = Buckets::cellOf(bound);
    qint64 seen = 0;
    for (const Data::Cell &cell : m_data->cells) {
        if (cell.index > last)
            break;
        seen += cell.count;
    }
    return seen;
}

bool operator==(const Histogram &a, const Histogram &b)
{
    if (a.isEmpty() || b.isEmpty())
        return a.isEmpty() && b.isEmpty();
    return *a.m_data == *b.m_data;
}

} // namespace Batanidza
