#include "engine/merge/lessondiff.h"

#include "engine/merge/fieldaddress.h"
#include "engine/merge/listkey.h"
#include "engine/merge/merger.h"

#include <QHash>

#include <algorithm>

namespace Batanidza {

namespace {

class Differ
{
public:
    explicit Differ(QList<FieldChange> &found)
        : m_found(found)
    {}

    void compare(const Place &place, const PolicyNode &node, const Json *before, const Json *after)
    {
        if (same(before, after))
            return;
        if (before && after && before->isObject() && after->isObject())
            objects(place, node, before->toObject(), after->toObject());
        else if (!before || !after || !before->isArray() || !after->isArray() ||
                 !lists(place, node, *before, *after))
            m_found.append({place.address(), copyOf(before), copyOf(after)});
    }

private:
    void objects(const Place &place, const PolicyNode &node, const JsonObject &before,
                 const JsonObject &after)
    {
        QStringList keys = before.keys() + after.keys();
        keys.sort();
        keys.removeDuplicates();
        for (const QString &key : std::as_const(keys))
            compare({&place, key, {}}, node.child(key), before.find(key), after.find(key));
    }

    //! False where the entries have no key.
    bool lists(const Place &place, const PolicyNode &node, const Json &before, const Json &after)
    {
        const ListVersions versions{&before.toArray(), &after.toArray(), nullptr};
        const QString &named = node.rule().key;
        const QString key =
            !named.isEmpty() && isListKey(versions, named) ? named : findListKey(versions).name;
        if (key.isEmpty())
            return false;
        const auto byKey = [&](const JsonArray &entries, QStringList &order) {
            QHash<QString, const Json *> found;
            for (const Json &entry : entries) {
                order.append(entryKeyText(entry[key]));
                found.insert(order.last(), &entry);
            }
            return found;
        };
        QStringList orderBefore;
        QStringList orderAfter;
        const auto was = byKey(before.toArray(), orderBefore);
        const auto is = byKey(after.toArray(), orderAfter);
        for (const QString &name : std::as_const(orderBefore))
            compare({&place, name, key}, node.child(name), was[name], is.value(name));
        for (const QString &name : std::as_const(orderAfter)) {
            if (!was.contains(name))
                compare({&place, name, key}, node.child(name), nullptr, is[name]);
        }
        orderBefore.removeIf([&](const QString &name) { return !is.contains(name); });
        orderAfter.removeIf([&](const QString &name) { return !was.contains(name); });
        if (orderBefore != orderAfter) {
            m_found.append({place.address(), Json::fromStrings(orderBefore),
                            Json::fromStrings(orderAfter), true});
        }
        return true;
    }

    QList<FieldChange> &m_found;
};

} // namespace

QList<FieldChange> fieldChanges(const Json &before, const Json &after, const MergePolicy &policy)
{
    QList<FieldChange> found;
    Differ(found).compare({}, policy.root(), &before, &after);
    return found;
}

} // namespace Batanidza
