#pragma once

#include "ui/look.h"
#include "ui/models/chartdata.h"

#include <QPixmap>

#include <memory>
#include <optional>

//! Draws the data of a chart into a picture. Qt Charts is used here and nowhere else, for the
//! lines; gaps, targets, times and names are painted by us. Main thread.
namespace Batanidza {

struct ChartLine
{
    QString name; //!< "P99"
    ColorRole color = ColorRole::P50;
    double width = 1.5;
    bool visible = true;
};

//! What stays the same while data comes and goes.
struct ChartStyle
{
    QList<ChartLine> lines;      //!< in the order of ChartBucket::values
    bool logarithmic = false;    //!< base 10, else linear from 0
    double floor = 1;            //!< the least value drawn on a logarithmic axis
    bool dotsForHighest = false; //!< a hollow dot where the last line has too few samples
    bool wholeNumbers = false;   //!< no mark between 0 and 1
    std::optional<double> most;  //!< the axis ends there, as percents do at 100
    std::optional<double> target;
    bool targetIsLeast = false;               //!< to be reached, not to be stayed below
    QString targetText;                       //!< "target P99 200 ms"
    std::function<QString(double)> valueText; //!< with its unit
    std::function<QString(double)> tickText;  //!< the same for round values of the axis
};

class ChartCanvas
{
public:
    explicit ChartCanvas(const Look &look);
    ~ChartCanvas();
    Q_DISABLE_COPY_MOVE(ChartCanvas)

    [[nodiscard]] QPixmap draw(const ChartData &data, const ChartStyle &style, const QSize &size,
                               qreal devicePixelRatio);

    //! Of the last draw(), in its device-independent pixels.
    [[nodiscard]] QRectF plot() const { return m_plot; }
    [[nodiscard]] double xAt(Millis time) const;
    [[nodiscard]] Millis timeAt(double x) const;
    [[nodiscard]] double yAt(double value) const;

private:
    struct Charts;

    void measure(const ChartData &data, const ChartStyle &style, const QSize &size);
    void feed(const ChartData &data, const ChartStyle &style);
    void paintBack(QPainter &painter, const ChartData &data, const ChartStyle &style) const;
    void paintFront(QPainter &painter, const ChartData &data, const ChartStyle &style) const;
    void paintTimes(QPainter &painter, const ChartData &data) const;
    void paintEnds(QPainter &painter, const ChartData &data, const ChartStyle &style) const;
    [[nodiscard]] QList<double> ticks(const ChartStyle &style) const;

    const Look &m_look;
    std::unique_ptr<Charts> m_charts;
    QFont m_font;
    QRectF m_plot;
    Millis m_from{0};
    Millis m_to{1000};
    double m_low = 0;
    double m_high = 1;
    bool m_log = false;
};

} // namespace Batanidza
