#pragma once

#include "engine/base/json.h"
#include "engine/base/result.h"
#include "engine/wire/message.h"

#include <functional>

//! Where an operator's calls go that came over the line, after the role was checked: the runtime
//! carries them out. Thread-safe.
namespace Batanidza {

struct AdminOrder
{
    Wire::Admin call;
    TenantId tenant;
    QString subject; //!< of the token; stands in the audit event
    //! In place of `call`: something about an edit that waits for a person.
    std::optional<Wire::ConflictCall> conflict = std::nullopt;
    QString platform = {};
    //! In place of `call`: what learners did.
    std::optional<JsonArray> learning = std::nullopt;
};

class AdminPort
{
public:
    AdminPort() = default;
    AdminPort(const AdminPort &) = delete;
    AdminPort &operator=(const AdminPort &) = delete;
    virtual ~AdminPort() = default;

    using Done = std::function<void(const Result<Json> &)>;
    //! `done` is called once, in any thread, with the result of the call.
    virtual void carryOut(const AdminOrder &order, Done done) = 0;
};

} // namespace Batanidza
