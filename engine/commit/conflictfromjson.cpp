#include "engine/commit/conflictjson.h"

#include "engine/base/clock.h"

namespace Batanidza {

namespace {

using std::chrono::milliseconds;

Error unreadable(const QString &what)
{
    return Error{ErrorCode::Invalid, QStringLiteral("%1 cannot be read").arg(what)};
}

milliseconds readTime(const Json &json)
{
    return fromRfc3339(json.toString()).value_or(milliseconds(0));
}

Result<ConflictRow> readRow(const Json &json)
{
    ConflictRow row;
    row.id = ConflictId(json[u"id"].toString());
    row.item = ItemId(json[u"item"].toString());
    const auto state = conflictStateFromName(json[u"state"].toString());
    if (row.id.isEmpty() || !isValidItemId(row.item.toString()) || !state)
        return unreadable(QStringLiteral("a conflict's id, item or state"));
    row.state = *state;
    row.title = json[u"title"].toString();
    row.author = json[u"author"].toString();
    row.platform = json[u"platform"].toString();
    row.queuedAt = readTime(json[u"queuedAt"]);
    row.baseVersion = Version(json[u"baseVersion"].toInteger());
    row.headVersion = Version(json[u"headVersion"].toInteger());
    row.type = json[u"type"].toString();
    row.assignee = json[u"assignee"].toString();
    row.postponedUntil = readTime(json[u"postponedUntil"]);
    row.notes =
        json[u"notes"].isArray() ? json[u"notes"].toArray().size() : json[u"notes"].toInteger();
    row.fields = json[u"questions"].toInteger();
    for (const QString &name : json[u"kinds"].toStrings()) {
        if (const auto kind = conflictKindFromName(name); kind && !row.kinds.contains(*kind))
            row.kinds.append(*kind);
    }
    row.priority = priorityFromName(json[u"priority"].toString()).value_or(Priority::Normal);
    row.viewers = json[u"viewers"].toStrings();
    row.closedBy = json[u"closedBy"].toString();
    row.closedAt = readTime(json[u"closedAt"]);
    row.sequence = Sequence(json[u"seq"].toInteger());
    row.closedSequence = Sequence(json[u"closedSeq"].toInteger());
    return row;
}

MaybeJson readMember(const Json &json, QStringView key)
{
    const Json *member = json.toObject().find(key);
    return member ? MaybeJson(*member) : MaybeJson();
}

ConflictSide readSide(const Json &json)
{
    ConflictSide side;
    side.body = readMember(json, u"body");
    side.author = json[u"author"].toString();
    side.platform = json[u"platform"].toString();
    side.at = readTime(json[u"at"]);
    side.version = Version(json[u"version"].toInteger());
    side.hash = Sha256::fromHex(json[u"hash"].toString()).value_or(Sha256());
    side.known = json[u"known"].toBool();
    return side;
}

std::optional<Suggestion> readSuggestion(const Json &json)
{
    const auto preference = preferenceFromName(json[u"preference"].toString());
    if (!preference)
        return std::nullopt;
    Suggestion suggestion;
    suggestion.preference = *preference;
    suggestion.value = readMember(json, u"value");
    suggestion.agreed = json[u"agreed"].toInteger();
    suggestion.total = json[u"total"].toInteger();
    suggestion.alike = json[u"alike"].toString();
    suggestion.confidence = std::clamp(json[u"confidence"].toDouble(), 0.0, 1.0);
    return suggestion;
}

Result<void> readQuestions(const Json &json, ConflictDetail &detail)
{
    for (const Json &entry : json[u"fields"].toArray()) {
        auto question = readFieldConflict(entry);
        if (!question)
            return question.error();
        detail.fields.append({*std::move(question), readSuggestion(entry[u"suggestion"]),
                              entry[u"affected"].toBool()});
    }
    for (const Json &entry : json[u"decisions"].toArray()) {
        auto decision = readMergeDecision(entry);
        if (!decision)
            return decision.error();
        detail.decisions.append(*std::move(decision));
    }
    for (const Json &flag : json[u"flags"].toArray()) {
        detail.flags.append(
            {flag[u"path"].toString(), flag[u"rule"].toString(), flag[u"flag"].toString()});
    }
    return {};
}

Result<void> readDraft(const Json &json, ConflictDetail &detail)
{
    auto choices = readChoices(json[u"choices"]);
    if (!choices)
        return choices.error();
    detail.draft = ConflictDraft{*std::move(choices), json[u"author"].toString(),
                                 readTime(json[u"at"]), Version(json[u"headVersion"].toInteger())};
    return {};
}

//! Of an edit that the hub made by itself: it has no number.
Result<Receipt> readUncounted(const Json &json)
{
    Json counted = json;
    counted.set(QStringLiteral("n"), Json(1));
    return readReceipt(counted).transform([](Receipt receipt) {
        receipt.n = EditNumber();
        return receipt;
    });
}

} // namespace

Result<ConflictPage> readConflictPage(const Json &json)
{
    if (!json[u"conflicts"].isArray())
        return unreadable(QStringLiteral("the list of conflicts"));
    ConflictPage page;
    for (const Json &one : json[u"conflicts"].toArray()) {
        auto row = readRow(one);
        if (!row)
            return row.error();
        page.rows.append(*std::move(row));
    }
    page.matching = std::max<qint64>(json[u"matching"].toInteger(), page.rows.size());
    page.more = json[u"more"].toBool();
    return page;
}

Result<ConflictDetail> readConflictDetail(const Json &json)
{
    const Json &conflict = json[u"conflict"];
    auto row = readRow(conflict);
    if (!row)
        return row.error();
    if (!conflict[u"whole"].toBool(true)) {
        return Error{ErrorCode::TooLarge,
                     QStringLiteral("%1 is too large for the line: decide it where the engine runs")
                         .arg(row->item.toString())};
    }
    ConflictDetail detail;
    detail.row = *std::move(row);
    detail.row.headVersion = Version(conflict[u"metVersion"].toInteger());
    detail.headVersion = Version(conflict[u"headVersion"].toInteger());
    detail.base = readSide(conflict[u"base"]);
    detail.current = readSide(conflict[u"current"]);
    detail.incoming = readSide(conflict[u"incoming"]);
    detail.merged = readMember(conflict, u"merged");
    if (const auto read = readQuestions(conflict, detail); !read)
        return read.error();
    if (conflict[u"draft"].isObject()) {
        if (const auto read = readDraft(conflict[u"draft"], detail); !read)
            return read.error();
    }
    detail.affected = conflict[u"affected"].toStrings();
    for (const Json &note : conflict[u"notes"].toArray()) {
        detail.notes.append({Sequence(note[u"seq"].toInteger()), note[u"author"].toString(),
                             readTime(note[u"at"]), note[u"text"].toString()});
    }
    return detail;
}

Result<ConflictResolved> readConflictResolved(const Json &json)
{
    auto receipt = readUncounted(json);
    if (!receipt)
        return receipt.error();
    return ConflictResolved{*std::move(receipt), Sequence(json[u"decision"].toInteger())};
}

Json writeConflictPreview(const ConflictPreview &preview)
{
    return JsonObject{{QStringLiteral("id"), preview.id.toString()},
                      {QStringLiteral("item"), preview.item.toString()},
                      {QStringLiteral("title"), preview.title},
                      {QStringLiteral("headVersion"), preview.headVersion.value()},
                      {QStringLiteral("decides"), writeChoices(preview.decides)},
                      {QStringLiteral("leaves"), Json::fromStrings(preview.leaves)}};
}

Result<ConflictPreview> readConflictPreview(const Json &json)
{
    auto choices = readChoices(json[u"decides"]);
    if (!choices)
        return choices.error();
    if (!json[u"id"].isString() || !json[u"leaves"].isArray())
        return unreadable(QStringLiteral("a preview"));
    return ConflictPreview{ConflictId(json[u"id"].toString()),
                           ItemId(json[u"item"].toString()),
                           json[u"title"].toString(),
                           Version(json[u"headVersion"].toInteger()),
                           *std::move(choices),
                           json[u"leaves"].toStrings()};
}

Json writeTakeBackReport(const TakeBackReport &report)
{
    JsonArray receipts;
    for (const Receipt &receipt : report.receipts)
        receipts.append(writeReceipt(receipt));
    QStringList reopened;
    for (const ConflictId &id : report.reopened)
        reopened.append(id.toString());
    JsonArray sequences;
    for (const Sequence sequence : report.sequences)
        sequences.append(Json(sequence.value()));
    return JsonObject{{QStringLiteral("receipts"), std::move(receipts)},
                      {QStringLiteral("reopened"), Json::fromStrings(reopened)},
                      {QStringLiteral("leftAlone"), Json::fromStrings(report.leftAlone)},
                      {QStringLiteral("events"), std::move(sequences)}};
}

Result<TakeBackReport> readTakeBackReport(const Json &json)
{
    if (!json[u"receipts"].isArray() || !json[u"reopened"].isArray())
        return unreadable(QStringLiteral("the report of what was taken back"));
    TakeBackReport report;
    for (const Json &one : json[u"receipts"].toArray()) {
        auto receipt = readUncounted(one);
        if (!receipt)
            return receipt.error();
        report.receipts.append(*std::move(receipt));
    }
    for (const QString &id : json[u"reopened"].toStrings())
        report.reopened.append(ConflictId(id));
    report.leftAlone = json[u"leftAlone"].toStrings();
    for (const Json &sequence : json[u"events"].toArray())
        report.sequences.append(Sequence(sequence.toInteger()));
    return report;
}

} // namespace Batanidza
