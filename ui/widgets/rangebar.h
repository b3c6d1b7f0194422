#pragma once

#include <QWidget>

class QButtonGroup;

//! The one range of time of a page (I7). Main thread.
namespace Batanidza {

class ChartLink;
class TrendFeed;

class RangeBar final : public QWidget
{
    Q_OBJECT

public:
    RangeBar(TrendFeed &feed, ChartLink &link, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void onRange();

    TrendFeed &m_feed;
    QButtonGroup *m_group;
};

} // namespace Batanidza
