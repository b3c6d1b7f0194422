#pragma once

#include "engine/commit/submission.h"
#include "engine/hub/contentcache.h"
#include "engine/hub/contentreader.h"
#include "engine/hub/sessioncontext.h"

//! Lessons for clients that read an older major of the schema: adapted down on the way to them,
//! and their edits raised on the way back. Any thread; the reader's.
namespace Batanidza {

//! One lesson as this session wants it.
[[nodiscard]] BodyName bodyNameFor(const SessionContext &context, const ItemId &id,
                                   const QString &type, Version version, const Sha256 &hash);
//! Reads canonical bytes in the session's major; `read` itself where that is how they are stored.
[[nodiscard]] ReadBody inSchema(const SessionContext &context, const QString &type, ReadBody read);
//! An edit of a lesson as the newest major says it. It becomes an error where the editor did not
//! see all of what was edited, since what is missing would be taken for deleted. True where it is
//! no longer what was sent.
bool raiseSchema(SubmittedEdit &submitted, const SessionContext &context, ContentReader &reader);

} // namespace Batanidza
