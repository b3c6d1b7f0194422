#include "ui/widgets/importreport.h"

#include "ui/text/errortext.h"
#include "ui/widgets/icons.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStandardItemModel>
#include <QTableView>
#include <QToolButton>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

ImportReportView::ImportReportView(QWidget *parent)
    : QFrame(parent)
    , m_model(new QStandardItemModel(this))
    , m_summary(new QLabel(this))
    , m_table(new QTableView(this))
    , m_copy(new QToolButton(this))
    , m_close(new QToolButton(this))
{
    setFrameShape(QFrame::StyledPanel);
    m_summary->setWordWrap(true);
    m_summary->setTextFormat(Qt::PlainText);
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_copy->setIcon(themedIcon(u"copy"_s));
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_close->setIcon(themedIcon(u"close"_s));
    m_close->setAutoRaise(true);
    for (auto *button : {m_copy, m_close}) {
        button->setMinimumSize(24, 24);
        button->setFocusPolicy(Qt::StrongFocus);
    }
    auto *head = new QHBoxLayout;
    head->addWidget(m_summary, 1);
    head->addWidget(m_copy, 0, Qt::AlignTop);
    head->addWidget(m_close, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addLayout(head);
    layout->addWidget(m_table, 1);
    connect(m_copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(text()); });
    connect(m_close, &QToolButton::clicked, this, &ImportReportView::closed);
    retranslate();
}

void ImportReportView::show(const QString &summary, const QList<FileReport> &reports)
{
    m_sentence = summary;
    m_reports = reports;
    m_summary->setText(m_sentence);
    fill();
    m_table->resizeColumnsToContents();
    m_table->horizontalHeader()->setStretchLastSection(true);
}

QWidget *ImportReportView::table() const
{
    return m_table;
}

void ImportReportView::fill()
{
    m_model->clear();
    m_model->setHorizontalHeaderLabels({
        //: Head of a column: name of a file
        tr("File"),
        //: Head of a column: whether a file was refused, or taken with a remark
        tr("Result"),
        //: Head of a column: why a file was refused
        tr("Why"),
        //: Head of a column: name of the rule that was broken
        tr("Rule"),
        //: Head of a column: the place in the file
        tr("Where"),
        //: Head of a column: how to mend the file
        tr("What to do"),
    });
    for (const auto &report : std::as_const(m_reports)) {
        // The engine's own words say what is wrong in this file; ours only what kind of error it
        // is.
        const auto why = report.error.detail.isEmpty() ? ErrorText::sentence(report.error.code)
                                                       : report.error.detail;
        const QStringList cells{
            report.file,
            //: A file that was not imported / a file that was imported although something is odd
            report.refused ? tr("refused") : tr("taken, with a remark"),
            why,
            report.rule,
            report.pointer,
            report.fix,
        };
        QList<QStandardItem *> row; // owned by the model
        for (const auto &cell : cells) {
            auto *item = new QStandardItem(cell);
            item->setToolTip(cell);
            row.append(item);
        }
        m_model->appendRow(row);
    }
    m_table->setVisible(!m_reports.isEmpty());
    m_copy->setVisible(!m_reports.isEmpty());
}

QString ImportReportView::text() const
{
    QStringList lines;
    QStringList heads;
    for (int column = 0; column < m_model->columnCount(); ++column)
        heads += m_model->horizontalHeaderItem(column)->text();
    lines += heads.join(u'\t');
    for (int row = 0; row < m_model->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < m_model->columnCount(); ++column)
            cells += m_model->item(row, column)->text().simplified();
        lines += cells.join(u'\t');
    }
    return lines.join(u'\n') + u'\n';
}

void ImportReportView::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ImportReportView::retranslate()
{
    //: Button: copy the table to the clipboard
    m_copy->setText(tr("Copy"));
    m_copy->setAccessibleName(tr("Copy the report"));
    m_close->setAccessibleName(tr("Close the report"));
    m_close->setToolTip(m_close->accessibleName());
    m_table->setAccessibleName(tr("Files that were refused or taken with a remark"));
    fill();
}

} // namespace Batanidza
