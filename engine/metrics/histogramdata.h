#pragma once

#include "engine/metrics/histogram.h"

//! What a Histogram holds. Only for the sources of this room.
namespace Batanidza {

struct Histogram::Data
{
    struct Cell
    {
        int index = 0; //!< as Buckets::cellOf()
        qint64 count = 0;
        friend bool operator==(const Cell &, const Cell &) = default;
    };

    std::vector<Cell> cells; //!< by index; none with a count of 0
    qint64 count = 0;
    double sum = 0;
    double min = 0;
    double max = 0;

    friend bool operator==(const Data &, const Data &) = default;
};

} // namespace Batanidza
