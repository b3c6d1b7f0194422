#include "engine/cache/evictionpolicy.h"

#include "engine/cache/adaptivepolicy.h"
#include "engine/cache/rankedpolicy.h"

#include <array>

namespace Batanidza {

namespace {

constexpr std::array<const char16_t *, 5> names{u"lru", u"lfu", u"ttl", u"priority", u"adaptive"};

} // namespace

QString policyName(PolicyKind kind)
{
    return QString::fromUtf16(names[size_t(kind)]);
}

std::optional<PolicyKind> policyFromName(QStringView name)
{
    for (size_t i = 0; i < names.size(); ++i) {
        if (name == names[i])
            return PolicyKind(i);
    }
    return std::nullopt;
}

std::unique_ptr<EvictionPolicy> makePolicy(PolicyKind kind, EntryTable &table)
{
    if (kind == PolicyKind::Adaptive)
        return std::make_unique<AdaptivePolicy>(table);
    if (kind == PolicyKind::Lru)
        return std::make_unique<LruPolicy>(table);
    return std::make_unique<RankedPolicy>(table, kind);
}

} // namespace Batanidza
