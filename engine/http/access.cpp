#include "engine/http/access.h"

#include "engine/content/platform.h"

namespace Batanidza {

namespace {

using namespace Qt::Literals::StringLiterals;

Error badQuery(const QString &name, const QString &must)
{
    return Error{ErrorCode::Invalid, u"Query \"%1\": must be %2."_s.arg(name, must)};
}

//! tenant, platform, types, form and bodies; what is not said comes from the token.
Result<SessionContext> contextFrom(const RouteCall &call, const TokenClaims &claims)
{
    const QHash<QString, QString> &query = call.request().query;
    SessionContext context;
    context.subject = claims.id.toString();
    context.role = claims.role;
    context.tenant = TenantId(query.value(u"tenant"_s, claims.tenant.toString()));
    const QString ownPlatform = claims.platform.isEmpty() ? u"web"_s : claims.platform;
    context.platform = query.value(u"platform"_s, ownPlatform);
    if (!platformFromName(context.platform))
        return badQuery(u"platform"_s, u"web, ios, android, desktop or watchos"_s);
    if (const auto place = checkPlace(claims, context.tenant, context.platform); !place)
        return place.error();

    if (const auto types = query.constFind(u"types"_s); types != query.constEnd()) {
        context.types = types->split(u',', Qt::SkipEmptyParts);
        context.types->removeDuplicates();
        context.types->sort();
    }
    const QString form = query.value(u"form"_s, u"adapted"_s);
    if (form != u"adapted" && form != u"canonical")
        return badQuery(u"form"_s, u"adapted or canonical"_s);
    context.form = form == u"adapted" ? Wire::Form::Adapted : Wire::Form::Canonical;
    const QString bodies = query.value(u"bodies"_s, u"inline"_s);
    if (bodies == u"inline")
        context.bodies = Wire::Bodies::Inline;
    else if (bodies == u"patch")
        context.bodies = Wire::Bodies::Patch;
    else if (bodies == u"none")
        context.bodies = Wire::Bodies::None;
    else
        return badQuery(u"bodies"_s, u"inline, patch or none"_s);
    return context;
}

Result<void> allow(Role role, Action action)
{
    if (isAllowed(role, action))
        return {};
    return Error{ErrorCode::Forbidden, u"The role %1 may not do this."_s.arg(roleName(role))};
}

} // namespace

Result<void> checkAccess(RouteCall &call, Access access)
{
    // Also where no token is needed: one in the address is told off.
    if (const auto token = RequestGuard::bearer(call.request()); !token)
        return token.error();
    if (access == Access::Anybody || access == Access::Session)
        return {};
    if (access == Access::Operator && call.request().loopback)
        return {};
    const auto claims = call.services.guard.admit(call.request());
    if (!claims)
        return claims.error();
    if (access == Access::Operator)
        return allow(claims->role, Action::Administer);

    auto context = contextFrom(call, *claims);
    if (!context)
        return context.error();
    call.exchange.context = std::move(*context);
    return allow(claims->role, access == Access::Uploader ? Action::UploadBlob : Action::Read);
}

} // namespace Batanidza
