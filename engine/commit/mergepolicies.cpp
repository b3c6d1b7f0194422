#include "engine/commit/mergepolicies.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/base/logging.h"
#include "engine/store/contentwriter.h"

namespace Batanidza {

namespace {

QString nameOf(const TenantId &tenant)
{
    return QStringLiteral("merge-policy/") + tenant.toString();
}

} // namespace

Result<MergePolicy> MergePolicies::of(const TenantId &tenant, const QString &type)
{
    const auto bytes = readMeta(m_database, nameOf(tenant));
    if (!bytes)
        return bytes.error();
    const auto key = std::pair(tenant, type);
    const auto kept = m_kept.constFind(key);
    if (kept != m_kept.constEnd() && kept->bytes == *bytes)
        return kept->policy;
    MergePolicy policy = MergePolicy::builtIn(type);
    if (!bytes->isEmpty()) {
        const auto read = readJson(*bytes);
        const auto own =
            read && read->contains(type) ? policy.with((*read)[type]) : Result<MergePolicy>(policy);
        if (own)
            policy = *own;
        else
            qCWarning(lcStore) << "the merge policy of tenant" << tenant.toString()
                               << "is not used:" << own.error().detail;
    }
    m_kept.insert(key, Kept{*bytes, policy});
    return policy;
}

Result<void> MergePolicies::check(const Json &overrides)
{
    if (!overrides.isObject()) {
        return Error{ErrorCode::Invalid,
                     QStringLiteral("policy: must be an object of types of items, such as "
                                    "{\"lesson\": {\"fields\": [...]}}")};
    }
    for (const auto &[type, fields] : overrides.toObject()) {
        const auto fits = MergePolicy::builtIn(type).with(fields);
        if (!fits)
            return Error{fits.error().code,
                         QStringLiteral("policy /%1: %2").arg(type, fits.error().detail)};
    }
    return {};
}

Result<void> MergePolicies::setOverrides(const TenantId &tenant, const Json &overrides)
{
    if (const auto fits = check(overrides); !fits)
        return fits.error();
    return ContentWriter(m_database).putMeta(nameOf(tenant), writeJson(overrides));
}

Result<Json> MergePolicies::overrides(const TenantId &tenant) const
{
    const auto bytes = readMeta(m_database, nameOf(tenant));
    if (!bytes)
        return bytes.error();
    if (bytes->isEmpty())
        return Json(JsonObject());
    return readJson(*bytes);
}

} // namespace Batanidza
