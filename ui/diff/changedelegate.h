#pragma once

#include "ui/diff/markedtext.h"

#include <QStyledItemDelegate>

class QTableView;

//! Paints the cells of a ChangeModel: what changed is marked, each side in its tint with a bar at
//! its edge, so that nothing is told by colour alone. Main thread.
namespace Batanidza {

class ChangeDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int mostLines = 6;

    explicit ChangeDelegate(const Look &look, QObject *parent = nullptr);

    void setShowsInvisible(bool shows) { m_invisible = shows; }
    [[nodiscard]] bool showsInvisible() const { return m_invisible; }
    //! Rows as high as their longest text needs, at most mostLines, guessed from its length.
    void layOutRows(QTableView &table) const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    const Look &m_look;
    bool m_invisible = false;
};

} // namespace Batanidza
