#include "engine/cache/frequencysketch.h"

namespace Batanidza {

namespace {

constexpr qsizetype fewest = 64;
//! 32 KiB. Loops through many more keys than a small cache has entries fail when their keys share
//! counters (lirs_gli at 250: 10.0 with one word an entry, 17.1 with these).
constexpr size_t fewestWords = 4096;
constexpr size_t mostWords = size_t(1) << 27; // 1 GiB: a damaged file asks for no more
//! Increments an entry between two halvings. Ten, as in the paper, forgets too fast for loops.
constexpr qint64 agesAfter = 24;
constexpr quint64 nibbleHalves = 0x7777777777777777ULL;

} // namespace

FrequencySketch::FrequencySketch()
{
    fit(fewest);
}

void FrequencySketch::fit(qsizetype entries)
{
    m_entries = std::max(m_entries, std::max(entries, fewest));
    // 16 counters an entry are one word an entry.
    size_t wanted = std::max(m_words.size(), fewestWords);
    while (wanted < size_t(m_entries))
        wanted *= 2;
    if (m_words.empty())
        m_words.resize(wanted);
    // A block is chosen by the low bits of the hash, so a copy behind itself answers the same.
    while (m_words.size() < wanted) {
        const size_t size = m_words.size();
        m_words.resize(size * 2);
        std::copy_n(m_words.begin(), size, m_words.begin() + qsizetype(size));
    }
    m_mask = m_words.size() / wordsInBlock - 1;
}

void FrequencySketch::add(quint64 hash)
{
    const Place at = place(hash);
    int count[4];
    int least = 15;
    for (size_t row = 0; row < 4; ++row) {
        count[row] = int((m_words[at.word[row]] >> at.shift[row]) & 15);
        least = std::min(least, count[row]);
    }
    if (least == 15)
        return;
    for (size_t row = 0; row < 4; ++row) {
        if (count[row] == least)
            m_words[at.word[row]] += quint64(1) << at.shift[row];
    }
    if (++m_additions >= agesAfter * m_entries)
        halve();
}

void FrequencySketch::halve()
{
    for (quint64 &word : m_words)
        word = (word >> 1) & nibbleHalves;
    m_additions /= 2;
}

bool FrequencySketch::restore(std::vector<quint64> words)
{
    const size_t size = words.size();
    if (size < wordsInBlock || size > mostWords || (size & (size - 1)) != 0)
        return false;
    m_words = std::move(words);
    m_additions = 0;
    fit(m_entries);
    return true;
}

qsizetype FrequencySketch::memory() const
{
    return qsizetype(m_words.capacity() * sizeof(quint64));
}

} // namespace Batanidza
