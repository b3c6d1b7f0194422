#include "engine/merge/mergepolicy.h"

#include "engine/base/jsonread.h"
#include "engine/merge/policyreader.h"

#include <QFile>

namespace Batanidza {

const PolicyNode &PolicyNode::child(QStringView key) const
{
    if (!m_children.isEmpty()) {
        const auto named = m_children.constFind(key.toString());
        if (named != m_children.constEnd())
            return **named;
    }
    if (m_every)
        return *m_every;
    return m_inherited ? *m_inherited : *this;
}

MergePolicy MergePolicy::plain(Strategy strategy)
{
    FieldRule rule;
    rule.strategy = strategy;
    PolicyReader reader(rule);
    return MergePolicy(reader.finish(), JsonObject());
}

const MergePolicy &MergePolicy::builtIn(QStringView type)
{
    const auto load = [](QStringView name) {
        QFile file(QStringLiteral(":/batanidza/merge/policy.json"));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("merge: the policy is missing from this build");
        const auto json = readJson(file.readAll());
        if (!json)
            qFatal("merge: policy.json: %s", qPrintable(json.error().detail));
        auto policy = MergePolicy::read(*json, name);
        if (!policy)
            qFatal("merge: %s", qPrintable(policy.error().detail));
        return std::move(*policy);
    };
    static const MergePolicy lesson = load(u"lesson");
    static const MergePolicy document = load(u"document");
    return type == u"lesson" ? lesson : document;
}

Result<MergePolicy> MergePolicy::read(const Json &policy, QStringView type)
{
    const auto fields = PolicyReader::fieldsOfType(policy, type);
    if (!fields)
        return fields.error();
    PolicyReader reader(fields->fallback);
    for (qsizetype i = 0; i < fields->fields.size(); ++i) {
        if (const auto added = reader.add(fields->fields[i], fields->pointer + QString::number(i));
            !added)
            return added.error();
    }
    JsonObject kept{{QStringLiteral("default"), strategyName(fields->fallback.strategy)},
                    {QStringLiteral("fields"), fields->fields}};
    return MergePolicy(reader.finish(), Json(std::move(kept)));
}

Result<MergePolicy> MergePolicy::with(const Json &overrides) const
{
    const auto more = PolicyReader::fieldsOfOverrides(overrides);
    if (!more)
        return more.error();
    FieldRule fallback;
    fallback.strategy = m_root->rule().strategy;
    PolicyReader reader(fallback);
    const JsonArray &own = m_fields[u"fields"].toArray();
    for (const Json &field : own) {
        if (const auto added = reader.add(field, {}); !added)
            return added.error();
    }
    JsonArray fields = own;
    for (qsizetype i = 0; i < more->fields.size(); ++i) {
        if (const auto added = reader.add(more->fields[i], more->pointer + QString::number(i));
            !added)
            return added.error();
        fields.append(more->fields[i]);
    }
    JsonObject kept{{QStringLiteral("default"), strategyName(fallback.strategy)},
                    {QStringLiteral("fields"), fields}};
    return MergePolicy(reader.finish(), Json(std::move(kept)));
}

} // namespace Batanidza
