#pragma once

#include "engine/content/ids.h"

#include <QHash>
#include <QList>
#include <QMap>

#include <optional>

//! What items exist at which hash, as one tree for each type (PROTOCOL.md, "Manifest"): two sides
//! compare hashes from the root down and find what differs. Hub and client build it alike.
//! Values; any thread.
namespace Batanidza {

struct ManifestEntry
{
    ItemId id;
    Version version;
    Sha256 hash;

    friend bool operator==(const ManifestEntry &, const ManifestEntry &) = default;
};

//! Where an item stands in its tree: the 32 bytes of SHA-256(id). A path is the start of a key.
[[nodiscard]] QByteArray manifestKey(const ItemId &id);

//! The live items of one type.
class ManifestTree
{
public:
    static constexpr qsizetype itemsPerNode = 256;

    struct Node
    {
        Sha256 hash;
        QList<ManifestEntry> items;            //!< by key; where there are at most 256
        QList<std::optional<Sha256>> children; //!< 256 of them otherwise; nothing = empty
    };

    ManifestTree() = default;
    //! In any order; no id twice.
    explicit ManifestTree(const QList<ManifestEntry> &items);
    //! This tree with items that came or changed, and without those that went; no id twice. Costs a
    //! walk over the items, and only the hashes above what changed are made anew.
    [[nodiscard]] ManifestTree with(const QList<ManifestEntry> &changed,
                                    const QList<ItemId> &gone) const;

    [[nodiscard]] bool isEmpty() const { return m_items.isEmpty(); }
    [[nodiscard]] Sha256 hash() const { return nodeHash({}); }
    [[nodiscard]] Node node(const QByteArray &path) const;
    //! Without building the node; the hash of an empty list where nothing is under the path.
    [[nodiscard]] Sha256 nodeHash(const QByteArray &path) const;
    //! All items whose key starts with `path`, by key.
    [[nodiscard]] QList<ManifestEntry> under(const QByteArray &path) const;

private:
    struct Keyed
    {
        QByteArray key;
        ManifestEntry entry;
    };
    struct Range
    {
        qsizetype from = 0;
        qsizetype to = 0;
    };
    [[nodiscard]] Range range(const QByteArray &path) const;
    [[nodiscard]] QList<std::optional<Sha256>> children(const QByteArray &path) const;

    QList<Keyed> m_items;
    mutable QHash<QByteArray, Sha256> m_hashes;
};

//! What takes a holder of one tree to another.
struct ManifestDelta
{
    QList<ManifestEntry> fetch; //!< missing, or at another version or hash; by key
    QList<ItemId> absent;       //!< held, but not there; by key

    friend bool operator==(const ManifestDelta &, const ManifestDelta &) = default;
};

//! Parts whose hashes are equal are passed over.
[[nodiscard]] ManifestDelta delta(const ManifestTree &held, const ManifestTree &wanted);

//! The root over all types: SHA-256 of the JCS form of {type: hash of its tree}. Types without
//! live items are not in it.
[[nodiscard]] Sha256 manifestRoot(const QMap<QString, Sha256> &trees);

} // namespace Batanidza
