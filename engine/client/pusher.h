#pragma once

#include "engine/base/clock.h"
#include "engine/store/outbox.h"
#include "engine/wire/message.h"

#include <optional>

//! Decides which edits go to the hub when, and what its answers mean. One for each session.
//! Belongs to the thread of the outbox.
namespace Batanidza {

//! What is under way: the numbers of one push.
struct PushSpan
{
    EditNumber first;
    EditNumber last;
};

class Pusher
{
public:
    //! What an answer means for the session.
    enum class Then {
        GoOn,
        HelloAgain, //!< the hub's count is not what we thought
        NewClient,  //!< somebody else uses our id
        GiveUp,     //!< nothing we send will be taken
    };

    //! At most `window` pushes are under way. More than one needs a pipe that keeps their order.
    Pusher(Outbox &outbox, const Clock &clock, int window);

    //! The limits of this hub, told in its hello reply.
    void setLimits(const Wire::Limits &limits) { m_limits = limits; }
    //! The next push, where there is something to send and the window is open.
    [[nodiscard]] Result<std::optional<std::pair<PushSpan, Wire::Push>>> next();
    //! True while the number is in a push that is not answered yet.
    [[nodiscard]] bool isUnderWay(EditNumber n) const;
    [[nodiscard]] bool isIdle() const { return m_underWay.isEmpty(); }
    //! Answers come in the order of the pushes. The receipts are the caller's to keep.
    [[nodiscard]] Then answered(const PushSpan &span, const Wire::PushAnswer &answer);
    [[nodiscard]] Then refused(const PushSpan &span, const Wire::RpcError &error);
    //! When to try again after a refusal; nothing where nothing is being waited for.
    [[nodiscard]] std::optional<std::chrono::nanoseconds> retryAt() const { return m_retryAt; }

private:
    void settle(const PushSpan &span);

    Outbox &m_outbox;
    const Clock &m_clock;
    const int m_window;
    Wire::Limits m_limits;
    QList<PushSpan> m_underWay;
    EditNumber m_sentUpTo;
    bool m_failed = false; //!< what is still under way was sent in vain
    std::optional<std::chrono::nanoseconds> m_retryAt;
};

} // namespace Batanidza
