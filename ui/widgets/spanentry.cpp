#include "ui/widgets/spanentry.h"

#include "ui/text/format.h"

#include <QDateTimeEdit>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScreen>

namespace Batanidza {

namespace {

QDateTime toDateTime(Millis utc)
{
    return QDateTime::fromMSecsSinceEpoch(utc.count());
}

Millis toMillis(const QDateTimeEdit &field)
{
    return Millis(field.dateTime().toMSecsSinceEpoch());
}

} // namespace

SpanEntry::SpanEntry(ChartFeed &feed, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_feed(feed)
    , m_fromName(new QLabel(this))
    , m_toName(new QLabel(this))
    , m_from(new QDateTimeEdit(this))
    , m_to(new QDateTimeEdit(this))
    , m_zone(new QLabel(this))
    , m_problem(new QLabel(this))
    , m_show(new QPushButton(this))
    , m_leave(new QPushButton(this))
{
    setAutoFillBackground(true);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_fromName->setBuddy(m_from);
    m_toName->setBuddy(m_to);
    for (QDateTimeEdit *field : {m_from, m_to}) {
        field->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
        field->setMinimumDate(QDate(2020, 1, 1));
        connect(field, &QDateTimeEdit::dateTimeChanged, this, &SpanEntry::check);
    }
    m_show->setAutoDefault(false);
    auto *grid = new QGridLayout;
    grid->addWidget(m_fromName, 0, 0);
    grid->addWidget(m_from, 0, 1);
    grid->addWidget(m_toName, 1, 0);
    grid->addWidget(m_to, 1, 1);
    grid->addWidget(m_zone, 2, 1);
    grid->setColumnStretch(1, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_show);
    buttons->addWidget(m_leave);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    column->addLayout(grid);
    column->addWidget(m_problem);
    column->addLayout(buttons);
    connect(m_show, &QPushButton::clicked, this, &SpanEntry::apply);
    connect(m_leave, &QPushButton::clicked, this, &QWidget::hide);
    retranslate();
}

void SpanEntry::popUp(QWidget &below)
{
    // To the minute, so that what is shown is what stands here.
    constexpr qint64 minute = 60'000;
    m_from->setDateTime(toDateTime(Millis(m_feed.from().count() / minute * minute)));
    m_to->setDateTime(toDateTime(Millis(m_feed.to().count() / minute * minute)));
    check();
    adjustSize();
    QPoint at = below.mapToGlobal(QPoint(0, below.height()));
    if (const QScreen *screen = below.screen()) {
        const QRect room = screen->availableGeometry();
        at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - width())));
        if (at.y() + height() > room.bottom())
            at.setY(below.mapToGlobal(QPoint(0, 0)).y() - height());
    }
    move(at);
    show();
    m_from->setFocus(Qt::TabFocusReason); // it takes hold of the year, so that digits replace it
}

void SpanEntry::showZone()
{
    //: Under two fields with date and time; %1 a time zone: "CAT, UTC+02:00"
    m_zone->setText(tr("Local time: %1").arg(Format::zone(toMillis(*m_from))));
    m_from->setAccessibleDescription(m_zone->text());
    m_to->setAccessibleDescription(m_zone->text());
}

QString SpanEntry::problem() const
{
    switch (m_feed.faultOf(toMillis(*m_from), toMillis(*m_to))) {
    case SpanFault::None:
        return {};
    case SpanFault::Reversed:
        return tr("The end must lie behind the beginning.");
    case SpanFault::TooShort:
        //: %1 a length of time
        return tr("At least %1 must lie between beginning and end.")
            .arg(Format::duration(m_feed.shortest()));
    case SpanFault::Future:
        return tr("The end lies in the future: nothing is known of it yet.");
    case SpanFault::NotKept:
        //: %1 a length of time, such as "30 days", %2 a date
        return tr("Only the last %1 are kept: the beginning must not lie before %2.")
            .arg(Format::duration(m_feed.kept()),
                 Format::shortDate(m_feed.now() - m_feed.kept() + std::chrono::hours(24)));
    }
    return {};
}

void SpanEntry::check()
{
    showZone(); // it may be another one in another season
    const QString why = problem();
    m_problem->setText(why);
    m_problem->setVisible(!why.isEmpty());
    m_show->setEnabled(why.isEmpty());
    m_show->setToolTip(why);
    m_show->setAccessibleDescription(why);
    adjustSize();
}

void SpanEntry::apply()
{
    if (!problem().isEmpty())
        return;
    m_feed.setSpan(toMillis(*m_from), toMillis(*m_to));
    hide();
}

void SpanEntry::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        apply();
    else if (event->key() == Qt::Key_Escape)
        hide();
    else
        QFrame::keyPressEvent(event);
}

void SpanEntry::paintEvent(QPaintEvent *)
{
    // The style's own frame cannot be seen on dark.
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void SpanEntry::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SpanEntry::retranslate()
{
    setAccessibleName(tr("From when to when"));
    //: Field: where a span of time begins
    m_fromName->setText(tr("From"));
    //: Field: where a span of time ends
    m_toName->setText(tr("To"));
    m_from->setAccessibleName(m_fromName->text());
    m_to->setAccessibleName(m_toName->text());
    //: Button: show that span of time
    m_show->setText(tr("Show"));
    m_leave->setText(tr("Cancel"));
    check();
}

} // namespace Batanidza
