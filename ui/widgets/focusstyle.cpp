#include "ui/widgets/focusstyle.h"

#include "ui/look.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStyleOption>
#include <QTextEdit>

namespace Batanidza {

FocusStyle::FocusStyle(const Look &look)
    : QProxyStyle(QStringLiteral("fusion"))
    , m_look(&look)
{}

void FocusStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                               QPainter *painter, const QWidget *widget) const
{
    if (element != PE_FrameFocusRect)
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (!m_look)
        return;
    if (element == PE_IndicatorCheckBox) {
        // Fusion draws its frame too faint on a dark window.
        painter->setPen(m_look->color(ColorRole::Border));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    }
    // The field of a list that can be written in stands within the list's own frame.
    const bool inList = widget && qobject_cast<const QComboBox *>(widget->parentWidget());
    // Fusion frames a field of several lines too faintly.
    const bool text =
        element == PE_Frame && widget &&
        (qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QTextEdit *>(widget));
    const bool framed = element == PE_PanelButtonCommand || text ||
                        (element == PE_PanelLineEdit && !inList) || element == PE_PanelButtonTool;
    if (framed && !(option->state & State_AutoRaise)) {
        // Chosen is said by a bar below as well as by the fill.
        const bool chosen = element == PE_PanelButtonTool && (option->state & State_On);
        if (chosen)
            painter->fillRect(option->rect, m_look->color(ColorRole::Selection));
        painter->setPen(m_look->color(ColorRole::Border));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        if (chosen) {
            painter->fillRect(
                QRect(option->rect.left(), option->rect.bottom() - 2, option->rect.width(), 3),
                m_look->color(ColorRole::Focus));
        }
    }
    if (element != PE_FrameFocusRect && !(framed && (option->state & State_HasFocus)))
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(
        QPen(m_look->color(ColorRole::Focus), 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter->drawRect(option->rect.adjusted(1, 1, -1, -1));
    painter->restore();
}

void FocusStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                    QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    const auto *list = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (control != CC_ComboBox || !list || !list->editable || !m_look)
        return;
    const bool focus = option->state & State_HasFocus;
    painter->save();
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(m_look->color(focus ? ColorRole::Focus : ColorRole::Border), focus ? 2 : 1,
                         Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter->drawRect(focus ? option->rect.adjusted(1, 1, -1, -1)
                            : option->rect.adjusted(0, 0, -1, -1));
    painter->restore();
}

void FocusStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    const bool chosen = element == CE_ToolButtonLabel && button && (button->state & State_On) &&
                        !(button->state & State_AutoRaise);
    if (!chosen || !m_look)
        return QProxyStyle::drawControl(element, option, painter, widget);
    QStyleOptionToolButton onSelection(*button);
    onSelection.palette.setColor(QPalette::ButtonText, m_look->color(ColorRole::SelectionText));
    QProxyStyle::drawControl(element, &onSelection, painter, widget);
}

int FocusStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                          QStyleHintReturn *returnData) const
{
    if (hint == SH_Widget_Animation_Duration && m_look && !m_look->mayMove())
        return 0;
    if (hint == SH_Widget_Animation_Duration)
        return 120;
    return QProxyStyle::styleHint(hint, option, widget, returnData);
}

} // namespace Batanidza
