#pragma once

#include "ui/models/previewlines.h"

#include <QAbstractListModel>

//! The blocks of one platform's screen as a list. What it says is in the learner's language. Main
//! thread.
namespace Batanidza {

class PreviewBlockModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { KeyRole = Qt::UserRole };

    using QAbstractListModel::QAbstractListModel;

    void setBlocks(const QList<PreviewBlock> &blocks);
    void setWords(const PreviewWords &words);
    [[nodiscard]] const QList<PreviewBlock> &blocks() const { return m_blocks; }
    [[nodiscard]] const PreviewWords &words() const { return m_words; }
    //! nullptr where there is none.
    [[nodiscard]] const PreviewBlock *blockAt(int row) const;
    //! -1 where the platform does not show it.
    [[nodiscard]] int rowOf(const QString &key) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<PreviewBlock> m_blocks;
    PreviewWords m_words;
};

} // namespace Batanidza
