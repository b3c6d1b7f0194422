#include "engine/runtime/configfile.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

QString pathOf(const QString &dataFolder)
{
    return QDir(dataFolder).filePath(u"settings.json"_s);
}

} // namespace

Result<EngineConfig> loadEngineConfig(const QString &dataFolder)
{
    QFile file(pathOf(dataFolder));
    if (!file.exists())
        return EngineConfig();
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Unavailable, u"%1: %2"_s.arg(file.fileName(), file.errorString())};
    const auto json = readJson(file.read(1024 * 1024));
    if (!json)
        return Error{ErrorCode::Invalid, u"%1: %2"_s.arg(file.fileName(), json.error().detail)};
    auto config = EngineConfig::fromJson(*json);
    if (!config)
        return Error{ErrorCode::Invalid, u"%1: %2"_s.arg(file.fileName(), config.error().detail)};
    return config;
}

Result<void> saveEngineConfig(const QString &dataFolder, const EngineConfig &config)
{
    QSaveFile file(pathOf(dataFolder));
    const QByteArray text = writeJsonIndented(config.toJson(), 2);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return Error{ErrorCode::Unavailable, u"%1: %2"_s.arg(file.fileName(), file.errorString())};
    return {};
}

} // namespace Batanidza
