#include "app/verbs/enginecall.h"
#include "app/verbs/verb.h"
#include "engine/base/clock.h"
#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/commit/committer.h"
#include "engine/content/lessonjson.h"
#include "engine/content/receipt.h"
#include "engine/runtime/restingworkspace.h"
#include "engine/store/contentstore.h"
#include "engine/store/migrations.h"
#include "engine/store/workspace.h"

#include <QFile>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

//! The edit that puts the file's content in the place of the head as it is now.
Result<Edit> editOf(const QString &name, const QCommandLineParser &parser, const QString &folder)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, u"%1: %2"_s.arg(name, file.errorString())};
    const auto json = readJson(file.read(16 * 1024 * 1024));
    if (!json)
        return Error{json.error().code, u"%1: %2"_s.arg(name, json.error().detail)};
    const bool lesson = json->contains(u"schemaVersion") && json->contains(u"vocabulary");
    const QString id = parser.isSet(u"id"_s) ? parser.value(u"id"_s) : (*json)[u"id"].toString();
    if (!isValidItemId(id))
        return Error{ErrorCode::Invalid,
                     u"%1: /id must be 1 to 128 of A-Za-z0-9._:- (or give --id)"_s.arg(name)};
    Edit edit;
    edit.id = ItemId(id);
    edit.type = lesson ? u"lesson"_s : u"document"_s;
    edit.content = EditBody{*json};
    if (lesson) {
        const auto stored = storedBody(*json);
        if (!stored)
            return Error{stored.error().code, u"%1: %2"_s.arg(name, stored.error().detail)};
        edit.content = EditBody{stored->body};
    }
    edit.author = parser.isSet(u"author"_s) ? parser.value(u"author"_s) : u"push"_s;
    edit.at = SystemClock().utc();
    edit.base = BaseAbsent{};
    if (QFile::exists(storeFile(folder))) {
        const auto database = openForReading(storeFile(folder));
        if (!database)
            return database.error();
        const auto head = ContentStore(**database).head(tenantOf(parser), edit.id);
        if (!head)
            return head.error();
        if (*head && !(*head)->deleted)
            edit.base = BaseVersion{(*head)->version, (*head)->hash};
    }
    return edit;
}

Result<Json> pushTo(const QString &folder, Edit edit, const TenantId &tenant)
{
    const auto run = runningEngine(folder, tenant);
    if (!run && run.error().code != ErrorCode::NotFound)
        return run.error();
    if (run) {
        edit.n = EditNumber(1); // a client of its own for every push
        EngineCall engine(*run);
        const auto answer = engine.call(
            u"sync.push"_s, Json(JsonObject{{u"edits"_s, Json(JsonArray{writeEdit(edit)})}}));
        if (!answer)
            return answer.error();
        return (*answer)[u"receipts"].at(0);
    }
    const SystemClock clock;
    auto workspace = RestingWorkspace::open(clock, folder, tenant);
    if (!workspace)
        return workspace.error();
    Receipt receipt;
    const auto done =
        performAndWait((*workspace)->writer(), [&](Committer &committer) -> Result<void> {
            EditSource source;
            source.platform = u"desktop"_s;
            const auto made = committer.commitOwn(tenant, edit, source);
            if (!made)
                return made.error();
            receipt = *made;
            return {};
        });
    if (!done)
        return done.error();
    return writeReceipt(receipt);
}

ExitCode push(const QCommandLineParser &parser)
{
    const auto folder = dataFolder(parser, false);
    if (!folder)
        return fail(folder.error());
    ExitCode code = ExitCode::Ok;
    for (const QString &name : parser.positionalArguments()) {
        auto edit = editOf(name, parser, *folder);
        if (!edit)
            return fail(edit.error());
        const auto receipt = pushTo(*folder, std::move(*edit), tenantOf(parser));
        if (!receipt)
            return fail(receipt.error());
        say(QString::fromUtf8(writeJson(*receipt)));
        if ((*receipt)[u"status"].toString() == u"rejected")
            code = ExitCode::Findings;
    }
    return code;
}

} // namespace

Verb pushVerb()
{
    return {u"push"_s,
            u"FILE..."_s,
            u"send files as edits of what is there now; prints a receipt for each"_s,
            {dataOption(),
             tenantOption(),
             {u"id"_s, u"of the item, where the file does not say it"_s, u"ID"_s},
             {u"author"_s, u"name that stands with the edit (default: push)"_s, u"NAME"_s}},
            1,
            -1,
            push};
}

} // namespace Batanidza
