#pragma once

#include <QtGlobal>

#include <vector>

//! What a policy knows of the entries it rules: 32 bytes each, linked into lists by number. No key
//! and no value is here. Not thread-safe: belongs to one policy.
namespace Batanidza {

//! An entry's number in its table; stays the same while it is in.
using EntryId = quint32;
constexpr EntryId noEntry = 0xFFFFFFFF;

//! How dear an entry is to its user. Critical ones are never evicted by a policy.
enum class CachePriority : quint8 { Low, Normal, High, Critical };

struct Entry
{
    quint64 hash = 0;
    EntryId before = noEntry; //!< towards the newer end
    EntryId after = noEntry;  //!< towards the older end
    quint32 bytes = 0;
    float cost = 1;     //!< of losing it, in whatever unit all entries share
    quint32 expiry = 0; //!< seconds on the owner's clock; 0 = never
    CachePriority priority = CachePriority::Normal;
    quint8 list = 0; //!< which of its policy's lists it is in
    bool pinned : 1 = false;
    bool inUse : 1 = false; //!< false: the number is free
    bool ahead : 1 = false; //!< brought in before anybody asked, and not used yet
};

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

    void pushNewest(EntryTable &table, EntryId id);
    void remove(EntryTable &table, EntryId id);

private:
    EntryId m_newest = noEntry;
    EntryId m_oldest = noEntry;
    qint64 m_bytes = 0;
};

} // namespace Batanidza
