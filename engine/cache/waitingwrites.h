#pragma once

#include "engine/cache/memorytier.h"

#include <QHash>

#include <deque>

//! What waits to be written to the disk tier, so that nobody who asks waits for it, and what a
//! commit replaces a moment later is never written. Not thread-safe: its owner locks.
namespace Batanidza {

class WaitingWrites
{
public:
    struct Write
    {
        QByteArray key;
        QByteArray bytes;
        PutOptions options;
    };
    //! Takes the place of what waits under that key. False where too much waits already.
    bool add(const QByteArray &key, const QByteArray &bytes, const PutOptions &options,
             std::chrono::nanoseconds now);
    //! The oldest that has waited long enough; any where it is the `last` chance.
    [[nodiscard]] std::optional<Write> take(std::chrono::nanoseconds now, bool last);
    void drop(const QByteArray &key);
    template <typename F>
    void dropIf(F &&chosen)
    {
        m_writes.removeIf([&](const QHash<QByteArray, Held>::iterator &one) {
            if (!chosen(one.key()))
                return false;
            m_bytes -= one->bytes.size();
            return true;
        });
    }
    [[nodiscard]] qsizetype size() const { return m_writes.size(); }

private:
    struct Held
    {
        QByteArray bytes;
        PutOptions options;
        std::chrono::nanoseconds since{0};
    };
    QHash<QByteArray, Held> m_writes;
    std::deque<std::pair<std::chrono::nanoseconds, QByteArray>> m_order;
    qint64 m_bytes = 0;
};

} // namespace Batanidza
