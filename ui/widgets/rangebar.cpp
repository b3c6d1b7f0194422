#include "ui/widgets/rangebar.h"

#include "ui/models/trendfeed.h"
#include "ui/text/format.h"
#include "ui/widgets/chartlink.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

namespace Batanidza {

RangeBar::RangeBar(TrendFeed &feed, ChartLink &link, QWidget *parent)
    : QWidget(parent)
    , m_feed(feed)
    , m_group(new QButtonGroup(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    const auto &ranges = TrendFeed::ranges();
    for (int i = 0; i < ranges.size(); ++i) {
        auto *button = new QToolButton(this);
        button->setCheckable(true);
        button->setMinimumSize(24, 24);
        button->setFocusPolicy(Qt::StrongFocus);
        m_group->addButton(button, i);
        layout->addWidget(button);
    }
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::idClicked, this,
            [this](int id) { m_feed.setRange(TrendFeed::ranges().at(id)); });
    connect(&feed, &TrendFeed::rangeChanged, this, &RangeBar::onRange);
    connect(&link, &ChartLink::shorter, &feed, &TrendFeed::shorter);
    connect(&link, &ChartLink::longer, &feed, &TrendFeed::longer);
    // Another range is asked for to be seen: it ends what held the old one.
    connect(&feed, &TrendFeed::rangeChanged, &link, [&link] {
        link.clearPins();
        link.setCrosshair({});
        link.setPaused(false);
    });
    onRange();
    retranslate();
}

void RangeBar::onRange()
{
    const auto at = static_cast<int>(TrendFeed::ranges().indexOf(m_feed.range()));
    if (QAbstractButton *button = m_group->button(at))
        button->setChecked(true);
}

void RangeBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void RangeBar::retranslate()
{
    const auto &ranges = TrendFeed::ranges();
    for (int i = 0; i < ranges.size(); ++i) {
        QAbstractButton *button = m_group->button(i);
        button->setText(Format::duration(ranges.at(i)));
        //: %1 is a length of time: the range that the charts show.
        button->setAccessibleName(tr("Show the last %1").arg(Format::duration(ranges.at(i))));
        button->setToolTip(
            tr("%1. Shorter and longer: [ and ] in a chart.").arg(button->accessibleName()));
    }
}

} // namespace Batanidza
