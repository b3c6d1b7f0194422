#pragma once

#include "ui/models/chartdata.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <functional>

//! The table twin of a chart (C11): the same buckets, newest first, with sample counts. Main
//! thread.
namespace Batanidza {

class ChartTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    struct Texts
    {
        QString time;
        QString samples;
        QStringList names; //!< of the series
        std::function<QString(Millis)> timeText;
        std::function<QString(double)> valueText;
        std::function<QString(Millis)> noData; //!< of a bucket that was not measured
        QString none;
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setTexts(const Texts &texts);
    void setChart(const ChartData &data);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    Texts m_texts;
    ChartData m_data;
};

} // namespace Batanidza
