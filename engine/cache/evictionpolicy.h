#pragma once

#include "engine/cache/entrytable.h"

#include <QString>

#include <memory>
#include <optional>

//! Who leaves when a cache is full. A policy sees hashes and sizes, no keys, no values and no
//! threads: the same code runs in the memory tier, in the disk tier and in `batanidzad cache
//! simulate`. Not thread-safe: belongs to one PolicyCore.
namespace Batanidza {

enum class PolicyKind : quint8 { Lru, Lfu, Ttl, Priority, Adaptive };

//! "lru", "lfu", "ttl", "priority", "adaptive".
[[nodiscard]] QString policyName(PolicyKind kind);
[[nodiscard]] std::optional<PolicyKind> policyFromName(QStringView name);

//! Why an entry came in.
enum class Arrival : quint8 {
    Used,    //!< somebody asked for it
    Passing, //!< there was room, or it was here before under another policy
    Ahead,   //!< somebody may ask for it soon
};

class EvictionPolicy
{
public:
    EvictionPolicy() = default;
    EvictionPolicy(const EvictionPolicy &) = delete;
    EvictionPolicy &operator=(const EvictionPolicy &) = delete;
    virtual ~EvictionPolicy() = default;

    //! Someone asks for this, here or not. A policy with a memory counts it.
    virtual void asked(quint64 hash) { Q_UNUSED(hash) }
    //! It was here and is used.
    virtual void hit(EntryId id) = 0;
    //! It came in. settle() has to follow.
    virtual void add(EntryId id, Arrival arrival) = 0;
    //! It goes for another reason than this policy's; the entry is still in the table.
    virtual void remove(EntryId id) = 0;
    //! Takes effect with the next settle().
    virtual void setBudget(qint64 bytes) = 0;
    //! Names who has to leave for the budget to hold, one just added perhaps among them. They are
    //! out of the policy, and still in the table. Pinned and critical entries stay.
    virtual void settle(std::vector<EntryId> &leaving) = 0;
    //! As settle(), down to `bytes`, whatever is worth least first.
    virtual void shed(qint64 bytes, std::vector<EntryId> &leaving) = 0;
    //! Names who of one share has to leave for `bytes` of it to be free, whatever of it is worth
    //! least first. They are out of the policy, and still in the table. Looks at all entries.
    virtual void shedOf(ShareId share, qint64 bytes, std::vector<EntryId> &leaving) = 0;
    //! Everything in, the likely first to leave first.
    [[nodiscard]] virtual std::vector<EntryId> inOrder() const = 0;
    //! Of the policy's own books, beyond the table of entries.
    [[nodiscard]] virtual qsizetype memory() const = 0;
};

[[nodiscard]] inline bool mayLeave(const Entry &entry)
{
    return !entry.pinned && entry.priority != CachePriority::Critical;
}

[[nodiscard]] std::unique_ptr<EvictionPolicy> makePolicy(PolicyKind kind, EntryTable &table);

} // namespace Batanidza
