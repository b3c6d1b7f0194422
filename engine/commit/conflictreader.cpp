#include "engine/commit/conflictreader.h"

#include "engine/base/jsonread.h"
#include "engine/commit/conflictjson.h"
#include "engine/commit/editmerge.h"
#include "engine/store/contentstore.h"

#include <algorithm>

namespace Batanidza {

namespace {

constexpr qint64 learnedAtOnce = 500;

Result<void> readRevision(const ContentStore &content, const TenantId &tenant, const ItemId &item,
                          Version version, ConflictSide &side)
{
    const auto revision = content.revision(tenant, item, version);
    if (!revision)
        return revision.error();
    if (!*revision)
        return {};
    side.version = version;
    side.author = (*revision)->author;
    side.platform = (*revision)->platform;
    side.at = (*revision)->at;
    return {};
}

const FieldConflict *questionAt(const QList<FieldConflict> &questions, const QString &path)
{
    const auto at = std::ranges::find(questions, path, &FieldConflict::path);
    return at == questions.end() ? nullptr : &*at;
}

} // namespace

ConflictRow rowOf(const QueuedEdit &queued, std::chrono::milliseconds now)
{
    ConflictRow row;
    row.id = queued.id;
    row.item = queued.item;
    row.title = queued.title;
    row.author = queued.author;
    row.platform = queued.platform;
    row.queuedAt = queued.queuedAt;
    row.baseVersion = queued.baseVersion;
    row.headVersion = queued.headVersion;
    const bool over = queued.state == ConflictState::Postponed && queued.postponedUntil <= now;
    row.state = over ? ConflictState::Open : queued.state;
    row.type = queued.type;
    row.assignee = queued.assignee;
    if (!over)
        row.postponedUntil = queued.postponedUntil;
    row.notes = queued.notes;
    row.fields = queued.fields;
    for (const QString &name : queued.kinds) {
        if (const auto kind = conflictKindFromName(name))
            row.kinds.append(*kind);
    }
    row.priority = queued.priority;
    row.closedBy = queued.closedBy;
    row.closedAt = queued.closedAt;
    row.sequence = queued.sequence;
    row.closedSequence = queued.closedSequence;
    return row;
}

QStringList movedPaths(const QList<FieldConflict> &before, const QList<FieldConflict> &now)
{
    QStringList moved;
    const auto differs = [](const FieldConflict &a, const FieldConflict *b) {
        return !b || a.base != b->base || a.current != b->current || a.incoming != b->incoming;
    };
    for (const FieldConflict &question : before) {
        if (differs(question, questionAt(now, question.path)))
            moved.append(question.path);
    }
    for (const FieldConflict &question : now) {
        if (!questionAt(before, question.path))
            moved.append(question.path);
    }
    return moved;
}

ConflictReader::ConflictReader(Database &database, TenantId tenant, PrecedentMemory &memory)
    : m_database(database)
    , m_tenant(std::move(tenant))
    , m_memory(memory)
    , m_policies(database)
{}

Result<ConflictPage> ConflictReader::find(const ConflictQuery &query,
                                          std::chrono::milliseconds now) const
{
    QueueFilter filter;
    if (!query.states.isEmpty())
        filter.states = query.states;
    filter.assignee = query.assignee;
    filter.item = query.item;
    filter.platform = query.platform;
    filter.after = query.after;
    filter.limit = std::clamp<qint64>(query.limit, 1, 1000) + 1;
    const ConflictQueue queue(m_database);
    auto found = queue.list(m_tenant, filter);
    if (!found)
        return found.error();
    const auto matching = queue.matching(m_tenant, filter);
    if (!matching)
        return matching.error();
    ConflictPage page;
    page.matching = *matching;
    page.more = found->size() == filter.limit;
    if (page.more)
        found->removeLast();
    for (const QueuedEdit &queued : std::as_const(*found))
        page.rows.append(rowOf(queued, now));
    return page;
}

Result<void> ConflictReader::readSides(const QueuedEdit &queued, ConflictDetail &detail) const
{
    const ContentStore content(m_database);
    detail.base.hash = queued.baseHash;
    auto base = keptBody(content, m_tenant, queued.baseHash);
    if (!base)
        return base.error();
    detail.base.known = queued.baseHash.isNull() || base->has_value();
    detail.base.body = std::move(*base);
    if (const auto read =
            readRevision(content, m_tenant, queued.item, queued.baseVersion, detail.base);
        !read)
        return read;

    const auto head = content.head(m_tenant, queued.item);
    if (!head)
        return head.error();
    if (*head) {
        detail.headVersion = (*head)->version;
        detail.current.hash = (*head)->hash;
        if (!(*head)->deleted) {
            auto current = keptBody(content, m_tenant, (*head)->hash);
            if (!current)
                return current.error();
            detail.current.known = current->has_value();
            detail.current.body = std::move(*current);
        }
        if (const auto read =
                readRevision(content, m_tenant, queued.item, (*head)->version, detail.current);
            !read)
            return read;
        detail.current.at =
            std::chrono::milliseconds(claimedTime((*head)->editedAt, (*head)->at).ms);
    }

    detail.incoming.hash = queued.incomingHash;
    auto incoming = keptBody(content, m_tenant, queued.incomingHash);
    if (!incoming)
        return incoming.error();
    detail.incoming.known = queued.incomingHash.isNull() || incoming->has_value();
    detail.incoming.body = std::move(*incoming);
    detail.incoming.author = queued.author;
    detail.incoming.platform = queued.platform;
    detail.incoming.at =
        std::chrono::milliseconds(claimedTime(queued.editedAt, queued.queuedAt).ms);
    // What cannot be raised is shown as it is, and asked for as a whole.
    if (auto raised = inOneSchema(detail.sides(), queued.type)) {
        detail.base.body = std::move(raised->base);
        detail.current.body = std::move(raised->current);
        detail.incoming.body = std::move(raised->incoming);
    }
    return {};
}

MergeSides ConflictReader::sidesOf(const ConflictDetail &detail) const
{
    MergeSides sides = detail.sides();
    sides.currentAt = {detail.current.at.count(), 0};
    sides.incomingAt = {detail.incoming.at.count(), 0};
    return sides;
}

Result<void> ConflictReader::readNotes(const QueuedEdit &queued, ConflictDetail &detail) const
{
    if (queued.notes == 0)
        return {};
    const auto notes = ConflictQueue(m_database).notes(m_tenant, queued.id);
    if (!notes)
        return notes.error();
    const ContentStore content(m_database);
    for (const QueueNote &note : *notes) {
        const auto text = keptBody(content, m_tenant, note.text);
        if (!text)
            return text.error();
        detail.notes.append({note.sequence, note.author, note.at,
                             *text ? (**text)[u"note"].toString() : QString()});
    }
    return {};
}

Result<std::optional<QList<FieldConflict>>> ConflictReader::questionsAt(
    const ConflictDetail &detail, Version headVersion)
{
    const ContentStore content(m_database);
    const auto revision = content.revision(m_tenant, detail.row.item, headVersion);
    if (!revision)
        return revision.error();
    if (!*revision)
        return std::optional<QList<FieldConflict>>();
    MergeSides sides = sidesOf(detail);
    sides.current.reset();
    if (!(*revision)->deleted) {
        auto body = keptBody(content, m_tenant, (*revision)->hash);
        if (!body)
            return body.error();
        sides.current = std::move(*body);
    }
    const auto policy = m_policies.of(m_tenant, detail.row.type);
    if (!policy)
        return policy.error();
    return std::optional(mergeMet(sides, detail.base.known, *policy, detail.row.type).conflicts);
}

//! Choices stand where their questions are as they were.
Result<void> ConflictReader::readDraft(ConflictDetail &detail)
{
    const auto stored = ConflictQueue(m_database).draft(m_tenant, detail.row.id);
    if (!stored)
        return stored.error();
    const Version since = *stored ? (*stored)->headVersion : detail.row.headVersion;
    QStringList moved;
    if (since != detail.headVersion) {
        const auto before = questionsAt(detail, since);
        if (!before)
            return before.error();
        moved = movedPaths(before->value_or(QList<FieldConflict>()), detail.outcome().conflicts);
    }
    for (ConflictField &field : detail.fields)
        field.affected = moved.contains(field.question.path);
    if (!*stored)
        return {};
    const auto choices = readJson((*stored)->choices).and_then(readChoices);
    if (!choices)
        return Error{ErrorCode::Corrupt, choices.error().detail};
    ConflictDraft draft{{}, (*stored)->author, (*stored)->at, since};
    for (const FieldChoice &choice : *choices) {
        if (moved.contains(choice.path))
            detail.affected.append(choice.path);
        else
            draft.choices.append(choice);
    }
    detail.draft = std::move(draft);
    return {};
}

Result<void> ConflictReader::learn()
{
    const ConflictQueue queue(m_database);
    const ContentStore content(m_database);
    while (true) {
        const auto resolved = queue.resolvedSince(m_tenant, m_memory.upTo, learnedAtOnce);
        if (!resolved)
            return resolved.error();
        for (const QueuedEdit &edit : *resolved) {
            m_memory.upTo = edit.closedSequence;
            const auto kept = keptBody(content, m_tenant, edit.resolution);
            if (!kept)
                return kept.error();
            const auto settled = *kept ? readSettled(**kept) : QList<SettledField>();
            if (!settled)
                return settled.error();
            for (const SettledField &field : *settled)
                m_memory.precedents.learn(field.question, field.value);
        }
        if (resolved->size() < learnedAtOnce)
            return {};
    }
}

Result<ConflictDetail> ConflictReader::load(const ConflictId &id, std::chrono::milliseconds now)
{
    const auto queued = ConflictQueue(m_database).find(m_tenant, id);
    if (!queued)
        return queued.error();
    if (!*queued) {
        return Error{ErrorCode::NotFound,
                     QStringLiteral("no conflict %1 in tenant %2; batanidzad conflicts list shows "
                                    "those that wait")
                         .arg(id.toString(), m_tenant.toString())};
    }
    ConflictDetail detail;
    detail.row = rowOf(**queued, now);
    if (const auto read = readSides(**queued, detail); !read)
        return read.error();
    const auto policy = m_policies.of(m_tenant, (*queued)->type);
    if (!policy)
        return policy.error();
    if (const auto learned = learn(); !learned)
        return learned.error();
    const MergeOutcome outcome =
        mergeMet(sidesOf(detail), detail.base.known, *policy, detail.row.type);
    detail.merged = outcome.merged;
    detail.decisions = outcome.decisions;
    detail.flags = outcome.flags;
    for (const FieldConflict &question : outcome.conflicts)
        detail.fields.append({question, m_memory.precedents.suggest(question), false});
    if (const auto read = readNotes(**queued, detail); !read)
        return read.error();
    if (const auto read = readDraft(detail); !read)
        return read.error();
    return detail;
}

} // namespace Batanidza
