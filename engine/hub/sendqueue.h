#pragma once

#include <QByteArray>
#include <QList>

#include <array>

//! What waits to be given to one link: bounded, control before content. Belongs to its shard.
namespace Batanidza {

class SendQueue
{
public:
    enum class Lane { Control, Urgent, Content };

    explicit SendQueue(qint64 mostControlBytes = 4 * 1024 * 1024,
                       qint64 mostContentBytes = 1024 * 1024)
        : m_mostControl(mostControlBytes)
        , m_mostContent(mostContentBytes)
    {}

    //! False where the lane is full, and then nothing was taken: answers pile up because the other
    //! side does not read (close it), content comes again from the log. An empty lane takes
    //! anything.
    [[nodiscard]] bool push(Lane lane, const QByteArray &frames);
    //! The next to go; empty where nothing waits.
    [[nodiscard]] QByteArray take();
    [[nodiscard]] bool isEmpty() const { return m_bytes[0] + m_bytes[1] + m_bytes[2] == 0; }
    [[nodiscard]] qint64 bytes() const { return m_bytes[0] + m_bytes[1] + m_bytes[2]; }

private:
    const qint64 m_mostControl;
    const qint64 m_mostContent;
    // Lists take no memory while they are empty, as nearly all of them always are.
    std::array<QList<QByteArray>, 3> m_lanes;
    std::array<qint64, 3> m_bytes{};
};

} // namespace Batanidza
