#pragma once

#include "engine/cache/entrytable.h"
#include "engine/cache/frequencysketch.h"

//! W-TinyLFU for one setting: a small LRU window for what is new, and a segmented LRU behind it,
//! which is entered only by what is worth more than what it displaces (Einziger, Friedman and Manes
//! 2017). The real cache (over an EntryTable) and each shadow of the tournament (over a ShadowSide)
//! are one of these. Not thread-safe.
namespace Batanidza {

//! One way to run it.
struct Arm
{
    //! Who has to leave: the oldest of probation, or the least valuable of the oldest.
    enum class Victims : quint8 { Oldest, LeastValue };
    double window = 0.01; //!< the window's share of the bytes
    Victims victims = Victims::Oldest;
};

template <typename Table>
class WindowLists
{
public:
    WindowLists(Table &table, const FrequencySketch &sketch);

    void setArm(const Arm &arm);
    //! Takes effect with the next settle().
    void setBudget(qint64 bytes);
    [[nodiscard]] qint64 budget() const { return m_budget; }
    [[nodiscard]] qint64 bytes() const;

    void add(EntryId id);
    //! Brought in before anybody asked: waits for its first use in a list of its own, which has no
    //! contest and may take a good third of the bytes.
    void addAhead(EntryId id);
    void hit(EntryId id);
    void remove(EntryId id);
    //! Puts the lists back into their bounds; who has to leave is unlinked and named.
    void settle(std::vector<EntryId> &leaving);
    //! Evicts the least valuable until no more than `bytes` are in, pinned and critical ones apart.
    void shed(qint64 bytes, std::vector<EntryId> &leaving);
    //! Evicts the least valuable among the oldest of one share until so many bytes of it left.
    void shedOf(ShareId share, qint64 bytes, std::vector<EntryId> &leaving);
    //! The likely first to leave comes first.
    [[nodiscard]] std::vector<EntryId> inOrder() const;
    //! Uses lately x cost / bytes, x 4 for high priority.
    [[nodiscard]] double value(EntryId id) const;

private:
    enum List : quint8 { Window, Probation, Protected, Ahead };

    void move(EntryId id, List to);
    void noteSize(EntryId id);
    //! The window's oldest against those whose room it would take.
    void contest(EntryId candidate, std::vector<EntryId> &leaving);
    bool pickVictims(EntryId candidate, qint64 needed);
    [[nodiscard]] bool wins(EntryId candidate);

    Table &m_table;
    const FrequencySketch &m_sketch;
    EntryList m_lists[4];
    Arm m_arm;
    qint64 m_budget = 0;
    qint64 m_windowBudget = 0;
    qint64 m_protectedBudget = 0;
    qint64 m_aheadBudget = 0;
    quint32 m_random = 0x9E3779B9;
    quint32 m_firstBytes = 0;
    bool m_sized = false;           //!< entries of more than one size were seen
    std::vector<EntryId> m_victims; //!< kept between calls for its memory
    double m_victimsValue = 0;
};

} // namespace Batanidza
