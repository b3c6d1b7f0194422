#include "ui/widgets/rangebar.h"

#include "ui/models/chartfeed.h"
#include "ui/models/preferences.h"
#include "ui/text/format.h"
#include "ui/widgets/chartlink.h"
#include "ui/widgets/spanentry.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

namespace Batanidza {

namespace {

constexpr int layoutVersion = 1;

} // namespace

RangeBar::RangeBar(ChartFeed &feed, ChartLink &link, QWidget *parent)
    : QWidget(parent)
    , m_feed(feed)
    , m_group(new QButtonGroup(this))
    , m_span(new QToolButton(this))
    , m_entry(new SpanEntry(feed, this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    const auto add = [&](QToolButton *button, int id) {
        button->setCheckable(true);
        button->setMinimumSize(24, 24);
        button->setFocusPolicy(Qt::StrongFocus);
        m_group->addButton(button, id);
        layout->addWidget(button);
    };
    const auto presets = static_cast<int>(feed.presets().size());
    for (int i = 0; i < presets; ++i)
        add(new QToolButton(this), i);
    add(m_span, presets);
    m_group->setExclusive(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); // no button is cut
    connect(m_group, &QButtonGroup::idClicked, this, [this](int id) {
        if (id < m_feed.presets().size()) {
            m_feed.setRange(m_feed.presets().at(id));
            return;
        }
        onRange(); // it is a span once one was chosen
        if (m_feed.now().count() > 0)
            m_entry->popUp(*m_span);
    });
    connect(&feed, &ChartFeed::rangeChanged, this, &RangeBar::onRange);
    connect(&link, &ChartLink::shorter, &feed, &ChartFeed::shorter);
    connect(&link, &ChartLink::longer, &feed, &ChartFeed::longer);
    connect(&link, &ChartLink::spanWanted, &feed, &ChartFeed::setSpan);
    link.setHasSpans(true);
    // Another range is asked for to be seen: it ends what held the old one.
    connect(&feed, &ChartFeed::rangeChanged, &link, [&link] {
        link.clearPins();
        link.setCrosshair({});
        link.setPaused(false);
    });
    onRange();
    retranslate();
}

void RangeBar::rememberIn(Preferences &preferences, const QString &name)
{
    const QString place = preferences.placeInWorkspace(name);
    m_feed.restore(preferences.state(place, layoutVersion));
    connect(&m_feed, &ChartFeed::rangeChanged, this, [this, &preferences, place] {
        preferences.setState(place, layoutVersion, m_feed.state());
    });
}

void RangeBar::onRange()
{
    const auto at =
        m_feed.isSpan() ? m_feed.presets().size() : m_feed.presets().indexOf(m_feed.range());
    if (QAbstractButton *button = m_group->button(static_cast<int>(at)))
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
    const auto &presets = m_feed.presets();
    for (int i = 0; i < presets.size(); ++i) {
        QAbstractButton *button = m_group->button(i);
        button->setText(Format::duration(presets.at(i)));
        //: %1 is a length of time: the range that the charts show.
        button->setAccessibleName(tr("Show the last %1").arg(Format::duration(presets.at(i))));
        button->setToolTip(
            tr("%1. Shorter and longer: [ and ] in a chart.").arg(button->accessibleName()));
    }
    //: Button: choose from when to when the charts go
    m_span->setText(tr("From \u2013 to\u2026"));
    m_span->setAccessibleName(tr("Choose from when to when"));
    m_span->setToolTip(tr("%1. In a chart: draw with the mouse, or pin two times and press Z; "
                          "Page Up and Page Down move, L goes back to now.")
                           .arg(m_span->accessibleName()));
}

} // namespace Batanidza
