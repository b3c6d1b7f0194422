#include "engine/runtime/remoteconflictapi.h"

#include "engine/runtime/apijson.h"
#include "engine/runtime/remotecall.h"
#include "engine/runtime/remotemonitorapi.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 longestList = 1000;

} // namespace

RemoteConflictApi::RemoteConflictApi(RemoteConnection &connection, RemoteMonitorApi &monitor)
    : m_connection(connection)
{
    // Each step of a conflict is an event of the log.
    connect(&monitor, &RemoteMonitorApi::headMoved, this, &ConflictApi::changed);
}

QFuture<Result<QList<ConflictRow>>> RemoteConflictApi::list(qint64 limit)
{
    return readWhenAnswered<QList<ConflictRow>>(
        m_connection.call(
            u"conflict.list"_s,
            Json(JsonObject{{u"limit"_s, std::clamp<qint64>(limit, 1, longestList)}})),
        this, [](const Json &json) { return readConflictRows(json); });
}

} // namespace Batanidza
