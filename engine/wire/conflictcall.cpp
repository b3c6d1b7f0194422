#include "engine/wire/conflictcall.h"

#include "engine/base/clock.h"
#include "engine/wire/fields.h"

#include <algorithm>
#include <array>

namespace Batanidza::Wire {

namespace {

constexpr std::array<const char16_t *, 12> names{
    u"conflict.list",     u"conflict.get",      u"conflict.resolve",
    u"conflict.assign",   u"conflict.postpone", u"conflict.note",
    u"conflict.view",     u"conflict.reopen",   u"conflict.preview",
    u"conflict.takeBack", u"conflict.draft",    u"admin.resolveQueuedConflict"};
constexpr qsizetype mostChoices = 10'000;
constexpr qsizetype longestNote = 10'000;
constexpr qsizetype mostEvents = 10'000;
constexpr qint64 leastDetail = 64 * 1024;

struct Take
{
    const char16_t *name;
    Choice choice;
};
constexpr std::array<Take, 5> takes{{{u"base", Choice::Base},
                                     {u"current", Choice::Current},
                                     {u"incoming", Choice::Incoming},
                                     {u"proposal", Choice::Proposal},
                                     {u"value", Choice::Own}}};

QList<FieldChoice> readChoices(Fields &fields)
{
    QList<FieldChoice> choices;
    const JsonArray &list = fields.array(u"choices");
    if (list.size() > mostChoices)
        fields.fail(u"choices", u"too many");
    for (const Json &entry : list) {
        const QString take = entry[u"take"].toString();
        const auto known = std::ranges::find_if(
            takes, [&](const Take &each) { return take == QStringView(each.name); });
        if (!entry[u"path"].isString() || known == takes.end()) {
            fields.fail(u"choices", u"each needs a path and take: base, current, incoming, "
                                    u"proposal or value");
            return {};
        }
        const Json *value = entry.toObject().find(u"value");
        FieldChoice choice{entry[u"path"].toString(), known->choice, {}};
        if (choice.choice == Choice::Own && value)
            choice.value = *value;
        choices.append(std::move(choice));
    }
    return choices;
}

void readList(Fields &fields, ConflictCall &call)
{
    if (fields.raw(u"state").isArray())
        call.states = fields.strings(u"state", 4);
    else if (fields.has(u"state"))
        call.states = {fields.text(u"state")};
    static const QStringList known{QStringLiteral("open"), QStringLiteral("postponed"),
                                   QStringLiteral("resolved"), QStringLiteral("superseded")};
    for (const QString &state : std::as_const(call.states)) {
        if (!known.contains(state))
            fields.fail(u"state", u"must be open, postponed, resolved or superseded");
    }
    if (fields.has(u"assignee"))
        call.assignee = fields.text(u"assignee");
    if (fields.has(u"item"))
        call.item = fields.item(u"item");
    call.platform = fields.textOr(u"platform", {}, 32);
    call.after = Sequence(fields.optionalInteger(u"after", 0).value_or(0));
    call.limit = fields.optionalInteger(u"limit", 1);
}

void readResolve(Fields &fields, ConflictCall &call)
{
    const bool order = call.method == ConflictMethod::ResolveQueued;
    if (!order || fields.has(u"headVersion"))
        call.headVersion = Version(fields.integer(u"headVersion", 0));
    if (order && fields.has(u"strategy")) {
        call.strategy = strategyFromName(fields.text(u"strategy"));
        if (!call.strategy || fields.has(u"choices"))
            fields.fail(u"strategy", u"must be the name of a strategy, without choices");
        return;
    }
    call.choices = readChoices(fields);
}

void readUntil(Fields &fields, ConflictCall &call)
{
    if (!fields.has(u"until"))
        return;
    const auto until = fromRfc3339(fields.text(u"until"));
    if (!until)
        fields.fail(u"until", u"must be a time, as 2026-11-22T12:00:00.000Z");
    call.until = until.value_or(std::chrono::milliseconds(0));
}

Strategy readStrategy(Fields &fields)
{
    const auto strategy = strategyFromName(fields.text(u"strategy"));
    if (!strategy)
        fields.fail(u"strategy", u"must be the name of a strategy");
    return strategy.value_or(Strategy::Manual);
}

void readTakeBack(Fields &fields, ConflictCall &call)
{
    const JsonArray &events = fields.array(u"events");
    if (events.isEmpty() || events.size() > mostEvents)
        fields.fail(u"events", u"must hold 1 to 10000 places in the log");
    for (const Json &event : events) {
        if (!event.isInteger() || event.toInteger() < 1)
            return fields.fail(u"events", u"must hold places in the log: integers from 1");
        call.events.append(Sequence(event.toInteger()));
    }
    call.path = fields.textOr(u"path", {}, 1000);
}

} // namespace

QString conflictMethodName(ConflictMethod method)
{
    return QString::fromUtf16(names[static_cast<size_t>(method)]);
}

std::optional<ConflictMethod> conflictMethodFromName(QStringView name)
{
    for (size_t i = 0; i < names.size(); ++i) {
        if (name == QStringView(names[i]))
            return static_cast<ConflictMethod>(i);
    }
    return {};
}

Result<ConflictCall> readConflictCall(ConflictMethod method, const Json &params)
{
    Fields fields(params, QStringLiteral("/params"));
    ConflictCall call;
    call.method = method;
    call.author = fields.textOr(u"author", {}, 200);
    if (method != ConflictMethod::List && method != ConflictMethod::TakeBack)
        call.id = ConflictId(fields.text(u"id", 64));
    switch (method) {
    case ConflictMethod::List:
        readList(fields, call);
        break;
    case ConflictMethod::Resolve:
    case ConflictMethod::ResolveQueued:
        readResolve(fields, call);
        break;
    case ConflictMethod::Assign:
        call.assignee = fields.textOr(u"assignee", QStringLiteral(""), 200);
        break;
    case ConflictMethod::Postpone:
        readUntil(fields, call);
        break;
    case ConflictMethod::Note:
        call.text = fields.text(u"text", longestNote);
        break;
    case ConflictMethod::View:
        call.looking = !fields.has(u"looking") || fields.flag(u"looking");
        break;
    case ConflictMethod::Get:
        call.atMost = fields.optionalInteger(u"atMost", leastDetail);
        break;
    case ConflictMethod::Preview:
        call.strategy = readStrategy(fields);
        break;
    case ConflictMethod::TakeBack:
        readTakeBack(fields, call);
        break;
    case ConflictMethod::Draft:
        call.headVersion = Version(fields.integer(u"headVersion", 0));
        call.choices = readChoices(fields);
        break;
    case ConflictMethod::Reopen:
        break;
    }
    if (fields.error())
        return *fields.error();
    return call;
}

Json writeConflictCall(const ConflictCall &call)
{
    JsonObject json;
    const auto set = [&](const QString &key, const Json &value) { json.set(key, value); };
    if (call.method != ConflictMethod::List && call.method != ConflictMethod::TakeBack)
        set(QStringLiteral("id"), call.id.toString());
    if (call.atMost)
        set(QStringLiteral("atMost"), *call.atMost);
    if (!call.events.isEmpty()) {
        JsonArray events;
        for (const Sequence event : call.events)
            events.append(Json(event.value()));
        set(QStringLiteral("events"), Json(std::move(events)));
    }
    if (!call.path.isEmpty())
        set(QStringLiteral("path"), call.path);
    if (!call.states.isEmpty())
        set(QStringLiteral("state"), Json::fromStrings(call.states));
    if (call.assignee)
        set(QStringLiteral("assignee"), *call.assignee);
    if (!call.item.isEmpty())
        set(QStringLiteral("item"), call.item.toString());
    if (!call.platform.isEmpty())
        set(QStringLiteral("platform"), call.platform);
    if (call.after.value() > 0)
        set(QStringLiteral("after"), call.after.value());
    if (call.limit)
        set(QStringLiteral("limit"), *call.limit);
    if (call.headVersion)
        set(QStringLiteral("headVersion"), call.headVersion->value());
    if (call.strategy) {
        set(QStringLiteral("strategy"), strategyName(*call.strategy));
    } else if (call.method == ConflictMethod::Resolve || call.method == ConflictMethod::Draft ||
               call.method == ConflictMethod::ResolveQueued) {
        JsonArray choices;
        for (const FieldChoice &choice : call.choices) {
            const auto take = std::ranges::find(takes, choice.choice, &Take::choice);
            JsonObject entry{{QStringLiteral("path"), choice.path},
                             {QStringLiteral("take"), QString::fromUtf16(take->name)}};
            if (choice.value)
                entry.set(QStringLiteral("value"), *choice.value);
            choices.append(Json(std::move(entry)));
        }
        set(QStringLiteral("choices"), Json(std::move(choices)));
    }
    if (!call.text.isEmpty())
        set(QStringLiteral("text"), call.text);
    if (call.until.count() > 0)
        set(QStringLiteral("until"), toRfc3339(call.until));
    if (call.method == ConflictMethod::View)
        set(QStringLiteral("looking"), call.looking);
    if (!call.author.isEmpty())
        set(QStringLiteral("author"), call.author);
    return Json(std::move(json));
}

} // namespace Batanidza::Wire
