#include "engine/commit/conflictdesk.h"

#include "engine/base/clock.h"
#include "engine/base/jsonwrite.h"
#include "engine/commit/conflictjson.h"
#include "engine/content/lessoncheck.h"
#include "engine/store/personnames.h"

#include <algorithm>

namespace Batanidza {

namespace {

constexpr qsizetype longestName = 200, longestNote = 10'000, largestDraft = 1024 * 1024;

Error invalid(const QString &what)
{
    return Error{ErrorCode::Invalid, what};
}

//! Suggestions are for those who look, not for what is decided.
PrecedentMemory nothingToLearn()
{
    return {{}, Sequence(std::numeric_limits<qint64>::max())};
}

//! What the result has wrong that neither side had; empty where all is well.
QString newFault(const MaybeJson &document, const ConflictDetail &detail)
{
    if (!document || detail.row.type != u"lesson")
        return {};
    const auto faults = [](const MaybeJson &lesson) {
        QStringList found;
        if (lesson) {
            for (const Finding &finding : checkLesson(*lesson)) {
                if (finding.severity == FindingSeverity::Error)
                    found.append(finding.rule + u' ' + finding.message);
            }
        }
        return found;
    };
    const QStringList known = faults(detail.current.body) + faults(detail.incoming.body);
    for (const Finding &finding : checkLesson(*document)) {
        if (finding.severity == FindingSeverity::Error &&
            !known.contains(finding.rule + u' ' + finding.message)) {
            return QStringLiteral("%1: %2%3")
                .arg(finding.path, finding.message,
                     finding.fix.isEmpty() ? QString() : QStringLiteral("; ") + finding.fix);
        }
    }
    return {};
}

} // namespace

Result<QueuedEdit> ConflictDesk::found(const TenantId &tenant, const ConflictId &id) const
{
    auto queued = ConflictQueue(m_database).find(tenant, id);
    if (!queued)
        return queued.error();
    if (!*queued) {
        return Error{
            ErrorCode::NotFound,
            QStringLiteral("no conflict %1 in tenant %2").arg(id.toString(), tenant.toString())};
    }
    return **std::move(queued);
}

Result<QueuedEdit> ConflictDesk::waiting(const TenantId &tenant, const ConflictId &id) const
{
    auto queued = found(tenant, id);
    if (queued && !isWaiting(queued->state)) {
        return invalid(
            QStringLiteral("conflict %1 was %2 by %3 at %4")
                .arg(id.toString(), conflictStateName(queued->state),
                     queued->closedBy.isEmpty() ? QStringLiteral("somebody") : queued->closedBy,
                     toRfc3339(queued->closedAt)));
    }
    return queued;
}

Result<ConflictEvent> ConflictDesk::begin(const TenantId &tenant, const QString &kind,
                                          const ConflictId &id, const ItemId &item,
                                          const ConflictActor &who)
{
    if (who.name.size() > longestName)
        return invalid(QStringLiteral("who: at most %1 characters").arg(longestName));
    const auto now = m_clock.utc();
    const auto end = m_log.end(tenant, now);
    if (!end)
        return end.error();
    const auto person = m_log.person(tenant, who.name);
    if (!person)
        return person.error();
    ConflictEvent event;
    event.sequence = (*end)->cursor.sequence.next();
    event.tenant = tenant;
    event.kind = kind;
    event.conflict = id;
    event.item = item;
    event.at = now;
    event.person = *person;
    event.subject = who.subject;
    return event;
}

Result<Sequence> ConflictDesk::append(const ConflictEvent &event)
{
    if (const auto done = m_log.append(event.tenant, event.kind, writeConflictEvent(event)); !done)
        return done.error();
    if (const auto done = m_rows.putConflictAct(event); !done)
        return done.error();
    return event.sequence;
}

Result<Sha256> ConflictDesk::keep(const TenantId &tenant, const Json &json)
{
    const QByteArray bytes = writeJson(json);
    const Sha256 hash = Sha256::of(bytes);
    if (const auto done = m_rows.putBody(tenant, hash, bytes); !done)
        return done.error();
    return hash;
}

Result<ResolveOutcome> ConflictDesk::resolve(const TenantId &tenant, const ConflictId &id,
                                             Version headVersion, const Resolution &resolution,
                                             const ConflictActor &who)
{
    const auto queued = found(tenant, id);
    if (!queued)
        return queued.error();
    if (!isWaiting(queued->state)) {
        return ResolveOutcome(ConflictClosed{queued->state, queued->closedBy, queued->closedAt,
                                             queued->closedSequence});
    }
    PrecedentMemory memory = nothingToLearn();
    ConflictReader reader(m_database, tenant, memory);
    auto detail = reader.load(id, m_clock.utc());
    if (!detail)
        return detail.error();
    Resolution kept = resolution;
    if (detail->headVersion != headVersion) {
        const auto before = reader.questionsAt(*detail, headVersion);
        if (!before)
            return before.error();
        if (!*before) {
            return invalid(QStringLiteral("headVersion: %1 is no version of %2, whose head is %3")
                               .arg(headVersion.value())
                               .arg(detail->row.item.toString())
                               .arg(detail->headVersion.value()));
        }
        // A choice whose question is as it was still stands.
        const QStringList moved = movedPaths(**before, detail->outcome().conflicts);
        QStringList affected;
        ConflictDraft draft{{}, who.name, m_clock.utc(), detail->headVersion};
        for (const FieldChoice &choice : resolution.choices) {
            if (moved.contains(choice.path))
                affected.append(choice.path);
            else
                draft.choices.append(choice);
        }
        for (const ConflictField &field : detail->fields) {
            const bool chosen = std::ranges::any_of(draft.choices, [&](const FieldChoice &choice) {
                return choice.path == field.question.path;
            });
            if (!chosen && !affected.contains(field.question.path))
                affected.append(field.question.path);
        }
        if (!affected.isEmpty()) {
            for (ConflictField &field : detail->fields)
                field.affected = affected.contains(field.question.path);
            detail->affected = affected;
            detail->draft = draft;
            return ResolveOutcome(ConflictMoved{*std::move(detail), affected});
        }
        kept.choices = draft.choices;
    }
    return settle(tenant, *detail, kept, who);
}

Result<ResolveOutcome> ConflictDesk::resolveWith(const TenantId &tenant, const ConflictId &id,
                                                 Strategy strategy, const ConflictActor &who)
{
    PrecedentMemory memory = nothingToLearn();
    ConflictReader reader(m_database, tenant, memory);
    const auto preview = reader.preview(id, strategy, m_clock.utc());
    if (!preview)
        return preview.error();
    if (!preview->leaves.isEmpty()) {
        return invalid(
            QStringLiteral("%1 leaves %2 to a person")
                .arg(strategyName(strategy), preview->leaves.join(QStringLiteral(", "))));
    }
    return resolve(tenant, id, preview->headVersion, {preview->decides}, who);
}

Result<std::optional<ConflictResolved>> ConflictDesk::resolveBy(const TenantId &tenant,
                                                                const ConflictId &id,
                                                                Strategy strategy,
                                                                const ConflictActor &who)
{
    const auto outcome = resolveWith(tenant, id, strategy, who);
    if (!outcome && outcome.error().code == ErrorCode::Invalid)
        return std::optional<ConflictResolved>();
    if (!outcome)
        return outcome.error();
    const auto *resolved = std::get_if<ConflictResolved>(&*outcome);
    return resolved ? std::optional(*resolved) : std::nullopt;
}

//! The decision as an edit on the present head, and the event that says whose it was.
Result<ResolveOutcome> ConflictDesk::settle(const TenantId &tenant, const ConflictDetail &detail,
                                            const Resolution &resolution, const ConflictActor &who)
{
    const MergeOutcome outcome = detail.outcome();
    const auto document = Batanidza::resolve(detail.sides(), outcome, resolution);
    if (!document)
        return invalid(document.error().detail);
    if (const QString fault = newFault(*document, detail); !fault.isEmpty())
        return invalid(QStringLiteral("the result is no good lesson: ") + fault);
    QList<SettledField> settled;
    for (const FieldConflict &question : outcome.conflicts) {
        const auto choice =
            std::ranges::find(resolution.choices, question.path, &FieldChoice::path);
        Q_ASSERT(choice != resolution.choices.end()); // resolve() wants one for each
        const auto value = chosenValue(question, *choice);
        if (!value)
            return value.error();
        settled.append({question, choice->choice, *value});
    }
    EditSource source;
    source.resolves = detail.row.id;
    source.secondParent = detail.incoming.hash;
    source.rules = rulesOf(outcome);
    const auto kept = keep(tenant, writeOutcome(outcome));
    if (!kept)
        return kept.error();
    source.outcome = *kept;
    auto receipt = commit(tenant, detail.row, detail.current, *document, who, std::move(source));
    if (!receipt)
        return receipt.error();

    auto event = begin(tenant, QStringLiteral("resolve"), detail.row.id, detail.row.item, who);
    if (!event)
        return event.error();
    const auto resolved = keep(tenant, writeSettled(settled));
    if (!resolved)
        return resolved.error();
    event->resolution = *resolved;
    if (receipt->status == EditStatus::Applied)
        event->edit = *receipt->sequence;
    const auto sequence = append(*event);
    if (!sequence)
        return sequence.error();
    if (const auto forgotten = m_rows.putDraft(tenant, detail.row.id, {}, {}, {}, {}); !forgotten)
        return forgotten.error();
    if (const auto done = supersedeEqual(tenant, detail, *receipt, who); !done)
        return done.error();
    return ResolveOutcome(ConflictResolved{*std::move(receipt), *sequence});
}

//! An edit on the head as it is; nothing makes it a deletion.
Result<Receipt> ConflictDesk::commit(const TenantId &tenant, const ConflictRow &row,
                                     const ConflictSide &current, const MaybeJson &document,
                                     const ConflictActor &who, EditSource source)
{
    if (!document && !current.body)
        return receiptOf({}, EditStatus::Unchanged, current.version, current.hash, {});
    Edit edit;
    edit.id = row.item;
    edit.type = row.type;
    edit.base = BaseVersion{current.version, current.hash};
    edit.author = who.name;
    edit.at = m_clock.utc();
    if (document)
        edit.content = EditBody{*document};
    else
        edit.content = EditDelete{};
    source.subject = who.subject;
    source.platform = who.platform;
    auto receipt = m_applier.apply(tenant, edit, source);
    if (receipt && receipt->status == EditStatus::Rejected)
        return *receipt->error;
    Q_ASSERT(!receipt || receipt->status == EditStatus::Applied ||
             receipt->status == EditStatus::Unchanged);
    return receipt;
}

//! Other edits that wait for what the head has become.
Result<void> ConflictDesk::supersedeEqual(const TenantId &tenant, const ConflictDetail &detail,
                                          const Receipt &receipt, const ConflictActor &who)
{
    QueueFilter filter;
    filter.item = detail.row.item;
    const auto others = ConflictQueue(m_database).list(tenant, filter);
    if (!others)
        return others.error();
    for (const QueuedEdit &other : *others) {
        if (other.incomingHash.isNull() || receipt.hash != other.incomingHash)
            continue;
        auto event = begin(tenant, QStringLiteral("supersede"), other.id, other.item, who);
        if (!event)
            return event.error();
        event->edit = receipt.sequence.value_or(Sequence());
        if (const auto done = append(*event); !done)
            return done.error();
    }
    return {};
}

Result<void> ConflictDesk::assign(const TenantId &tenant, const ConflictId &id,
                                  const QString &assignee, const ConflictActor &who)
{
    if (assignee.size() > longestName)
        return invalid(QStringLiteral("assignee: at most %1 characters").arg(longestName));
    const auto queued = waiting(tenant, id);
    if (!queued)
        return queued.error();
    if (queued->assignee == assignee)
        return {};
    auto event = begin(tenant, QStringLiteral("assign"), id, queued->item, who);
    if (!event)
        return event.error();
    const auto person = m_log.person(tenant, assignee);
    if (!person)
        return person.error();
    event->assignee = *person;
    return append(*event).and_then([](Sequence) { return Result<void>(); });
}

Result<void> ConflictDesk::postpone(const TenantId &tenant, const ConflictId &id,
                                    std::chrono::milliseconds until, const ConflictActor &who)
{
    const auto queued = waiting(tenant, id);
    if (!queued)
        return queued.error();
    if (until.count() < 0 || (until.count() > 0 && until <= m_clock.utc()))
        return invalid(QStringLiteral("until: must be a time to come, or 0"));
    auto event = begin(tenant, QStringLiteral("postpone"), id, queued->item, who);
    if (!event)
        return event.error();
    event->until = until;
    return append(*event).and_then([](Sequence) { return Result<void>(); });
}

Result<void> ConflictDesk::note(const TenantId &tenant, const ConflictId &id, const QString &text,
                                const ConflictActor &who)
{
    if (text.trimmed().isEmpty() || text.size() > longestNote)
        return invalid(QStringLiteral("text: must have 1 to %1 characters").arg(longestNote));
    const auto queued = found(tenant, id); // also when it is decided: "why" comes later
    if (!queued)
        return queued.error();
    auto event = begin(tenant, QStringLiteral("note"), id, queued->item, who);
    if (!event)
        return event.error();
    const auto kept = keep(tenant, JsonObject{{QStringLiteral("note"), text}});
    if (!kept)
        return kept.error();
    event->text = *kept;
    return append(*event).and_then([](Sequence) { return Result<void>(); });
}

Result<void> ConflictDesk::reopen(const TenantId &tenant, const ConflictId &id,
                                  const ConflictActor &who)
{
    const auto queued = found(tenant, id);
    if (!queued)
        return queued.error();
    if (isWaiting(queued->state))
        return invalid(QStringLiteral("conflict %1 waits already").arg(id.toString()));
    const auto event = begin(tenant, QStringLiteral("reopen"), id, queued->item, who);
    if (!event)
        return event.error();
    return append(*event).and_then([](Sequence) { return Result<void>(); });
}

Result<void> ConflictDesk::saveDraft(const TenantId &tenant, const ConflictId &id,
                                     Version headVersion, const QList<FieldChoice> &choices,
                                     const ConflictActor &who)
{
    const auto queued = waiting(tenant, id);
    if (!queued)
        return queued.error();
    const QByteArray bytes = choices.isEmpty() ? QByteArray() : writeJson(writeChoices(choices));
    if (bytes.size() > largestDraft) {
        return Error{ErrorCode::TooLarge,
                     QStringLiteral("a draft may have %1 bytes").arg(largestDraft)};
    }
    const auto end = m_log.end(tenant, m_clock.utc());
    if (!end)
        return end.error();
    const auto person = m_log.person(tenant, who.name);
    if (!person)
        return person.error();
    return m_rows.putDraft(tenant, id, *person, m_clock.utc(), headVersion, bytes);
}

} // namespace Batanidza
