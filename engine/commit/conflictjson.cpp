#include "engine/commit/conflictjson.h"

#include "engine/base/clock.h"
#include "engine/base/jsonwrite.h"

namespace Batanidza {

namespace {

void setTime(JsonObject &json, const QString &key, std::chrono::milliseconds at)
{
    if (at.count() > 0)
        json.set(key, toRfc3339(at));
}

void setText(JsonObject &json, const QString &key, const QString &text)
{
    if (!text.isEmpty())
        json.set(key, text);
}

JsonObject rowObject(const ConflictRow &row)
{
    JsonArray kinds;
    for (const ConflictKind kind : row.kinds)
        kinds.append(Json(conflictKindName(kind)));
    JsonObject json{{QStringLiteral("id"), row.id.toString()},
                    {QStringLiteral("item"), row.item.toString()},
                    {QStringLiteral("type"), row.type},
                    {QStringLiteral("title"), row.title},
                    {QStringLiteral("state"), conflictStateName(row.state)},
                    {QStringLiteral("author"), row.author},
                    {QStringLiteral("platform"), row.platform},
                    {QStringLiteral("assignee"), row.assignee},
                    {QStringLiteral("notes"), row.notes},
                    {QStringLiteral("questions"), row.fields},
                    {QStringLiteral("kinds"), std::move(kinds)},
                    {QStringLiteral("priority"), priorityName(row.priority)},
                    {QStringLiteral("baseVersion"), row.baseVersion.value()},
                    {QStringLiteral("headVersion"), row.headVersion.value()},
                    {QStringLiteral("viewers"), Json::fromStrings(row.viewers)},
                    {QStringLiteral("seq"), row.sequence.value()}};
    setTime(json, QStringLiteral("queuedAt"), row.queuedAt);
    setTime(json, QStringLiteral("postponedUntil"), row.postponedUntil);
    setTime(json, QStringLiteral("closedAt"), row.closedAt);
    setText(json, QStringLiteral("closedBy"), row.closedBy);
    if (row.closedSequence.value() > 0)
        json.set(QStringLiteral("closedSeq"), row.closedSequence.value());
    return json;
}

Json sideJson(const ConflictSide &side, bool withBody)
{
    JsonObject json{
        {QStringLiteral("author"), side.author},
        {QStringLiteral("platform"), side.platform},
        {QStringLiteral("known"), side.known},
        {QStringLiteral("hash"), side.hash.isNull() ? Json() : Json(side.hash.toHex())}};
    setTime(json, QStringLiteral("at"), side.at);
    if (side.version.value() > 0)
        json.set(QStringLiteral("version"), side.version.value());
    if (side.body && withBody)
        json.set(QStringLiteral("body"), *side.body);
    return json;
}

Json suggestionJson(const Suggestion &suggestion)
{
    JsonObject json{{QStringLiteral("preference"), preferenceName(suggestion.preference)},
                    {QStringLiteral("agreed"), suggestion.agreed},
                    {QStringLiteral("total"), suggestion.total},
                    {QStringLiteral("alike"), suggestion.alike},
                    {QStringLiteral("confidence"), suggestion.confidence}};
    if (suggestion.value)
        json.set(QStringLiteral("value"), *suggestion.value);
    return json;
}

Json detailJson(const ConflictDetail &detail, bool withBodies, bool withDecisions)
{
    JsonObject json = rowObject(detail.row);
    json.set(QStringLiteral("metVersion"), detail.row.headVersion.value());
    json.set(QStringLiteral("headVersion"), detail.headVersion.value());
    json.set(QStringLiteral("base"), sideJson(detail.base, withBodies));
    json.set(QStringLiteral("current"), sideJson(detail.current, withBodies));
    json.set(QStringLiteral("incoming"), sideJson(detail.incoming, withBodies));
    if (detail.merged && withBodies)
        json.set(QStringLiteral("merged"), *detail.merged);
    JsonArray fields;
    for (const ConflictField &field : detail.fields) {
        Json entry = writeFieldConflict(field.question);
        if (field.suggestion)
            entry.set(QStringLiteral("suggestion"), suggestionJson(*field.suggestion));
        if (field.affected)
            entry.set(QStringLiteral("affected"), Json(true));
        fields.append(std::move(entry));
    }
    json.set(QStringLiteral("fields"), std::move(fields));
    JsonArray decisions;
    for (const MergeDecision &decision : detail.decisions) {
        if (withDecisions)
            decisions.append(writeMergeDecision(decision));
    }
    json.set(QStringLiteral("decisions"), std::move(decisions));
    JsonArray notes;
    for (const ConflictNote &note : detail.notes) {
        notes.append(JsonObject{{QStringLiteral("seq"), note.sequence.value()},
                                {QStringLiteral("author"), note.author},
                                {QStringLiteral("at"), toRfc3339(note.at)},
                                {QStringLiteral("text"), note.text}});
    }
    json.set(QStringLiteral("notes"), std::move(notes));
    if (detail.draft) {
        json.set(QStringLiteral("draft"),
                 JsonObject{{QStringLiteral("author"), detail.draft->author},
                            {QStringLiteral("at"), toRfc3339(detail.draft->at)},
                            {QStringLiteral("headVersion"), detail.draft->headVersion.value()},
                            {QStringLiteral("choices"), writeChoices(detail.draft->choices)}});
    }
    JsonArray flags;
    for (const MergeFlag &flag : detail.flags) {
        flags.append(JsonObject{{QStringLiteral("path"), flag.path},
                                {QStringLiteral("rule"), flag.rule},
                                {QStringLiteral("flag"), flag.flag}});
    }
    if (!flags.isEmpty())
        json.set(QStringLiteral("flags"), std::move(flags));
    if (!withBodies)
        json.set(QStringLiteral("whole"), Json(false));
    if (!detail.affected.isEmpty())
        json.set(QStringLiteral("affected"), Json::fromStrings(detail.affected));
    return JsonObject{{QStringLiteral("conflict"), Json(std::move(json))}};
}

} // namespace

Json writeConflictRow(const ConflictRow &row)
{
    return Json(rowObject(row));
}

Json writeConflictPage(const ConflictPage &page)
{
    JsonArray rows;
    for (const ConflictRow &row : page.rows)
        rows.append(writeConflictRow(row));
    return JsonObject{{QStringLiteral("conflicts"), std::move(rows)},
                      {QStringLiteral("matching"), page.matching},
                      {QStringLiteral("more"), page.more}};
}

Json writeConflictDetail(const ConflictDetail &detail, qsizetype atMost)
{
    Json whole = detailJson(detail, true, true);
    if (writeJson(whole).size() <= atMost)
        return whole;
    whole = detailJson(detail, false, true);
    return writeJson(whole).size() <= atMost ? whole : detailJson(detail, false, false);
}

Result<Json> writeResolveOutcome(const ResolveOutcome &outcome)
{
    if (const auto *moved = std::get_if<ConflictMoved>(&outcome)) {
        return Error{ErrorCode::ConflictMoved,
                     QStringLiteral("the head of %1 is version %2 now, and these are to be looked "
                                    "at again: %3")
                         .arg(moved->fresh.row.item.toString())
                         .arg(moved->fresh.headVersion.value())
                         .arg(moved->affected.join(QStringLiteral(", ")))};
    }
    if (const auto *closed = std::get_if<ConflictClosed>(&outcome)) {
        return Error{ErrorCode::ConflictMoved,
                     QStringLiteral("it was %1 by %2 at %3")
                         .arg(conflictStateName(closed->state),
                              closed->by.isEmpty() ? QStringLiteral("somebody") : closed->by,
                              toRfc3339(closed->at))};
    }
    const auto &resolved = std::get<ConflictResolved>(outcome);
    Json json = writeReceipt(resolved.receipt);
    json.object().remove(u"n");
    json.set(QStringLiteral("decision"), resolved.sequence.value());
    return json;
}

Json writeChoices(const QList<FieldChoice> &choices)
{
    JsonArray list;
    for (const FieldChoice &choice : choices) {
        JsonObject entry{{QStringLiteral("path"), choice.path},
                         {QStringLiteral("choice"), choiceName(choice.choice)}};
        if (choice.choice == Choice::Own && choice.value)
            entry.set(QStringLiteral("value"), *choice.value);
        list.append(Json(std::move(entry)));
    }
    return Json(std::move(list));
}

Result<QList<FieldChoice>> readChoices(const Json &json)
{
    QList<FieldChoice> choices;
    for (const Json &entry : json.toArray()) {
        const auto choice = choiceFromName(entry[u"choice"].toString());
        if (!choice || !entry[u"path"].isString())
            return Error{ErrorCode::Invalid, QStringLiteral("choices: cannot be read")};
        const Json *value = entry.toObject().find(u"value");
        choices.append(
            {entry[u"path"].toString(), *choice, value ? MaybeJson(*value) : MaybeJson()});
    }
    return choices;
}

Json writeSettled(const QList<SettledField> &settled)
{
    JsonArray list;
    for (const SettledField &field : settled) {
        JsonObject entry{{QStringLiteral("question"), writeFieldConflict(field.question)},
                         {QStringLiteral("choice"), choiceName(field.choice)}};
        if (field.value)
            entry.set(QStringLiteral("value"), *field.value);
        list.append(Json(std::move(entry)));
    }
    return JsonObject{{QStringLiteral("settled"), std::move(list)}};
}

Result<QList<SettledField>> readSettled(const Json &json)
{
    QList<SettledField> settled;
    for (const Json &entry : json[u"settled"].toArray()) {
        auto question = readFieldConflict(entry[u"question"]);
        const auto choice = choiceFromName(entry[u"choice"].toString());
        if (!question || !choice)
            return Error{ErrorCode::Corrupt,
                         QStringLiteral("a kept resolution cannot be read: run verify")};
        const Json *value = entry.toObject().find(u"value");
        settled.append({std::move(*question), *choice, value ? MaybeJson(*value) : MaybeJson()});
    }
    return settled;
}

} // namespace Batanidza
