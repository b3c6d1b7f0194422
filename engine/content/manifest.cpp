#include "engine/content/manifest.h"

#include "engine/base/json.h"
#include "engine/base/jsonwrite.h"

#include <algorithm>

namespace Batanidza {

namespace {

//! Both sides by key, walked side by side.
void compareItems(const QList<ManifestEntry> &held, const QList<ManifestEntry> &wanted,
                  ManifestDelta &result)
{
    qsizetype here = 0;
    for (const ManifestEntry &entry : wanted) {
        const QByteArray key = manifestKey(entry.id);
        while (here < held.size() && manifestKey(held[here].id) < key)
            result.absent.append(held[here++].id);
        const bool known = here < held.size() && held[here].id == entry.id;
        if (!known || held[here] != entry)
            result.fetch.append(entry);
        here += known ? 1 : 0;
    }
    for (; here < held.size(); ++here)
        result.absent.append(held[here].id);
}

void compareNodes(const ManifestTree &held, const ManifestTree &wanted, const QByteArray &path,
                  ManifestDelta &result)
{
    if (held.nodeHash(path) == wanted.nodeHash(path))
        return;
    const auto children = wanted.node(path).children;
    if (children.isEmpty()) {
        compareItems(held.under(path), wanted.under(path), result);
        return;
    }
    for (int byte = 0; byte < 256; ++byte)
        compareNodes(held, wanted, path + char(byte), result);
}

} // namespace

QByteArray manifestKey(const ItemId &id)
{
    return Sha256::of(id.toString().toUtf8()).toBytes();
}

ManifestTree::ManifestTree(const QList<ManifestEntry> &items)
{
    m_items.reserve(items.size());
    for (const ManifestEntry &entry : items)
        m_items.append({manifestKey(entry.id), entry});
    std::ranges::sort(m_items, {}, &Keyed::key);
}

ManifestTree ManifestTree::with(const QList<ManifestEntry> &changed,
                                const QList<ItemId> &gone) const
{
    struct Touched
    {
        QByteArray key;
        const ManifestEntry *entry; //!< null = gone
    };
    QList<Touched> touched;
    touched.reserve(changed.size() + gone.size());
    for (const ManifestEntry &entry : changed)
        touched.append({manifestKey(entry.id), &entry});
    for (const ItemId &id : gone)
        touched.append({manifestKey(id), nullptr});
    std::ranges::sort(touched, {}, &Touched::key);

    ManifestTree made;
    made.m_hashes = m_hashes;
    made.m_items.reserve(m_items.size() + changed.size());
    auto here = m_items.cbegin();
    for (const Touched &touch : touched) {
        for (; here != m_items.cend() && here->key < touch.key; ++here)
            made.m_items.append(*here);
        if (here != m_items.cend() && here->key == touch.key)
            ++here;
        if (touch.entry)
            made.m_items.append({touch.key, *touch.entry});
        for (qsizetype length = 0; length <= touch.key.size(); ++length)
            made.m_hashes.remove(touch.key.first(length));
    }
    for (; here != m_items.cend(); ++here)
        made.m_items.append(*here);
    return made;
}

ManifestTree::Node ManifestTree::node(const QByteArray &path) const
{
    Node node{nodeHash(path), {}, {}};
    const Range part = range(path);
    if (part.to - part.from > itemsPerNode)
        node.children = children(path);
    else
        node.items = under(path);
    return node;
}

Sha256 ManifestTree::nodeHash(const QByteArray &path) const
{
    const auto known = m_hashes.constFind(path);
    if (known != m_hashes.constEnd())
        return *known;
    const Range part = range(path);
    // Written as it stands: ten thousand small JSON values would cost more than the hashing.
    QByteArray text = "[";
    if (part.to - part.from > itemsPerNode) {
        for (const auto &child : children(path)) {
            text += text.size() > 1 ? "," : "";
            text += child ? '"' + child->toBytes().toHex() + '"' : QByteArray("null");
        }
    } else {
        for (qsizetype i = part.from; i < part.to; ++i) {
            const ManifestEntry &entry = m_items[i].entry;
            text += i > part.from ? ",[" : "[";
            text += writeJson(Json(entry.id.toString()));
            text += ',' + QByteArray::number(entry.version.value()) + ",\"";
            text += entry.hash.toBytes().toHex();
            text += "\"]";
        }
    }
    text += ']';
    const Sha256 hash = Sha256::of(text);
    m_hashes.insert(path, hash);
    return hash;
}

QList<ManifestEntry> ManifestTree::under(const QByteArray &path) const
{
    const Range part = range(path);
    QList<ManifestEntry> entries;
    entries.reserve(part.to - part.from);
    for (qsizetype i = part.from; i < part.to; ++i)
        entries.append(m_items[i].entry);
    return entries;
}

ManifestTree::Range ManifestTree::range(const QByteArray &path) const
{
    const auto start = [&](const Keyed &item) {
        return QByteArrayView(item.key).first(path.size());
    };
    if (path.size() > 32)
        return {};
    // Not equal_range: clang 14 cannot make its subrange with the library of GCC 12.
    const auto from = std::ranges::lower_bound(m_items, QByteArrayView(path), {}, start);
    const auto to = std::ranges::upper_bound(m_items, QByteArrayView(path), {}, start);
    return {from - m_items.begin(), to - m_items.begin()};
}

QList<std::optional<Sha256>> ManifestTree::children(const QByteArray &path) const
{
    QList<std::optional<Sha256>> hashes;
    hashes.reserve(256);
    for (int byte = 0; byte < 256; ++byte) {
        const QByteArray child = path + char(byte);
        const Range part = range(child);
        hashes.append(part.from == part.to ? std::nullopt : std::optional(nodeHash(child)));
    }
    return hashes;
}

ManifestDelta delta(const ManifestTree &held, const ManifestTree &wanted)
{
    ManifestDelta result;
    compareNodes(held, wanted, {}, result);
    return result;
}

Sha256 manifestRoot(const QMap<QString, Sha256> &trees)
{
    JsonObject json;
    for (auto it = trees.begin(); it != trees.end(); ++it)
        json.set(it.key(), it->toHex());
    return Sha256::of(writeJson(Json(std::move(json))));
}

} // namespace Batanidza
