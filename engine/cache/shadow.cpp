#include "engine/cache/shadow.h"

#include <algorithm>

namespace Batanidza {

EntryId ShadowTable::take(quint64 hash, quint32 bytes)
{
    EntryId id = m_free;
    if (id != noEntry) {
        m_free = m_names[id].links[0].after;
    } else {
        if (m_names.size() == m_names.capacity())
            m_names.reserve(m_names.size() + std::max<size_t>(16, m_names.size() / 60));
        id = EntryId(m_names.size());
        m_names.emplace_back();
    }
    m_names[id] = Name{};
    m_names[id].hash = hash;
    m_names[id].bytes = bytes;
    m_names[id].inUse = true;
    return id;
}

void ShadowTable::release(EntryId id)
{
    m_names[id] = Name{};
    m_names[id].links[0].after = m_free;
    m_free = id;
}

Shadows::Shadow::Shadow(const Arm &setting, ShadowTable &table, size_t which,
                        const FrequencySketch &sketch)
    : arm(setting)
    , side(table, which)
    , lists(side, sketch)
{
    lists.setArm(arm);
}

Shadows::Shadows(const std::array<Arm, shadowCount> &arms, const FrequencySketch &sketch)
{
    for (size_t which = 0; which < shadowCount; ++which)
        m_shadows.emplace_back(arms[which], m_table, which, sketch);
}

void Shadows::setBudget(qint64 bytes)
{
    for (size_t which = 0; which < shadowCount; ++which) {
        m_shadows[which].lists.setBudget(bytes);
        settle(which, noEntry);
    }
}

quint8 Shadows::use(quint64 hash, quint32 bytes, float worth)
{
    EntryId id = m_index.find(m_table, hash);
    if (id != noEntry && m_table[id].bytes != bytes) {
        drop(id);
        id = noEntry;
    }
    if (id == noEntry) {
        if (bytes > m_shadows[0].lists.budget())
            return 0;
        id = m_table.take(hash, bytes);
        m_index.insert(m_table, id);
    }
    m_table[id].worth = worth;
    const quint8 had = m_table[id].holders;
    for (size_t which = 0; which < shadowCount; ++which) {
        if (had >> which & 1) {
            m_shadows[which].lists.hit(id);
        } else {
            m_table[id].holders |= quint8(1 << which);
            m_shadows[which].lists.add(id);
            settle(which, id);
        }
    }
    if (m_table[id].holders == 0)
        forget(id);
    return had;
}

void Shadows::drop(EntryId id)
{
    for (size_t which = 0; which < shadowCount; ++which) {
        if (m_table[id].holders >> which & 1)
            m_shadows[which].lists.remove(id);
    }
    forget(id);
}

void Shadows::settle(size_t which, EntryId spared)
{
    m_leaving.clear();
    m_shadows[which].lists.settle(m_leaving);
    for (const EntryId id : m_leaving) {
        m_table[id].holders &= quint8(~(1 << which));
        if (m_table[id].holders == 0 && id != spared)
            forget(id);
    }
}

void Shadows::forget(EntryId id)
{
    m_index.remove(m_table, id);
    m_table.release(id);
}

} // namespace Batanidza
