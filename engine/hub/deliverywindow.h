#pragma once

#include "engine/content/ids.h"

#include <QList>

#include <chrono>
#include <optional>

namespace Batanidza {

//! Where one connection stands in the log, what it was given, and what of that it has not
//! acknowledged. Knows no socket and no log; times are those of a monotonic clock.
class DeliveryWindow
{
public:
    using Time = std::chrono::nanoseconds;

    //! The client comes with this cursor.
    void start(const Cursor &place, Time now);
    //! The client asked for a page and got it as an answer: content continues from its end.
    void restart(const Cursor &place);
    //! A frame that starts at given() and ends at `to` went out; it had content where bytes > 0
    //! (0: the filter left nothing, nothing was sent). `committedAt` is 0 where it is not known.
    void gave(const Cursor &to, qint64 bytes, Time committedAt, Time now);
    //! A frame without content says where the client stands.
    void told(const Cursor &to, Time now);
    //! The times from commit to now, in milliseconds, of the frames that this covers; nothing where
    //! the cursor is of another log or was never given, and so says nothing of what arrived.
    [[nodiscard]] std::optional<QList<double>> acknowledge(const Cursor &cursor, Time now);

    //! Where it stands. What the filter left out counts.
    [[nodiscard]] const Cursor &place() const { return m_place; }
    //! What it was told last: the next frame starts here.
    [[nodiscard]] const Cursor &given() const { return m_given; }
    [[nodiscard]] Sequence acknowledged() const { return m_acknowledged; }
    [[nodiscard]] qint64 bytesUnderWay() const { return m_underWayBytes; }
    //! So much was sent that waits for an acknowledgement that no more should be. A client that
    //! never acknowledges is bounded by its socket alone.
    [[nodiscard]] bool isFull(qint64 mostBytes) const;
    //! The client should hear where it stands: its place has moved on for about so long without a
    //! frame, or with `beat` nothing at all was sent for so long.
    [[nodiscard]] bool wantsWord(Time now, Time after, bool beat) const;

private:
    struct UnderWay
    {
        Sequence to;
        qint64 bytes = 0;
        Time committedAt{0};
    };

    Cursor m_place;
    Cursor m_given;
    Sequence m_acknowledged;
    bool m_acks = false; //!< has acknowledged something
    QList<UnderWay> m_underWay;
    qint64 m_underWayBytes = 0;
    Time m_sentAt{0};    //!< content or word
    Time m_skippedAt{0}; //!< place went beyond given; 0 = it did not
};

} // namespace Batanidza
