#include "engine/content/platform.h"

namespace Batanidza {

QString platformName(Platform platform)
{
    switch (platform) {
    case Platform::Web:
        return QStringLiteral("web");
    case Platform::Ios:
        return QStringLiteral("ios");
    case Platform::Android:
        return QStringLiteral("android");
    case Platform::Desktop:
        return QStringLiteral("desktop");
    case Platform::Watchos:
        return QStringLiteral("watchos");
    }
    return {};
}

std::optional<Platform> platformFromName(QStringView name)
{
    for (const Platform platform : allPlatforms) {
        if (name == platformName(platform))
            return platform;
    }
    return std::nullopt;
}

} // namespace Batanidza
