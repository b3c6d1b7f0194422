#include "engine/cache/shadow.h"

namespace Batanidza {

Shadow::Shadow(const Arm &arm, const FrequencySketch &sketch)
    : m_arm(arm)
    , m_lists(m_table, sketch)
{
    m_lists.setArm(arm);
}

void Shadow::setBudget(qint64 bytes)
{
    m_lists.setBudget(bytes);
    settle();
}

bool Shadow::use(quint64 hash, quint32 bytes, float cost)
{
    EntryId id = m_index.find(m_table, hash);
    if (id != noEntry && m_table[id].bytes == bytes) {
        m_lists.hit(id);
        return true;
    }
    if (id != noEntry)
        drop(id);
    if (bytes > m_lists.budget())
        return false;
    id = m_table.take(hash, bytes);
    m_table[id].cost = cost;
    m_index.insert(m_table, id);
    m_lists.add(id);
    settle();
    return false;
}

void Shadow::forget(quint64 hash)
{
    if (const EntryId id = m_index.find(m_table, hash); id != noEntry)
        drop(id);
}

void Shadow::drop(EntryId id)
{
    m_lists.remove(id);
    m_index.remove(m_table, id);
    m_table.release(id);
}

void Shadow::settle()
{
    m_leaving.clear();
    m_lists.settle(m_leaving);
    for (const EntryId id : m_leaving) {
        m_index.remove(m_table, id);
        m_table.release(id);
    }
}

} // namespace Batanidza
