#include "engine/runtime/remotemonitorapi.h"

#include "engine/base/logging.h"
#include "engine/runtime/apijson.h"
#include "engine/runtime/awaited.h"
#include "engine/runtime/remotecall.h"
#include "engine/runtime/reportjson.h"
#include "engine/runtime/snapshotjson.h"

#include <QSysInfo>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::milliseconds eachSecond{1000};
constexpr int mostBuckets = 1000; //!< of one answer

//! What was known last, with nothing in it that says all is well.
void dim(EngineSnapshot &snapshot)
{
    snapshot.severity = Severity::Unknown;
    for (PlatformStatus &platform : snapshot.platforms)
        platform.severity = Severity::Unknown;
    for (HealthCheck &check : snapshot.checks)
        check.severity = Severity::Unknown;
}

} // namespace

RemoteMonitorApi::RemoteMonitorApi(RemoteConnection &connection, const Clock &clock)
    : m_connection(connection)
    , m_clock(clock)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &RemoteMonitorApi::ask);
    connect(&connection, &RemoteConnection::opened, this, [this] {
        m_head = Sequence(); // whoever shows something reads it again
        m_learned = -1;
        ask();
    });
    connect(&connection, &RemoteConnection::statusChanged, this, &RemoteMonitorApi::onStatus);
}

std::optional<LineStatus> RemoteMonitorApi::line() const
{
    return m_connection.status();
}

void RemoteMonitorApi::tryNow()
{
    m_connection.tryNow();
}

void RemoteMonitorApi::ask()
{
    if (!m_connection.isOpen())
        return;
    m_next.start(eachSecond);
    const auto askedAt = m_clock.monotonic();
    awaitResult<Json>(m_connection.call(u"admin.snapshot"_s), this,
                      [this, askedAt](const Result<Json> &answer) {
                          if (answer)
                              take(*answer, askedAt);
                      });
}

void RemoteMonitorApi::take(const Json &answer, std::chrono::nanoseconds askedAt)
{
    if (!m_connection.isOpen())
        return; // what it says may be old by now
    auto read = readWholeSnapshot(answer[u"snapshot"]);
    if (!read) {
        // Its age says the rest: nothing newer is shown.
        if (std::exchange(m_unreadable, read.error().detail) != read.error().detail)
            qCWarning(lcClient) << "a snapshot cannot be read:" << read.error().detail;
        return;
    }
    m_unreadable.clear();
    m_connection.noteClock(Millis(answer[u"now"].toInteger()), askedAt);
    const LineStatus &status = m_connection.status();
    EngineSnapshot snapshot = shifted(std::move(*read), -status.clockDifference);
    if (m_latest && m_latest->line && m_latest->line->state == LineState::Open &&
        m_latest->takenAt == snapshot.takenAt)
        return; // asked twice within one of its seconds
    snapshot.line = status;
    const Sequence head = snapshot.head.sequence;
    m_latest = std::make_shared<const EngineSnapshot>(std::move(snapshot));
    Q_EMIT snapshotReady(m_latest);
    for (const Json &job : answer[u"jobs"].toArray())
        Q_EMIT jobTold(readProgress(job));
    if (std::exchange(m_head, head) != head)
        Q_EMIT headMoved(head);
    const qint64 learnedNow = answer[u"learned"].toInteger();
    if (std::exchange(m_learned, learnedNow) != learnedNow)
        Q_EMIT learned();
}

void RemoteMonitorApi::onStatus()
{
    const LineStatus &status = m_connection.status();
    if (m_latest && status.state != LineState::Open) {
        EngineSnapshot old = *m_latest;
        dim(old);
        old.line = status;
        m_latest = std::make_shared<const EngineSnapshot>(std::move(old));
        Q_EMIT snapshotReady(m_latest);
    }
    Q_EMIT lineChanged();
}

QFuture<Result<QList<HistoryBucket>>> RemoteMonitorApi::history(const HistoryQuery &query)
{
    const Millis difference = m_connection.status().clockDifference;
    HistoryQuery theirs = query;
    theirs.from = std::max(Millis(0), query.from + difference);
    theirs.to = std::max(Millis(0), query.to + difference);
    theirs.mostBuckets = std::clamp(query.mostBuckets, 1, mostBuckets);
    return readWhenAnswered<QList<HistoryBucket>>(
        m_connection.call(u"admin.history"_s, writeHistoryQuery(theirs)), this,
        [difference](const Json &json) {
            auto buckets = readHistory(json);
            if (buckets) {
                for (HistoryBucket &bucket : *buckets)
                    bucket.start -= difference;
            }
            return buckets;
        });
}

QFuture<Result<Json>> RemoteMonitorApi::detailedStats()
{
    return readWhenAnswered<Json>(
        m_connection.call(u"admin.getDetailedStats"_s), this, [](const Json &json) -> Result<Json> {
            if (!json[u"metrics"].isArray() || !json[u"capacity"].isArray())
                return Error{ErrorCode::Invalid, u"the detailed numbers cannot be read"_s};
            return json;
        });
}

QFuture<Result<QString>> RemoteMonitorApi::diagnostics()
{
    const LineStatus &status = m_connection.status();
    const QString here =
        u"window: Batanidza %1, Qt %2, %3\nline: %4, state %5, problem %6, clocks differ by %7 ms\n"_s
            .arg(QStringLiteral(BATANIDZA_VERSION), QString::fromLatin1(qVersion()),
                 QSysInfo::prettyProductName(), status.address)
            .arg(static_cast<int>(status.state))
            .arg(static_cast<int>(status.problem))
            .arg(status.clockDifference.count());
    auto promise = startedPromise<QString>();
    awaitResult<Json>(
        m_connection.call(u"admin.diagnostics"_s), this,
        [promise, here](const Result<Json> &answer) {
            promise->addResult(Result<QString>(
                here + u'\n' + (answer ? (*answer)[u"text"].toString() : answer.error().detail)));
            promise->finish();
        });
    return promise->future();
}

} // namespace Batanidza
