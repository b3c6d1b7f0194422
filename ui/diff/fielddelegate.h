#pragma once

#include "ui/diff/markedtext.h"
#include "ui/look.h"
#include "ui/models/fieldchoicemodel.h"

#include <QStyledItemDelegate>

//! Paints the cells of a FieldChoiceModel: what a side changed is marked, each side in its tint
//! with a bar at its edge, questions with a bar of their own; nothing is told by colour alone.
//! Main thread.
namespace Batanidza {

class FieldDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int mostLines = 6;
    static constexpr int openLines = 200; //!< of a row that was opened

    FieldDelegate(const Look &look, const FieldChoiceModel &model, QObject *parent = nullptr);

    void setDetail(SpanDetail detail) { m_detail = detail; }
    [[nodiscard]] SpanDetail detail() const { return m_detail; }
    void setWraps(bool wraps) { m_wraps = wraps; }
    [[nodiscard]] bool wraps() const { return m_wraps; }
    //! Characters nobody can see are shown by name.
    void setShowsInvisible(bool shows) { m_invisible = shows; }
    [[nodiscard]] bool showsInvisible() const { return m_invisible; }

    //! How many lines the text takes in a column of this width, guessed from its length: rows
    //! must not be laid out before they are seen.
    [[nodiscard]] int linesFor(const QString &text, int width, const QFont &font,
                               int most = mostLines) const;
    //! One column holds Original, A, B and Result, one above the other (D3).
    void setStacked(bool stacked) { m_stacked = stacked; }
    [[nodiscard]] bool isStacked() const { return m_stacked; }
    //! How high the four are in a column of this width, each with its space.
    [[nodiscard]] QList<int> stackHeights(int row, int width, int most = mostLines) const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    void paintCell(QPainter *painter, const QRect &rect, bool selected, const DiffRow &row,
                   const QModelIndex &index) const;
    [[nodiscard]] int labelWidth() const;
    [[nodiscard]] MarkedText cellOf(const DiffRow &row, int column, const QString &shown) const;

    const Look &m_look;
    const FieldChoiceModel &m_model;
    SpanDetail m_detail = SpanDetail::Characters;
    bool m_wraps = true;
    bool m_invisible = false;
    bool m_stacked = false;
};

} // namespace Batanidza
