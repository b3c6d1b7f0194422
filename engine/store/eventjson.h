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
    Sha256 secondParent; //!< of a merge: the body that came, as it was sent; null = a deletion
    Sha256 baseHash;     //!< where queued or merged
    Sha256 headHash;     //!< where queued
    ConflictId conflict; //!< where queued, or where it comes of a person's decision
    //! The body with what was settled by rules and what was asked; null where nothing met.
    Sha256 outcome;
    QStringList rules;  //!< which settled something, each once
    qint64 fields = 0;  //!< in question, where queued
    QStringList kinds;  //!< of these, each once
    Sequence takesBack; //!< the event that this one takes back
    qint64 bytes = 0;   //!< of the body
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
