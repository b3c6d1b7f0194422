#include "app/verbs/controlcall.h"
#include "app/verbs/verb.h"
#include "engine/base/clock.h"
#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/runtime/conflictcalls.h"
#include "engine/runtime/restingworkspace.h"
#include "engine/runtime/runfile.h"
#include "engine/store/workspace.h"

#include <QEventLoop>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

//! On the engine that runs there, else on the workspace at rest: the same call either way.
Result<Json> ask(const QString &folder, const TenantId &tenant, const Wire::ConflictCall &call,
                 const QString &who)
{
    const auto run = runningEngine(folder, tenant);
    if (run) {
        Json params = Wire::writeConflictCall(call);
        params.set(u"who"_s, who);
        return controlCall(run->control, Wire::conflictMethodName(call.method), params);
    }
    if (run.error().code != ErrorCode::NotFound)
        return run.error();
    const SystemClock clock;
    const auto workspace = RestingWorkspace::open(clock, folder, tenant);
    if (!workspace)
        return workspace.error();
    WorkerThread<Service> service(u"service"_s,
                                  [&] { return std::make_unique<Service>(storeFile(folder)); });
    Result<void> opened;
    service.call([&] { opened = service->open(); });
    if (!opened)
        return opened.error();
    LocalConflictApi api({clock, *service, (*workspace)->writer(), tenant});
    std::optional<Result<Json>> answer;
    QEventLoop loop;
    carryOutConflictCall(api, call, {who}, &api, [&](const Result<Json> &result) {
        answer.emplace(result);
        loop.quit();
    });
    loop.exec();
    return *answer;
}

QString shown(const Json &value)
{
    const QByteArray text = writeJson(value);
    return QString::fromUtf8(text.size() > 120 ? text.first(117) + "..." : text);
}

void sayRow(const Json &row)
{
    say(u"%1  %2  %3  %4 (%5), %6 to decide%7"_s.arg(
        row[u"id"].toString(), row[u"state"].toString(), row[u"item"].toString(),
        row[u"author"].toString(), row[u"platform"].toString(),
        QString::number(row[u"questions"].toInteger()),
        row[u"assignee"].toString().isEmpty() ? QString() : u", "_s + row[u"assignee"].toString()));
}

void sayDetail(const Json &conflict)
{
    sayRow(conflict);
    say(u"head version %1"_s.arg(conflict[u"headVersion"].toInteger()));
    for (const Json &field : conflict[u"fields"].toArray()) {
        say(u"%1  (%2)"_s.arg(field[u"path"].toString(), field[u"kind"].toString()));
        for (const QString &side : {u"base"_s, u"current"_s, u"incoming"_s, u"proposal"_s}) {
            if (field.contains(side))
                say(u"  %1 %2"_s.arg(side, -9).arg(shown(field[side])));
        }
        if (field.contains(u"suggestion")) {
            const Json &suggestion = field[u"suggestion"];
            say(u"  %1 of %2 chose the %3"_s.arg(suggestion[u"agreed"].toInteger())
                    .arg(suggestion[u"total"].toInteger())
                    .arg(suggestion[u"preference"].toString()));
        }
    }
    for (const Json &note : conflict[u"notes"].toArray())
        say(u"note of %1: %2"_s.arg(note[u"author"].toString(), note[u"text"].toString()));
}

//! --take PATH=SIDE and --value PATH=JSON, or one --strategy.
Result<void> readDecision(const QCommandLineParser &parser, Wire::ConflictCall &call)
{
    if (parser.isSet(u"head-version"_s)) {
        bool read = false;
        call.headVersion = Version(parser.value(u"head-version"_s).toLongLong(&read));
        if (!read)
            return Error{ErrorCode::Invalid, u"--head-version takes a number"_s};
    }
    if (parser.isSet(u"strategy"_s)) {
        call.strategy = strategyFromName(parser.value(u"strategy"_s));
        if (!call.strategy) {
            QStringList names;
            for (const Strategy known : allStrategies())
                names.append(strategyName(known));
            return Error{ErrorCode::Invalid, u"--strategy must be one of "_s + names.join(u", "_s)};
        }
        return {};
    }
    // The path may hold "=", as in /vocabulary/[id=v04]: the last one counts.
    for (const QString &take : parser.values(u"take"_s)) {
        const qsizetype equals = take.lastIndexOf(u'=');
        const auto choice = choiceFromName(QStringView(take).sliced(equals + 1));
        if (equals < 0 || !choice || *choice == Choice::Own) {
            return Error{
                ErrorCode::Invalid,
                u"--take takes PATH=base, current, incoming or proposal, not \"%1\""_s.arg(take)};
        }
        call.choices.append({take.first(equals), *choice, {}});
    }
    for (const QString &given : parser.values(u"value"_s)) {
        const qsizetype space = given.indexOf(u' ');
        const auto value = readJson(given.sliced(space + 1).toUtf8());
        if (space < 0 || !value) {
            return Error{ErrorCode::Invalid,
                         u"--value takes a path, a space and JSON, not \"%1\""_s.arg(given)};
        }
        call.choices.append({given.first(space), Choice::Own, *value});
    }
    return {};
}

Result<void> readFilter(const QCommandLineParser &parser, Wire::ConflictCall &call)
{
    for (const QString &name : parser.value(u"state"_s).split(u',', Qt::SkipEmptyParts)) {
        if (!conflictStateFromName(name)) {
            return Error{ErrorCode::Invalid,
                         u"--state takes open, postponed, resolved or superseded"_s};
        }
        call.states.append(name);
    }
    if (parser.isSet(u"assignee"_s))
        call.assignee = parser.value(u"assignee"_s);
    const QString item = parser.value(u"item"_s);
    if (!item.isEmpty() && !isValidItemId(item))
        return Error{ErrorCode::Invalid, u"--item takes an item's id"_s};
    call.item = ItemId(item);
    call.platform = parser.value(u"platform"_s);
    call.limit = 1000;
    return {};
}

ExitCode conflicts(const QCommandLineParser &parser)
{
    const QStringList arguments = parser.positionalArguments();
    const QString &what = arguments.constFirst();
    Wire::ConflictCall call;
    if (what == u"list" && arguments.size() == 1)
        call.method = Wire::ConflictMethod::List;
    else if (what == u"show" && arguments.size() == 2)
        call.method = Wire::ConflictMethod::Get;
    else if (what == u"resolve" && arguments.size() == 2)
        call.method = Wire::ConflictMethod::ResolveQueued;
    else if (what == u"reopen" && arguments.size() == 2)
        call.method = Wire::ConflictMethod::Reopen;
    else
        return usageError(u"usage: batanidzad conflicts list, or show, resolve or reopen ID"_s);
    call.id = ConflictId(arguments.value(1));
    const auto read = what == u"resolve" ? readDecision(parser, call)
                      : what == u"list"  ? readFilter(parser, call)
                                         : Result<void>();
    if (!read)
        return usageError(read.error().detail);
    const auto folder = dataFolder(parser, true);
    if (!folder)
        return fail(folder.error());
    const QString who = parser.isSet(u"as"_s) ? parser.value(u"as"_s) : u"operator"_s;
    const auto answer = ask(*folder, tenantOf(parser), call, who);
    if (!answer)
        return fail(answer.error());
    if (parser.isSet(u"json"_s)) {
        say(QString::fromUtf8(writeJson(*answer)));
    } else if (what == u"list") {
        for (const Json &row : (*answer)[u"conflicts"].toArray())
            sayRow(row);
    } else if (what == u"show") {
        sayDetail((*answer)[u"conflict"]);
    } else if (what == u"resolve") {
        say(u"%1: version %2 (%3)"_s.arg((*answer)[u"id"].toString())
                .arg((*answer)[u"version"].toInteger())
                .arg((*answer)[u"status"].toString()));
    } else {
        say(u"%1 waits again"_s.arg(call.id.toString()));
    }
    return ExitCode::Ok;
}

} // namespace

Verb conflictsVerb()
{
    return {
        u"conflicts"_s,
        u"list|show|resolve|reopen [ID]"_s,
        u"edits that wait for a person: see them, decide them"_s,
        {dataOption(),
         tenantOption(),
         {u"state"_s, u"list: open, postponed, resolved, superseded; several with commas"_s,
          u"STATES"_s},
         {u"assignee"_s, u"list: of this person ('' = nobody's)"_s, u"NAME"_s},
         {u"item"_s, u"list: of this item"_s, u"ID"_s},
         {u"platform"_s, u"list: sent from this platform"_s, u"PLATFORM"_s},
         {u"take"_s, u"resolve: PATH=base, current, incoming or proposal; once for each field"_s,
          u"CHOICE"_s},
         {u"value"_s, u"resolve: \"PATH JSON\", a value of your own"_s, u"VALUE"_s},
         {u"strategy"_s, u"resolve: what this strategy decides"_s, u"NAME"_s},
         {u"head-version"_s, u"resolve: only if the head is still this version"_s, u"N"_s},
         {u"as"_s, u"who decides (default: operator)"_s, u"NAME"_s},
         {u"json"_s, u"one JSON line"_s}},
        1,
        2,
        conflicts};
}

} // namespace Batanidza
