#pragma once

#include "engine/runtime/cacheapi.h"
#include "ui/models/chartdata.h"

#include <QAbstractTableModel>

//! What lies in the cache, one entry a row, and its last hour as a chart draws it. Values only.
//! Main thread.
namespace Batanidza {

class CacheModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Tier, Size, Saved, Hits, LastHit, Expires, Pinned };
    static constexpr int columns = Pinned + 1;
    enum Role {
        ValueRole = Qt::UserRole, //!< what sorting compares; invalid = no value
        RowRole,                  //!< int, into entries()
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setEntries(const QList<CacheEntryRow> &entries);
    [[nodiscard]] const QList<CacheEntryRow> &entries() const { return m_entries; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<CacheEntryRow> m_entries;
};

//! Percent of the reads answered by memory, by the disk, and made anew, in this order; a minute
//! without a read has no values. Pure.
[[nodiscard]] ChartData hitRateData(const QList<CacheMinute> &minutes, Millis from, Millis to);
//! What left memory in each minute: for room, not let in, its time over, taken out. Pure.
[[nodiscard]] ChartData leavingData(const QList<CacheMinute> &minutes, Millis from, Millis to);

//! Sums of all of them.
[[nodiscard]] CacheMinute totalOf(const QList<CacheMinute> &minutes);

} // namespace Batanidza
