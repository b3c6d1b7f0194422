#include "engine/hub/callrights.h"

#include "engine/wire/codec.h"

namespace Batanidza {

namespace {

//! What a role must allow for one of the operators' calls.
Action actionOf(Wire::AdminMethod method)
{
    using Method = Wire::AdminMethod;
    switch (method) {
    case Method::Snapshot:
    case Method::History:
    case Method::Diagnostics:
    case Method::Items:
    case Method::Item:
    case Method::Save:
    case Method::LastImport:
    case Method::Settings:
    case Method::Events:
    case Method::Event:
    case Method::VerifyChain:
    case Method::MergePolicy:
    case Method::DetailedStats:
    case Method::CacheStats:
    case Method::LearningResults:
    case Method::LearningTrend:
    case Method::LearningAdoption:
    case Method::LearningPath:
        return Action::Watch;
    case Method::ForceSyncAll:
    case Method::ClearLocalContent:
    case Method::Stats:
    case Method::Drain:
    case Method::UndoImport:
    case Method::SampleCourse:
    case Method::SetSetting:
    case Method::SetMergePolicy:
    case Method::Tokens:
    case Method::InviteDevice:
    case Method::RevokeToken:
    case Method::Verify:
    case Method::CachePurge:
    case Method::CacheWarm:
    case Method::CachePin:
    case Method::LearningEvents:
    case Method::LearningErase:
        return Action::Administer;
    }
    return Action::Administer;
}

Action actionOf(Wire::ConflictMethod method)
{
    using enum Wire::ConflictMethod;
    if (method == ResolveQueued)
        return Action::Administer;
    return method == List || method == Get ? Action::ListConflicts : Action::DecideConflict;
}

} // namespace

std::optional<Error> refusalOf(Role role, const Wire::Admin &admin)
{
    const Action needed = actionOf(admin.method);
    if (isAllowed(role, needed))
        return std::nullopt;
    const QString whose =
        needed == Action::Administer
            ? QStringLiteral("%1 needs an operator's token")
            : QStringLiteral("%1 needs a token of curriculum staff or of an operator");
    return Error{ErrorCode::Forbidden, whose.arg(Wire::methodName(Wire::Call(admin)))};
}

std::optional<Error> refusalOf(Role role, const Wire::ConflictCall &call)
{
    if (isAllowed(role, actionOf(call.method)))
        return std::nullopt;
    return Error{ErrorCode::Forbidden,
                 QStringLiteral("%1 needs another role than %2")
                     .arg(Wire::conflictMethodName(call.method), roleName(role))};
}

} // namespace Batanidza
