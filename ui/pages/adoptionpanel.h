#pragma once

#include "ui/pages/page.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QStandardItemModel;
class QTableView;

//! Adoption: which version of each platform's app learners use, now and thirty days ago. For a tab
//! of Platforms. Main thread.
namespace Batanidza {

class EmptyState;

class AdoptionPanel final : public QWidget
{
    Q_OBJECT

public:
    //! Takes its api from the context, and says so where there is none.
    explicit AdoptionPanel(PageContext &context, QWidget *parent = nullptr);

    void refresh();
    [[nodiscard]] QTableView *table() const { return m_table; }

    static constexpr int days = 30;

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void retranslate();

    PageContext &m_context;
    LearningApi *m_api;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QLabel *m_what;
    QStandardItemModel *m_model;
    QTableView *m_table;
};

} // namespace Batanidza
