#include "ui/widgets/inlinebar.h"

#include "ui/look.h"
#include "ui/text/errortext.h"
#include "ui/widgets/icons.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace Batanidza {

InlineBar::InlineBar(const Look &look, QWidget *parent)
    : QFrame(parent)
    , m_look(look)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_close(new QToolButton(this))
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_close->setIcon(themedIcon(QStringLiteral("close")));
    m_close->setAutoRaise(true);
    m_close->setMinimumSize(24, 24);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    m_actions = new QHBoxLayout;
    layout->addLayout(m_actions);
    layout->addWidget(m_close);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &InlineBar::dismiss);
    connect(m_close, &QToolButton::clicked, this, &InlineBar::dismiss);
    m_close->setAccessibleName(tr("Close this message"));
    m_close->setToolTip(m_close->accessibleName());
    hide();
}

void InlineBar::post(const BarMessage &message)
{
    m_message = message;
    while (QLayoutItem *item = m_actions->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    m_text->setText(message.text);
    setAccessibleName(message.text);
    for (const BarAction &action : message.actions) {
        auto *button = new QPushButton(action.text, this);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, run = action.run] {
            dismiss();
            if (run)
                run();
        });
        m_actions->addWidget(button);
    }
    paintIcon();
    show();
    if (message.stays.count() > 0)
        m_timer.start(message.stays);
    else
        m_timer.stop();
    Q_EMIT posted(message.text);
}

void InlineBar::post(const Error &error)
{
    const auto copy = [details = ErrorText::details(error)] {
        QGuiApplication::clipboard()->setText(details);
    };
    post({Severity::Critical, ErrorText::sentence(error.code), {{tr("Copy details"), copy}}, {}});
}

void InlineBar::dismiss()
{
    m_timer.stop();
    // A focus that was in the bar goes on to what lies behind it, by Qt's own rule for hiding.
    hide();
}

void InlineBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_close->setAccessibleName(tr("Close this message"));
        m_close->setToolTip(m_close->accessibleName());
    } else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        paintIcon();
    }
}

void InlineBar::paintIcon()
{
    const bool info = m_message.severity == Severity::Unknown;
    const QString name = info ? QStringLiteral("info") : statusIcon(m_message.severity);
    const QColor color = info ? m_look.color(ColorRole::SideA) : m_look.color(m_message.severity);
    m_icon->setPixmap(tintedPixmap(name, color, fontMetrics().height() + 4, devicePixelRatioF()));
}

} // namespace Batanidza
