#include "tests/support/fakeapis.h"

#include <algorithm>

namespace Batanidza {

QFuture<Result<QList<ConflictRow>>> FakeConflictApi::list(qint64 limit)
{
    return finished<Result<QList<ConflictRow>>>(rows.mid(0, limit));
}

QFuture<Result<ConflictPage>> FakeConflictApi::find(const ConflictQuery &query)
{
    queries.append(query);
    if (error)
        return finished<Result<ConflictPage>>(*error);
    ConflictPage page;
    for (const ConflictRow &row : std::as_const(rows)) {
        const bool fits =
            query.states.isEmpty() ? isWaiting(row.state) : query.states.contains(row.state);
        if (fits && (!query.assignee || *query.assignee == row.assignee))
            page.rows.append(row);
    }
    page.matching = page.rows.size();
    page.rows = page.rows.mid(0, query.limit);
    return finished<Result<ConflictPage>>(page);
}

QFuture<Result<ConflictDetail>> FakeConflictApi::load(const ConflictId &id)
{
    if (error)
        return finished<Result<ConflictDetail>>(*error);
    const auto detail = details.constFind(id);
    if (detail == details.cend()) {
        return finished<Result<ConflictDetail>>(
            Error{ErrorCode::NotFound, QStringLiteral("no such conflict"), {}});
    }
    return finished<Result<ConflictDetail>>(*detail);
}

void FakeConflictApi::setState(const ConflictId &id, ConflictState state, const QString &who)
{
    const auto set = [&](ConflictRow &row) {
        row.state = state;
        row.closedBy = who;
        row.closedSequence = Sequence(state == ConflictState::Resolved ? 900 : 0);
    };
    for (ConflictRow &row : rows) {
        if (row.id == id)
            set(row);
    }
    if (details.contains(id))
        set(details[id].row);
}

QFuture<Result<ResolveOutcome>> FakeConflictApi::resolve(const ConflictId &id, Version,
                                                         const Resolution &resolution,
                                                         const QString &who)
{
    resolved.append({id, resolution});
    if (resolveError)
        return finished<Result<ResolveOutcome>>(*resolveError);
    if (resolveAnswer)
        return finished<Result<ResolveOutcome>>(*resolveAnswer);
    setState(id, ConflictState::Resolved, who);
    Q_EMIT changed();
    return finished<Result<ResolveOutcome>>(
        ResolveOutcome(ConflictResolved{Receipt{}, Sequence(900)}));
}

QFuture<Result<QList<ConflictPreview>>> FakeConflictApi::preview(const QList<ConflictId> &ids,
                                                                 Strategy)
{
    QList<ConflictPreview> found;
    for (const ConflictPreview &preview : std::as_const(previewAnswer)) {
        if (ids.contains(preview.id))
            found.append(preview);
    }
    return finished<Result<QList<ConflictPreview>>>(found);
}

QFuture<Result<BulkReport>> FakeConflictApi::resolveMany(const QList<ConflictId> &ids,
                                                         Strategy strategy, const QString &who)
{
    bulk.append({ids, strategy});
    BulkReport report;
    for (const ConflictId &id : ids) {
        setState(id, ConflictState::Resolved, who);
        report.resolved.append(Sequence(900 + report.resolved.size()));
    }
    Q_EMIT changed();
    return finished<Result<BulkReport>>(report);
}

QFuture<Result<TakeBackReport>> FakeConflictApi::takeBack(const QList<Sequence> &events,
                                                          const QString &path, const QString &)
{
    takenBack.append(events);
    takenBackPaths.append(path);
    if (takeBackAnswer)
        return finished<Result<TakeBackReport>>(*takeBackAnswer);
    TakeBackReport report;
    for (const ConflictRow &row : std::as_const(rows)) {
        if (row.state == ConflictState::Resolved)
            report.reopened.append(row.id);
    }
    for (const ConflictId &id : std::as_const(report.reopened))
        setState(id, ConflictState::Open, {});
    Q_EMIT changed();
    return finished<Result<TakeBackReport>>(report);
}

QFuture<Result<void>> FakeConflictApi::assign(const QList<ConflictId> &ids, const QString &assignee,
                                              const QString &)
{
    assigned.append({ids, assignee});
    for (ConflictRow &row : rows) {
        if (ids.contains(row.id))
            row.assignee = assignee;
    }
    return finished<Result<void>>({});
}

QFuture<Result<void>> FakeConflictApi::postpone(const QList<ConflictId> &ids, Millis until,
                                                const QString &)
{
    postponed.append({ids, until});
    for (ConflictRow &row : rows) {
        if (!ids.contains(row.id))
            continue;
        row.postponedUntil = until;
        row.state = until.count() > 0 ? ConflictState::Postponed : ConflictState::Open;
    }
    return finished<Result<void>>({});
}

QFuture<Result<void>> FakeConflictApi::note(const ConflictId &id, const QString &text,
                                            const QString &who)
{
    noted.append({id, text});
    details[id].notes.append({Sequence(901), who, Millis(0), text});
    return finished<Result<void>>({});
}

void FakeConflictApi::view(const ConflictId &id, const QString &, bool looking)
{
    viewed.append({id, looking});
}

QFuture<Result<void>> FakeConflictApi::saveDraft(const ConflictId &id, Version,
                                                 const QList<FieldChoice> &choices, const QString &)
{
    if (draftError)
        return finished<Result<void>>(*draftError);
    drafts.append({id, choices});
    return finished<Result<void>>({});
}

QFuture<Result<QList<EventLine>>> FakeConflictApi::events(const EventQuery &query)
{
    eventQueries.append(query);
    if (eventError)
        return finished<Result<QList<EventLine>>>(*eventError);
    QList<EventLine> found;
    for (const EventLine &line : eventAnswer) {
        const bool fits = (query.before.value() == 0 || line.sequence < query.before) &&
                          (query.kinds.isEmpty() || query.kinds.contains(line.kind)) &&
                          (query.item.isEmpty() || line.item == query.item) &&
                          line.item.toString().contains(query.itemPart, Qt::CaseInsensitive) &&
                          (query.author.isEmpty() || line.author == query.author) &&
                          (query.platform.isEmpty() || line.platform == query.platform) &&
                          (query.rule.isEmpty() || line.rules.contains(query.rule)) &&
                          (query.from.count() == 0 || line.at >= query.from) &&
                          (query.to.count() == 0 || line.at <= query.to);
        if (fits && found.size() < query.limit)
            found.append(line);
    }
    return finished<Result<QList<EventLine>>>(found);
}

QFuture<Result<EventDetail>> FakeConflictApi::eventDetail(Sequence sequence)
{
    const auto found = eventDetails.constFind(sequence);
    if (found == eventDetails.cend())
        return finished<Result<EventDetail>>(
            Error{ErrorCode::NotFound, QStringLiteral("no event")});
    return finished<Result<EventDetail>>(*found);
}

QFuture<Result<ChainReport>> FakeConflictApi::verifyChain()
{
    if (!holdChain)
        return finished<Result<ChainReport>>(chainAnswer);
    m_chain = QPromise<Result<ChainReport>>();
    m_chain.start();
    return m_chain.future();
}

void FakeConflictApi::finishChain()
{
    m_chain.addResult(Result<ChainReport>(chainAnswer));
    m_chain.finish();
}

} // namespace Batanidza
