#pragma once

#include "engine/content/edit.h"

//! One line of the changes feed: what became of one item at one place of the log. Without the
//! body: that is read from the store or comes beside it. Values; any thread.
namespace Batanidza {

struct ChangeOrigin
{
    QString platform;
    QString author;   //!< empty where the name was erased
    QString editMark; //!< editMark() of the edit that made it

    friend bool operator==(const ChangeOrigin &, const ChangeOrigin &) = default;
};

struct Change
{
    Sequence sequence;
    ItemId id;
    QString type;
    Version version;
    Sha256 hash; //!< of the canonical body; for a deletion that of the body that was deleted
    bool deleted = false;
    Priority priority = Priority::Normal;
    QStringList affectedPlatforms;   //!< empty = all
    std::chrono::milliseconds at{0}; //!< UTC, when it was committed
    ChangeOrigin origin;

    friend bool operator==(const Change &, const Change &) = default;
};

} // namespace Batanidza
