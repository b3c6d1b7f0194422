#include "engine/commit/conflictjson.h"

namespace Batanidza {

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
