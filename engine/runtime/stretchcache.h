#pragma once

#include "engine/learning/learningevent.h"
#include "engine/store/learningstore.h"

#include <QMap>
#include <QSet>

#include <mutex>

//! What was counted of learners' events already, so that looking at a year again counts its last
//! stretch alone. Has a lock of its own: the writer tells it what came, and a reader reads.
namespace Batanidza {

class StretchCache
{
public:
    //! As LearningStore::stretches(), of one tenant. One reader at a time.
    [[nodiscard]] Result<QList<LearningStretch>> read(Database &database, const TenantId &tenant,
                                                      const LearningGrid &grid);
    //! These are durable now. Any thread.
    void note(const QList<LearningEvent> &taken);
    //! Somebody was erased: nothing that was counted holds any more. Any thread.
    void forget();

private:
    using Start = qint64;
    struct Shelf
    {
        Start from = 0; //!< counted from here, up to `to`
        Start to = 0;
        QMap<Start, LearningStretch> known;
        QSet<Start> stale; //!< to be counted again
        qint64 usedAt = 0;
    };
    using Key = std::pair<qint64, qint64>; //!< width and offset

    std::mutex m_lock;
    QHash<Key, Shelf> m_shelves;
    qint64 m_generation = 0; //!< one more with each forget()
    qint64 m_uses = 0;
    QList<std::chrono::milliseconds> m_news; //!< times of events that came while one was reading
    bool m_reading = false;
};

} // namespace Batanidza
