#include "engine/metrics/buckets.h"
#include "engine/metrics/histogramdata.h"

#include <QtEndian>

#include <limits>

// Layout: one byte of form (1), min, max and sum as little-endian doubles, then for each cell the
// step from the cell before it and its count, as base-128 numbers with the low bits first.

namespace Batanidza {

namespace {

constexpr char form = 1;
constexpr qsizetype headerBytes = 1 + 3 * 8;

void putNumber(QByteArray &out, quint64 value)
{
    while (value >= 0x80) {
        out.append(static_cast<char>(value | 0x80));
        value >>= 7;
    }
    out.append(static_cast<char>(value));
}

void putDouble(QByteArray &out, double value)
{
    char raw[8];
    qToLittleEndian(std::bit_cast<quint64>(value), raw);
    out.append(raw, 8);
}

double getDouble(QByteArrayView bytes, qsizetype at)
{
    return std::bit_cast<double>(qFromLittleEndian<quint64>(bytes.data() + at));
}

//! Takes one number off the front; false where the bytes end or the number has more than 63 bits.
bool takeNumber(QByteArrayView &bytes, quint64 &value)
{
    value = 0;
    for (int shift = 0; shift < 63; shift += 7) {
        if (bytes.isEmpty())
            return false;
        const auto byte = static_cast<quint8>(bytes.front());
        bytes = bytes.sliced(1);
        value |= static_cast<quint64>(byte & 0x7f) << shift;
        if (byte < 0x80)
            return byte != 0 || shift == 0; // one number has one form
    }
    return false;
}

Error corrupt(const char *what)
{
    return Error{ErrorCode::Corrupt,
                 QStringLiteral("These bytes are no histogram: %1.").arg(QLatin1StringView(what))};
}

} // namespace

QByteArray HistogramCodec::encode(const Histogram &histogram)
{
    if (histogram.isEmpty())
        return {};
    const Histogram::Data &data = *histogram.m_data;
    QByteArray out;
    out.reserve(headerBytes + static_cast<qsizetype>(data.cells.size()) * 3);
    out.append(form);
    putDouble(out, data.min);
    putDouble(out, data.max);
    putDouble(out, data.sum);
    int before = Buckets::zeroCell - 1;
    for (const Histogram::Data::Cell &cell : data.cells) {
        putNumber(out, static_cast<quint64>(cell.index - before));
        putNumber(out, static_cast<quint64>(cell.count));
        before = cell.index;
    }
    return out;
}

Result<Histogram> HistogramCodec::decode(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return Histogram();
    if (bytes.front() != form)
        return corrupt("the first byte names an unknown form");
    if (bytes.size() <= headerBytes)
        return corrupt("they end too early");

    Histogram result;
    Histogram::Data &data = result.data();
    data.min = getDouble(bytes, 1);
    data.max = getDouble(bytes, 9);
    data.sum = getDouble(bytes, 17);
    if (!(data.min >= 0) || !(data.max >= data.min) || !std::isfinite(data.max))
        return corrupt("the least and the greatest value do not fit each other");
    if (!(data.sum >= 0))
        return corrupt("the sum is not a number");

    QByteArrayView rest = bytes.sliced(headerBytes);
    int before = Buckets::zeroCell - 1;
    while (!rest.isEmpty()) {
        quint64 step = 0;
        quint64 count = 0;
        if (!takeNumber(rest, step) || !takeNumber(rest, count))
            return corrupt("they end in the middle of a number");
        if (step == 0 || step > static_cast<quint64>(Buckets::cellCount - 1 - before))
            return corrupt("a bucket is out of order or beyond the last one");
        const auto room = static_cast<quint64>(std::numeric_limits<qint64>::max() - data.count);
        if (count == 0 || count > room)
            return corrupt("a bucket has an impossible count");
        before += static_cast<int>(step);
        data.count += static_cast<qint64>(count);
        data.cells.push_back({before, static_cast<qint64>(count)});
    }
    if (data.cells.front().index != Buckets::cellOf(data.min) ||
        data.cells.back().index != Buckets::cellOf(data.max))
        return corrupt("the buckets do not reach from the least to the greatest value");
    return result;
}

} // namespace Batanidza
