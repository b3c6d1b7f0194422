#pragma once

#include <QMetaType>
#include <QString>
#include <QStringList>

#include <array>
#include <optional>

//! The platforms a lesson is made for. Values only; any thread.
namespace Batanidza {

//! The five of protocol 1. Further ones are registered by name; they travel as text.
enum class Platform { Web, Ios, Android, Desktop, Watchos };

inline constexpr std::array<Platform, 5> allPlatforms{
    Platform::Web, Platform::Ios, Platform::Android, Platform::Desktop, Platform::Watchos};

//! On the line: "web", "ios", "android", "desktop", "watchos".
[[nodiscard]] QString platformName(Platform platform);
[[nodiscard]] std::optional<Platform> platformFromName(QStringView name);

} // namespace Batanidza

Q_DECLARE_METATYPE(Batanidza::Platform)
