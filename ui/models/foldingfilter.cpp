#include "ui/models/foldingfilter.h"

#include "engine/shona/normalform.h"

namespace Batanidza {

QString folded(const QString &text)
{
    QString plain;
    plain.reserve(text.size());
    const QString decomposed = Shona::inForm(text, QString::NormalizationForm_KD);
    for (const QChar unit : decomposed) {
        if (unit.category() != QChar::Mark_NonSpacing)
            plain.append(unit);
    }
    return plain.toCaseFolded();
}

FoldingFilter::FoldingFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{}

void FoldingFilter::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    m_folded = folded(text.simplified());
    invalidateFilter();
}

bool FoldingFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (m_folded.isEmpty())
        return true;
    for (int column = 0; column < sourceModel()->columnCount(parent); ++column) {
        const QModelIndex index = sourceModel()->index(row, column, parent);
        if (folded(index.data(Qt::DisplayRole).toString()).contains(m_folded))
            return true;
    }
    return false;
}

} // namespace Batanidza
