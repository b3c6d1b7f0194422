#pragma once

#include "ui/diff/diffrows.h"
#include "ui/models/conflictchoices.h"

#include <QAbstractTableModel>

#include <functional>

//! The fields of one conflict, side by side, with what was decided of each: Field, Original, A, B,
//! Result. Values and meaning; words and colours are the page's. Main thread.
namespace Batanidza {

enum class FieldFilter { Undecided, Changed, All };

//! Where the result of a row comes from.
enum class ResultFrom { Nothing, Rule, Original, A, B, Proposal, Own, Preview };

class FieldChoiceModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { FieldColumn, OriginalColumn, AColumn, BColumn, ResultColumn };
    static constexpr int columns = ResultColumn + 1;

    //! Says a row in one sentence for screen readers (A8), and names it in its cell.
    struct Words
    {
        std::function<QString(const DiffRow &)> name;
        std::function<QString(const DiffRow &, ResultFrom, const QString &result)> sentence;
        std::function<QString(const DiffRow &, int column)> cell;
        std::function<QString(int column)> header;
    };

    FieldChoiceModel(ConflictChoices &desk, Words words, QObject *parent = nullptr);

    void show(const ConflictId &id, const QList<DiffRow> &rows);
    [[nodiscard]] const ConflictId &id() const { return m_id; }
    void setFilter(FieldFilter filter);
    [[nodiscard]] FieldFilter filter() const { return m_filter; }
    //! Only rows that this takes as well; nothing = all.
    void setAccepts(std::function<bool(const DiffRow &)> accepts);
    //! The column of the original stands for all four, one above the other: its header says so.
    void setStacked(bool stacked);
    //! Choices that a strategy would make, shown and not taken (D9).
    void setPreview(const QList<FieldChoice> &choices);
    void wordsChanged();

    [[nodiscard]] int questions() const;
    [[nodiscard]] int decided() const;
    [[nodiscard]] int unchanged() const;
    [[nodiscard]] const DiffRow *rowAt(int row) const;
    [[nodiscard]] int rowOf(const QString &path) const;
    [[nodiscard]] const QList<DiffRow> &all() const { return m_all; }
    [[nodiscard]] ResultFrom resultFrom(const DiffRow &row) const;
    //! Nothing where it is undecided, and where the value is absent: resultFrom() tells them apart.
    [[nodiscard]] MaybeJson result(const DiffRow &row) const;
    //! The next question without a decision behind `row` (before it where `step` is -1), round the
    //! end; -1 where all are decided.
    [[nodiscard]] int nextUndecided(int row, int step) const;
    //! Choices for the row and all of its group, on top of those made; Own counts for it alone.
    [[nodiscard]] ChoicesByPath with(const DiffRow &row, Choice choice,
                                     const MaybeJson &own = {}) const;
    [[nodiscard]] ChoicesByPath without(const DiffRow &row) const;
    //! `choice` for every question that is undecided.
    [[nodiscard]] ChoicesByPath withAll(Choice choice) const;
    [[nodiscard]] Resolution resolution() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] bool passes(const DiffRow &row) const;
    [[nodiscard]] QList<qsizetype> filtered() const;
    void onDecided(const ConflictId &id);
    [[nodiscard]] MaybeJson chosen(const DiffRow &row, const FieldChoice &choice) const;

    ConflictChoices &m_desk;
    Words m_words;
    ConflictId m_id;
    QList<DiffRow> m_all;
    QList<qsizetype> m_shown; //!< places in m_all
    QHash<QString, FieldChoice> m_preview;
    FieldFilter m_filter = FieldFilter::Changed;
    std::function<bool(const DiffRow &)> m_accepts;
    bool m_stacked = false;
};

} // namespace Batanidza
