#include "engine/merge/merger.h"

#include "engine/base/jsonwrite.h"
#include "engine/merge/jsontokens.h"
#include "engine/merge/textmerge.h"

#include <algorithm>

namespace Batanidza {

namespace {

constexpr qsizetype tombstoneMembers = 4; // id, deleted, deleteReason; more is an entry

//! Winners take a whole text or list; so does a person. Only the others look inside.
bool looksInside(Strategy strategy)
{
    return strategy == Strategy::FieldMerge || strategy == Strategy::ListUnion ||
           strategy == Strategy::ShonaAware;
}

bool removesOnly(const JsonArray &before, const JsonArray &after)
{
    JsonTokens tokens;
    const Tokens a = tokens.of(before);
    const Tokens b = tokens.of(after);
    const auto changes = diffTokens(a, b);
    return std::all_of(changes.begin(), changes.end(),
                       [](const Replacement &change) { return change.bSize == 0; });
}

//! Where a side says in words that it took an entry out: nothing where none does; the one to keep
//! where both took it out; otherwise nullptr, and one side still has the entry.
std::optional<const Json *> tombstone(const Three &three)
{
    const bool current = three.current && isDeleted(three.current);
    const bool incoming = three.incoming && isDeleted(three.incoming);
    if (!current && !incoming)
        return {};
    if (!isDeleted(three.current) || !isDeleted(three.incoming))
        return nullptr;
    if (!current || !incoming)
        return current ? three.current : three.incoming;
    const QByteArray a = writeJson(*three.current);
    const QByteArray b = writeJson(*three.incoming);
    return a.size() != b.size() ? (a.size() > b.size() ? three.current : three.incoming)
                                : (a < b ? three.current : three.incoming);
}

} // namespace

bool same(const Json *a, const Json *b)
{
    return a == b || (a && b && *a == *b);
}

bool isDeleted(const Json *value)
{
    return !value || (value->isObject() && value->toObject().size() <= tombstoneMembers &&
                      (*value)[u"deleted"].toBool() && value->contains(u"id"));
}

MaybeJson copyOf(const Json *value)
{
    return value ? MaybeJson(*value) : MaybeJson();
}

bool isEmptyValue(const Json *value)
{
    if (!value)
        return true;
    switch (value->type()) {
    case Json::Type::Null:
        return true;
    case Json::Type::String:
        return value->toString().isEmpty();
    case Json::Type::Array:
        return value->toArray().isEmpty();
    case Json::Type::Object:
        return value->toObject().isEmpty();
    case Json::Type::Bool:
    case Json::Type::Number:
        break;
    }
    return false;
}

bool onlyRemoves(const Json &before, const Json &after)
{
    if (before.isArray() && after.isArray())
        return removesOnly(before.toArray(), after.toArray());
    if (!before.isObject() || !after.isObject())
        return before == after;
    for (const auto &[key, member] : after.toObject()) {
        const Json *old = before.toObject().find(key);
        if (!old || !onlyRemoves(*old, member))
            return false;
    }
    return true;
}

MaybeJson Merger::value(const Place &place, const PolicyNode &node, const Three &three)
{
    if (node.looksAtShona() && isShona(node, three))
        return shonaValue(place, node, three);
    return throughBoth(place, node, three);
}

MaybeJson Merger::throughBoth(const Place &place, const PolicyNode &node, const Three &three)
{
    if (node.looksAtShona()) {
        if (same(three.base, three.current) && same(three.base, three.incoming))
            return copyOf(three.base);
        if (!three.base && (!three.current || !three.incoming)) {
            const bool byCurrent = three.current != nullptr;
            return decide(place, three, byCurrent ? u"current-only" : u"incoming-only",
                          cleaned(node, byCurrent ? *three.current : *three.incoming));
        }
        // Fields that only one side changed are looked at too.
        if (three.current && three.incoming && !isDeleted(three.current) &&
            !isDeleted(three.incoming)) {
            if (three.current->isObject() && three.incoming->isObject())
                return object(place, node, three);
            if (three.current->isArray() && three.incoming->isArray())
                return list(place, node, three);
        }
    }
    if (same(three.current, three.incoming)) {
        if (!same(three.base, three.current))
            return decide(place, three, u"both-agree", copyOf(three.current));
        return copyOf(three.current);
    }
    if (same(three.current, three.base))
        return decide(place, three, u"incoming-only", copyOf(three.incoming));
    if (same(three.incoming, three.base))
        return decide(place, three, u"current-only", copyOf(three.current));
    return bothChanged(place, node, three);
}

MaybeJson Merger::bothChanged(const Place &place, const PolicyNode &node, const Three &three)
{
    const auto deleted = tombstone(three);
    if (deleted && *deleted)
        return decide(place, three, u"both-deleted", copyOf(*deleted));
    if (!deleted && node.rule().form != FieldForm::Atom && three.current && three.incoming) {
        if (three.current->isObject() && three.incoming->isObject())
            return object(place, node, three);
        if (three.current->isArray() && three.incoming->isArray())
            return list(place, node, three);
    }
    if (looksInside(node.rule().strategy) && three.current && three.incoming &&
        isEmptyValue(three.base)) {
        if (isEmptyValue(three.current) && !isEmptyValue(three.incoming))
            return decide(place, three, u"value-over-empty", copyOf(three.incoming));
        if (isEmptyValue(three.incoming) && !isEmptyValue(three.current))
            return decide(place, three, u"value-over-empty", copyOf(three.current));
    }
    if (deleted || !three.current || !three.incoming)
        return removedOrEdited(place, node, three);
    return leaf(place, node, three);
}

MaybeJson Merger::removedOrEdited(const Place &place, const PolicyNode &node, const Three &three)
{
    const bool currentIsLeft = three.current && !isDeleted(three.current);
    const Json &left = currentIsLeft ? *three.current : *three.incoming;
    if (looksInside(node.rule().strategy) && three.base && onlyRemoves(*three.base, left)) {
        return decide(place, three, u"removed-further",
                      copyOf(currentIsLeft ? three.incoming : three.current));
    }
    return settle(place, node.rule(), three,
                  {ConflictKind::DeleteEdit, QStringLiteral("delete-edit")});
}

MaybeJson Merger::leaf(const Place &place, const PolicyNode &node, const Three &three)
{
    const auto type = three.current->type();
    if (type != three.incoming->type()) {
        return settle(place, node.rule(), three,
                      {ConflictKind::Type, QStringLiteral("type-differs")});
    }
    if (type == Json::Type::Number)
        return number(place, node, three);
    if (type == Json::Type::String && node.rule().form != FieldForm::Atom &&
        looksInside(node.rule().strategy))
        return text(place, node, three);
    return settle(place, node.rule(), three,
                  {three.base ? ConflictKind::EditEdit : ConflictKind::AddAdd,
                   QStringLiteral("both-changed")});
}

MaybeJson Merger::number(const Place &place, const PolicyNode &node, const Three &three)
{
    const double current = three.current->toDouble();
    const double incoming = three.incoming->toDouble();
    switch (node.rule().number) {
    case NumberRule::Greatest:
        return decide(place, three, u"number-greatest", Json(std::max(current, incoming)));
    case NumberRule::Sum: {
        const double base = three.base ? three.base->toDouble() : 0;
        return decide(place, three, u"number-sum", Json(current + incoming - base));
    }
    case NumberRule::Ask:
        break;
    }
    return settle(place, node.rule(), three,
                  {three.base ? ConflictKind::EditEdit : ConflictKind::AddAdd,
                   QStringLiteral("both-changed")});
}

MaybeJson Merger::text(const Place &place, const PolicyNode &node, const Three &three)
{
    Question question{three.base ? ConflictKind::EditEdit : ConflictKind::AddAdd,
                      QStringLiteral("both-changed")};
    if (!three.base || !three.base->isString())
        return settle(place, node.rule(), three, question);
    const QString baseText = three.base->toString();
    const QString currentText = three.current->toString();
    const QString incomingText = three.incoming->toString();
    const TextSides sides{baseText, currentText, incomingText};
    const FieldForm form = node.rule().form;
    if (form == FieldForm::Paragraphs) {
        if (const auto merged = mergeText(sides, TextUnit::Paragraph); merged.clean)
            return decide(place, three, u"paragraphs", Json(merged.text));
    } else if (baseText.contains(u'\n')) {
        if (const auto merged = mergeText(sides, TextUnit::Line); merged.clean)
            return decide(place, three, u"lines", Json(merged.text));
    }
    if (const auto words = mergedWords(sides)) {
        if (form == FieldForm::Prose)
            return decide(place, three, u"words", Json(*words));
        question.proposal = Json(*words);
        question.reason = QStringLiteral("words");
    }
    return settle(place, node.rule(), three, question);
}

bool Merger::incomingIsLater(const Three &three) const
{
    if (m_sides.currentAt != m_sides.incomingAt)
        return m_sides.incomingAt > m_sides.currentAt;
    if (!three.current || !three.incoming)
        return three.incoming != nullptr;
    return writeJson(*three.incoming) > writeJson(*three.current);
}

MaybeJson Merger::settle(const Place &place, const FieldRule &rule, const Three &three,
                         const Question &question)
{
    switch (rule.strategy) {
    case Strategy::CurrentWins:
        return decide(place, three, u"current-wins", copyOf(three.current));
    case Strategy::IncomingWins:
        return decide(place, three, u"incoming-wins", copyOf(three.incoming));
    case Strategy::LatestWins:
        return decide(place, three, u"latest-wins",
                      copyOf(incomingIsLater(three) ? three.incoming : three.current));
    case Strategy::ListUnion:
        if (question.kind == ConflictKind::DeleteEdit) {
            const bool currentIsLeft = three.current && !isDeleted(three.current);
            return decide(place, three, u"edit-over-deletion",
                          copyOf(currentIsLeft ? three.current : three.incoming));
        }
        break;
    case Strategy::FieldMerge:
    case Strategy::ShonaAware:
    case Strategy::Manual:
        break;
    }
    FieldConflict conflict;
    conflict.path = place.address();
    conflict.kind = question.kind;
    conflict.rule = question.rule;
    conflict.base = copyOf(three.base);
    conflict.current = copyOf(three.current);
    conflict.incoming = copyOf(three.incoming);
    conflict.proposal = question.proposal;
    conflict.reason = question.reason;
    conflict.flags = question.flags;
    if (!rule.group.isEmpty() && !m_entry.isEmpty())
        conflict.group = m_entry + u'#' + rule.group;
    m_outcome.conflicts.append(std::move(conflict));
    return copyOf(three.current);
}

MaybeJson Merger::decide(const Place &place, const Three &three, QStringView rule, MaybeJson result,
                         const QStringList &flags)
{
    m_outcome.decisions.append({place.address(), rule.toString(), copyOf(three.base),
                                copyOf(three.current), copyOf(three.incoming), result, flags});
    return result;
}

} // namespace Batanidza
