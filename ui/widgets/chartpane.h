#pragma once

#include "ui/pages/page.h"
#include "ui/widgets/chartsurface.h"

#include <QWidget>

class QCheckBox;
class QGridLayout;
class QStackedLayout;
class QTableView;
class QToolButton;

//! A chart with its name, its legend, its table twin and its exports: the base of every chart in
//! the window. Main thread.
namespace Batanidza {

class ChartFeed;
class ChartLink;
class ChartTableModel;
class TextLabel;

class ChartPane : public QWidget
{
    Q_OBJECT

public:
    ChartPane(PageContext &context, ChartLink &link, ChartFeed &feed, QWidget *parent = nullptr);

    [[nodiscard]] ChartSurface &surface() const { return *m_surface; }
    void setTableShown(bool shown);
    [[nodiscard]] bool isTableShown() const;
    //! One row for each bucket, ISO 8601 in UTC, an empty cell for a gap (I10).
    [[nodiscard]] QByteArray csv() const;
    void exportCsv();
    void exportPng();
    //! Its actions, for the menu bar.
    [[nodiscard]] QList<QAction *> chartActions() const { return {m_table, m_png, m_csv}; }

protected:
    //! The data for a width in pixels, from the feed.
    [[nodiscard]] virtual ChartData collect(const ChartFeed &feed, int pixels) const = 0;
    //! Names, colours, target and axis, in the language of now.
    [[nodiscard]] virtual ChartStyle describe() const = 0;
    [[nodiscard]] virtual QString title() const = 0;
    //! What the file of an export is called, without its ending.
    [[nodiscard]] virtual QString fileName() const = 0;

    //! Call it at the end of the constructor of a derived class, and when describe() changed.
    void restyle();
    //! For a chart that shares its width with another: the legend has a row of its own.
    void placeLegendBelow();
    //! Draws anew what collect() gives now.
    void refresh();
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    static constexpr int mostLines = 100; //!< beside the name of the chart
    void onLink();
    void showState();
    void writeFile(const QString &filter, const QString &ending,
                   const std::function<bool(const QString &)> &write);

    PageContext &m_context;
    ChartLink &m_link;
    ChartFeed &m_feed;
    ChartSurface *m_surface;
    QTableView *m_tableView;
    ChartTableModel *m_tableModel;
    QStackedLayout *m_stack;
    TextLabel *m_title;
    TextLabel *m_state;
    QGridLayout *m_legend;
    int m_legendColumns = mostLines;
    QList<QCheckBox *> m_boxes;
    QToolButton *m_pauseButton;
    QToolButton *m_tableButton;
    QToolButton *m_exportButton;
    QAction *m_pause;
    QAction *m_table;
    QAction *m_png;
    QAction *m_csv;
    Millis m_shownTo{0};
};

} // namespace Batanidza
