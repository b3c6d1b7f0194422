#pragma once

#include "engine/commit/commitbatch.h"
#include "engine/hub/contentcache.h"
#include "engine/hub/contentreader.h"
#include "engine/hub/logplaces.h"
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
[[nodiscard]] ResumePlan planResume(const LogPlace &log, const std::optional<Cursor> &cursor,
                                    bool latest);

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

//! A canonical body that is read only where it is needed.
struct LineBody
{
    Sha256 hash;
    ReadBody read; //!< empty = there is none

    [[nodiscard]] static LineBody of(const Sha256 &hash, const QByteArray &bytes);
};

//! One change in a session's form. Where there is no `body` the line has headers only, where there
//! is no `previous` it is full. What is made for a platform is kept in `cache`, which may be null.
[[nodiscard]] Wire::ChangeLine lineFor(const SessionContext &context, const Change &change,
                                       const LineBody &body, const LineBody &previous,
                                       ContentCache *cache,
                                       qint64 lineBytes = PageLimits().lineBytes);

//! A commit as pages for sessions of one form that were told of everything up to `from`: usually
//! one, more where it is long, none where the form's types leave nothing. Who stands within it, at
//! `place`, gets the rest.
[[nodiscard]] QList<Wire::ChangesPage> pagesFor(const SessionContext &context,
                                                const CommitBatch &batch, const Cursor &from,
                                                ContentCache *cache, const PageLimits &limits = {},
                                                Sequence place = {});
//! The lines of a commit that go ahead of their turn (high and critical), always full.
[[nodiscard]] QList<Wire::ChangeLine> urgentLines(const SessionContext &context,
                                                  const CommitBatch &batch, ContentCache *cache);

} // namespace Batanidza
