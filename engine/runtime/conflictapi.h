#pragma once

#include "engine/base/json.h"
#include "engine/content/edit.h"
#include "engine/runtime/enginesnapshot.h"

#include <QFuture>
#include <QObject>

//! Conflicts: edits that wait for a person. Lives in the main thread; nothing here blocks.
namespace Batanidza {

struct ConflictRow
{
    ConflictId id;
    ItemId item;
    QString title;
    QString author; //!< of the waiting edit
    QString platform;
    Millis queuedAt{0};
    Version baseVersion;
    Version headVersion;

    friend bool operator==(const ConflictRow &, const ConflictRow &) = default;
};

class ConflictApi : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    //! Oldest first.
    [[nodiscard]] virtual QFuture<Result<QList<ConflictRow>>> list(qint64 limit) = 0;

Q_SIGNALS:
    void changed();
};

} // namespace Batanidza
