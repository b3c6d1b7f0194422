#pragma once

#include "engine/cache/evictionpolicy.h"
#include "engine/cache/shadow.h"

#include <array>

//! The default: W-TinyLFU whose window and choice of victims are set by a tournament. Six shadows
//! (shadow.h) play the same requests with other settings on a sample of the keys; the one that has
//! more hits than the setting in force takes over. Not thread-safe, as every policy.
namespace Batanidza {

class AdaptivePolicy final : public EvictionPolicy
{
public:
    explicit AdaptivePolicy(EntryTable &table);

    void asked(quint64 hash) override;
    void hit(EntryId id) override;
    void add(EntryId id, Arrival arrival) override;
    void remove(EntryId id) override;
    void setBudget(qint64 bytes) override;
    void settle(std::vector<EntryId> &leaving) override;
    void shed(qint64 bytes, std::vector<EntryId> &leaving) override;
    void shedOf(ShareId share, qint64 bytes, std::vector<EntryId> &leaving) override;
    [[nodiscard]] std::vector<EntryId> inOrder() const override;
    [[nodiscard]] qsizetype memory() const override;

    //! The setting in force, and how often it changed.
    [[nodiscard]] const Arm &arm() const { return m_shadows.arm(m_arm); }
    [[nodiscard]] quint64 changes() const { return m_changes; }
    [[nodiscard]] FrequencySketch &sketch() { return m_sketch; }
    [[nodiscard]] double value(EntryId id) const { return m_lists.value(id); }

private:
    [[nodiscard]] bool isSampled(quint64 hash) const;
    void play(quint64 hash, quint32 bytes, float worth);
    void judge();
    void fit();

    EntryTable &m_table;
    FrequencySketch m_sketch;
    WindowLists<EntryTable> m_lists;
    Shadows m_shadows;
    std::array<double, shadowCount> m_scores{};
    std::array<quint32, shadowCount> m_hits{};
    size_t m_arm = 0;
    qint64 m_budget = 0;
    int m_thinning = 0; //!< one key in 2^this is sampled
    qint64 m_played = 0;
    quint64 m_changes = 0;
};

} // namespace Batanidza
