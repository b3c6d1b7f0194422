#pragma once

#include "engine/base/result.h"
#include "engine/runtime/enginesnapshot.h"

#include <QColor>
#include <QPalette>

#include <array>

//! One table of colours by meaning, read from resources/style/*.json. Nothing else in the window
//! names a colour. Values; main thread.
namespace Batanidza {

enum class ColorRole {
    Background,
    Surface,
    Text,
    MutedText,
    Border,
    Focus,
    Selection,
    SelectionText,
    Ok,
    Warning,
    Critical,
    Off,
    SideA,
    SideATint,
    SideB,
    SideBTint,
    Edited,
    EditedTint,
    ToneChanged,
    P50,
    P95,
    P99,
    Throughput,
};

inline constexpr int colorRoleCount = static_cast<int>(ColorRole::Throughput) + 1;

class Theme
{
public:
    Theme() = default;

    //! "light", "dark" or "contrast", from the built-in files.
    [[nodiscard]] static Result<Theme> load(const QString &name);
    //! From the bytes of such a file. `invalid` names the colour that is missing or is no colour.
    [[nodiscard]] static Result<Theme> parse(const QByteArray &json);

    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] bool isDark() const { return m_dark; }
    [[nodiscard]] QColor color(ColorRole role) const { return m_colors[static_cast<size_t>(role)]; }
    [[nodiscard]] QColor color(Severity severity) const;
    [[nodiscard]] QPalette palette() const;

    //! The key of a role in the files: "mutedText".
    [[nodiscard]] static QString roleName(ColorRole role);

private:
    QString m_name;
    bool m_dark = false;
    std::array<QColor, colorRoleCount> m_colors;
};

//! WCAG 2 contrast of two opaque colours, from 1 to 21.
[[nodiscard]] double contrastRatio(const QColor &a, const QColor &b);

} // namespace Batanidza
