#pragma once

#include "ui/diff/diffrows.h"

#include <QAbstractTableModel>

#include <functional>

//! What one event changed, or what was settled in it, field by field. Values and meaning; words
//! are given and colours are the delegate's. Main thread.
namespace Batanidza {

class ChangeModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Shape {
        Changes,   //!< Field, Before, After, how it differs
        Decisions, //!< Field, Original, A, B, Result, the rule
    };
    //! What a column holds.
    enum class Part { Field, Before, A, B, Result, Why };
    enum Role {
        PartRole = Qt::UserRole, //!< a Part, as int
        AgainstRole,             //!< the text that a cell is to be marked against; invalid = none
        ChangedRole,             //!< the cell's side differs from what was
        AbsentRole,              //!< there is no value
    };
    struct Words
    {
        std::function<QString(const DiffRow &)> field;
        std::function<QString(const DiffRow &, const MaybeJson &)> value;
        std::function<QString(const DiffRow &)> why;
        std::function<QString(const DiffRow &)> sentence; //!< for screen readers
        std::function<QString(Part)> header;
    };

    ChangeModel(Shape shape, Words words, QObject *parent = nullptr);

    void setRows(const QList<DiffRow> &rows);
    [[nodiscard]] const DiffRow *rowAt(int row) const;
    void wordsChanged();
    [[nodiscard]] Part part(int column) const { return m_parts[column]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] static const MaybeJson *value(const DiffRow &row, Part part);

    QList<Part> m_parts;
    Words m_words;
    QList<DiffRow> m_rows;
};

} // namespace Batanidza
