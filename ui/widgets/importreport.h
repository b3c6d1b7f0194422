#pragma once

#include "engine/runtime/contentapi.h"

#include <QFrame>

class QLabel;
class QStandardItemModel;
class QTableView;
class QToolButton;

//! What an import or an export did: the counts, and each file that was refused or taken with a
//! remark: why, by which rule, where in the file, and what to do. Main thread.
namespace Batanidza {

class ImportReportView : public QFrame
{
    Q_OBJECT

public:
    explicit ImportReportView(QWidget *parent = nullptr);

    //! `summary` is the sentence above the table.
    void show(const QString &summary, const QList<FileReport> &reports);
    //! All rows, tab-separated with their heads.
    [[nodiscard]] QString text() const;
    [[nodiscard]] QWidget *table() const;

Q_SIGNALS:
    void closed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void retranslate();

    QString m_sentence;
    QList<FileReport> m_reports;
    QStandardItemModel *m_model;
    QLabel *m_summary;
    QTableView *m_table;
    QToolButton *m_copy;
    QToolButton *m_close;
};

} // namespace Batanidza
