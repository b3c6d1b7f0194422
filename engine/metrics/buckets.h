#pragma once

#include <QtGlobal>

#include <algorithm>
#include <bit>
#include <cmath>

//! The one bucket layout that Histogram and Distribution share: 64 equal cells in each octave, so
//! the middle of a cell is within 1/128 (0.8 %) of every value in it. Pure; any thread.
namespace Batanidza::Buckets {

inline constexpr int cellsPerOctave = 64;
inline constexpr int octaves = 96;
inline constexpr int leastExponent = -40; //!< the first cell starts at 2^-40 (9e-13)
inline constexpr int cellCount = cellsPerOctave * octaves;
inline constexpr int zeroCell = -1; //!< holds 0 and all below 2^-40

//! The cell of a value >= 0; from 2^56 (7e16) on always the last one.
[[nodiscard]] inline int cellOf(double value)
{
    constexpr double least = 0x1p-40;
    constexpr double beyond = 0x1p56;
    if (!(value >= least)) // also NaN
        return zeroCell;
    if (value >= beyond)
        return cellCount - 1;
    // The exponent and the first six bits of the mantissa, read as one number, count the cells.
    constexpr int dropped = 52 - 6;
    constexpr int firstCell = (1023 + leastExponent) << 6;
    return static_cast<int>(std::bit_cast<quint64>(value) >> dropped) - firstCell;
}

[[nodiscard]] inline double lowerBound(int cell)
{
    if (cell == zeroCell)
        return 0;
    const int octave = cell / cellsPerOctave;
    const int inside = cell % cellsPerOctave;
    return std::ldexp(1.0 + static_cast<double>(inside) / cellsPerOctave, octave + leastExponent);
}

[[nodiscard]] inline double upperBound(int cell)
{
    return lowerBound(cell + 1);
}

[[nodiscard]] inline double middle(int cell)
{
    return cell == zeroCell ? 0 : (lowerBound(cell) + upperBound(cell)) / 2;
}

} // namespace Batanidza::Buckets
