#pragma once

#include <QStyledItemDelegate>
#include <QTableView>

#include <utility>

//! The list of lessons: paints the shape that stands with each state and the English title beside
//! the Shona one. Main thread.
namespace Batanidza {

class Look;

class ContentDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit ContentDelegate(const Look &look, QObject *parent = nullptr);

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    const Look &m_look;
};

class ContentTable : public QTableView
{
    Q_OBJECT

public:
    explicit ContentTable(const Look &look, QWidget *parent = nullptr);

    //! Columns as wide as their heads and usual values, in the font of now.
    void layOutColumns();
    //! The selected rows, tab-separated with their heads; empty where nothing is selected.
    [[nodiscard]] QString selectedText() const;
    //! The first and the last; the last is before the first where there is none.
    [[nodiscard]] std::pair<int, int> rowsInSight() const;
};

} // namespace Batanidza
