#pragma once

#include <QtGlobal>

#include <vector>

//! What a policy knows of the entries it rules: 32 bytes each, linked into lists by number. No key
//! and no value is here. Not thread-safe: belongs to one policy.
namespace Batanidza {

//! An entry's number in its table; stays the same while it is in.
using EntryId = quint32;
constexpr EntryId noEntry = 0xFFFFFFFF;
//! Which part of the whole budget an entry counts against as well; 0 = none.
using ShareId = quint8;

//! How dear an entry is to its user. Critical ones are never evicted by a policy.
enum class CachePriority : quint8 { Low, Normal, High, Critical };

struct Entry
{
    quint64 hash = 0;
    EntryId before = noEntry; //!< towards the newer end
    EntryId after = noEntry;  //!< towards the older end
    quint32 bytes = 0;
    float worth = 1;    //!< what losing it costs, in whatever unit all share, for each byte
    quint32 expiry = 0; //!< seconds on the owner's clock; 0 = never
    CachePriority priority = CachePriority::Normal;
    quint8 list = 0; //!< which of its policy's lists it is in
    bool pinned : 1 = false;
    bool inUse : 1 = false; //!< false: the number is free
    bool ahead : 1 = false; //!< brought in before anybody asked, and not used yet
    ShareId share = 0;
};
static_assert(sizeof(Entry) == 32);

class EntryTable
{
public:
    //! A new entry, in no list.
    EntryId take(quint64 hash, quint32 bytes);
    void release(EntryId id);
    [[nodiscard]] Entry &operator[](EntryId id) { return m_entries[id]; }
    [[nodiscard]] const Entry &operator[](EntryId id) const { return m_entries[id]; }
    //! How many are in.
    [[nodiscard]] qsizetype size() const { return m_size; }
    //! Numbers given so far; each is below this.
    [[nodiscard]] EntryId end() const { return EntryId(m_entries.size()); }
    [[nodiscard]] qsizetype memory() const;

    // What lists and indexes ask of a table, this or a shadow's.
    [[nodiscard]] EntryId &before(EntryId id) { return m_entries[id].before; }
    [[nodiscard]] EntryId before(EntryId id) const { return m_entries[id].before; }
    [[nodiscard]] EntryId &after(EntryId id) { return m_entries[id].after; }
    [[nodiscard]] quint8 &list(EntryId id) { return m_entries[id].list; }
    [[nodiscard]] quint64 hash(EntryId id) const { return m_entries[id].hash; }
    [[nodiscard]] quint32 bytes(EntryId id) const { return m_entries[id].bytes; }
    //! Four times as much where the priority is high.
    [[nodiscard]] float worth(EntryId id) const
    {
        const Entry &entry = m_entries[id];
        return entry.priority == CachePriority::High ? entry.worth * 4 : entry.worth;
    }
    [[nodiscard]] ShareId share(EntryId id) const { return m_entries[id].share; }
    [[nodiscard]] bool mayLeave(EntryId id) const
    {
        return !m_entries[id].pinned && m_entries[id].priority != CachePriority::Critical;
    }

private:
    std::vector<Entry> m_entries;
    EntryId m_free = noEntry;
    qsizetype m_size = 0;
};

//! One list through a table, newest first, which knows its bytes.
class EntryList
{
public:
    [[nodiscard]] EntryId newest() const { return m_newest; }
    [[nodiscard]] EntryId oldest() const { return m_oldest; }
    [[nodiscard]] qint64 bytes() const { return m_bytes; }
    [[nodiscard]] bool isEmpty() const { return m_newest == noEntry; }

    template <typename Table>
    void pushNewest(Table &table, EntryId id)
    {
        table.before(id) = noEntry;
        table.after(id) = m_newest;
        if (m_newest != noEntry)
            table.before(m_newest) = id;
        else
            m_oldest = id;
        m_newest = id;
        m_bytes += table.bytes(id);
    }
    template <typename Table>
    void remove(Table &table, EntryId id)
    {
        EntryId &before = table.before(id);
        EntryId &after = table.after(id);
        if (before != noEntry)
            table.after(before) = after;
        else
            m_newest = after;
        if (after != noEntry)
            table.before(after) = before;
        else
            m_oldest = before;
        before = after = noEntry;
        m_bytes -= table.bytes(id);
    }

private:
    EntryId m_newest = noEntry;
    EntryId m_oldest = noEntry;
    qint64 m_bytes = 0;
};

} // namespace Batanidza
