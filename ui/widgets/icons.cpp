#include "ui/widgets/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace Batanidza {

namespace {

class TintedEngine final : public QIconEngine
{
public:
    explicit TintedEngine(QString name)
        : m_name(std::move(name))
    {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        Q_UNUSED(state)
        const int size = std::min(rect.width(), rect.height());
        const QRect place(rect.x() + (rect.width() - size) / 2,
                          rect.y() + (rect.height() - size) / 2, size, size);
        painter->drawPixmap(
            place, tintedPixmap(m_name, color(mode), size, painter->device()->devicePixelRatio()));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        Q_UNUSED(scale) // `size` is in device pixels already
        return tintedPixmap(m_name, color(mode), std::min(size.width(), size.height()), 1);
    }
    [[nodiscard]] QIconEngine *clone() const override { return new TintedEngine(m_name); }
    bool isNull() override { return false; }

private:
    [[nodiscard]] static QColor color(QIcon::Mode mode)
    {
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        return QGuiApplication::palette().color(group, QPalette::ButtonText);
    }

    QString m_name;
};

} // namespace

QIcon themedIcon(const QString &name)
{
    return QIcon(new TintedEngine(name)); // owned by the icon
}

QPixmap tintedPixmap(const QString &name, const QColor &color, int size, qreal devicePixelRatio)
{
    const QString key = QStringLiteral("batanidza/%1/%2/%3/%4")
                            .arg(name, color.name(QColor::HexArgb))
                            .arg(size)
                            .arg(devicePixelRatio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QFile file(QStringLiteral(":/batanidza/icons/%1.svg").arg(name));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "tintedPixmap", qPrintable(name));
    QByteArray svg = opened ? file.readAll() : QByteArray();
    svg.replace("#000000", color.name(QColor::HexRgb).toLatin1());
    pixmap = QPixmap(QSize(size, size) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(svg);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, QRectF(0, 0, size, size));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon statusIconFor(Severity severity, const QColor &color, const QColor &selected, int size,
                    qreal devicePixelRatio)
{
    const QString name = statusIcon(severity);
    QIcon icon;
    icon.addPixmap(tintedPixmap(name, color, size, devicePixelRatio), QIcon::Normal);
    icon.addPixmap(tintedPixmap(name, selected, size, devicePixelRatio), QIcon::Selected);
    return icon;
}

QString statusIcon(Severity severity)
{
    switch (severity) {
    case Severity::Ok:
        return QStringLiteral("status-ok");
    case Severity::Unknown:
        return QStringLiteral("status-off");
    case Severity::Warning:
        return QStringLiteral("status-warning");
    case Severity::Critical:
        return QStringLiteral("status-critical");
    }
    return QStringLiteral("status-off");
}

QString platformIcon(Platform platform)
{
    return QStringLiteral("platform-") + platformName(platform);
}

} // namespace Batanidza
