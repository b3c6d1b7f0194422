#include "engine/hub/manifestcache.h"

#include <optional>
#include <utility>

namespace Batanidza {

namespace {

//! Beyond so many changes it is read anew.
constexpr qint64 mostChanges = 2000;

//! `known` with what the log says has changed since, at `place`; nothing where the log does not
//! tell it all, or too much.
Result<std::optional<ManifestCache::Manifest>> movedOn(const ManifestCache::Manifest &known,
                                                       const Cursor &place, const TenantId &tenant,
                                                       ContentReader &reader)
{
    if (known.cursor.epoch != place.epoch || place.sequence < known.cursor.sequence)
        return std::optional<ManifestCache::Manifest>();
    const auto changes =
        reader.changes(tenant, known.cursor.sequence, place.sequence, mostChanges + 1);
    if (!changes)
        return changes.error();
    // Asked behind the reading, so that nothing was trimmed unnoticed.
    const auto oldest = reader.oldest(tenant);
    if (!oldest)
        return oldest.error();
    if (changes->size() > mostChanges || known.cursor.sequence.next() < *oldest)
        return std::optional<ManifestCache::Manifest>();

    QHash<ItemId, const Change *> newest;
    for (const Change &change : *changes)
        newest.insert(change.id, &change);
    struct Touched
    {
        QList<ManifestEntry> changed;
        QList<ItemId> gone;
    };
    QMap<QString, Touched> byType; // the type of an id never changes
    for (const Change *change : std::as_const(newest)) {
        Touched &touched = byType[change->type];
        if (change->deleted)
            touched.gone.append(change->id);
        else
            touched.changed.append({change->id, change->version, change->hash});
    }
    ManifestCache::Manifest made = known;
    made.cursor = place;
    for (auto it = byType.cbegin(); it != byType.cend(); ++it) {
        const ManifestTree tree = made.trees.value(it.key()).with(it->changed, it->gone);
        made.roots.remove(it.key());
        made.trees.remove(it.key());
        if (tree.isEmpty())
            continue;
        // A tree remembers the hashes it was asked for: its own needs all, so that copies share
        // them.
        made.roots.insert(it.key(), tree.hash());
        made.trees.insert(it.key(), tree);
    }
    return std::optional(std::move(made));
}

} // namespace

Result<ManifestCache::ManifestPtr> ManifestCache::manifest(const TenantId &tenant,
                                                           ContentReader &reader)
{
    const auto before = reader.head(tenant);
    if (!before)
        return before.error();
    ManifestPtr known;
    {
        const QMutexLocker lock(&m_mutex);
        known = m_manifests.value(tenant);
    }
    if (known && known->cursor == *before)
        return known;
    if (known) {
        auto moved = movedOn(*known, *before, tenant, reader);
        if (!moved)
            return moved.error();
        if (*moved) {
            const auto made = std::make_shared<const Manifest>(**std::move(moved));
            const QMutexLocker lock(&m_mutex);
            m_manifests.insert(tenant, made);
            return ManifestPtr(made);
        }
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
