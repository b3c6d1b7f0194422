#pragma once

#include <QPointer>
#include <QProxyStyle>

//! Fusion with a focus ring of 2 px that everybody can see (A3). Main thread.
namespace Batanidza {

class Look;

class FocusStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    explicit FocusStyle(const Look &look);

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                            QPainter *painter, const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returnData) const override;

private:
    // The application owns the style and may outlive the look.
    QPointer<const Look> m_look;
};

} // namespace Batanidza
