#pragma once

#include "ui/widgets/chartcanvas.h"

#include <QWidget>

//! The drawn part of a chart: the picture, the crosshair over it, keys and mouse. Screen readers
//! get its summary and the value under the crosshair. Main thread.
namespace Batanidza {

class ChartLink;

class ChartSurface final : public QWidget
{
    Q_OBJECT

public:
    ChartSurface(const Look &look, ChartLink &link, QWidget *parent = nullptr);

    void setChartStyle(const ChartStyle &style);
    [[nodiscard]] const ChartStyle &chartStyle() const { return m_style; }
    void setData(const ChartData &data);
    [[nodiscard]] const ChartData &data() const { return m_data; }
    //! The whole in words (C11).
    [[nodiscard]] QString summary() const;
    //! The bucket under the crosshair in words; empty where there is none.
    [[nodiscard]] QStringList crosshairText() const;
    [[nodiscard]] QStringList names() const;
    //! The chart without crosshair, at so many times its size.
    [[nodiscard]] QImage picture(qreal scale);
    [[nodiscard]] const ChartCanvas &canvas() const { return m_canvas; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void tableWanted();
    void liveWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void onLink();
    void step(qsizetype buckets);
    //! To the highest peak first, then from peak to lower peak, or back.
    void stepPeak(qsizetype ranks);
    //! As far as a half of what is shown, to the past or back.
    void shift(int halves);
    //! From pin to pin.
    void zoomToPins();
    void goLive();
    [[nodiscard]] bool isDrawing() const;
    void paintTip(QPainter &painter, double x, const QStringList &lines) const;

    const Look &m_look;
    ChartLink &m_link;
    ChartCanvas m_canvas;
    ChartStyle m_style;
    ChartData m_data;
    QPixmap m_picture;
    bool m_dirty = true;
    //! Where the button went down and the pointer is, while a span is drawn.
    std::optional<double> m_pressedAt;
    double m_pointerAt = 0;
};

} // namespace Batanidza
