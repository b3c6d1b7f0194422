#pragma once

#include "ui/models/pacer.h"
#include "ui/pages/page.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QStandardItemModel;
class QTableView;

//! Adoption: learners by platform and by version of its app, over time and now against thirty days
//! ago. For a tab of Platforms. Main thread.
namespace Batanidza {

class AnswerPane;
struct AdoptionSummary;
class LearningFeed;
class PlatformsChart;
class VersionsChart;

class AdoptionPanel final : public QWidget
{
    Q_OBJECT

public:
    //! Takes its api from the context, and says so where there is none.
    explicit AdoptionPanel(PageContext &context, QWidget *parent = nullptr);

    void refresh();
    [[nodiscard]] QTableView *table() const { return m_table; }
    //! None where there is no api.
    [[nodiscard]] PlatformsChart *platformsChart() const { return m_platforms; }
    [[nodiscard]] VersionsChart *versionsChart() const { return m_versions; }

    static constexpr int days = 30;

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *buildCharts(QWidget *parent);
    void retranslate();
    void fillPlatforms();
    void showVersions(const AdoptionSummary &adoption);

    PageContext &m_context;
    LearningApi *m_api;
    AnswerPane *m_pane;
    QLabel *m_what;
    QStandardItemModel *m_model;
    QTableView *m_table;
    Pacer m_pacer;
    LearningFeed *m_feed = nullptr;
    QLabel *m_ofName = nullptr;
    QComboBox *m_of = nullptr;
    PlatformsChart *m_platforms = nullptr;
    VersionsChart *m_versions = nullptr;
};

} // namespace Batanidza
