#include "ui/models/cachemodel.h"

#include <cmath>
#include <limits>

namespace Batanidza {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr Millis minute{60'000};

QVariant valueOf(const CacheEntryRow &row, int column)
{
    const auto moment = [](Millis at) {
        return at.count() > 0 ? QVariant(qint64(at.count())) : QVariant();
    };
    switch (column) {
    case CacheModel::Name:
        return row.item.isEmpty() ? row.key : row.item.toString() + u' ' + row.platform;
    case CacheModel::Tier:
        return row.tier;
    case CacheModel::Size:
        return row.stored;
    case CacheModel::Saved:
        return row.bytes > row.stored
                   ? QVariant(100.0 * (1 - double(row.stored) / double(row.bytes)))
                   : QVariant();
    case CacheModel::Hits:
        return row.hits;
    case CacheModel::LastHit:
        return moment(row.lastHit);
    case CacheModel::Expires:
        return moment(row.expires);
    case CacheModel::Pinned:
        return row.pinned;
    default:
        return {};
    }
}

template <typename F>
ChartData byMinute(const QList<CacheMinute> &minutes, Millis from, Millis to, qsizetype series,
                   F &&values)
{
    ChartData data;
    data.width = minute;
    data.from = Millis(from.count() / minute.count() * minute.count());
    data.to = to;
    QHash<qint64, const CacheMinute *> known;
    for (const CacheMinute &one : minutes)
        known.insert(one.start.count(), &one);
    for (Millis start = data.from; start < to; start += minute) {
        ChartBucket bucket;
        bucket.start = start;
        bucket.open = start + minute > to;
        const CacheMinute *one = known.value(start.count());
        bucket.measured = one;
        bucket.samples = one ? one->requests : 0;
        bucket.highest = nothing;
        bucket.values = one ? values(*one) : QList<double>(series, nothing);
        if (!bucket.measured && !bucket.open) {
            if (!data.gaps.isEmpty() && data.gaps.constLast().to == start)
                data.gaps.last().to = start + minute;
            else
                data.gaps.append({start, start + minute, GapReason::NotCounted});
        }
        data.buckets.append(std::move(bucket));
    }
    return data;
}

} // namespace

void CacheModel::setEntries(const QList<CacheEntryRow> &entries)
{
    bool same = entries.size() == m_entries.size();
    for (qsizetype i = 0; same && i < entries.size(); ++i)
        same = entries[i].key == m_entries[i].key && entries[i].tier == m_entries[i].tier;
    if (!same) {
        beginResetModel();
        m_entries = entries;
        endResetModel();
        return;
    }
    const QList<CacheEntryRow> before = std::exchange(m_entries, entries);
    for (int row = 0; row < rowCount(); ++row) {
        if (!(before[row] == m_entries[row]))
            Q_EMIT dataChanged(index(row, 0), index(row, columns - 1));
    }
}

int CacheModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int CacheModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant CacheModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case ValueRole:
        return valueOf(m_entries.at(index.row()), index.column());
    case RowRole:
        return index.row();
    case Qt::TextAlignmentRole: {
        const bool text = index.column() <= Tier || index.column() == Pinned;
        return QVariant((text ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    default:
        return {};
    }
}

ChartData hitRateData(const QList<CacheMinute> &minutes, Millis from, Millis to)
{
    return byMinute(minutes, from, to, 3, [](const CacheMinute &one) {
        const auto share = [&](qint64 part) {
            return one.requests > 0 ? std::min(100.0, 100.0 * double(part) / double(one.requests))
                                    : nothing;
        };
        return QList<double>{share(one.memoryHits), share(one.diskHits), share(one.loads)};
    });
}

ChartData leavingData(const QList<CacheMinute> &minutes, Millis from, Millis to)
{
    return byMinute(minutes, from, to, 4, [](const CacheMinute &one) {
        return QList<double>{double(one.evicted), double(one.rejected), double(one.expired),
                             double(one.invalidated)};
    });
}

CacheMinute totalOf(const QList<CacheMinute> &minutes)
{
    CacheMinute sum;
    for (const CacheMinute &one : minutes) {
        sum.start = sum.start.count() > 0 ? sum.start : one.start;
        sum.requests += one.requests;
        sum.memoryHits += one.memoryHits;
        sum.diskHits += one.diskHits;
        sum.loads += one.loads;
        sum.evicted += one.evicted;
        sum.rejected += one.rejected;
        sum.expired += one.expired;
        sum.invalidated += one.invalidated;
    }
    return sum;
}

} // namespace Batanidza
