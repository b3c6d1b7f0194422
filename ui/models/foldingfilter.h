#pragma once

#include <QSortFilterProxyModel>

//! Keeps the rows in which some column contains the text, whatever its case and its marks: "badza"
//! finds "bàdzá" (L5). For short lists; long ones are filtered by the engine. Main thread.
namespace Batanidza {

//! Lower case, without accents and tone marks.
[[nodiscard]] QString folded(const QString &text);

class FoldingFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit FoldingFilter(QObject *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] const QString &text() const { return m_text; }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QString m_text;
    QString m_folded;
};

} // namespace Batanidza
