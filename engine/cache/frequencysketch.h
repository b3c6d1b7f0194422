#pragma once

#include <QtGlobal>

#include <algorithm>
#include <vector>

//! How often a key was asked for lately: a count-min sketch of 4-bit counters with conservative
//! update (Cormode and Muthukrishnan 2005; Estan and Varghese 2002), halved as it ages (Einziger et
//! al., TinyLFU 2017). Not thread-safe: belongs to one policy.
namespace Batanidza {

class FrequencySketch
{
public:
    FrequencySketch();

    //! Counts one more use, 15 at most.
    void add(quint64 hash);
    //! 0 to 15; never below the true count since the last halving, nearly never above it.
    [[nodiscard]] int estimate(quint64 hash) const
    {
        const Place at = place(hash);
        quint64 least = 15;
        for (size_t row = 0; row < 4; ++row)
            least = std::min(least, (m_words[at.word[row]] >> at.shift[row]) & 15);
        return int(least);
    }
    //! How many entries it serves: 16 counters each. Only grows, keeping what it knows.
    void fit(qsizetype entries);
    [[nodiscard]] qsizetype memory() const;

    //! The counters as they are, to be kept over a restart.
    [[nodiscard]] const std::vector<quint64> &words() const { return m_words; }
    //! Takes what words() gave. False, and nothing changed, where its size is none of ours.
    bool restore(std::vector<quint64> words);

private:
    static constexpr size_t wordsInBlock = 8;
    struct Place
    {
        size_t word[4];
        int shift[4];
    };
    [[nodiscard]] Place place(quint64 hash) const
    {
        Place place;
        const size_t block = size_t(hash & m_mask) * wordsInBlock;
        quint64 bits = (hash >> 20) * 0x9E3779B97F4A7C15ULL;
        bits ^= bits >> 29;
        for (size_t row = 0; row < 4; ++row) {
            place.word[row] = block + row * 2 + (bits & 1);
            place.shift[row] = int((bits >> 1) & 15) * 4;
            bits >>= 5;
        }
        return place;
    }
    void halve();

    //! Blocks of 8 words, so that a key's four counters lie in one cache line.
    std::vector<quint64> m_words;
    quint64 m_mask = 0;
    qsizetype m_entries = 0;
    qint64 m_additions = 0;
};

} // namespace Batanidza
