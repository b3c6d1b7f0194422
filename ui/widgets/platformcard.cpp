#include "ui/widgets/platformcard.h"

#include "ui/models/chartdata.h"
#include "ui/text/format.h"
#include "ui/text/reasontext.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/sparkline.h"
#include "ui/widgets/statuspill.h"
#include "ui/widgets/textlabel.h"

#include <QGridLayout>
#include <QPainter>

namespace Batanidza {

namespace {

constexpr Millis staleAfter{3000};

} // namespace

PlatformCard::PlatformCard(const Look &look, Platform platform, QWidget *parent)
    : QAbstractButton(parent)
    , m_look(look)
    , m_platform(platform)
    , m_inside(new QWidget(this))
    , m_icon(new QLabel(m_inside))
    , m_name(new TextLabel(look, TextRole::Section, m_inside))
    , m_pill(new StatusPill(look, m_inside))
    , m_version(new TextLabel(look, TextRole::Body, m_inside))
    , m_latency(new TextLabel(look, TextRole::Body, m_inside))
    , m_devices(new TextLabel(look, TextRole::Body, m_inside, ColorRole::MutedText))
    , m_line(new Sparkline(look, m_inside))
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_inside->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *grid = new QGridLayout(m_inside);
    grid->setContentsMargins(12, 8, 12, 8);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->addWidget(m_icon, 0, 0);
    grid->addWidget(m_name, 0, 1, 1, 2);
    grid->addWidget(m_pill, 1, 0, 1, 3, Qt::AlignLeft);
    grid->addWidget(m_version, 2, 0, 1, 2);
    grid->addWidget(m_latency, 2, 2, Qt::AlignRight);
    grid->addWidget(m_devices, 3, 0, 1, 2);
    grid->addWidget(m_line, 3, 2);
    grid->setColumnStretch(2, 1);
    connect(&look, &Look::changed, this, [this] {
        paintIcon();
        updateGeometry();
        update();
    });
    paintIcon();
    retranslate();
}

void PlatformCard::setStatus(const PlatformStatus &status, Millis now, Millis age, bool fresh)
{
    m_status = status;
    m_known = true;
    m_now = now;
    m_age = age;
    if (fresh) {
        const bool there = status.sessions > 0 && age <= staleAfter;
        m_line->append(there ? std::optional(static_cast<double>(status.lastSecond.count()))
                             : std::nullopt);
    }
    showStatus();
}

void PlatformCard::showStatus()
{
    if (!m_known)
        return;
    const bool stale = m_age > staleAfter;
    const bool off = m_status.sessions == 0;
    const ColorRole color = stale ? ColorRole::Off : ColorRole::Text;
    for (TextLabel *label : {m_version, m_latency})
        label->setColor(color);
    m_pill->setState(m_status.severity, ReasonText::platformWord(m_status));
    m_pill->setStale(stale);
    m_version->setText(off ? Format::none() : Format::version(m_status.version.value()));
    if (off && m_status.offSince.count() > 0) {
        //: %1 is a time of day.
        m_latency->setText(tr("since %1").arg(Format::moment(m_status.offSince, m_now)));
    } else {
        const bool enough = m_status.propagation.count() >= leastForP95;
        //: %1 is a latency.
        m_latency->setText(tr("P95 %1").arg(
            enough ? Format::milliseconds(m_status.propagation.quantile(0.95)) : Format::none()));
    }
    m_latency->setToolTip(tr("Last 5 minutes, %n sample(s)", nullptr,
                             static_cast<int>(m_status.propagation.count())));
    m_devices->setText(stale ? Format::age(m_now - m_age, m_now)
                             : tr("%n device(s)", nullptr, m_status.sessions));
    setAccessibleName(ReasonText::platformSentence(m_status, m_now));
    setToolTip(accessibleName());
    updateGeometry();
}

void PlatformCard::retranslate()
{
    m_name->setText(Format::platform(m_platform));
    if (!m_known) {
        setAccessibleName(m_name->text());
        m_pill->setState(Severity::Unknown, ReasonText::notKnown());
    }
    setAccessibleDescription(tr("Opens the platform."));
    showStatus();
}

QSize PlatformCard::sizeHint() const
{
    return m_inside->minimumSizeHint();
}

void PlatformCard::resizeEvent(QResizeEvent *event)
{
    QAbstractButton::resizeEvent(event);
    m_inside->setGeometry(rect());
}

void PlatformCard::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.fillRect(rect(), m_look.color(isDown() ? ColorRole::Selection : ColorRole::Surface));
    const bool focus = hasFocus();
    painter.setPen(QPen(m_look.color(focus ? ColorRole::Focus : ColorRole::Border), focus ? 2 : 1));
    painter.setBrush(Qt::NoBrush);
    const int in = focus ? 1 : 0;
    painter.drawRect(rect().adjusted(in, in, -1, -1));
}

void PlatformCard::paintIcon()
{
    m_icon->setPixmap(tintedPixmap(platformIcon(m_platform), m_look.color(ColorRole::Text),
                                   fontMetrics().height() + 2, devicePixelRatioF()));
}

} // namespace Batanidza
