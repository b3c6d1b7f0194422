#include "engine/metrics/histogram.h"

namespace Batanidza {

struct Histogram::Data
{
};

Histogram::Histogram() = default;
Histogram::~Histogram() = default;
Histogram::Histogram(const Histogram &) {}
Histogram::Histogram(Histogram &&) noexcept = default;
Histogram &Histogram::operator=(const Histogram &) { return *this; }
Histogram &Histogram::operator=(Histogram &&) noexcept = default;
qint64 Histogram::count() const { return 0; }

} // namespace Batanidza
