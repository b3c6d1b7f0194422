#include "app/verbs/controlcall.h"
#include "app/verbs/verb.h"
#include "engine/base/jsonwrite.h"
#include "engine/runtime/reportjson.h"
#include "engine/runtime/restingworkspace.h"
#include "engine/runtime/runfile.h"
#include "engine/runtime/tokens.h"
#include "engine/store/migrations.h"
#include "engine/store/workspace.h"

#include <cstdio>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

Result<TokenRequest> requestOf(const QCommandLineParser &parser, Millis now)
{
    TokenRequest request;
    request.label = parser.value(u"label"_s);
    request.role = parser.isSet(u"role"_s) ? parser.value(u"role"_s) : u"device"_s;
    request.platform = parser.value(u"platform"_s);
    request.tenant = tenantOf(parser);
    if (parser.isSet(u"days"_s)) {
        bool read = false;
        const int days = parser.value(u"days"_s).toInt(&read);
        if (!read || days < 1 || days > 3650)
            return Error{ErrorCode::Invalid, u"--days takes a number from 1 to 3650"_s};
        request.expiresAt = now + std::chrono::hours(24 * days);
    }
    return request;
}

Result<Json> create(const QString &folder, const TokenRequest &request, const Clock &clock)
{
    if (const auto run = RunFile::read(folder)) {
        return controlCall(run->control, u"token.create"_s,
                           Json(JsonObject{{u"label"_s, request.label},
                                           {u"role"_s, request.role},
                                           {u"platform"_s, request.platform},
                                           {u"tenant"_s, request.tenant.toString()},
                                           {u"expiresAt"_s, request.expiresAt.count() > 0
                                                                ? Json(toRfc3339(request.expiresAt))
                                                                : Json()}}));
    }
    const auto claims = claimsFor(request, clock.utc());
    if (!claims)
        return claims.error();
    auto workspace = RestingWorkspace::open(clock, folder, request.tenant);
    if (!workspace)
        return workspace.error();
    const Gatekeeper gatekeeper(clock, (*workspace)->secrets().tokenKey, false);
    const auto recorded = performAndWait((*workspace)->writer(), [&](Committer &committer) {
        return recordToken(committer, *claims);
    });
    if (!recorded)
        return recorded.error();
    DeviceInvitation invitation;
    invitation.token = infoOf(*claims);
    invitation.secret = gatekeeper.issue(*claims);
    return writeInvitation(invitation);
}

Result<Json> revoke(const QString &folder, const TenantId &tenant, const QString &id,
                    const Clock &clock)
{
    if (const auto run = RunFile::read(folder))
        return controlCall(run->control, u"token.revoke"_s, Json(JsonObject{{u"id"_s, id}}));
    auto workspace = RestingWorkspace::open(clock, folder, tenant);
    if (!workspace)
        return workspace.error();
    const auto done = performAndWait((*workspace)->writer(), [&](Committer &committer) {
        return recordRevocation(committer, tenant, TokenId(id));
    });
    if (!done)
        return done.error();
    return Json(JsonObject());
}

ExitCode list(const QString &folder)
{
    const auto database = openForReading(storeFile(folder));
    if (!database)
        return fail(database.error());
    const auto tokens = listTokens(**database);
    if (!tokens)
        return fail(tokens.error());
    for (const TokenInfo &token : *tokens)
        say(QString::fromUtf8(writeJson(writeTokenInfo(token))));
    return ExitCode::Ok;
}

ExitCode token(const QCommandLineParser &parser)
{
    const QStringList arguments = parser.positionalArguments();
    const QString &what = arguments.constFirst();
    const SystemClock clock;
    const auto folder = dataFolder(parser, what != u"create");
    if (!folder)
        return fail(folder.error());
    if (what == u"list" && arguments.size() == 1)
        return list(*folder);
    Result<Json> answer = Error{};
    if (what == u"create" && arguments.size() == 1) {
        const auto request = requestOf(parser, clock.utc());
        if (!request)
            return usageError(request.error().detail);
        answer = create(*folder, *request, clock);
    } else if (what == u"revoke" && arguments.size() == 2) {
        answer = revoke(*folder, tenantOf(parser), arguments[1], clock);
    } else {
        return usageError(u"usage: batanidzad token create|list|revoke [ID]"_s);
    }
    if (!answer) {
        return answer.error().code == ErrorCode::Invalid ? usageError(answer.error().detail)
                                                         : fail(answer.error());
    }
    if (what == u"create")
        say(QString::fromUtf8(writeJson(*answer)));
    return ExitCode::Ok;
}

} // namespace

Verb tokenVerb()
{
    return {
        u"token"_s,
        u"create|list|revoke [ID]"_s,
        u"make, list and revoke the signed tokens of devices and people; a new token is shown once"_s,
        {dataOption(),
         tenantOption(),
         {u"role"_s, u"device, editor, curriculum or operator (default: device)"_s, u"ROLE"_s},
         {u"platform"_s, u"only for this platform"_s, u"PLATFORM"_s},
         {u"label"_s, u"whose it is"_s, u"TEXT"_s},
         {u"days"_s, u"how long it holds (default: 365)"_s, u"N"_s}},
        1,
        2,
        token};
}

} // namespace Batanidza
