#include "ui/widgets/learningpulse.h"

#include "engine/runtime/awaited.h"
#include "engine/runtime/learningapi.h"
#include "ui/text/format.h"
#include "ui/widgets/sparkline.h"
#include "ui/widgets/textlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHash>

namespace Batanidza {

namespace {

using namespace std::chrono_literals;

constexpr Millis pointWidth = 10s; //!< of a point of the line
constexpr Millis lineLength = pointWidth * Sparkline::points;

} // namespace

LearningPulse::LearningPulse(const Look &look, LearningApi &api, QWidget *parent)
    : QWidget(parent)
    , m_api(api)
    , m_line(new Sparkline(look, this))
    , m_text(new TextLabel(look, TextRole::Body, this))
    // The line falls again though nothing comes.
    , m_pacer([this] { ask(); }, pointWidth, this)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_line);
    row->addWidget(m_text);
    m_line->setFixedWidth(2 * Sparkline::points);
    connect(&api, &LearningApi::changed, this, [this] { m_pacer.news(); });
    showFigures();
}

QString LearningPulse::text() const
{
    return m_text->text();
}

void LearningPulse::ask()
{
    m_pacer.began();
    LearningTrendQuery query;
    query.length = lineLength;
    query.width = pointWidth;
    query.adoption = false;
    awaitResult<LearningTrend>(m_api.trend(query), this,
                               [this](const Result<LearningTrend> &trend) {
                                   if (trend)
                                       take(*trend);
                                   else
                                       m_minute = -1;
                                   showFigures();
                                   m_pacer.ended();
                               });
}

void LearningPulse::take(const LearningTrend &trend)
{
    QHash<qint64, qint64> events;
    for (const EngagementBucket &bucket : trend.engagement)
        events.insert(bucket.from.count(), bucket.events);
    m_line->clear();
    m_minute = 0;
    m_all = 0;
    for (Millis start = trend.from; start <= trend.to; start += pointWidth) {
        const qint64 here = events.value(start.count());
        m_all += here;
        if (start + pointWidth > trend.to - 60s)
            m_minute += here;
        // Before the first event ever nobody looked.
        const bool known = trend.since.count() > 0 && start + pointWidth > trend.since;
        m_line->append(known ? std::optional(double(here)) : std::nullopt);
    }
}

void LearningPulse::showFigures()
{
    if (m_minute < 0) {
        m_text->setText(Format::noData());
    } else {
        //: Events of learners; %1 in the last minute, %2 in the last ten
        m_text->setText(tr("Events: %1 in the last minute, %2 in ten minutes")
                            .arg(Format::number(m_minute), Format::number(m_all)));
    }
    m_line->setAccessibleName(m_text->text());
}

void LearningPulse::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showFigures();
}

void LearningPulse::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_pacer.setWatched(true);
}

void LearningPulse::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_pacer.setWatched(false);
}

} // namespace Batanidza
