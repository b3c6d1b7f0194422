#include "engine/hub/manifestcache.h"

namespace Batanidza {

namespace {

void warm(const ManifestTree &tree, const QByteArray &path)
{
    const ManifestTree::Node node = tree.node(path);
    for (qsizetype byte = 0; byte < node.children.size(); ++byte) {
        if (node.children[byte])
            warm(tree, path + static_cast<char>(byte));
    }
}

} // namespace

Result<ManifestCache::ManifestPtr> ManifestCache::manifest(const TenantId &tenant,
                                                           ContentReader &reader)
{
    const auto before = reader.head(tenant);
    if (!before)
        return before.error();
    {
        const QMutexLocker lock(&m_mutex);
        if (const auto known = m_manifests.value(tenant); known && known->cursor == *before)
            return known;
    }
    // Heads that moved while they were read are newer than `before` says. That is safe: a client
    // compares versions, and the changes behind `cursor` come to it anyway.
    auto made = std::make_shared<Manifest>();
    made->cursor = *before;
    const auto types = reader.types(tenant);
    if (!types)
        return types.error();
    for (const QString &type : *types) {
        const auto heads = reader.liveHeads(tenant, type);
        if (!heads)
            return heads.error();
        QList<ManifestEntry> items;
        items.reserve(heads->size());
        for (const Head &head : *heads)
            items.append({head.id, head.version, head.hash});
        if (items.isEmpty())
            continue;
        const ManifestTree tree(items);
        // A tree remembers the hashes it was asked for: all of them now, so that copies share them.
        warm(tree, {});
        made->roots.insert(type, tree.hash());
        made->trees.insert(type, tree);
    }
    const auto after = reader.head(tenant);
    if (!after)
        return after.error();
    const ManifestPtr manifest = std::move(made);
    if (*after == *before) {
        const QMutexLocker lock(&m_mutex);
        m_manifests.insert(tenant, manifest);
    }
    return manifest;
}

} // namespace Batanidza
