#pragma once

#include "ui/models/pacer.h"
#include "ui/pages/page.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QStandardItemModel;
class QTableView;

//! Learning results: who learns now and over time, how lessons go on each platform, what
//! experiments show, what a learner should do next; export and erasing. For a tab of a page. Main
//! thread.
namespace Batanidza {

class AnswerPane;
class ChartLink;
class EngagementChart;
class LearningFeed;
class LearningPulse;
struct LearningSummary;
struct LearnerPath;

class LearningPanel final : public QWidget
{
    Q_OBJECT

public:
    //! Takes its api from the context, and says so where there is none.
    explicit LearningPanel(PageContext &context, QWidget *parent = nullptr);

    //! Reads everything again.
    void refresh();
    [[nodiscard]] QTableView *table() const { return m_table; }
    //! None where there is no api.
    [[nodiscard]] EngagementChart *chart() const { return m_chart; }
    //! All events; CSV or xAPI by the name's ending.
    void exportTo(const QString &file);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void layOut();
    void retranslate();
    void showSummary(const LearningSummary &summary);
    void showPath(const LearnerPath &path);
    void askPath();
    void askErase();
    void erase(const QString &learner);
    void askExport();

    PageContext &m_context;
    LearningApi *m_api;
    AnswerPane *m_pane;
    QLabel *m_numbers;
    QPushButton *m_export;
    QStandardItemModel *m_model;
    QTableView *m_table;
    QLabel *m_experimentsTitle;
    QLabel *m_experiments;
    QLabel *m_learnerTitle;
    QLineEdit *m_learner;
    QPushButton *m_path;
    QPushButton *m_erase;
    QLabel *m_steps;
    QLabel *m_more;
    Pacer m_pacer;
    LearningFeed *m_feed = nullptr;
    ChartLink *m_link = nullptr;
    EngagementChart *m_chart = nullptr;
};

} // namespace Batanidza
