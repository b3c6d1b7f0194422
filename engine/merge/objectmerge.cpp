#include "engine/merge/merger.h"

#include <QHash>

namespace Batanidza {

namespace {

//! Worth following to another key: long enough that the same value there is no accident.
bool tellsItself(const Json &value)
{
    switch (value.type()) {
    case Json::Type::String:
        return value.toString().size() >= 3;
    case Json::Type::Array:
        return !value.toArray().isEmpty();
    case Json::Type::Object:
        return !value.toObject().isEmpty();
    default:
        return false;
    }
}

//! The one key of `side` that is new there and holds what `key` held in the base.
QString renamedTo(const QString &key, const JsonObject &base, const JsonObject &side,
                  const JsonObject &other)
{
    const Json &value = base[key];
    if (!tellsItself(value))
        return {};
    for (const auto &[name, member] : base) {
        if (name != key && member == value)
            return {};
    }
    QString found;
    for (const auto &[name, member] : side) {
        if (base.contains(name) || other.contains(name) || !(member == value))
            continue;
        if (!found.isNull())
            return {};
        found = name;
    }
    return found;
}

} // namespace

Json Merger::object(const Place &place, const PolicyNode &node, const Three &three)
{
    static const JsonObject none;
    const JsonObject &base = three.base && three.base->isObject() ? three.base->toObject() : none;
    const JsonObject &current = three.current->toObject();
    const JsonObject &incoming = three.incoming->toObject();
    const bool follows = node.rule().strategy == Strategy::FieldMerge ||
                         node.rule().strategy == Strategy::ListUnion ||
                         node.rule().strategy == Strategy::ShonaAware;

    // Keys that one side renamed and the other edited: new name -> old name.
    QHash<QString, QString> renames;
    if (follows) {
        for (const auto &[key, value] : base) {
            const Json *inCurrent = current.find(key);
            const Json *inIncoming = incoming.find(key);
            if (!inCurrent && inIncoming && !(*inIncoming == value)) {
                const QString name = renamedTo(key, base, current, incoming);
                if (!name.isNull())
                    renames.insert(name, key);
            } else if (!inIncoming && inCurrent && !(*inCurrent == value)) {
                const QString name = renamedTo(key, base, incoming, current);
                if (!name.isNull())
                    renames.insert(name, key);
            }
        }
    }
    const auto renamed = [&](const QString &key) {
        return !renames.isEmpty() && renames.values().contains(key);
    };

    JsonObject merged;
    auto b = base.begin();
    auto c = current.begin();
    auto i = incoming.begin();
    for (;;) {
        const QString *least = nullptr;
        if (b != base.end())
            least = &b->first;
        if (c != current.end() && (!least || c->first < *least))
            least = &c->first;
        if (i != incoming.end() && (!least || i->first < *least))
            least = &i->first;
        if (!least)
            break;
        const QString key = *least;
        Three member;
        if (b != base.end() && b->first == key)
            member.base = &(b++)->second;
        if (c != current.end() && c->first == key)
            member.current = &(c++)->second;
        if (i != incoming.end() && i->first == key)
            member.incoming = &(i++)->second;
        if (renamed(key))
            continue;
        if (const auto old = renames.constFind(key); old != renames.constEnd()) {
            member.base = base.find(*old);
            if (!member.current)
                member.current = current.find(*old);
            if (!member.incoming)
                member.incoming = incoming.find(*old);
        }
        const Place there{&place, key, {}};
        if (renames.contains(key)) {
            // Said of the new name; the merge of the value says the rest.
            (void)decide(there, member, u"renamed", copyOf(member.current));
        }
        if (auto result = value(there, node.child(key), member))
            merged.set(key, std::move(*result));
    }
    return merged;
}

} // namespace Batanidza
