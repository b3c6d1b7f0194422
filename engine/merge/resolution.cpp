#include "engine/merge/resolution.h"

#include "engine/merge/fieldaddress.h"
#include "engine/merge/listkey.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <vector>

namespace Batanidza {

namespace {

constexpr std::array<QStringView, 5> choiceNames{u"base", u"current", u"incoming", u"proposal",
                                                 u"own"};

struct Split
{
    QString parent;
    QString step;
};

Split split(const QString &address)
{
    const qsizetype slash = address.lastIndexOf(u'/');
    return {address.left(slash), address.mid(slash + 1)};
}

QString unescaped(QString step)
{
    step.replace(QStringLiteral("~1"), QStringLiteral("/"));
    return step.replace(QStringLiteral("~0"), QStringLiteral("~"));
}

//! The place of the entry that this step names; -1 where there is none.
qsizetype placeOf(const Json &list, const QString &step)
{
    const QString pointer = pointerOf(list, u'/' + step);
    return pointer.isEmpty() ? -1 : pointer.mid(1).toLongLong();
}

//! The value at the address, for changing in place.
Json *mutableAt(Json &document, const QString &address)
{
    if (address.isEmpty())
        return &document;
    const Split at = split(address);
    Json *parent = mutableAt(document, at.parent);
    if (!parent)
        return nullptr;
    if (parent->isObject())
        return parent->object().findMutable(unescaped(at.step));
    if (!parent->isArray())
        return nullptr;
    const qsizetype place = placeOf(*parent, at.step);
    return place < 0 ? nullptr : &parent->array()[place];
}

//! Where a new entry goes: behind the nearest entry before it that both lists have.
qsizetype placeForNew(const Json &list, const Json *ordered, const QString &step)
{
    const qsizetype end = list.toArray().size();
    const qsizetype equals = step.indexOf(u'=');
    if (!ordered || equals < 0)
        return end;
    const QString key = unescaped(step.mid(1, equals - 1));
    qsizetype before = placeOf(*ordered, step);
    while (--before >= 0) {
        const QString name = entryKeyText(ordered->at(before)[key]);
        const qsizetype place = placeOf(list, entryStep(key, name));
        if (place >= 0)
            return place + 1;
    }
    return placeOf(*ordered, step) < 0 ? end : 0;
}

//! The list in the order of these keys; entries that are not named stay behind the one before.
Result<void> reorder(Json *list, const QString &address, const MaybeJson &keys)
{
    if (!list || !list->isArray() || !keys) {
        return Error{ErrorCode::NotFound,
                     QStringLiteral("%1: there is no list to be ordered").arg(address)};
    }
    const ListKey key = findListKey({&list->toArray(), nullptr, nullptr});
    QHash<QString, qsizetype> places;
    const QStringList wanted = keys->toStrings();
    for (qsizetype i = 0; i < wanted.size(); ++i)
        places.insert(wanted[i], i);
    std::vector<std::pair<qsizetype, Json>> entries;
    qsizetype before = -1;
    for (const Json &entry : list->toArray()) {
        before = places.value(entryKeyText(entry[key.name]), before);
        entries.emplace_back(before, entry);
    }
    std::stable_sort(entries.begin(), entries.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    JsonArray ordered;
    for (auto &[place, entry] : entries)
        ordered.append(std::move(entry));
    *list = Json(std::move(ordered));
    return {};
}

} // namespace

QString choiceName(Choice choice)
{
    return choiceNames[static_cast<size_t>(choice)].toString();
}

std::optional<Choice> choiceFromName(QStringView name)
{
    for (size_t i = 0; i < choiceNames.size(); ++i) {
        if (choiceNames[i] == name)
            return static_cast<Choice>(i);
    }
    return {};
}

Result<MaybeJson> chosenValue(const FieldConflict &conflict, const FieldChoice &choice)
{
    switch (choice.choice) {
    case Choice::Base:
        return conflict.base;
    case Choice::Current:
        return conflict.current;
    case Choice::Incoming:
        return conflict.incoming;
    case Choice::Own:
        return choice.value;
    case Choice::Proposal:
        break;
    }
    if (!conflict.proposal) {
        return Error{ErrorCode::Invalid,
                     QStringLiteral("resolution %1: there is no proposal for this field")
                         .arg(conflict.path)};
    }
    return conflict.proposal;
}

Result<void> putAt(Json &document, const QString &address, const MaybeJson &value,
                   const Json *orderOf)
{
    if (address.isEmpty()) {
        document = value.value_or(Json());
        return {};
    }
    if (address.endsWith(u"#order"))
        return reorder(mutableAt(document, address.chopped(6)), address, value);
    if (Json *there = mutableAt(document, address); there && value) {
        *there = *value;
        return {};
    }
    const Split at = split(address);
    Json *parent = mutableAt(document, at.parent);
    if (!parent || (!parent->isObject() && !parent->isArray())) {
        return Error{ErrorCode::NotFound,
                     QStringLiteral("%1: what should hold this field is not there").arg(address)};
    }
    if (parent->isObject()) {
        if (value)
            parent->set(unescaped(at.step), *value);
        else
            parent->object().remove(unescaped(at.step));
        return {};
    }
    const qsizetype place = placeOf(*parent, at.step);
    if (!value) {
        if (place >= 0)
            parent->array().removeAt(place);
        return {};
    }
    const Json *ordered = orderOf ? atAddress(*orderOf, at.parent) : nullptr;
    parent->array().insert(placeForNew(*parent, ordered, at.step), *value);
    return {};
}

Result<MaybeJson> resolve(const MergeSides &sides, const MergeOutcome &outcome,
                          const Resolution &resolution)
{
    QHash<QString, const FieldChoice *> choices;
    for (const FieldChoice &choice : resolution.choices)
        choices.insert(choice.path, &choice);
    MaybeJson document = outcome.merged;
    for (const FieldConflict &conflict : outcome.conflicts) {
        const auto choice = choices.constFind(conflict.path);
        if (choice == choices.constEnd()) {
            return Error{ErrorCode::Invalid,
                         QStringLiteral("resolution %1: nothing is chosen yet").arg(conflict.path)};
        }
        const auto value = chosenValue(conflict, **choice);
        if (!value)
            return value.error();
        choices.erase(choice);
        if (conflict.path.isEmpty()) {
            document = *value;
            continue;
        }
        if (!document)
            return Error{ErrorCode::NotFound, QStringLiteral("the document is deleted")};
        const Json *order = conflict.current ? nullptr
                            : sides.incoming ? &*sides.incoming
                                             : nullptr;
        if (const auto put = putAt(*document, conflict.path, *value, order); !put)
            return put.error();
    }
    if (!choices.isEmpty()) {
        return Error{ErrorCode::Invalid,
                     QStringLiteral("resolution %1: this field is not in question")
                         .arg(choices.constBegin().key())};
    }
    return document;
}

} // namespace Batanidza
