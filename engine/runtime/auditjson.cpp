#include "engine/runtime/auditjson.h"

#include <algorithm>
#include <array>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

Error unreadable(const QString &what)
{
    return Error{ErrorCode::Invalid, u"%1 cannot be read"_s.arg(what)};
}

//! In the order of ChainFault.
constexpr std::array<QStringView, 10> faultNames{u"place", u"link",   u"content", u"unreadable",
                                                 u"kind",  u"inside", u"tenant",  u"form",
                                                 u"end",   u"endHash"};

Json writeDecisions(const QList<MergeDecision> &decisions)
{
    JsonArray list;
    for (const MergeDecision &decision : decisions)
        list.append(writeMergeDecision(decision));
    return Json(std::move(list));
}

Result<QList<MergeDecision>> readDecisions(const Json &json)
{
    QList<MergeDecision> decisions;
    for (const Json &entry : json.toArray()) {
        auto decision = readMergeDecision(entry);
        if (!decision)
            return decision.error();
        decisions.append(*std::move(decision));
    }
    return decisions;
}

} // namespace

Json writeEventQuery(const EventQuery &query)
{
    JsonObject json{{u"limit"_s, query.limit}};
    if (!query.kinds.isEmpty())
        json.set(u"kinds"_s, Json::fromStrings(query.kinds));
    for (const auto &[key, text] :
         {std::pair(u"item"_s, query.item.toString()), std::pair(u"itemPart"_s, query.itemPart),
          std::pair(u"author"_s, query.author), std::pair(u"platform"_s, query.platform),
          std::pair(u"rule"_s, query.rule)}) {
        if (!text.isEmpty())
            json.set(key, text);
    }
    for (const auto &[key, number] : {std::pair(u"before"_s, query.before.value()),
                                      std::pair(u"from"_s, qint64(query.from.count())),
                                      std::pair(u"to"_s, qint64(query.to.count()))}) {
        if (number > 0)
            json.set(key, number);
    }
    return Json(std::move(json));
}

EventQuery readEventQuery(const Json &json)
{
    EventQuery query;
    query.kinds = json[u"kinds"].toStrings();
    query.item = ItemId(json[u"item"].toString());
    query.itemPart = json[u"itemPart"].toString();
    query.author = json[u"author"].toString();
    query.platform = json[u"platform"].toString();
    query.rule = json[u"rule"].toString();
    query.before = Sequence(json[u"before"].toInteger());
    query.from = Millis(json[u"from"].toInteger());
    query.to = Millis(json[u"to"].toInteger());
    query.limit = json[u"limit"].toInteger(query.limit);
    return query;
}

Json writeEventLine(const EventLine &line)
{
    JsonObject json{{u"seq"_s, line.sequence.value()},
                    {u"at"_s, qint64(line.at.count())},
                    {u"kind"_s, line.kind},
                    {u"item"_s, line.item.toString()},
                    {u"version"_s, line.version.value()},
                    {u"platform"_s, line.platform},
                    {u"author"_s, line.author}};
    if (!line.rules.isEmpty())
        json.set(u"rules"_s, Json::fromStrings(line.rules));
    if (!line.conflict.isEmpty())
        json.set(u"conflict"_s, line.conflict.toString());
    return Json(std::move(json));
}

EventLine readEventLine(const Json &json)
{
    return EventLine{Sequence(json[u"seq"].toInteger()),
                     Millis(json[u"at"].toInteger()),
                     json[u"kind"].toString(),
                     ItemId(json[u"item"].toString()),
                     Version(json[u"version"].toInteger()),
                     json[u"platform"].toString(),
                     json[u"author"].toString(),
                     json[u"rules"].toStrings(),
                     ConflictId(json[u"conflict"].toString())};
}

Json writeEventLines(const QList<EventLine> &lines)
{
    JsonArray events;
    for (const EventLine &line : lines)
        events.append(writeEventLine(line));
    return JsonObject{{u"events"_s, std::move(events)}};
}

Result<QList<EventLine>> readEventLines(const Json &json)
{
    if (!json[u"events"].isArray())
        return unreadable(u"the list of events"_s);
    QList<EventLine> lines;
    for (const Json &event : json[u"events"].toArray()) {
        lines.append(readEventLine(event));
        if (lines.constLast().sequence.value() < 1)
            return unreadable(u"an event's place in the log"_s);
    }
    return lines;
}

Json writeEventDetail(const EventDetail &detail)
{
    JsonObject json{{u"line"_s, writeEventLine(detail.line)},
                    {u"event"_s, detail.event},
                    {u"hash"_s, detail.hash.toHex()},
                    {u"decisions"_s, writeDecisions(detail.decisions)},
                    {u"choices"_s, writeDecisions(detail.choices)},
                    {u"canTakeBack"_s, detail.canTakeBack}};
    if (detail.before)
        json.set(u"before"_s, *detail.before);
    if (detail.after)
        json.set(u"after"_s, *detail.after);
    return Json(std::move(json));
}

Result<EventDetail> readEventDetail(const Json &json)
{
    EventDetail detail;
    detail.line = readEventLine(json[u"line"]);
    const auto hash = Sha256::fromHex(json[u"hash"].toString());
    if (detail.line.sequence.value() < 1 || !hash)
        return unreadable(u"an event's place in the log or its hash"_s);
    detail.hash = *hash;
    detail.event = json[u"event"];
    const auto member = [&](QStringView key) {
        const Json *found = json.toObject().find(key);
        return found ? MaybeJson(*found) : MaybeJson();
    };
    detail.before = member(u"before");
    detail.after = member(u"after");
    auto decisions = readDecisions(json[u"decisions"]);
    auto choices = readDecisions(json[u"choices"]);
    if (!decisions || !choices)
        return decisions ? choices.error() : decisions.error();
    detail.decisions = *std::move(decisions);
    detail.choices = *std::move(choices);
    detail.canTakeBack = json[u"canTakeBack"].toBool();
    return detail;
}

Json writeChainReport(const ChainReport &report)
{
    JsonArray breaks;
    for (const ChainBreak &broken : report.breaks) {
        breaks.append(JsonObject{{u"seq"_s, broken.sequence.value()},
                                 {u"fault"_s, faultNames[static_cast<size_t>(broken.fault)]},
                                 {u"expected"_s, broken.expected},
                                 {u"found"_s, broken.found}});
    }
    return JsonObject{{u"events"_s, report.events},
                      {u"upTo"_s, report.upTo.value()},
                      {u"at"_s, qint64(report.at.count())},
                      {u"breaks"_s, std::move(breaks)}};
}

Result<ChainReport> readChainReport(const Json &json)
{
    // No break is what an empty list says; no list says nothing.
    if (!json[u"breaks"].isArray())
        return unreadable(u"the report on the chain"_s);
    ChainReport report{json[u"events"].toInteger(),
                       Sequence(json[u"upTo"].toInteger()),
                       Millis(json[u"at"].toInteger()),
                       {}};
    for (const Json &broken : json[u"breaks"].toArray()) {
        const auto fault = std::ranges::find(faultNames, QStringView(broken[u"fault"].toString()));
        if (fault == faultNames.end())
            return unreadable(u"a break of the chain"_s);
        report.breaks.append({Sequence(broken[u"seq"].toInteger()),
                              static_cast<ChainFault>(fault - faultNames.begin()),
                              broken[u"expected"].toString(), broken[u"found"].toString()});
    }
    return report;
}

} // namespace Batanidza
