#include "engine/runtime/engineconfig.h"

#include "engine/cache/evictionpolicy.h"
#include "engine/http/originaddress.h"
#include "engine/runtime/cachebudgets.h"

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

Error refused(QStringView key, const QString &why)
{
    return Error{ErrorCode::Invalid, u"setting %1: %2"_s.arg(key, why)};
}

Result<void> check(QStringView key, const Json &value)
{
    const Setting *row = EngineConfig::setting(key);
    if (!row)
        return refused(key, u"there is no setting of this name"_s);
    if (row->defaultValue.type() != value.type())
        return refused(key, u"has another type than its default"_s);
    if (value.isNumber()) {
        if (row->defaultValue.isInteger() && row->most > 1 && !value.isInteger() &&
            row->unit != u"%"_s)
            return refused(key, u"must be a whole number"_s);
        if (value.toDouble() < row->least || value.toDouble() > row->most) {
            return refused(
                key,
                u"must be from %1 to %2"_s.arg(row->least, 0, 'g', 12).arg(row->most, 0, 'g', 12));
        }
    }
    if (key == u"cache.policy" && !policyFromName(value.toString()))
        return refused(key, u"must be one of adaptive, lru, lfu, ttl, priority"_s);
    if (key == u"cache.tenantsMiB") {
        if (const auto budgets = readCacheBudgets(value.toString()); !budgets)
            return refused(key, budgets.error().detail);
    }
    if (key == u"blobs.origin") {
        if (const auto address = readOriginAddress(value.toString()); !address)
            return refused(key, address.error().detail);
    }
    if (key == u"blobs.originTokenFile") {
        if (const auto name = readOriginTokenName(value.toString()); !name)
            return refused(key, name.error().detail);
    }
    if (value.isArray() && value.toStrings().size() != value.toArray().size())
        return refused(key, u"must be a list of texts"_s);
    return {};
}

} // namespace

const QList<Setting> &EngineConfig::table()
{
    static const QList<Setting> rows{
        {u"writer.gatherMs"_s, 5, 0, 100, u"ms"_s,
         u"Longest time an edit waits for others to share its durable commit."_s, false},
        {u"writer.groupEdits"_s, 200, 1, 2000, {}, u"Most edits in one durable commit."_s, false},
        {u"hub.shards"_s,
         0,
         0,
         16,
         {},
         u"Threads that carry client connections; 0 takes one for each core, at most 4."_s,
         false},
        {u"hub.heartbeatMs"_s, 10000, 1000, 60000, u"ms"_s,
         u"How often a quiet connection is asked whether it is alive."_s, false},
        {u"hub.allowedOrigins"_s,
         Json(JsonArray()),
         0,
         0,
         {},
         u"Web origins besides our own whose pages may connect, such as https://school.example."_s,
         false},
        {u"cache.memoryMiB"_s, 64, 1, 65536, u"MiB"_s,
         u"Most memory for content that would be made or read again."_s, true},
        {u"cache.diskMiB"_s, 256, 0, 1048576, u"MiB"_s,
         u"Most disk space for content that would be made again; 0 keeps none."_s, true},
        {u"cache.policy"_s,
         u"adaptive"_s,
         0,
         0,
         {},
         u"Who leaves a full cache first: adaptive, lru, lfu, ttl or priority."_s,
         true},
        {u"cache.tenantsMiB"_s,
         u""_s,
         0,
         0,
         {},
         u"Most memory, and behind a slash disk space, for tenants named here, in MiB, such as "
         "demo=32/128, other=16; all others share the whole."_s,
         true},
        {u"cache.softLimitMiB"_s, 0, 0, 1048576, u"MiB"_s,
         u"The cache gives way when the engine uses more memory than this; 0 sets no limit."_s,
         true},
        {u"cache.warm"_s,
         true,
         0,
         0,
         {},
         u"Content that is likely to be opened next is made ready ahead, where that pays."_s,
         true},
        {u"blobs.origin"_s,
         u""_s,
         0,
         0,
         {},
         u"Upstream hub or CDN, such as https://cdn.example, from which audio and pictures are "
         "fetched that are missing or damaged here; empty asks nobody."_s,
         true},
        {u"blobs.originTokenFile"_s,
         u""_s,
         0,
         0,
         {},
         u"Name of the file in the data folder that holds the token for it, such as origin.token; "
         "empty sends none."_s,
         true},
        {u"targets.updateP99Ms"_s, 200, 10, 60000, u"ms"_s,
         u"99 of 100 updates should be acknowledged by a connected client within this time."_s,
         true},
        {u"targets.behindSeconds"_s, 30, 1, 3600, u"s"_s,
         u"A platform that is behind for longer than this needs attention."_s, true},
        {u"targets.errorPercent"_s, 0.5, 0, 100, u"%"_s,
         u"Share of calls that may end in an error before it needs attention."_s, true},
        {u"targets.cacheHitPercent"_s, 90, 0, 100, u"%"_s,
         u"Share of reads that the cache should answer, of all its tiers."_s, true},
        {u"targets.diskFreeMiB"_s, 200, 1, 1048576, u"MiB"_s,
         u"Free disk space below which attention is needed."_s, true},
    };
    return rows;
}

const Setting *EngineConfig::setting(QStringView key)
{
    const auto &rows = table();
    const auto it = std::find_if(rows.cbegin(), rows.cend(),
                                 [key](const Setting &row) { return row.key == key; });
    return it == rows.cend() ? nullptr : &*it;
}

Result<EngineConfig> EngineConfig::fromJson(const Json &json)
{
    if (!json.isObject())
        return Error{ErrorCode::Invalid, u"settings must be an object of key and value"_s};
    EngineConfig config;
    for (const auto &[key, value] : json.toObject()) {
        if (const auto fits = check(key, value); !fits)
            return fits.error();
        config.m_values.set(key, value);
    }
    return config;
}

Json EngineConfig::toJson() const
{
    return Json(m_values);
}

Json EngineConfig::value(QStringView key) const
{
    if (const Json *value = m_values.find(key))
        return *value;
    const Setting *row = setting(key);
    Q_ASSERT(row);
    return row ? row->defaultValue : Json();
}

Result<EngineConfig> EngineConfig::with(QStringView key, const Json &value) const
{
    if (const auto fits = check(key, value); !fits)
        return fits.error();
    EngineConfig config = *this;
    config.m_values.set(key.toString(), value);
    return config;
}

} // namespace Batanidza
