#include "engine/runtime/localconflictapi.h"

#include "engine/commit/committer.h"
#include "engine/commit/writer.h"
#include "engine/runtime/awaited.h"
#include "engine/runtime/eventlines.h"
#include "engine/store/conflictqueue.h"
#include "engine/store/eventlog.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

//! Who said for so long that they look at a conflict do so no more.
constexpr Millis viewLasts{60'000};
//! News of the log are looked for so often at most.
constexpr int newsEveryMs = 250;
//! Events of the chain in one turn: some 20 ms.
constexpr qint64 chainAtATime = 1000;

} // namespace

LocalConflictApi::LocalConflictApi(ConflictParts parts)
    : m_parts(std::move(parts))
    , m_memory(std::make_shared<PrecedentMemory>())
{
    m_newsTimer.setSingleShot(true);
    m_newsTimer.setInterval(newsEveryMs);
    connect(&m_newsTimer, &QTimer::timeout, this, &LocalConflictApi::tellNews);
    m_newsTimer.start();
}

template <typename T>
QFuture<Result<T>> LocalConflictApi::perform(std::function<Result<T>(ConflictDesk &)> work)
{
    auto promise = startedPromise<T>();
    auto made = std::make_shared<std::optional<Result<T>>>();
    m_parts.writer.perform(
        [made, work = std::move(work)](Committer &committer) -> Result<void> {
            *made = work(committer.conflicts());
            return **made ? Result<void>() : Result<void>((*made)->error());
        },
        [promise, made](const Result<void> &done) {
            if (done)
                promise->addResult(**made);
            else
                promise->addResult(Result<T>(done.error()));
            promise->finish();
        });
    return promise->future();
}

template <typename T>
QFuture<Result<T>> LocalConflictApi::read(std::function<Result<T>(ConflictReader &)> work)
{
    return m_parts.service.read<T>(
        [tenant = m_parts.tenant, memory = m_memory, work = std::move(work)](Database &database) {
            ConflictReader reader(database, tenant, *memory);
            return work(reader);
        });
}

QFuture<Result<QList<ConflictRow>>> LocalConflictApi::list(qint64 limit)
{
    ConflictQuery query;
    query.limit = limit;
    return read<QList<ConflictRow>>(
        [query, now = m_parts.clock.utc(), viewers = viewers()](ConflictReader &reader) {
            return reader.find(query, now).transform([&](ConflictPage page) {
                for (ConflictRow &row : page.rows)
                    row.viewers = viewers.value(row.id);
                return page.rows;
            });
        });
}

QFuture<Result<ConflictPage>> LocalConflictApi::find(const ConflictQuery &query)
{
    return read<ConflictPage>(
        [query, now = m_parts.clock.utc(), viewers = viewers()](ConflictReader &reader) {
            return reader.find(query, now).transform([&](ConflictPage page) {
                for (ConflictRow &row : page.rows)
                    row.viewers = viewers.value(row.id);
                return page;
            });
        });
}

QFuture<Result<ConflictDetail>> LocalConflictApi::load(const ConflictId &id)
{
    return read<ConflictDetail>(
        [id, now = m_parts.clock.utc(), viewers = viewers()](ConflictReader &reader) {
            return reader.load(id, now).transform([&](ConflictDetail detail) {
                detail.row.viewers = viewers.value(id);
                return detail;
            });
        });
}

QFuture<Result<ResolveOutcome>> LocalConflictApi::resolve(const ConflictId &id, Version headVersion,
                                                          const Resolution &resolution,
                                                          const QString &who)
{
    return resolve(id, headVersion, resolution, ConflictActor{who});
}

QFuture<Result<ResolveOutcome>> LocalConflictApi::resolve(const ConflictId &id, Version headVersion,
                                                          const Resolution &resolution,
                                                          const ConflictActor &who)
{
    return perform<ResolveOutcome>(
        [tenant = m_parts.tenant, id, headVersion, resolution, who](ConflictDesk &desk) {
            return desk.resolve(tenant, id, headVersion, resolution, who);
        });
}

QFuture<Result<ResolveOutcome>> LocalConflictApi::resolveBy(const ConflictId &id, Strategy strategy,
                                                            const ConflictActor &who)
{
    return perform<ResolveOutcome>(
        [tenant = m_parts.tenant, id, strategy, who](ConflictDesk &desk) {
            return desk.resolveWith(tenant, id, strategy, who);
        });
}

QFuture<Result<QList<ConflictPreview>>> LocalConflictApi::preview(const QList<ConflictId> &ids,
                                                                  Strategy strategy)
{
    return read<QList<ConflictPreview>>(
        [ids, strategy,
         now = m_parts.clock.utc()](ConflictReader &reader) -> Result<QList<ConflictPreview>> {
            QList<ConflictPreview> previews;
            for (const ConflictId &id : ids) {
                auto preview = reader.preview(id, strategy, now);
                if (!preview)
                    return preview.error();
                previews.append(*std::move(preview));
            }
            return previews;
        });
}

QFuture<Result<BulkReport>> LocalConflictApi::resolveMany(const QList<ConflictId> &ids,
                                                          Strategy strategy, const QString &who)
{
    auto promise = startedPromise<BulkReport>();
    resolveNext(promise, std::make_shared<BulkReport>(), ids, ids.size(), strategy, who);
    return promise->future();
}

void LocalConflictApi::resolveNext(const std::shared_ptr<QPromise<Result<BulkReport>>> &promise,
                                   const std::shared_ptr<BulkReport> &report, QList<ConflictId> ids,
                                   qint64 total, Strategy strategy, const QString &who)
{
    report->cancelled = promise->isCanceled() && !ids.isEmpty();
    if (ids.isEmpty() || report->cancelled) {
        report->left += ids;
        promise->addResult(Result<BulkReport>(*report));
        promise->finish();
        return;
    }
    const ConflictId id = ids.takeFirst();
    Q_EMIT progressed({u"conflicts"_s, total - ids.size() - 1, total, id.toString()});
    const auto one = perform<std::optional<ConflictResolved>>(
        [tenant = m_parts.tenant, id, strategy, who](ConflictDesk &desk) {
            return desk.resolveBy(tenant, id, strategy, {who});
        });
    awaitResult<std::optional<ConflictResolved>>(
        one, this,
        [this, promise, report, ids, total, strategy, who,
         id](const Result<std::optional<ConflictResolved>> &done) {
            if (!done && done.error().code == ErrorCode::Unavailable) {
                promise->addResult(Result<BulkReport>(done.error()));
                promise->finish();
                return;
            }
            if (done && *done)
                report->resolved.append((*done)->sequence);
            else
                report->left.append(id);
            resolveNext(promise, report, ids, total, strategy, who);
        });
}

QFuture<Result<TakeBackReport>> LocalConflictApi::takeBack(const QList<Sequence> &events,
                                                           const QString &path, const QString &who)
{
    return takeBack(events, path, ConflictActor{who});
}

QFuture<Result<TakeBackReport>> LocalConflictApi::takeBack(const QList<Sequence> &events,
                                                           const QString &path,
                                                           const ConflictActor &who)
{
    return perform<TakeBackReport>(
        [tenant = m_parts.tenant, events, path, who](ConflictDesk &desk) {
            return desk.takeBack(tenant, events, path, who);
        });
}

QFuture<Result<void>> LocalConflictApi::act(Act work)
{
    auto promise = startedPromise<void>();
    m_parts.writer.perform(
        [work = std::move(work)](Committer &committer) { return work(committer.conflicts()); },
        [promise](const Result<void> &done) {
            promise->addResult(done);
            promise->finish();
        });
    return promise->future();
}

QFuture<Result<void>> LocalConflictApi::assign(const QList<ConflictId> &ids,
                                               const QString &assignee, const QString &who)
{
    return act([tenant = m_parts.tenant, ids, assignee, who](ConflictDesk &desk) -> Result<void> {
        for (const ConflictId &id : ids) {
            if (const auto done = desk.assign(tenant, id, assignee, {who}); !done)
                return done;
        }
        return {};
    });
}

QFuture<Result<void>> LocalConflictApi::postpone(const QList<ConflictId> &ids, Millis until,
                                                 const QString &who)
{
    return act([tenant = m_parts.tenant, ids, until, who](ConflictDesk &desk) -> Result<void> {
        for (const ConflictId &id : ids) {
            if (const auto done = desk.postpone(tenant, id, until, {who}); !done)
                return done;
        }
        return {};
    });
}

QFuture<Result<void>> LocalConflictApi::note(const ConflictId &id, const QString &text,
                                             const QString &who)
{
    return act([tenant = m_parts.tenant, id, text, who](ConflictDesk &desk) {
        return desk.note(tenant, id, text, {who});
    });
}

QFuture<Result<void>> LocalConflictApi::saveDraft(const ConflictId &id, Version headVersion,
                                                  const QList<FieldChoice> &choices,
                                                  const QString &who)
{
    return act([tenant = m_parts.tenant, id, headVersion, choices, who](ConflictDesk &desk) {
        return desk.saveDraft(tenant, id, headVersion, choices, {who});
    });
}

QFuture<Result<void>> LocalConflictApi::reopen(const ConflictId &id, const QString &who)
{
    return act([tenant = m_parts.tenant, id, who](ConflictDesk &desk) {
        return desk.reopen(tenant, id, {who});
    });
}

QFuture<Result<QList<EventLine>>> LocalConflictApi::events(const EventQuery &query)
{
    return m_parts.service.read<QList<EventLine>>(
        [tenant = m_parts.tenant, query](Database &database) {
            return findEventLines(database, tenant, query);
        });
}

QFuture<Result<EventDetail>> LocalConflictApi::eventDetail(Sequence sequence)
{
    return m_parts.service.read<EventDetail>(
        [tenant = m_parts.tenant, sequence](Database &database) {
            return readEventDetail(database, tenant, sequence);
        });
}

QFuture<Result<ChainReport>> LocalConflictApi::verifyChain()
{
    auto promise = startedPromise<ChainReport>();
    walkOn(promise, std::make_shared<ChainWalk>(m_parts.tenant));
    return promise->future();
}

//! Some events at a time in the service thread, so that other readers get their turn.
void LocalConflictApi::walkOn(const std::shared_ptr<QPromise<Result<ChainReport>>> &promise,
                              const std::shared_ptr<ChainWalk> &walk)
{
    const auto end = [promise](Result<ChainReport> report) {
        promise->addResult(std::move(report));
        promise->finish();
    };
    if (promise->isCanceled()) {
        end(Error{ErrorCode::Cancelled, u"checking the chain was stopped"_s});
        return;
    }
    const auto step = m_parts.service.read<bool>([walk](Database &database) -> Result<bool> {
        const auto snapshot = Transaction::begin(database);
        if (!snapshot)
            return snapshot.error();
        return walk->step(database, chainAtATime);
    });
    awaitResult<bool>(step, this, [this, promise, walk, end](const Result<bool> &more) {
        if (!more) {
            end(more.error());
            return;
        }
        Q_EMIT progressed({u"chain"_s, walk->report().events, walk->end().value(), {}});
        if (*more) {
            walkOn(promise, walk);
            return;
        }
        ChainReport report = walk->report();
        report.at = m_parts.clock.utc();
        end(std::move(report));
    });
}

//! Those who looked lately, by conflict.
QHash<ConflictId, QStringList> LocalConflictApi::viewers()
{
    const Millis now = m_parts.clock.utc();
    QHash<ConflictId, QStringList> names;
    for (auto conflict = m_viewers.begin(); conflict != m_viewers.end();) {
        conflict->removeIf([&](auto viewer) { return *viewer <= now; });
        if (conflict->isEmpty()) {
            conflict = m_viewers.erase(conflict);
            continue;
        }
        QStringList present = conflict->keys();
        present.sort();
        names.insert(conflict.key(), present);
        ++conflict;
    }
    return names;
}

void LocalConflictApi::view(const ConflictId &id, const QString &who, bool looking)
{
    const QStringList before = viewers().value(id);
    if (looking)
        m_viewers[id].insert(who, m_parts.clock.utc() + viewLasts);
    else
        m_viewers[id].remove(who);
    const QStringList now = viewers().value(id);
    if (now == before)
        return;
    Q_EMIT viewersChanged(id, now);
    awaitResult<ConflictDetail>(load(id), this, [this, id, now](const auto &detail) {
        if (detail && m_parts.news)
            m_parts.news->publish({m_parts.tenant, id, conflictStateName(detail->row.state), now});
    });
}

void LocalConflictApi::onCommitted(const CommitBatchPtr &batch)
{
    if (batch->tenant != m_parts.tenant)
        return;
    if (!m_newsTimer.isActive())
        m_newsTimer.start();
    Q_EMIT changed();
}

//! What happened to conflicts since it was told last.
void LocalConflictApi::tellNews()
{
    using News = std::pair<Sequence, QList<QueuedEdit>>;
    const auto found =
        m_parts.service.read<News>([tenant = m_parts.tenant, after = m_newsUpTo,
                                    known = m_newsKnown](Database &database) -> Result<News> {
            const auto head = EventLog(database).head(tenant);
            if (!head)
                return head.error();
            News news{head->sequence, {}};
            if (!known)
                return news;
            const auto events = EventLog(database).ofConflicts(tenant, after, 1000);
            if (!events)
                return events.error();
            QSet<QString> seen;
            for (const Event &event : *events) {
                const QString id = event.canonical[u"conflict"].toString();
                if (seen.contains(id))
                    continue;
                seen.insert(id);
                const auto queued = ConflictQueue(database).find(tenant, ConflictId(id));
                if (!queued)
                    return queued.error();
                if (*queued)
                    news.second.append(**queued);
            }
            return news;
        });
    awaitResult<News>(found, this, [this](const Result<News> &news) {
        if (!news)
            return;
        m_newsKnown = true;
        m_newsUpTo = std::max(m_newsUpTo, news->first);
        const auto looking = viewers();
        for (const QueuedEdit &queued : news->second) {
            if (m_parts.news) {
                m_parts.news->publish({m_parts.tenant, queued.id, conflictStateName(queued.state),
                                       looking.value(queued.id)});
            }
        }
    });
}

} // namespace Batanidza
