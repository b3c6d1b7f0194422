#pragma once

#include "engine/adapt/audiochoice.h"
#include "engine/adapt/recordmap.h"

#include <QHash>

//! What each platform takes: limits, audio formats, maps. Data of resources/adapt/platforms.json.
//! Values; any thread.
namespace Batanidza {

struct PlatformRules
{
    QString platform;
    QString adapter; //!< which function makes it; see adapt.h
    ClipRules clips;
    QHash<QString, qint64> limits;
    QHash<QString, QString> texts;
    RecordMap map;
    Json json; //!< the entry as it was read

    //! Each is there: an adapter says what it needs, and the reader looks.
    [[nodiscard]] qint64 limit(QStringView name) const { return limits.value(name.toString()); }
    [[nodiscard]] QString text(QStringView name) const { return texts.value(name.toString()); }
};

//! What an adapter needs of its platform's entry.
struct AdapterNeeds
{
    QStringList limits;
    QStringList texts;
    bool map = false;
};

//! One platform's entry. `path` is where it stands; `invalid` names the place and what is wrong.
[[nodiscard]] Result<PlatformRules> readPlatformRules(const QString &platform, const Json &entry,
                                                      const AdapterNeeds &needs,
                                                      const QString &path);

} // namespace Batanidza
