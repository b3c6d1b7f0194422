#include "engine/wire/admincalls.h"

#include "engine/wire/fields.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace Batanidza::Wire {

namespace {

using Method = AdminMethod;

constexpr std::array<std::pair<Method, const char16_t *>, 35> names{{
    {Method::ForceSyncAll, u"admin.forceSyncAll"},
    {Method::ClearLocalContent, u"admin.clearLocalContent"},
    {Method::Stats, u"admin.stats"},
    {Method::Drain, u"admin.drain"},
    {Method::Snapshot, u"admin.snapshot"},
    {Method::History, u"admin.history"},
    {Method::Diagnostics, u"admin.diagnostics"},
    {Method::Items, u"admin.items"},
    {Method::Item, u"admin.item"},
    {Method::Save, u"admin.save"},
    {Method::LastImport, u"admin.lastImport"},
    {Method::UndoImport, u"admin.undoImport"},
    {Method::SampleCourse, u"admin.importSampleCourse"},
    {Method::Settings, u"admin.settings"},
    {Method::SetSetting, u"admin.setSetting"},
    {Method::Tokens, u"admin.tokens"},
    {Method::InviteDevice, u"admin.inviteDevice"},
    {Method::RevokeToken, u"admin.revokeToken"},
    {Method::Verify, u"admin.verify"},
    {Method::Events, u"admin.events"},
    {Method::Event, u"admin.event"},
    {Method::VerifyChain, u"admin.verifyChain"},
    {Method::MergePolicy, u"admin.mergePolicy"},
    {Method::SetMergePolicy, u"admin.setMergePolicy"},
    {Method::DetailedStats, u"admin.getDetailedStats"},
    {Method::CacheStats, u"admin.cacheStats"},
    {Method::CachePurge, u"admin.cachePurge"},
    {Method::CacheWarm, u"admin.cacheWarm"},
    {Method::CachePin, u"admin.cachePin"},
    {Method::LearningResults, u"learning.results"},
    {Method::LearningTrend, u"learning.trend"},
    {Method::LearningAdoption, u"learning.adoption"},
    {Method::LearningPath, u"learning.path"},
    {Method::LearningEvents, u"learning.events"},
    {Method::LearningErase, u"learning.erase"},
}};

enum class Kind {
    Text,     //!< at most 256 units
    LongText, //!< at most 1024
    Texts,    //!< at most 100 of them
    Id,       //!< of an item
    Count,    //!< an integer from 0
    Limit,    //!< 1 to 1000
    Flag,     //!< true or false
    Object,   //!< any
    Anything  //!< but null
};

struct Member
{
    Method method;
    const char16_t *key;
    Kind kind;
    bool needed = false;
};

constexpr std::initializer_list<Member> members{
    {Method::History, u"from", Kind::Count, true},
    {Method::History, u"to", Kind::Count, true},
    {Method::History, u"mostBuckets", Kind::Limit},
    {Method::History, u"platform", Kind::Text},
    {Method::Items, u"filter", Kind::Text},
    {Method::Items, u"orderBy", Kind::Text},
    {Method::Items, u"descending", Kind::Flag},
    {Method::Items, u"offset", Kind::Count},
    {Method::Items, u"limit", Kind::Limit},
    {Method::Item, u"id", Kind::Id, true},
    {Method::Item, u"version", Kind::Count},
    {Method::Save, u"edit", Kind::Object, true},
    {Method::UndoImport, u"importId", Kind::Text, true},
    {Method::UndoImport, u"author", Kind::Text, true},
    {Method::SampleCourse, u"author", Kind::Text, true},
    {Method::SetSetting, u"key", Kind::Text, true},
    {Method::SetSetting, u"value", Kind::Anything, true},
    {Method::InviteDevice, u"label", Kind::Text},
    {Method::InviteDevice, u"role", Kind::Text, true},
    {Method::InviteDevice, u"platform", Kind::Text},
    {Method::InviteDevice, u"expiresAt", Kind::Count},
    {Method::RevokeToken, u"id", Kind::Text, true},
    {Method::Events, u"kinds", Kind::Texts},
    {Method::Events, u"item", Kind::Text},
    {Method::Events, u"itemPart", Kind::Text},
    {Method::Events, u"author", Kind::Text},
    {Method::Events, u"platform", Kind::Text},
    {Method::Events, u"rule", Kind::Text},
    {Method::Events, u"before", Kind::Count},
    {Method::Events, u"from", Kind::Count},
    {Method::Events, u"to", Kind::Count},
    {Method::Events, u"limit", Kind::Limit},
    {Method::Event, u"seq", Kind::Count, true},
    {Method::SetMergePolicy, u"overrides", Kind::Object, true},
    {Method::CacheStats, u"entries", Kind::Count},
    {Method::CachePurge, u"tier", Kind::Text},
    {Method::CachePurge, u"item", Kind::Id},
    {Method::CachePurge, u"key", Kind::LongText},
    {Method::CachePurge, u"dryRun", Kind::Flag},
    {Method::CachePin, u"key", Kind::LongText, true},
    {Method::CachePin, u"pinned", Kind::Flag, true},
    {Method::LearningResults, u"lesson", Kind::Id},
    {Method::LearningResults, u"days", Kind::Limit},
    {Method::LearningTrend, u"lengthMs", Kind::Count, true},
    {Method::LearningTrend, u"widthMs", Kind::Count, true},
    {Method::LearningTrend, u"to", Kind::Count},
    {Method::LearningTrend, u"offsetMs", Kind::Count},
    {Method::LearningTrend, u"adoption", Kind::Flag},
    {Method::LearningAdoption, u"days", Kind::Limit},
    {Method::LearningPath, u"learner", Kind::Text, true},
    {Method::LearningEvents, u"after", Kind::Text},
    {Method::LearningEvents, u"limit", Kind::Limit},
    {Method::LearningErase, u"learner", Kind::Text, true},
};

constexpr qint64 longestList = 1000;

void check(Fields &fields, const Member &member)
{
    const QStringView key(member.key);
    switch (member.kind) {
    case Kind::Text:
        (void)fields.text(key);
        return;
    case Kind::LongText:
        (void)fields.text(key, 1024);
        return;
    case Kind::Texts:
        (void)fields.strings(key, 100);
        return;
    case Kind::Id:
        (void)fields.item(key);
        return;
    case Kind::Count:
        (void)fields.integer(key, 0);
        return;
    case Kind::Limit:
        if (fields.integer(key, 1) > longestList)
            fields.fail(key, u"must be at most 1000");
        return;
    case Kind::Flag:
        (void)fields.flag(key);
        return;
    case Kind::Object:
        if (!fields.raw(key).isObject())
            fields.fail(key, u"must be an object");
        return;
    case Kind::Anything:
        return;
    }
}

bool isResync(Method method)
{
    return method == Method::ForceSyncAll || method == Method::ClearLocalContent;
}

void readTarget(Fields &fields, Admin &admin)
{
    if (fields.has(u"client")) {
        const QString client = fields.text(u"client");
        if (!isValidClientId(client))
            fields.fail(u"client", u"must be 1 to 128 of A-Za-z0-9._:-");
        admin.client = ClientId(client);
    }
    admin.platform = fields.textOr(u"platform", {}, 32);
    if (!admin.platform.isEmpty() && !isValidItemId(admin.platform))
        fields.fail(u"platform", u"must be a platform's name");
    if (admin.client && !admin.platform.isEmpty())
        fields.fail(u"platform", u"either a client or a platform");
}

} // namespace

QString adminMethodName(AdminMethod method)
{
    const auto at = std::ranges::find(names, method, &std::pair<Method, const char16_t *>::first);
    Q_ASSERT(at != names.end());
    return QString::fromUtf16(at->second);
}

std::optional<AdminMethod> adminMethodFromName(QStringView name)
{
    for (const auto &[method, text] : names) {
        if (name == QStringView(text))
            return method;
    }
    return std::nullopt;
}

Result<Admin> readAdmin(AdminMethod method, const Json &params)
{
    Fields fields(params, QStringLiteral("/params"));
    Admin admin;
    admin.method = method;
    if (method <= Method::Drain)
        admin.dryRun = fields.flag(u"dryRun");
    if (isResync(method))
        readTarget(fields, admin);
    JsonObject kept;
    for (const Member &member : members) {
        if (member.method != method)
            continue;
        const QStringView key(member.key);
        if (fields.has(key)) {
            check(fields, member);
            kept.set(key.toString(), fields.raw(key));
        } else if (member.needed) {
            fields.fail(key, u"is missing");
        }
    }
    if (fields.error())
        return *fields.error();
    if (!kept.isEmpty())
        admin.params = Json(std::move(kept));
    return admin;
}

Json writeAdmin(const Admin &admin)
{
    JsonObject json = admin.params.toObject();
    if (admin.client)
        json.set(QStringLiteral("client"), admin.client->toString());
    if (!admin.platform.isEmpty())
        json.set(QStringLiteral("platform"), admin.platform);
    if (admin.dryRun)
        json.set(QStringLiteral("dryRun"), Json(true));
    return Json(std::move(json));
}

} // namespace Batanidza::Wire
