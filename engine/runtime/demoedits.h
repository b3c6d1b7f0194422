#pragma once

#include "engine/base/jitter.h"
#include "engine/base/json.h"
#include "engine/content/ids.h"
#include "engine/content/platform.h"

#include <QSet>

#include <optional>

//! The small edits that the demo's platforms make to the sample course: real ones, as a teacher
//! would make them, that leave a valid lesson valid. Pure; any thread.
namespace Batanidza {

//! The lesson after one edit, always different from what it was. A body that is no lesson comes
//! back as it is.
[[nodiscard]] Json demoEdit(const Json &lesson, Jitter &jitter);

//! What one platform may edit next.
struct DemoTurn
{
    Platform platform = Platform::Web;
    bool stray = false;   //!< to one of the few lessons that everybody works on
    QSet<ItemId> waiting; //!< in these a person is to decide: they are let alone, nearly always
};

//! Each platform has its own fifth of the lessons; nothing where there is none to edit now.
[[nodiscard]] std::optional<ItemId> demoPick(const QList<ItemId> &lessons, const DemoTurn &turn,
                                             Jitter &jitter);

} // namespace Batanidza
