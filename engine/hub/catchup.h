#pragma once

#include "engine/commit/commitbatch.h"
#include "engine/hub/contentreader.h"
#include "engine/hub/sessioncontext.h"

//! How a session comes from where it stands to the head of the log: the plan, and the pages. Pure
//! over a ContentReader; belongs to its thread.
namespace Batanidza {

struct ResumePlan
{
    Wire::Resume resume = Wire::Resume::Live;
    Cursor head;
    Cursor place; //!< changes follow from here
};

//! Live where every event behind the cursor is still kept and the epoch is this log's; else reset,
//! standing at the head.
[[nodiscard]] Result<ResumePlan> planResume(ContentReader &reader, const TenantId &tenant,
                                            const std::optional<Cursor> &cursor, bool latest);

struct PageLimits
{
    qint64 changes = 256;
    qint64 bytes = 256 * 1024;     //!< of lines; one line may pass it alone, up to lineBytes
    qint64 lineBytes = 900 * 1024; //!< a longer one goes without its body
};

//! The page behind `from`: filtered by the session's types, an older change left out where a newer
//! one of the same item is on the page (which is then full). `to` is the head where nothing is
//! left.
[[nodiscard]] Result<Wire::ChangesPage> readPage(ContentReader &reader,
                                                 const SessionContext &context, const Cursor &from,
                                                 const PageLimits &limits);

//! One change in a session's form. `body` and `previousBody` are canonical; empty = none, and then
//! the line has headers only, or is full. What is made for a platform is kept in `adapted`.
[[nodiscard]] Wire::ChangeLine lineFor(const SessionContext &context, const Change &change,
                                       const QByteArray &body, const QByteArray &previousBody,
                                       AdaptedBodies &adapted,
                                       qint64 lineBytes = PageLimits().lineBytes);

//! A commit as pages for sessions of one form that were told of everything up to `from`: usually
//! one, more where it is long, none where the form's types leave nothing. Who stands within it, at
//! `place`, gets the rest.
[[nodiscard]] QList<Wire::ChangesPage> pagesFor(const SessionContext &context,
                                                const CommitBatch &batch, const Cursor &from,
                                                AdaptedBodies &adapted,
                                                const PageLimits &limits = {}, Sequence place = {});
//! The lines of a commit that go ahead of their turn (high and critical), always full.
[[nodiscard]] QList<Wire::ChangeLine> urgentLines(const SessionContext &context,
                                                  const CommitBatch &batch, AdaptedBodies &adapted);

} // namespace Batanidza
