#include "engine/store/learningstore.h"

#include "engine/store/dialect.h"
#include "engine/store/query.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;
using std::chrono::milliseconds;

namespace {

constexpr qint64 forever = qint64(1) << 52;

QByteArray keyHash(const QString &learner)
{
    return Sha256::of(learner.toUtf8()).toBytes();
}

QVariant orNull(const std::optional<int> &value)
{
    return value ? QVariant(*value) : QVariant();
}

qint64 endOf(const LearningSpan &span)
{
    return span.to.count() > 0 ? span.to.count() : forever;
}

Result<bool> exists(Database &database, const QString &sql, const QVariantList &values)
{
    return firstRow(database, sql, values, [](const QSqlQuery &) {});
}

Result<void> insert(Database &database, const TenantId &tenant, const LearningEvent &event,
                    milliseconds now)
{
    std::optional<int> success;
    if (event.success)
        success = *event.success ? 1 : 0;
    return execute(
        database,
        u"INSERT INTO learning_event (tenant, id, learner, at, received_at, verb, lesson, part, "
        "revision, arm, score, success, duration_ms, response, platform, app_version, offline, "
        "consent, clock_wrong) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {tenant.toString(), event.id, event.learner, qint64(event.at.count()), qint64(now.count()),
         learningVerbName(event.verb), event.lesson.toString(),
         event.part.isNull() ? u""_s : event.part, event.revision,
         event.arm.isNull() ? u""_s : event.arm, orNull(event.scorePct), orNull(success),
         event.durationMs, event.response.isNull() ? u""_s : event.response,
         event.platform.isNull() ? u""_s : event.platform,
         event.appVersion.isNull() ? u""_s : event.appVersion, event.offline ? 1 : 0,
         event.consent ? 1 : 0, event.clockWrong ? 1 : 0});
}

LearningEvent readRow(const QSqlQuery &row)
{
    LearningEvent event;
    event.id = row.value(0).toString();
    event.learner = row.value(1).toString();
    event.at = milliseconds(row.value(2).toLongLong());
    event.verb = learningVerbFromName(row.value(3).toString()).value_or(LearningVerb::Experienced);
    event.lesson = ItemId(row.value(4).toString());
    event.part = row.value(5).toString();
    event.revision = row.value(6).toLongLong();
    event.arm = row.value(7).toString();
    if (!row.value(8).isNull())
        event.scorePct = row.value(8).toInt();
    if (!row.value(9).isNull())
        event.success = row.value(9).toInt() != 0;
    event.durationMs = row.value(10).toLongLong();
    event.response = row.value(11).toString();
    event.platform = row.value(12).toString();
    event.appVersion = row.value(13).toString();
    event.offline = row.value(14).toInt() != 0;
    event.consent = row.value(15).toInt() != 0;
    event.clockWrong = row.value(16).toInt() != 0;
    return event;
}

} // namespace

Result<LearningReceipt> LearningStore::record(const TenantId &tenant, const JsonArray &events,
                                              milliseconds now, QList<LearningEvent> *taken)
{
    LearningReceipt receipt;
    for (qsizetype i = 0; i < events.size(); ++i) {
        const auto event = readLearningEvent(events[i], now);
        const auto refuse = [&](const Error &error) {
            receipt.refused.append({i, events[i][u"id"].toString(), error});
        };
        if (!event) {
            refuse(event.error());
            continue;
        }
        const auto erased = exists(
            m_database, u"SELECT 1 FROM learner_erased WHERE tenant = ? AND learner_hash = ?"_s,
            {tenant.toString(), keyHash(event->learner)});
        if (!erased)
            return erased.error();
        if (*erased) {
            refuse(Error{ErrorCode::Forbidden,
                         u"/actor/key: this learner was erased; take a new key"_s});
            continue;
        }
        const auto known =
            exists(m_database, u"SELECT 1 FROM learning_event WHERE tenant = ? AND id = ?"_s,
                   {tenant.toString(), event->id});
        if (!known)
            return known.error();
        if (*known) {
            ++receipt.duplicates;
            continue;
        }
        if (const auto added = insert(m_database, tenant, *event, now); !added)
            return added.error();
        ++receipt.accepted;
        receipt.textsDropped +=
            event->response.isEmpty() && !events[i][u"result"][u"response"].toString().isEmpty();
        if (taken)
            taken->append(*event);
    }
    return receipt;
}

Result<qint64> LearningStore::erase(const TenantId &tenant, const QString &learner,
                                    milliseconds now)
{
    if (!isLearnerKey(learner))
        return Error{ErrorCode::Invalid, u"this is no learner's key"_s};
    qint64 count = 0;
    const auto counted = firstRow(
        m_database, u"SELECT COUNT(*) FROM learning_event WHERE tenant = ? AND learner = ?"_s,
        {tenant.toString(), learner},
        [&](const QSqlQuery &row) { count = row.value(0).toLongLong(); });
    if (!counted)
        return counted.error();
    // Freed pages keep their bytes otherwise, and a backup would carry them on.
    const Dialect &dialect = m_database.dialect();
    if (const auto on = m_database.runScript(dialect.overwriteDeleted(true)); !on)
        return on.error();
    const auto deleted =
        execute(m_database, u"DELETE FROM learning_event WHERE tenant = ? AND learner = ?"_s,
                {tenant.toString(), learner});
    const auto off = m_database.runScript(dialect.overwriteDeleted(false));
    if (!deleted || !off)
        return deleted ? off.error() : deleted.error();
    const auto noted = execute(m_database,
                               u"INSERT INTO learner_erased (tenant, learner_hash, at) VALUES (?, "
                               "?, ?) ON CONFLICT (tenant, learner_hash) DO NOTHING"_s,
                               {tenant.toString(), keyHash(learner), qint64(now.count())});
    if (!noted)
        return noted.error();
    return count;
}

Result<void> LearningStore::forgetOldPages(qint64 mostRows)
{
    // Who commits waits for us meanwhile.
    const Dialect &dialect = m_database.dialect();
    if (const auto set = m_database.runScript(dialect.waitAtMost(milliseconds(100))); !set)
        return set.error();
    qint64 rows = 0;
    const auto counted = firstRow(m_database, u"SELECT COUNT(*) FROM learning_event"_s, {},
                                  [&](const QSqlQuery &row) { rows = row.value(0).toLongLong(); });
    if (!counted)
        return counted.error();
    if (rows <= mostRows) {
        // When pages were split, keys stayed behind in what is unused of them.
        for (const QString &sql :
             {dialect.overwriteDeleted(true), dialect.rebuildIndexes(u"learning_event"_s)}) {
            if (const auto done = m_database.runScript(sql); !done)
                return done.error();
        }
    }
    bool busy = false;
    const auto done = firstRow(m_database, dialect.emptyLog(), {},
                               [&](const QSqlQuery &row) { busy = row.value(0).toInt() != 0; });
    if (!done)
        return done.error();
    if (busy)
        return Error{ErrorCode::Unavailable, u"the log is being read"_s};
    return {};
}

Result<QList<LessonProgress>> LearningStore::progress(const TenantId &tenant, const ItemId &lesson,
                                                      const LearningSpan &span) const
{
    QString sql = u"SELECT lesson, platform, COUNT(DISTINCT learner), "
                  "COUNT(DISTINCT CASE WHEN verb = 'completed' AND part = '' THEN learner END), "
                  "SUM(CASE WHEN verb = 'answered' THEN 1 ELSE 0 END), "
                  "SUM(CASE WHEN verb = 'answered' AND success = 1 THEN 1 ELSE 0 END), "
                  "SUM(CASE WHEN verb = 'listened' THEN 1 ELSE 0 END), SUM(duration_ms), MAX(at) "
                  "FROM learning_event WHERE tenant = ? AND at >= ? AND at < ?"_s;
    QVariantList values{tenant.toString(), qint64(span.from.count()), endOf(span)};
    if (!lesson.toString().isEmpty()) {
        sql += u" AND lesson = ?"_s;
        values.append(lesson.toString());
    }
    sql += u" GROUP BY lesson, platform ORDER BY lesson, platform"_s;
    QList<LessonProgress> all;
    const auto read = eachRow(m_database, sql, values, [&](const QSqlQuery &row) {
        all.append({ItemId(row.value(0).toString()), row.value(1).toString(),
                    row.value(2).toLongLong(), row.value(3).toLongLong(), row.value(4).toLongLong(),
                    row.value(5).toLongLong(), row.value(6).toLongLong(), row.value(7).toLongLong(),
                    milliseconds(row.value(8).toLongLong())});
    });
    if (!read)
        return read.error();
    return all;
}

Result<Engagement> LearningStore::engagement(const TenantId &tenant, milliseconds now) const
{
    Engagement engagement;
    const auto since = [&](milliseconds ago, qint64 &learners) {
        return firstRow(m_database,
                        u"SELECT COUNT(DISTINCT learner) FROM learning_event WHERE tenant = ? AND "
                        "at > ?"_s,
                        {tenant.toString(), qint64((now - ago).count())},
                        [&](const QSqlQuery &row) { learners = row.value(0).toLongLong(); });
    };
    for (const auto &[ago, learners] :
         {std::pair<milliseconds, qint64 *>{std::chrono::minutes(5), &engagement.now},
          {std::chrono::hours(24), &engagement.day},
          {std::chrono::hours(24 * 7), &engagement.week}}) {
        if (const auto read = since(ago, *learners); !read)
            return read.error();
    }
    return engagement;
}

Result<QList<LearnerOutcome>> LearningStore::outcomes(const TenantId &tenant,
                                                      const ItemId &lesson) const
{
    // The first answer to each exercise: by time, then by id, so that it is always the same one.
    const QString sql =
        u"SELECT learner, verb, part, success, arm FROM learning_event WHERE tenant = ? AND "
        "lesson = ? AND (verb = 'answered' OR verb = 'completed') ORDER BY learner, at, id"_s;
    QList<LearnerOutcome> all;
    QSet<QString> seen;
    const auto read =
        eachRow(m_database, sql, {tenant.toString(), lesson.toString()}, [&](const QSqlQuery &row) {
            const QString learner = row.value(0).toString();
            if (all.isEmpty() || all.constLast().learner != learner) {
                all.append({learner, 0, 0, false, {}});
                seen.clear();
            }
            LearnerOutcome &outcome = all.last();
            if (const QString arm = row.value(4).toString(); !arm.isEmpty())
                outcome.toldArm = arm;
            if (row.value(1).toString() == u"completed") {
                outcome.completed = outcome.completed || row.value(2).toString().isEmpty();
                return;
            }
            if (row.value(3).isNull() || seen.contains(row.value(2).toString()))
                return;
            seen.insert(row.value(2).toString());
            ++outcome.answered;
            outcome.right += row.value(3).toInt();
        });
    if (!read)
        return read.error();
    return all;
}

Result<QHash<ItemId, Mastery>> LearningStore::mastery(const TenantId &tenant,
                                                      const QString &learner) const
{
    QHash<ItemId, Mastery> all;
    QHash<ItemId, QHash<QString, bool>> newest;
    const auto read = eachRow(
        m_database,
        u"SELECT lesson, verb, part, success, at FROM learning_event WHERE tenant = ? AND learner "
        "= ? ORDER BY at, id"_s,
        {tenant.toString(), learner}, [&](const QSqlQuery &row) {
            const ItemId lesson(row.value(0).toString());
            Mastery &mastery = all[lesson];
            mastery.lastAt = milliseconds(row.value(4).toLongLong());
            const QString verb = row.value(1).toString();
            if (verb == u"completed" && row.value(2).toString().isEmpty())
                mastery.completed = true;
            if (verb == u"answered" && !row.value(3).isNull())
                newest[lesson].insert(row.value(2).toString(), row.value(3).toInt() != 0);
        });
    if (!read)
        return read.error();
    for (auto it = newest.cbegin(); it != newest.cend(); ++it) {
        Mastery &mastery = all[it.key()];
        mastery.answered = it->size();
        mastery.right = std::count(it->cbegin(), it->cend(), true);
    }
    return all;
}

Result<QList<LearningStretch>> LearningStore::stretches(const TenantId &tenant,
                                                        const LearningGrid &grid) const
{
    // By hand: COUNT(DISTINCT ...) in groups sorts all events, five times as long as this.
    StretchCounter counter(grid.width, grid.offset);
    const auto read =
        eachRow(m_database,
                u"SELECT at, learner, platform, app_version, verb FROM learning_event WHERE "
                "tenant = ? AND at >= ? AND at < ? ORDER BY at"_s,
                {tenant.toString(), qint64(grid.span.from.count()), endOf(grid.span)},
                [&](const QSqlQuery &row) {
                    counter.add(milliseconds(row.value(0).toLongLong()), row.value(1).toString(),
                                row.value(2).toString(), row.value(3).toString(),
                                row.value(4).toString() == u"completed");
                });
    if (!read)
        return read.error();
    return counter.take();
}

Result<milliseconds> LearningStore::since(const TenantId &tenant) const
{
    milliseconds first{0};
    const auto read = firstRow(
        m_database, u"SELECT MIN(at) FROM learning_event WHERE tenant = ?"_s, {tenant.toString()},
        [&](const QSqlQuery &row) { first = milliseconds(row.value(0).toLongLong()); });
    if (!read)
        return read.error();
    return first;
}

Result<qint64> LearningStore::erasedCount(const TenantId &tenant) const
{
    qint64 count = 0;
    const auto read = firstRow(
        m_database, u"SELECT COUNT(*) FROM learner_erased WHERE tenant = ?"_s, {tenant.toString()},
        [&](const QSqlQuery &row) { count = row.value(0).toLongLong(); });
    if (!read)
        return read.error();
    return count;
}

Result<qint64> LearningStore::count(const TenantId &tenant) const
{
    qint64 count = 0;
    const auto read = firstRow(
        m_database, u"SELECT COUNT(*) FROM learning_event WHERE tenant = ?"_s, {tenant.toString()},
        [&](const QSqlQuery &row) { count = row.value(0).toLongLong(); });
    if (!read)
        return read.error();
    return count;
}

Result<QList<LearningEvent>> LearningStore::list(const TenantId &tenant, const QString &after,
                                                 qint64 limit) const
{
    QList<LearningEvent> events;
    const auto read = eachRow(
        m_database,
        u"SELECT id, learner, at, verb, lesson, part, revision, arm, score, success, duration_ms, "
        "response, platform, app_version, offline, consent, clock_wrong FROM learning_event WHERE "
        "tenant = ? AND id > ? ORDER BY id LIMIT ?"_s,
        {tenant.toString(), after.isNull() ? u""_s : after, limit},
        [&](const QSqlQuery &row) { events.append(readRow(row)); });
    if (!read)
        return read.error();
    return events;
}

} // namespace Batanidza
