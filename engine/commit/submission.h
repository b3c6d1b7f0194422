#pragma once

#include "engine/commit/preparedbody.h"
#include "engine/content/receipt.h"

#include <QList>

#include <functional>

//! What goes to the single door by which anything changes, and what comes back. Values; any thread.
namespace Batanidza {

//! One edit as it was read. A damaged one with a readable number still gets a receipt (rejected).
struct SubmittedEdit
{
    EditNumber n;
    Sha256 fingerprint; //!< of the JCS form of the edit as it came
    Result<Edit> edit;
    ItemId id = {}; //!< of the item, where the rest is damaged; empty where it cannot be read
    //! Of a whole body, which `edit` then need not hold any more; null where nobody made it.
    PreparedBodyPtr prepared = {};
};

struct SubmissionResult
{
    QList<Receipt> receipts; //!< of the edits that were taken, in order
    EditNumber lastEdit;     //!< of the client, after this
    std::optional<Error>
        error; //!< fails the call from here on: edit_gap, edit_reused, unavailable ...
};

//! Edits of one client, in order of n.
struct Submission
{
    TenantId tenant;
    ClientId client;
    QString platform;
    QString app;
    QString subject;            //!< of the token; kept in the log
    bool mayPrioritise = false; //!< priorities above normal are allowed
    QList<SubmittedEdit> edits;
    //! Called in the writer's thread, once, after the commit is durable (or has failed).
    std::function<void(const SubmissionResult &)> done;
};

} // namespace Batanidza
