#include "ui/widgets/chartaccess.h"

#include "ui/widgets/chartsurface.h"

#include <QAccessibleWidget>

namespace Batanidza {

namespace {

//! A chart by name, with its summary as description and the crosshair's bucket as value.
class ChartAccess final : public QAccessibleWidget
{
public:
    explicit ChartAccess(ChartSurface *surface)
        : QAccessibleWidget(surface, QAccessible::Chart)
        , m_surface(surface)
    {}

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        switch (kind) {
        case QAccessible::Description:
            return m_surface->summary();
        case QAccessible::Value:
            return m_surface->crosshairText().join(QStringLiteral("; "));
        default:
            return QAccessibleWidget::text(kind);
        }
    }

private:
    ChartSurface *m_surface;
};

QAccessibleInterface *makeAccess(const QString &className, QObject *object)
{
    if (className != QLatin1StringView(ChartSurface::staticMetaObject.className()))
        return nullptr;
    return new ChartAccess(static_cast<ChartSurface *>(object)); // owned by Qt's cache
}

} // namespace

void installChartAccess()
{
    QAccessible::installFactory(makeAccess); // the same one twice counts once
}

} // namespace Batanidza
