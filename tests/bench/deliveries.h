#pragma once

#include "tests/bench/times.h"

#include <deque>
#include <string>
#include <string_view>
#include <vector>

//! Which updates came to which reader, and how long after they were due. An update's text carries
//! "@@<n>:<due ns>;". One thread.
namespace Bench {

class Deliveries
{
public:
    //! `high`: each so-manieth update has high priority; 0 = none.
    Deliveries(int readers, int updates, int high);

    [[nodiscard]] static std::string marker(int number, long long due);
    //! Whether update `number` has high priority.
    [[nodiscard]] bool isHigh(int number) const
    {
        return m_high > 0 && number % m_high == m_high - 1;
    }
    //! A message as it came, at `now`. False where it cannot be read.
    bool take(int reader, std::string_view bytes, bool binary, long long now);

    [[nodiscard]] bool isComplete() const { return m_inTurn == m_wanted; }
    [[nodiscard]] long long missing() const { return m_wanted - m_inTurn; }
    //! Came again, or in another order than they were pushed. (What comes ahead as urgent and again
    //! in its turn is not double.)
    [[nodiscard]] long long doubled() const { return m_doubled; }
    [[nodiscard]] long long received() const { return m_inTurn; }
    [[nodiscard]] long long ahead() const { return m_ahead; }
    [[nodiscard]] const Times &times() const { return m_times; }
    [[nodiscard]] const Times &highTimes() const { return m_highTimes; }

private:
    struct Mark
    {
        int number;
        long long due;
        bool urgent;
    };
    //! One frame goes to thousands: it is inflated and searched once.
    struct Frame
    {
        std::string bytes;
        std::vector<Mark> marks;
    };

    const Frame *frame(std::string_view bytes, bool binary);
    static std::vector<Mark> marksOf(std::string_view text);

    const int m_high;
    const long long m_wanted;
    std::vector<int> m_last;                //!< by reader: the newest in turn
    std::vector<std::vector<bool>> m_early; //!< by reader: high updates that came ahead
    std::deque<Frame> m_frames;
    long long m_inTurn = 0;
    long long m_doubled = 0;
    long long m_ahead = 0;
    Times m_times; //!< of those without priority
    Times m_highTimes;
};

//! The text of a binary frame (zlib); empty where it cannot be read.
[[nodiscard]] std::string inflated(std::string_view bytes);

} // namespace Bench
