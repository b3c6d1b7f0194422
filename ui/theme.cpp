#include "ui/theme.h"

#include "engine/base/jsonread.h"

#include <QFile>

#include <algorithm>
#include <cmath>

namespace Batanidza {

namespace {

constexpr std::array<const char *, colorRoleCount> roleNames{
    "background",  "surface",       "text",  "mutedText", "border",     "focus",
    "selection",   "selectionText", "ok",    "warning",   "critical",   "off",
    "sideA",       "sideATint",     "sideB", "sideBTint", "edited",     "editedTint",
    "toneChanged", "p50",           "p95",   "p99",       "throughput",
};

double luminance(const QColor &color)
{
    const auto channel = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) +
           0.0722 * channel(color.blueF());
}

} // namespace

Result<Theme> Theme::load(const QString &name)
{
    QFile file(QStringLiteral(":/batanidza/style/%1.json").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, QStringLiteral("There is no theme called %1.").arg(name)};
    return parse(file.readAll());
}

Result<Theme> Theme::parse(const QByteArray &bytes)
{
    const Result<Json> json = readJson(bytes);
    if (!json)
        return json.error();
    Theme theme;
    theme.m_name = (*json)[u"name"].toString();
    theme.m_dark = (*json)[u"dark"].toBool();
    const Json &colors = (*json)[u"colors"];
    for (int i = 0; i < colorRoleCount; ++i) {
        const QString key = roleName(static_cast<ColorRole>(i));
        const QColor color(colors[key].toString());
        if (!color.isValid()) {
            return Error{ErrorCode::Invalid,
                         QStringLiteral("Theme %1: colors/%2 is missing or is no colour; "
                                        "write it as #RRGGBB.")
                             .arg(theme.m_name, key)};
        }
        theme.m_colors[static_cast<size_t>(i)] = color;
    }
    return theme;
}

QColor Theme::color(Severity severity) const
{
    switch (severity) {
    case Severity::Ok:
        return color(ColorRole::Ok);
    case Severity::Unknown:
        return color(ColorRole::Off);
    case Severity::Warning:
        return color(ColorRole::Warning);
    case Severity::Critical:
        return color(ColorRole::Critical);
    }
    return color(ColorRole::Off);
}

QPalette Theme::palette() const
{
    const QColor text = color(ColorRole::Text);
    const QColor border = color(ColorRole::Border);
    const QColor surface = color(ColorRole::Surface);
    QPalette palette;
    palette.setColor(QPalette::Window, color(ColorRole::Background));
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, color(ColorRole::Background));
    palette.setColor(QPalette::AlternateBase, surface);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::PlaceholderText, color(ColorRole::MutedText));
    palette.setColor(QPalette::Button, surface);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, color(ColorRole::Critical));
    palette.setColor(QPalette::Highlight, color(ColorRole::Selection));
    palette.setColor(QPalette::HighlightedText, color(ColorRole::SelectionText));
    palette.setColor(QPalette::Link, color(ColorRole::Focus));
    palette.setColor(QPalette::LinkVisited, color(ColorRole::Focus));
    palette.setColor(QPalette::ToolTipBase, surface);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Light, surface);
    palette.setColor(QPalette::Midlight, surface);
    palette.setColor(QPalette::Mid, border);
    palette.setColor(QPalette::Dark, border);
    palette.setColor(QPalette::Shadow, border);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, color(ColorRole::Off));
    return palette;
}

QString Theme::roleName(ColorRole role)
{
    return QString::fromLatin1(roleNames[static_cast<size_t>(role)]);
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace Batanidza
