#include "engine/client/manifestrepair.h"

#include <QSet>

namespace Batanidza {

ManifestRepair::ManifestRepair(Replica &replica, Outbox &outbox, std::optional<QStringList> types,
                               bool bodies)
    : m_replica(replica)
    , m_outbox(outbox)
    , m_types(std::move(types))
    , m_bodies(bodies)
{}

Result<void> ManifestRepair::begin()
{
    const auto types = m_replica.types();
    if (!types)
        return types.error();
    for (const QString &type : *types) {
        if (m_types && !m_types->contains(type))
            continue;
        const auto held = m_replica.items({}, std::numeric_limits<qint64>::max(), type);
        if (!held)
            return held.error();
        QList<ManifestEntry> entries;
        entries.reserve(held->size());
        for (const ReplicaItem &item : *held)
            entries.append({item.id, item.version, item.hash});
        m_held.insert(type, ManifestTree(entries));
    }
    if (!m_types || !m_types->isEmpty())
        m_questions.append({m_types, {}});
    return {};
}

std::optional<Wire::ReadManifest> ManifestRepair::next()
{
    if (m_questions.isEmpty() || m_underWay >= window)
        return std::nullopt;
    ++m_underWay;
    return m_questions.takeFirst();
}

Result<QList<ItemChange>> ManifestRepair::answered(const Wire::ReadManifest &asked,
                                                   const Wire::ManifestAnswer &answer)
{
    --m_underWay;
    auto transaction = Transaction::begin(m_replica.database());
    if (!transaction)
        return transaction.error();
    QSet<QString> answeredTypes;
    for (const Wire::ManifestNode &each : answer.nodes) {
        if (each.path.size() < asked.path.size())
            continue; // an ancestor says nothing that was asked for
        answeredTypes.insert(each.type);
        if (const auto done = node(each, answer.cursor); !done)
            return done.error();
    }
    // A type without a node has no live items there.
    const QStringList heldTypes = m_held.keys();
    for (const QString &type : heldTypes) {
        const bool isAsked = !asked.types || asked.types->contains(type);
        if (!isAsked || answeredTypes.contains(type))
            continue;
        if (const auto done = removeUnder(type, asked.path, {}, answer.cursor); !done)
            return done.error();
    }
    if (const auto done = transaction->commit(); !done)
        return done.error();
    return std::exchange(m_changes, {});
}

Result<void> ManifestRepair::node(const Wire::ManifestNode &node, const Cursor &cursor)
{
    const ManifestTree &held = m_held[node.type];
    if (held.nodeHash(node.path) == node.hash)
        return confirmUnder(node.type, node.path);
    if (node.children.isEmpty()) {
        QSet<ItemId> theirs;
        for (const Wire::ManifestItem &item : node.items) {
            theirs.insert(item.id);
            if (const auto done = compare(node.type, item); !done)
                return done;
        }
        return removeUnder(node.type, node.path, theirs, cursor);
    }
    for (qsizetype byte = 0; byte < node.children.size(); ++byte) {
        const QByteArray path = node.path + static_cast<char>(byte);
        const auto &theirs = node.children[byte];
        Result<void> done;
        if (!theirs)
            done = removeUnder(node.type, path, {}, cursor);
        else if (held.nodeHash(path) == *theirs)
            done = confirmUnder(node.type, path);
        else
            m_questions.append({QStringList{node.type}, path});
        if (!done)
            return done;
    }
    return {};
}

Result<void> ManifestRepair::confirmUnder(const QString &type, const QByteArray &path)
{
    for (const ManifestEntry &entry : m_held[type].under(path)) {
        if (const auto done = compare(type, {entry.id, entry.version, entry.hash}); !done)
            return done;
    }
    return {};
}

Result<void> ManifestRepair::compare(const QString &type, const Wire::ManifestItem &theirs)
{
    // What came by the log since the repair began is newer than the tree that we compared with.
    const auto found = m_replica.item(theirs.id);
    if (!found)
        return found.error();
    const std::optional<ReplicaItem> &held = *found;
    if (held && held->counted() >= theirs.version)
        return {};
    if (held && held->isLive() && held->version == theirs.version && held->hash == theirs.hash)
        return m_replica.confirm(theirs.id);
    if (m_bodies)
        return m_replica.want(theirs.id, type, theirs.version);
    const ReplicaItem header{theirs.id, type, theirs.version, theirs.hash};
    m_changes.append(
        {header.id, type, header.version, header.hash, false, false, false, {}, {}, {}});
    return m_replica.put(header);
}

Result<void> ManifestRepair::removeUnder(const QString &type, const QByteArray &path,
                                         const QSet<ItemId> &except, const Cursor &cursor)
{
    for (const ManifestEntry &entry : m_held[type].under(path)) {
        if (except.contains(entry.id))
            continue;
        const auto found = m_replica.item(entry.id);
        if (!found)
            return found.error();
        const std::optional<ReplicaItem> &held = *found;
        if (!held || !held->isLive() || held->sequence > cursor.sequence)
            continue;
        const auto unsent = m_outbox.hasUnreceiptedOn(entry.id);
        if (!unsent)
            return unsent.error();
        // It stays until the answer to that edit says what became of it.
        if (*unsent)
            continue;
        if (const auto done = m_replica.forget(entry.id); !done)
            return done;
        m_changes.append(
            {entry.id, type, held->version, held->hash, true, false, false, {}, {}, {}});
    }
    return {};
}

} // namespace Batanidza
