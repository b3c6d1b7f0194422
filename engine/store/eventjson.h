#pragma once

#include "engine/content/change.h"

#include <optional>

//! The canonical form of an event of content: what is hashed into the chain. Ids and hashes only,
//! never a body or a name. Pure; any thread.
namespace Batanidza {

//! "put", "delete" or "queue": what one edit did.
struct EditEvent
{
    Sequence sequence;
    TenantId tenant;
    QString kind;
    ItemId id;
    QString type;
    Version version; //!< of the revision; of the head that stayed where queued
    Version parent;  //!< the version it follows; the base's where queued (0 = none)
    Sha256 hash; //!< of the body; of the waiting body where queued; null where that is a deletion
    Sha256 secondParent;
    Sha256 baseHash;     //!< where queued
    Sha256 headHash;     //!< where queued
    ConflictId conflict; //!< where queued
    qint64 bytes = 0;    //!< of the body
    std::chrono::milliseconds at{0};
    std::chrono::milliseconds editedAt{0};
    qint64 hlcMs = 0;
    qint64 hlcCounter = 0;
    Priority priority = Priority::Normal;
    QStringList platforms;
    QString platform;
    PersonId person;
    ClientId client; //!< empty where the hub itself made it (an import)
    EditNumber n;
    QString subject;
    QString importId;

    friend bool operator==(const EditEvent &, const EditEvent &) = default;
};

[[nodiscard]] Json writeEditEvent(const EditEvent &event);
//! Errors: corrupt, naming the member.
[[nodiscard]] Result<EditEvent> readEditEvent(const Json &json);
//! The line of the changes feed for a "put" or "delete". `author` is the person's name.
[[nodiscard]] Change changeOf(const EditEvent &event, const QString &author);

} // namespace Batanidza
