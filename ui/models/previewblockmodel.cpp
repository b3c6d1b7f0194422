#include "ui/models/previewblockmodel.h"

namespace Batanidza {

void PreviewBlockModel::setBlocks(const QList<PreviewBlock> &blocks)
{
    beginResetModel();
    m_blocks = blocks;
    endResetModel();
}

void PreviewBlockModel::setWords(const PreviewWords &words)
{
    m_words = words;
    if (!m_blocks.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

const PreviewBlock *PreviewBlockModel::blockAt(int row) const
{
    return row >= 0 && row < m_blocks.size() ? &m_blocks[row] : nullptr;
}

int PreviewBlockModel::rowOf(const QString &key) const
{
    if (key.isEmpty())
        return -1;
    for (int row = 0; row < rowCount(); ++row) {
        if (m_blocks[row].key == key)
            return row;
    }
    return -1;
}

int PreviewBlockModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_blocks.size());
}

QVariant PreviewBlockModel::data(const QModelIndex &index, int role) const
{
    const PreviewBlock *block = blockAt(index.row());
    if (!block)
        return {};
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return blockText(*block, m_words);
    if (role == KeyRole)
        return block->key;
    return {};
}

} // namespace Batanidza
