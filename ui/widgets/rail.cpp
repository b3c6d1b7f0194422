#include "ui/widgets/rail.h"

#include "ui/text/format.h"
#include "ui/widgets/icons.h"

#include <QButtonGroup>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace Batanidza {

namespace {

constexpr int margin = 12;

} // namespace

RailButton::RailButton(const Look &look, const QString &icon, QWidget *parent)
    : QAbstractButton(parent)
    , m_look(look)
    , m_icon(icon)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&look, &Look::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void RailButton::setTitle(const QString &title, const QKeySequence &key)
{
    m_title = title;
    m_key = key;
    nameForReaders();
    updateGeometry();
    update();
}

void RailButton::setWaiting(int count)
{
    if (count == m_waiting)
        return;
    m_waiting = count;
    nameForReaders();
    update();
}

void RailButton::setFolded(bool folded)
{
    m_folded = folded;
    updateGeometry();
    update();
}

void RailButton::nameForReaders()
{
    //: A page of the window, and how many things wait there for a person.
    setAccessibleName(m_waiting == 0 ? m_title
                                     : tr("%1, %n waiting", nullptr, m_waiting).arg(m_title));
    //: The name of a page and its key, as in "Overview (Ctrl+1)".
    setToolTip(m_key.isEmpty()
                   ? accessibleName()
                   : tr("%1 (%2)").arg(accessibleName(), m_key.toString(QKeySequence::NativeText)));
}

QSize RailButton::sizeHint() const
{
    const int line = fontMetrics().height();
    const int height = std::max(32, line + 16);
    if (m_folded)
        return {std::max(48, line + 2 * margin), height};
    // Icon, title, and room for a badge of two figures.
    return {3 * margin + line + fontMetrics().horizontalAdvance(m_title) + 3 * line, height};
}

void RailButton::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    const int line = fontMetrics().height();
    if (isChecked()) {
        painter.fillRect(rect(), m_look.color(ColorRole::Selection));
        painter.fillRect(QRect(0, 0, 4, height()), m_look.color(ColorRole::Focus));
    } else if (underMouse()) {
        painter.fillRect(rect(), m_look.color(ColorRole::Background));
    }
    const QColor text = m_look.color(isChecked() ? ColorRole::SelectionText : ColorRole::Text);
    const int icon = line + 2;
    const int left = m_folded ? (width() - icon) / 2 : margin;
    painter.drawPixmap(left, (height() - icon) / 2,
                       tintedPixmap(m_icon, text, icon, devicePixelRatioF()));
    painter.setPen(text);
    if (!m_folded) {
        painter.drawText(rect().adjusted(left + icon + 8, 0, 0, 0),
                         Qt::AlignLeft | Qt::AlignVCenter, m_title);
    }
    if (m_waiting > 0) {
        QFont small = m_look.font(TextRole::Caption);
        small.setBold(true);
        painter.setFont(small);
        const QFontMetrics metrics(small);
        const QString count = Format::number(m_waiting);
        const int badge = std::max(metrics.height(), metrics.horizontalAdvance(count) + 10);
        const int top = m_folded ? 1 : (height() - metrics.height()) / 2;
        const QRect place(width() - badge - (m_folded ? 2 : 8), top, badge, metrics.height());
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_look.color(ColorRole::Critical));
        painter.drawRoundedRect(place, place.height() / 2.0, place.height() / 2.0);
        painter.setPen(m_look.color(ColorRole::Background));
        painter.drawText(place, Qt::AlignCenter, count);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_look.color(ColorRole::Focus), 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

Rail::Rail(const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_group(new QButtonGroup(this))
    , m_layout(new QVBoxLayout(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    m_layout->setContentsMargins(0, 8, 0, 8);
    m_layout->setSpacing(2);
    m_layout->addStretch(1);
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::idClicked, this, &Rail::chosen);
}

int Rail::add(const QString &icon)
{
    const auto index = static_cast<int>(m_group->buttons().size());
    auto *button = new RailButton(m_look, icon, this);
    m_group->addButton(button, index);
    m_layout->insertWidget(index, button);
    if (index == 0)
        setFocusProxy(button);
    return index;
}

RailButton *Rail::button(int index) const
{
    return qobject_cast<RailButton *>(m_group->button(index));
}

void Rail::setCurrent(int index)
{
    if (QAbstractButton *button = m_group->button(index)) {
        button->setChecked(true);
        setFocusProxy(button);
    }
}

void Rail::setFolded(bool folded)
{
    m_folded = folded;
    const auto buttons = m_group->buttons();
    for (QAbstractButton *button : buttons)
        static_cast<RailButton *>(button)->setFolded(folded);
}

void Rail::keyPressEvent(QKeyEvent *event)
{
    const auto buttons = m_group->buttons();
    const auto at = buttons.indexOf(qobject_cast<QAbstractButton *>(focusWidget()));
    const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    if (step != 0 && at >= 0) {
        const auto next = std::clamp<qsizetype>(at + step, 0, buttons.size() - 1);
        buttons.at(next)->setFocus(Qt::TabFocusReason);
        return;
    }
    if (at >= 0 && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        buttons.at(at)->click();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace Batanidza
