#include "engine/runtime/remotecontentapi.h"

#include "engine/runtime/apijson.h"
#include "engine/runtime/remotecall.h"
#include "engine/runtime/remotemonitorapi.h"
#include "engine/runtime/reportjson.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::minutes longJob{60};
constexpr qint64 longestList = 1000;

Error filesAreElsewhere()
{
    return Error{ErrorCode::Unsupported,
                 u"files are read and written where the engine runs: use batanidzad import or "
                 "export there"_s};
}

} // namespace

RemoteContentApi::RemoteContentApi(RemoteConnection &connection, RemoteMonitorApi &monitor)
    : m_connection(connection)
{
    connect(&monitor, &RemoteMonitorApi::headMoved, this, &ContentApi::changed);
    connect(&monitor, &RemoteMonitorApi::jobTold, this, [this](const JobProgress &progress) {
        static const QStringList ofOthers{u"verify"_s, u"backup"_s, u"chain"_s, u"conflicts"_s};
        if (!ofOthers.contains(progress.job))
            Q_EMIT progressed(progress);
    });
}

QFuture<Result<ItemPage>> RemoteContentApi::list(const ItemQuery &query)
{
    ItemQuery bounded = query;
    bounded.limit = std::clamp<qint64>(query.limit, 1, longestList);
    return readWhenAnswered<ItemPage>(m_connection.call(u"admin.items"_s, writeItemQuery(bounded)),
                                      this, [](const Json &json) { return readItemPage(json); });
}

QFuture<Result<ItemDetail>> RemoteContentApi::load(const ItemId &id)
{
    return readWhenAnswered<ItemDetail>(
        m_connection.call(u"admin.item"_s, Json(JsonObject{{u"id"_s, id.toString()}})), this,
        [](const Json &json) { return readItemDetail(json); });
}

QFuture<Result<ItemBody>> RemoteContentApi::revision(const ItemId &id, Version version)
{
    return readWhenAnswered<ItemBody>(
        m_connection.call(u"admin.item"_s, Json(JsonObject{{u"id"_s, id.toString()},
                                                           {u"version"_s, version.value()}})),
        this, [](const Json &json) { return readItemBody(json); });
}

QFuture<Result<ImportReport>> RemoteContentApi::import(const QString &, const QString &, bool)
{
    return refusedAtOnce<ImportReport>(filesAreElsewhere());
}

QFuture<Result<ExportReport>> RemoteContentApi::exportTo(const QString &)
{
    return refusedAtOnce<ExportReport>(filesAreElsewhere());
}

QFuture<Result<qint64>> RemoteContentApi::undoImport(const QString &importId, const QString &author)
{
    return readWhenAnswered<qint64>(
        m_connection.call(u"admin.undoImport"_s,
                          Json(JsonObject{{u"importId"_s, importId}, {u"author"_s, author}})),
        this, [](const Json &json) { return Result<qint64>(json[u"restored"].toInteger()); });
}

QFuture<Result<QString>> RemoteContentApi::lastImport()
{
    return readWhenAnswered<QString>(
        m_connection.call(u"admin.lastImport"_s), this,
        [](const Json &json) { return Result<QString>(json[u"importId"].toString()); });
}

QFuture<Result<Receipt>> RemoteContentApi::save(const Edit &edit)
{
    Json sent = writeEdit(edit);
    sent.set(u"n"_s, Json(1)); // the engine gives its own
    return readWhenAnswered<Receipt>(
        m_connection.call(u"admin.save"_s, Json(JsonObject{{u"edit"_s, sent}})), this,
        [](const Json &json) { return readReceipt(json[u"receipt"]); });
}

QFuture<Result<ImportReport>> RemoteContentApi::importSampleCourse(const QString &author)
{
    return readWhenAnswered<ImportReport>(
        m_connection.call(u"admin.importSampleCourse"_s, Json(JsonObject{{u"author"_s, author}}),
                          longJob),
        this, [](const Json &json) { return Result<ImportReport>(readImportReport(json)); });
}

} // namespace Batanidza
