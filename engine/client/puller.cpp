#include "engine/client/puller.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/content/jsonpatch.h"

namespace Batanidza {

namespace {

ItemChange changeOf(const Change &change, bool hasBody, bool urgent)
{
    return {change.id, change.type, change.version,  change.hash, change.deleted,
            hasBody,   urgent,      change.sequence, change.at,   change.origin};
}

} // namespace

Puller::Puller(Replica &replica, Outbox &outbox, QString platform, Wire::Bodies bodies)
    : m_replica(replica)
    , m_outbox(outbox)
    , m_platform(std::move(platform))
    , m_bodies(bodies)
{}

Result<Pulled> Puller::page(const Wire::ChangesPage &page, std::chrono::milliseconds now)
{
    auto transaction = Transaction::begin(m_replica.database());
    if (!transaction)
        return transaction.error();
    Pulled pulled;
    for (const Wire::ChangeLine &change : page.changes) {
        if (const auto done = line(change, false, pulled); !done)
            return done.error();
    }
    if (const auto done = m_replica.setCursor(page.to); !done)
        return done.error();
    if (const auto done = m_replica.trimDeleted(page.to.sequence); !done)
        return done.error();
    if (const auto done = m_outbox.passed(page.to.sequence, now); !done)
        return done.error();
    if (const auto done = transaction->commit(); !done)
        return done.error();
    return pulled;
}

Result<Pulled> Puller::urgent(const QList<Wire::ChangeLine> &lines)
{
    auto transaction = Transaction::begin(m_replica.database());
    if (!transaction)
        return transaction.error();
    Pulled pulled;
    for (const Wire::ChangeLine &change : lines) {
        if (const auto done = line(change, true, pulled); !done)
            return done.error();
    }
    if (const auto done = transaction->commit(); !done)
        return done.error();
    return pulled;
}

Result<Pulled> Puller::items(const Wire::ItemsAnswer &answer)
{
    auto transaction = Transaction::begin(m_replica.database());
    if (!transaction)
        return transaction.error();
    Pulled pulled;
    for (const Wire::Item &fetched : answer.items) {
        if (const auto done = item(fetched, pulled); !done)
            return done.error();
    }
    for (const ItemId &id : answer.deleted + answer.missing) {
        if (const auto done = absent(id, pulled); !done)
            return done.error();
    }
    if (const auto done = transaction->commit(); !done)
        return done.error();
    return pulled;
}

Result<void> Puller::line(const Wire::ChangeLine &line, bool urgent, Pulled &pulled)
{
    const Change &change = line.change;
    if (!urgent)
        pulled.inTurn.append(change);
    const auto found = m_replica.item(change.id);
    if (!found)
        return found.error();
    const std::optional<ReplicaItem> &held = *found;
    if (held && change.version <= held->counted()) {
        return change.sequence > held->sequence ? m_replica.noteSequence(change.id, change.sequence)
                                                : Result<void>();
    }

    ReplicaItem next{change.id,   change.type,      change.version,
                     change.hash, line.adaptedHash, change.sequence};
    next.deleted = change.deleted;
    if (change.deleted) {
        // Remembered until the cursor has passed it, so that nothing older brings it back.
        if (const auto done = m_replica.put(next); !done)
            return done;
        if (held && held->isLive())
            pulled.changes.append(changeOf(change, false, urgent));
        return {};
    }

    if (held && held->wanted > change.version)
        next.wanted = held->wanted;
    if (m_bodies != Wire::Bodies::None && isForUs(change)) {
        next.body = bodyOf(line, held);
        next.hasBody = !next.body.isEmpty();
        if (!next.hasBody) {
            // What is held stays readable, at its own version, until the whole new one is here.
            const auto done = m_replica.want(change.id, change.type, change.version);
            if (!done)
                return done;
            pulled.wanted.append(change.id);
            return m_replica.noteSequence(change.id, change.sequence);
        }
    }
    if (const auto done = m_replica.put(next); !done)
        return done;
    pulled.changes.append(changeOf(change, next.hasBody, urgent));
    return {};
}

Result<void> Puller::item(const Wire::Item &item, Pulled &pulled)
{
    const auto found = m_replica.item(item.id);
    if (!found)
        return found.error();
    const std::optional<ReplicaItem> &held = *found;
    if (held &&
        (item.version < held->counted() || (held->deleted && item.version <= held->version)))
        return {};
    if (item.body.isEmpty()) {
        pulled.tooLong.append(item.id);
        return {};
    }
    if (Sha256::of(item.body) != item.adaptedHash) {
        pulled.troubles.append(
            {ErrorCode::Corrupt,
             QStringLiteral(
                 "%1 version %2: the body that was fetched is not the one its hash names")
                 .arg(item.id.toString())
                 .arg(item.version.value())});
        return {};
    }
    ReplicaItem next{item.id, item.type, item.version, item.hash, item.adaptedHash};
    if (held) {
        next.sequence = held->sequence;
        if (held->wanted > item.version)
            next.wanted = held->wanted;
    }
    next.hasBody = true;
    next.body = item.body;
    if (const auto done = m_replica.put(next); !done)
        return done;
    const bool same = held && held->isLive() && held->version == next.version && held->hasBody &&
                      held->adaptedHash == next.adaptedHash;
    if (!same) {
        pulled.changes.append(
            {item.id, item.type, item.version, item.hash, false, true, false, {}, {}, {}});
    }
    return {};
}

Result<void> Puller::absent(const ItemId &id, Pulled &pulled)
{
    const auto held = m_replica.item(id);
    if (!held)
        return held.error();
    // A deletion that is not ours to decide comes in its turn, by the log.
    if (!*held || (*held)->deleted || ((*held)->wanted.value() == 0 && !(*held)->stale))
        return {};
    if (const auto done = m_replica.forget(id); !done)
        return done;
    if ((*held)->isLive()) {
        pulled.changes.append(
            {id, (*held)->type, (*held)->version, (*held)->hash, true, false, false, {}, {}, {}});
    }
    return {};
}

QByteArray Puller::bodyOf(const Wire::ChangeLine &line, const std::optional<ReplicaItem> &held)
{
    QByteArray body = line.body;
    if (line.patch) {
        if (!held || held->stale || held->deleted || !held->hasBody ||
            held->version != line.patch->from)
            return {};
        const auto patched = readJson(held->body).and_then([&](const Json &before) {
            return applyPatch(before, line.patch->operations);
        });
        if (!patched)
            return {};
        body = writeJson(*patched);
    }
    return Sha256::of(body) == line.adaptedHash ? body : QByteArray();
}

bool Puller::isForUs(const Change &change) const
{
    return change.affectedPlatforms.isEmpty() || change.affectedPlatforms.contains(m_platform);
}

} // namespace Batanidza
