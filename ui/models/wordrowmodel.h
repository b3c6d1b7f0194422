#pragma once

#include "engine/runtime/wordtable.h"

#include <QAbstractTableModel>

#include <functional>

//! The rows of a table of words with what each gives. Words for what a person sees are given; main
//! thread.
namespace Batanidza {

class WordRowModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        LineColumn,
        WordColumnShown,
        ToneColumn,
        MeaningColumn,
        IpaColumn,
        LessonColumn,
        ResultColumn,
        ColumnCount
    };
    enum Role { TakenRole = Qt::UserRole, FaultRole };
    struct Words
    {
        std::function<QString(Column)> header;
        std::function<QString(const WordRow &)> result;
    };

    explicit WordRowModel(Words words, QObject *parent = nullptr);

    void setRows(const QList<WordRow> &rows);
    [[nodiscard]] const QList<WordRow> &rows() const { return m_rows; }
    void wordsChanged();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    Words m_words;
    QList<WordRow> m_rows;
};

} // namespace Batanidza
