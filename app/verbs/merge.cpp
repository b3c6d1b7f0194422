#include "app/verbs/verb.h"
#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/content/lessonjson.h"
#include "engine/merge/jsonlayout.h"
#include "engine/merge/lessondiff.h"
#include "engine/merge/threeway.h"

#include <QFile>
#include <QSaveFile>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype largestFile = 64 * 1024 * 1024;

//! Lines of any length from standard input.
class StandardInput
{
public:
    ~StandardInput() { std::free(m_line); }

    //! False at the end. The view holds until the next call.
    bool next(QByteArrayView &line)
    {
        const ssize_t size = ::getline(&m_line, &m_capacity, stdin);
        if (size < 0)
            return false;
        line = QByteArrayView(m_line, size);
        return true;
    }

private:
    char *m_line = nullptr;
    size_t m_capacity = 0;
};

Json unreadable(const QString &why)
{
    return JsonObject{{u"conflicts"_s,
                       JsonArray{JsonObject{
                           {u"path"_s, u""_s}, {u"kind"_s, u"unreadable"_s}, {u"reason"_s, why}}}}};
}

//! One request for each line: {id, base, source, target}; one answer for each: {id, merged,
//! conflicts}. A line that cannot be read gets a conflict on the whole document.
ExitCode mergeLines(const MergePolicy &policy)
{
    StandardInput input;
    QByteArrayView line;
    while (input.next(line)) {
        if (line.trimmed().isEmpty())
            continue;
        const auto request = readJson(line);
        Json answer;
        if (!request || !request->isObject()) {
            answer = unreadable(request ? u"no object"_s : request.error().detail);
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
            answer = JsonObject{{u"id"_s, (*request)[u"id"]},
                                {u"merged"_s, outcome.merged.value_or(Json())},
                                {u"conflicts"_s, std::move(conflicts)}};
        }
        const QByteArray bytes = writeJson(answer) + '\n';
        std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout);
        std::fflush(stdout);
    }
    return ExitCode::Ok;
}

struct Document
{
    QByteArray text;
    MaybeJson value; //!< nothing where the file is empty, as git gives a side that has none
};

Result<Document> readDocument(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, name + u": "_s + file.errorString()};
    if (file.size() > largestFile)
        return Error{ErrorCode::TooLarge, name + u": more than 64 MiB"_s};
    Document document{file.readAll(), {}};
    QByteArrayView text = document.text;
    if (text.startsWith("\xEF\xBB\xBF"))
        text = text.sliced(3);
    if (text.trimmed().isEmpty())
        return document;
    const auto value = readJson(text);
    if (!value)
        return Error{value.error().code, name + u": "_s + value.error().detail};
    document.value = *value;
    return document;
}

bool isLesson(const MaybeJson &value)
{
    return value && (*value)[u"schemaVersion"].isString() && (*value)[u"vocabulary"].isArray() &&
           (*value)[u"id"].isString();
}

Result<MergePolicy> policyOf(const QCommandLineParser &parser, bool lesson)
{
    const QString type = lesson ? u"lesson"_s : u"document"_s;
    if (parser.isSet(u"strategy"_s)) {
        const auto strategy = strategyFromName(parser.value(u"strategy"_s));
        if (!strategy) {
            QStringList names;
            for (const Strategy known : allStrategies())
                names.append(strategyName(known));
            return Error{ErrorCode::Invalid, u"--strategy must be one of "_s + names.join(u", "_s)};
        }
        return MergePolicy::plain(*strategy);
    }
    if (!parser.isSet(u"policy"_s))
        return MergePolicy::builtIn(type);
    const auto document = readDocument(parser.value(u"policy"_s));
    if (!document)
        return document.error();
    return MergePolicy::read(document->value.value_or(Json()), type);
}

//! A lesson's file is merged as its body; the envelope is made anew.
struct Sides
{
    MergeSides merge;
    LessonEnvelope envelope;
    bool enveloped = false;
};

Result<Sides> sidesOf(const Document &base, const Document &current, const Document &incoming,
                      bool lesson)
{
    Sides sides{{base.value, current.value, incoming.value, {}, {}}, {}, false};
    if (!lesson)
        return sides;
    for (MaybeJson *side : {&sides.merge.base, &sides.merge.current, &sides.merge.incoming}) {
        if (!*side)
            continue;
        const auto stored = storedBody(**side);
        if (!stored)
            return stored.error();
        sides.enveloped =
            sides.enveloped || (*side)->contains(u"contentHash") || (*side)->contains(u"revision");
        *side = stored->body;
        sides.envelope.revision = std::max(sides.envelope.revision, stored->envelope.revision + 1);
        const auto &at = stored->envelope.updatedAt;
        if (at && (!sides.envelope.updatedAt || *sides.envelope.updatedAt < *at))
            sides.envelope.updatedAt = at;
    }
    return sides;
}

ExitCode writeResult(const QString &file, const QByteArray &bytes)
{
    if (file.isEmpty()) {
        std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout);
        return ExitCode::Ok;
    }
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit())
        return fail({ErrorCode::DiskFull, file + u": "_s + out.errorString()});
    return ExitCode::Ok;
}

void tell(const FieldConflict &conflict)
{
    const QByteArray line = writeJson(writeFieldConflict(conflict)) + '\n';
    std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
}

ExitCode mergeFiles(const QCommandLineParser &parser)
{
    const QStringList names = parser.positionalArguments();
    QList<Document> documents;
    for (const QString &name : names) {
        const auto document = readDocument(name);
        if (!document)
            return fail(document.error());
        documents.append(*document);
    }
    const bool lesson = std::any_of(documents.cbegin(), documents.cend(),
                                    [](const Document &d) { return isLesson(d.value); });
    const auto policy = policyOf(parser, lesson);
    if (!policy)
        return fail(policy.error());
    const auto sides = sidesOf(documents[0], documents[1], documents[2], lesson);
    if (!sides)
        return fail(sides.error());
    const MergeOutcome outcome = threeWay(sides->merge, *policy);
    JsonLayout layout = JsonLayout::of(documents[1].text);
    layout.add(JsonLayout::of(documents[2].text));
    QByteArray bytes;
    if (outcome.merged)
        bytes = layout.write(sides->enveloped ? fileJson(*outcome.merged, sides->envelope)
                                              : *outcome.merged);
    const QString target = parser.isSet(u"driver"_s) ? names[1] : parser.value(u"output"_s);
    if (const ExitCode code = writeResult(target, bytes); code != ExitCode::Ok)
        return code;
    for (const FieldConflict &conflict : outcome.conflicts)
        tell(conflict);
    return outcome.isClean() ? ExitCode::Ok : ExitCode::Findings;
}

ExitCode showChanges(const QStringList &names)
{
    const auto before = readDocument(names[0]);
    if (!before)
        return fail(before.error());
    const auto after = readDocument(names[1]);
    if (!after)
        return fail(after.error());
    const bool lesson = isLesson(before->value) || isLesson(after->value);
    const MergePolicy &policy = MergePolicy::builtIn(lesson ? u"lesson" : u"document");
    const auto text = [](const MaybeJson &value) {
        return value ? QString::fromUtf8(writeJson(*value)) : u"(nothing)"_s;
    };
    for (const FieldChange &change :
         fieldChanges(before->value.value_or(Json()), after->value.value_or(Json()), policy)) {
        say(change.path + (change.moved ? u" (order)"_s : QString()));
        say(u"  - "_s + text(change.before));
        say(u"  + "_s + text(change.after));
    }
    return ExitCode::Ok;
}

ExitCode merge(const QCommandLineParser &parser)
{
    const QStringList names = parser.positionalArguments();
    if (parser.isSet(u"jsonl"_s)) {
        if (!names.isEmpty())
            return usageError(u"merge --jsonl reads standard input and takes no files"_s);
        const auto policy = policyOf(parser, false);
        return policy ? mergeLines(*policy) : fail(policy.error());
    }
    if (parser.isSet(u"diff"_s)) {
        if (names.size() != 2)
            return usageError(u"merge --diff takes two files: BEFORE AFTER"_s);
        return showChanges(names);
    }
    if (names.size() != 3)
        return usageError(u"merge takes three files: BASE CURRENT INCOMING"_s);
    return mergeFiles(parser);
}

} // namespace

Verb mergeVerb()
{
    return {u"merge"_s,
            u"[BASE CURRENT INCOMING]"_s,
            u"merge three versions of a JSON document, field by field"_s,
            {{u"driver"_s, u"write the result into CURRENT, as git's merge drivers do"_s},
             {u"output"_s, u"write the result into FILE (default: standard output)"_s, u"FILE"_s},
             {u"policy"_s, u"which strategy each field gets, from FILE"_s, u"FILE"_s},
             {u"strategy"_s, u"one strategy for every field"_s, u"NAME"_s},
             {u"diff"_s, u"show what differs between two files instead"_s},
             {u"jsonl"_s, u"merge lines {id, base, source, target} from standard input"_s}},
            0,
            3,
            merge};
}

} // namespace Batanidza
