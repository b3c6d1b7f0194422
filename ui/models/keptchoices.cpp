#include "ui/models/keptchoices.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/base/sha256.h"
#include "engine/commit/conflictjson.h"

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int layoutVersion = 1;
constexpr qsizetype mostConflicts = 200;

//! Names what a question asked; empty where there is no such question.
QString questionName(const ConflictDetail &detail, const QString &path)
{
    const auto field = std::ranges::find(
        detail.fields, path, [](const ConflictField &one) { return one.question.path; });
    if (field == detail.fields.end())
        return {};
    QByteArray asked;
    for (const auto *side :
         {&field->question.base, &field->question.current, &field->question.incoming})
        asked += (*side ? writeJson(**side) : QByteArray("-")) + '\n';
    return Sha256::of(asked).toHex().left(16);
}

} // namespace

QString KeptChoices::place() const
{
    const auto person = Sha256::of(m_preferences.personName().toUtf8()).toHex().left(12);
    return m_preferences.placeInWorkspace(u"conflict/kept-"_s + person);
}

Json KeptChoices::all() const
{
    const auto json = readJson(m_preferences.state(place(), layoutVersion));
    return json && json->isObject() ? *json : Json(JsonObject());
}

void KeptChoices::store(const Json &all)
{
    m_preferences.setState(place(), layoutVersion,
                           all.toObject().isEmpty() ? QByteArray() : writeJson(all));
}

void KeptChoices::keep(const ConflictId &id, const ChoicesByPath &choices,
                       const ConflictDetail *seen)
{
    if (choices.isEmpty())
        return drop(id);
    Json kept = all();
    const Json before = kept[id.toString()];
    if (before.isNull() && kept.toObject().size() >= mostConflicts)
        return;
    auto list = choices.values();
    std::ranges::sort(list, {}, &FieldChoice::path);
    JsonObject asked;
    for (const FieldChoice &choice : std::as_const(list)) {
        // Undo may bring back a decision in a conflict that is not the open one.
        const QString name =
            seen ? questionName(*seen, choice.path) : before[u"asked"][choice.path].toString();
        asked.set(choice.path, Json(name));
    }
    kept.set(id.toString(), JsonObject{{u"choices"_s, writeChoices(list)}, {u"asked"_s, asked}});
    store(kept);
}

void KeptChoices::drop(const ConflictId &id)
{
    if (!contains(id))
        return;
    JsonObject kept = all().toObject();
    kept.remove(id.toString());
    store(Json(std::move(kept)));
}

bool KeptChoices::contains(const ConflictId &id) const
{
    return !all()[id.toString()].isNull();
}

ChoicesByPath KeptChoices::standing(const ConflictDetail &now) const
{
    ChoicesByPath standing;
    const Json all = this->all();
    const Json &kept = all[now.row.id.toString()];
    const auto choices = readChoices(kept[u"choices"]);
    if (!choices)
        return standing;
    for (const FieldChoice &choice : *choices) {
        const QString name = kept[u"asked"][choice.path].toString();
        if (!name.isEmpty() && name == questionName(now, choice.path))
            standing.insert(choice.path, choice);
    }
    return standing;
}

} // namespace Batanidza
