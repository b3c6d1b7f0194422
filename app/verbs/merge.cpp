#include "app/verbs/verb.h"
#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/merge/threeway.h"

#include <QFile>

#include <iostream>
#include <string>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

//! One request for each line: {id, base, source, target}; one answer for each: {id, merged,
//! conflicts}. A line that cannot be read gets a conflict on the whole document.
ExitCode mergeLines(const MergePolicy &policy)
{
    std::string line;
    while (std::getline(std::cin, line)) {
        if (line.empty())
            continue;
        const auto request = readJson(QByteArrayView(line.data(), qsizetype(line.size())));
        JsonObject answer;
        if (!request || !request->isObject()) {
            answer = {{u"conflicts"_s,
                       JsonArray{JsonObject{
                           {u"path"_s, u""_s},
                           {u"kind"_s, u"unreadable"_s},
                           {u"reason"_s, request ? u"no object"_s : request.error().detail}}}}};
        } else {
            const auto side = [&](QStringView name) {
                const Json *value = request->toObject().find(name);
                return value ? MaybeJson(*value) : MaybeJson();
            };
            const MergeOutcome outcome =
                threeWay({side(u"base"), side(u"source"), side(u"target"), {}, {}}, policy);
            JsonArray conflicts;
            for (const FieldConflict &conflict : outcome.conflicts)
                conflicts.append(writeFieldConflict(conflict));
            answer = {{u"id"_s, (*request)[u"id"]},
                      {u"merged"_s, outcome.merged.value_or(Json())},
                      {u"conflicts"_s, std::move(conflicts)}};
        }
        const QByteArray bytes = writeJson(Json(std::move(answer)));
        std::cout.write(bytes.constData(), bytes.size());
        std::cout.put('\n').flush();
    }
    return ExitCode::Ok;
}

ExitCode merge(const QCommandLineParser &parser)
{
    if (parser.isSet(u"jsonl"_s))
        return mergeLines(MergePolicy::plain());
    return usageError(u"merge needs --jsonl"_s);
}

} // namespace

Verb mergeVerb()
{
    return {u"merge"_s,
            u"[BASE CURRENT INCOMING]"_s,
            u"merge three versions of a JSON document"_s,
            {{u"jsonl"_s, u"merge lines {id, base, source, target} from standard input"_s}},
            0,
            3,
            merge};
}

} // namespace Batanidza
