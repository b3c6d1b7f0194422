#include "engine/commit/conflictdesk.h"
#include "engine/merge/fieldaddress.h"
#include "engine/merge/threeway.h"
#include "engine/store/eventlog.h"

#include <algorithm>

//! Taking back: what was before an event comes again as an edit on the present head. What others
//! changed since stays.
namespace Batanidza {

namespace {

Error invalid(const QString &what)
{
    return Error{ErrorCode::Invalid, what};
}

//! What was before an event and what it made.
struct Change
{
    MaybeJson before;
    MaybeJson after;
};

Result<Change> changeOf(Database &database, const TenantId &tenant, const EditEvent &event)
{
    const ContentStore content(database);
    const auto gone = [&](const Sha256 &hash) {
        return invalid(QStringLiteral("event %1: the body %2 was erased, so it cannot come back")
                           .arg(event.sequence.value())
                           .arg(hash.toHex()));
    };
    Change change;
    if (event.kind == u"put") {
        auto after = keptBody(content, tenant, event.hash);
        if (!after)
            return after.error();
        if (!*after)
            return gone(event.hash);
        change.after = std::move(*after);
    }
    const auto parent = content.revision(tenant, event.id, event.parent);
    if (!parent)
        return parent.error();
    if (*parent && !(*parent)->deleted) {
        auto before = keptBody(content, tenant, (*parent)->hash);
        if (!before)
            return before.error();
        if (!*before)
            return gone((*parent)->hash);
        change.before = std::move(*before);
    }
    return change;
}

//! One decision of a rule, undone in `document`. False where it is not as the rule left it.
Result<bool> undoDecision(const MergeDecision &decision, const Change &change, Json &document)
{
    if (!decision.path.endsWith(u"#order")) {
        const Json *value = atAddress(document, decision.path);
        const MaybeJson now = value ? MaybeJson(*value) : MaybeJson();
        if (now != decision.result)
            return false;
    }
    const Json *order = change.before ? &*change.before : nullptr;
    const auto put = putAt(document, decision.path, decision.current, order);
    if (!put && put.error().code == ErrorCode::NotFound)
        return false;
    if (!put)
        return put.error();
    return true;
}

} // namespace

Result<TakeBackReport> ConflictDesk::takeBack(const TenantId &tenant, const QList<Sequence> &events,
                                              const QString &path, const ConflictActor &who)
{
    QList<Sequence> newestFirst = events;
    std::ranges::sort(newestFirst, std::greater<>());
    TakeBackReport report;
    for (const Sequence sequence : newestFirst) {
        if (const auto done = takeBackOne(tenant, sequence, path, who, report); !done)
            return done.error();
    }
    return report;
}

Result<void> ConflictDesk::takeBackOne(const TenantId &tenant, Sequence sequence,
                                       const QString &path, const ConflictActor &who,
                                       TakeBackReport &report)
{
    const auto eventAt = [&](Sequence place) -> Result<Event> {
        auto events = EventLog(m_database).events(tenant, Sequence(place.value() - 1), 1);
        if (!events)
            return events.error();
        if (place.value() < 1 || events->isEmpty() || events->first().sequence != place) {
            return Error{ErrorCode::NotFound,
                         QStringLiteral("there is no event %1 in the log").arg(place.value())};
        }
        return events->first();
    };
    const auto event = eventAt(sequence);
    if (!event)
        return event.error();
    if (event->kind == u"put" || event->kind == u"delete") {
        const auto edit = readEditEvent(event->canonical);
        if (!edit)
            return edit.error();
        if (!edit->conflict.isEmpty() && path.isEmpty()) {
            // The edit of a decision is taken back with the decision.
            const auto queued = ConflictQueue(m_database).find(tenant, edit->conflict);
            if (!queued)
                return queued.error();
            if (*queued && (*queued)->state == ConflictState::Resolved &&
                (*queued)->closedSequence == sequence.next())
                return takeBackOne(tenant, (*queued)->closedSequence, path, who, report);
        }
        return revert(tenant, *edit, path, who, report);
    }
    if (event->kind != u"resolve") {
        return invalid(QStringLiteral("event %1 is of kind \"%2\": only edits and resolutions can "
                                      "be taken back")
                           .arg(sequence.value())
                           .arg(event->kind));
    }
    if (!path.isEmpty())
        return invalid(QStringLiteral("path: a resolution is taken back whole"));
    const auto resolved = readConflictEvent(event->canonical);
    if (!resolved)
        return resolved.error();
    const auto queued = found(tenant, resolved->conflict);
    if (!queued)
        return queued.error();
    if (queued->state != ConflictState::Resolved || queued->closedSequence != sequence) {
        return invalid(QStringLiteral("event %1: this resolution of %2 was taken back already")
                           .arg(sequence.value())
                           .arg(resolved->conflict.toString()));
    }
    if (resolved->edit.value() > 0) {
        const auto edit = eventAt(resolved->edit);
        if (!edit)
            return edit.error();
        const auto read = readEditEvent(edit->canonical);
        if (!read)
            return read.error();
        if (const auto done = revert(tenant, *read, {}, who, report); !done)
            return done;
    }
    auto reopened = begin(tenant, QStringLiteral("reopen"), queued->id, queued->item, who);
    if (!reopened)
        return reopened.error();
    reopened->takesBack = sequence;
    const auto told = append(*reopened);
    if (!told)
        return told.error();
    report.reopened.append(queued->id);
    report.sequences.append(*told);
    return {};
}

Result<void> ConflictDesk::revert(const TenantId &tenant, const EditEvent &event,
                                  const QString &path, const ConflictActor &who,
                                  TakeBackReport &report)
{
    const auto change = changeOf(m_database, tenant, event);
    if (!change)
        return change.error();
    const ContentStore content(m_database);
    const auto head = content.head(tenant, event.id);
    if (!head)
        return head.error();
    Q_ASSERT(*head); // an event of it is in the log
    ConflictSide current;
    current.version = (*head)->version;
    current.hash = (*head)->hash;
    if (!(*head)->deleted) {
        auto body = keptBody(content, tenant, (*head)->hash);
        if (!body)
            return body.error();
        current.body = std::move(*body);
    }
    const auto leave = [&](const QString &where) {
        report.leftAlone.append(event.id.toString() + u' ' + where);
    };

    MaybeJson document = current.body;
    if (path.isEmpty()) {
        const MergeOutcome outcome =
            mergeMet({change->after, current.body, change->before, {}, {}}, true,
                     MergePolicy::plain(Strategy::FieldMerge), event.type);
        document = outcome.merged; // current where somebody changed it since
        for (const FieldConflict &changed : outcome.conflicts)
            leave(changed.path);
    } else {
        const auto kept = keptBody(content, tenant, event.outcome);
        if (!kept)
            return kept.error();
        const auto outcome = readOutcome(kept->value_or(Json()));
        if (!outcome)
            return outcome.error();
        const auto decision = std::ranges::find(outcome->decisions, path, &MergeDecision::path);
        if (decision == outcome->decisions.end()) {
            return Error{ErrorCode::NotFound, QStringLiteral("event %1: no rule settled %2")
                                                  .arg(event.sequence.value())
                                                  .arg(path)};
        }
        const auto undone =
            document ? undoDecision(*decision, *change, *document) : Result<bool>(false);
        if (!undone)
            return undone.error();
        if (!*undone)
            leave(path);
    }
    if (document == current.body)
        return {};
    ConflictRow row;
    row.item = event.id;
    row.type = event.type;
    EditSource source;
    source.takesBack = event.sequence;
    const auto receipt = commit(tenant, row, current, document, who, std::move(source));
    if (!receipt)
        return receipt.error();
    report.receipts.append(*receipt);
    if (receipt->status == EditStatus::Applied)
        report.sequences.append(*receipt->sequence);
    return {};
}

} // namespace Batanidza
