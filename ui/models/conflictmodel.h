#pragma once

#include "engine/commit/conflictdetail.h"

#include <QAbstractListModel>

#include <functional>
#include <optional>

//! The queue: edits that wait for a person, oldest first. Values only; a row keeps its place in
//! the selection when others come and go. Main thread.
namespace Batanidza {

class ConflictModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole };

    //! Says a row in words, for display and screen readers.
    using Words = std::function<QString(const ConflictRow &)>;

    explicit ConflictModel(Words words, QObject *parent = nullptr);

    void setRows(const QList<ConflictRow> &rows);
    void setViewers(const ConflictId &id, const QStringList &viewers);
    //! The words are to be read again: another language, a minute later.
    void wordsChanged();
    [[nodiscard]] const QList<ConflictRow> &rows() const { return m_rows; }
    [[nodiscard]] const ConflictRow *find(const ConflictId &id) const;
    [[nodiscard]] int rowOf(const ConflictId &id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    Words m_words;
    QList<ConflictRow> m_rows;
};

} // namespace Batanidza
