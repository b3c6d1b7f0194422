#include "ui/models/tracemodel.h"

#include "ui/models/previewblocks.h"

namespace Batanidza {

TraceModel::TraceModel(Words words, QObject *parent)
    : QAbstractTableModel(parent)
    , m_words(std::move(words))
{}

void TraceModel::setTrace(const LessonPreviewPtr &preview, const PlatformPreview *platform)
{
    beginResetModel();
    m_all.clear();
    if (preview && platform) {
        for (const TraceLine &line : platform->made.trace) {
            const AdaptRule *rule = adaptRule(line.rule);
            m_all.append({line, keyOfPath(line.path, preview->source.body), rule && rule->warning});
        }
    }
    filter();
    endResetModel();
}

void TraceModel::setShow(Show show)
{
    beginResetModel();
    m_show = show;
    filter();
    endResetModel();
}

void TraceModel::setKey(const QString &key)
{
    if (key == m_key)
        return;
    beginResetModel();
    m_key = key;
    filter();
    endResetModel();
}

void TraceModel::filter()
{
    m_shown.clear();
    for (qsizetype i = 0; i < m_all.size(); ++i) {
        const Row &row = m_all[i];
        const bool shown = m_show == Show::All ||
                           (m_show == Show::NotKept && row.line.fate != FieldFate::Kept) ||
                           (m_show == Show::Warnings && row.warning);
        // A note that was left out is told at its list.
        const bool fits =
            m_key.isEmpty() || row.key == m_key ||
            (row.key == u"culture" && (m_key == u"culture" || m_key.startsWith(u"culturalNotes/")));
        if (shown && fits)
            m_shown.append(i);
    }
}

void TraceModel::wordsChanged()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columns - 1);
    if (!m_shown.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

const TraceModel::Row *TraceModel::rowAt(int row) const
{
    return row >= 0 && row < m_shown.size() ? &m_all[m_shown[row]] : nullptr;
}

int TraceModel::rowOf(const QString &key) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (rowAt(row)->key == key)
            return row;
    }
    return -1;
}

int TraceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int TraceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant TraceModel::data(const QModelIndex &index, int role) const
{
    const Row *row = rowAt(index.row());
    if (!row)
        return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return m_words.cell(*row, index.column());
    if (role == Qt::AccessibleTextRole) {
        QStringList parts;
        for (int column = 0; column < columns; ++column)
            parts += m_words.cell(*row, column);
        return parts.join(QStringLiteral(". "));
    }
    if (role == KeyRole)
        return row->key;
    if (role == WarningRole)
        return row->warning;
    return {};
}

QVariant TraceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return m_words.header(section);
}

} // namespace Batanidza
