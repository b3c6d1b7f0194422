#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/commit/editapplier.h"
#include "engine/store/conflictqueue.h"

#include <QElapsedTimer>

//! Where two edits of one item meet: the three sides, the merge, and what becomes of it.
namespace Batanidza {

using Kind = ResolvedBase::Kind;

Result<Receipt> EditApplier::meet(const Sides &sides)
{
    const auto &[tenant, edit, source, base, head, incoming] = sides;
    Q_ASSERT(head); // only what is there can be met
    MergeSides three;
    Sha256 baseHash = base.deleted ? Sha256() : base.hash;
    bool absent = base.kind == Kind::Absent || base.deleted;
    if (base.kind == Kind::Waiting) {
        const auto waiting = ConflictQueue(m_database).find(tenant, base.conflict);
        if (!waiting)
            return waiting.error();
        baseHash = (*waiting)->baseHash;
        absent = baseHash.isNull();
    }
    // Also of a base that is no revision here: the same bytes are the same body.
    auto before = keptBody(m_content, tenant, baseHash);
    if (!before)
        return before.error();
    three.base = std::move(*before);
    if (!head->deleted) {
        auto current = keptBody(m_content, tenant, head->hash);
        if (!current)
            return current.error();
        three.current = std::move(*current);
    }
    if (!incoming.deletion) {
        auto body = readJson(incoming.made->canonical);
        if (!body)
            return body.error();
        three.incoming = *std::move(body);
    }
    three.currentAt = claimedTime(head->editedAt, head->at);
    three.incomingAt = claimedTime(edit.at, m_clock.utc());
    // A head whose body was erased cannot be merged with.
    if (!head->deleted && !three.current)
        return queue(sides, {{}, {}, {wholeDocument(three)}, {}});
    const auto policy = m_policies.of(tenant, edit.type);
    if (!policy)
        return policy.error();
    QElapsedTimer timer;
    timer.start();
    const MergeOutcome outcome = mergeMet(three, absent || three.base, *policy, edit.type);
    m_merges.append(
        {std::chrono::nanoseconds(timer.nsecsElapsed()), rulesOf(outcome), kindsOf(outcome)});
    return outcome.isClean() ? merge(sides, three, outcome) : queue(sides, outcome);
}

Result<Receipt> EditApplier::merge(const Sides &sides, const MergeSides &three,
                                   const MergeOutcome &outcome)
{
    const auto &[tenant, edit, source, base, head, incoming] = sides;
    Incoming becomes;
    becomes.deletion = !outcome.merged;
    if (outcome.merged) {
        becomes.made = prepareBody(edit.id, *outcome.merged, m_limits.depth);
        if (fault(*becomes.made)) // of two good bodies, and none itself
            return queue(sides, {three.current, {}, {wholeDocument(three)}, {}});
    }
    auto event = nextEvent(sides);
    if (!event)
        return event.error();
    event->secondParent = incoming.hash();
    event->baseHash = base.hash;
    // The later of the two is what a third one is compared with.
    event->editedAt = std::max(edit.at, head->editedAt);
    if (base.kind == Kind::Waiting)
        event->conflict = base.conflict;
    if (const auto kept = keepOutcome(tenant, outcome, *event); !kept)
        return kept.error();
    if (!incoming.deletion) {
        if (const auto done = putBody(tenant, *incoming.made); !done)
            return done.error();
    }
    const bool asSent = becomes.deletion == incoming.deletion && becomes.hash() == incoming.hash();
    auto receipt =
        write(sides, *std::move(event), becomes, asSent ? EditStatus::Applied : EditStatus::Merged);
    if (receipt && base.kind == Kind::Waiting) {
        if (const auto done = supersede(sides); !done)
            return done.error();
    }
    return receipt;
}

//! The conflict that the edit joined has nothing left to ask.
Result<void> EditApplier::supersede(const Sides &sides)
{
    const auto now = m_clock.utc();
    const auto end = m_log.end(sides.tenant, now);
    if (!end)
        return end.error();
    ConflictEvent event;
    event.sequence = (*end)->cursor.sequence.next();
    event.tenant = sides.tenant;
    event.kind = QStringLiteral("supersede");
    event.conflict = sides.base.conflict;
    event.item = sides.edit.id;
    event.at = now;
    event.edit = (*end)->cursor.sequence;
    const auto person = m_log.person(sides.tenant, sides.edit.author);
    if (!person)
        return person.error();
    event.person = *person;
    event.subject = sides.source.subject;
    if (const auto done = m_log.append(sides.tenant, event.kind, writeConflictEvent(event)); !done)
        return done;
    return m_rows.putConflictAct(event);
}

//! What was settled and asked is a body beside the log: it holds content, which may be erased.
Result<void> EditApplier::keepOutcome(const TenantId &tenant, const MergeOutcome &outcome,
                                      EditEvent &event)
{
    event.rules = rulesOf(outcome);
    event.kinds = kindsOf(outcome);
    event.fields = outcome.conflicts.size();
    const QByteArray bytes = writeJson(writeOutcome(outcome));
    event.outcome = Sha256::of(bytes);
    return m_rows.putBody(tenant, event.outcome, bytes);
}

//! The edit is kept whole for a person, and the head stays as it is.
Result<Receipt> EditApplier::queue(const Sides &sides, const MergeOutcome &outcome)
{
    const auto &[tenant, edit, source, base, head, incoming] = sides;
    auto event = nextEvent(sides);
    if (!event)
        return event.error();
    event->kind = QStringLiteral("queue");
    event->hash = incoming.hash();
    event->bytes = incoming.deletion ? 0 : incoming.made->canonical.size();
    event->version = head->version;
    event->headHash = head->hash;
    if (base.kind == Kind::Waiting) {
        const auto waiting = ConflictQueue(m_database).find(tenant, base.conflict);
        if (!waiting)
            return waiting.error();
        event->conflict = base.conflict;
        event->parent = (*waiting)->baseVersion;
        event->baseHash = (*waiting)->baseHash;
    } else {
        event->conflict = ConflictId(u'c' + QString::number(event->sequence.value()));
        event->parent = base.kind == Kind::Known ? base.version : Version();
        event->baseHash = base.deleted ? Sha256() : base.hash;
    }
    if (const auto kept = keepOutcome(tenant, outcome, *event); !kept)
        return kept.error();
    if (const auto done = m_log.append(tenant, event->kind, writeEditEvent(*event)); !done)
        return done.error();
    if (!incoming.deletion) {
        if (const auto done = putBody(tenant, *incoming.made); !done)
            return done.error();
    }
    if (const auto done = m_rows.putConflict(*event); !done)
        return done.error();
    Receipt receipt =
        receiptOf(edit, EditStatus::Queued, head->version, head->hash, event->sequence);
    receipt.conflict = event->conflict;
    return receipt;
}

} // namespace Batanidza
