#pragma once

#include "engine/learning/effectiveness.h"
#include "engine/learning/learningevent.h"
#include "engine/learning/learningpath.h"
#include "engine/learning/progress.h"
#include "engine/learning/stretches.h"
#include "engine/store/database.h"

//! Learners' events and what they add up to. Append-only, unique by id within a tenant; the only
//! thing that ever takes rows away is erasing a learner. Belongs to the thread of its Database;
//! record() and erase() run in a transaction of the writer.
namespace Batanidza {

struct LearningSpan
{
    std::chrono::milliseconds from{0};
    std::chrono::milliseconds to{0}; //!< 0 = no end
};

//! Stretches of time, each `width` long, that begin `offset` before UTC's: offset 2 h gives the
//! days of Harare.
struct LearningGrid
{
    LearningSpan span;
    std::chrono::milliseconds width{0};
    std::chrono::milliseconds offset{0};
};

class LearningStore
{
public:
    explicit LearningStore(Database &database)
        : m_database(database)
    {}

    //! Takes what is new and good; each other event is counted or refused by itself. `taken`
    //! gets those that were taken, where it is given.
    [[nodiscard]] Result<LearningReceipt> record(const TenantId &tenant, const JsonArray &events,
                                                 std::chrono::milliseconds now,
                                                 QList<LearningEvent> *taken = nullptr);
    //! Deletes all events of a learner, and refuses later ones. Gives how many there were. Their
    //! bytes are overwritten in the file; see forgetOldPages() for the log beside it.
    [[nodiscard]] Result<qint64> erase(const TenantId &tenant, const QString &learner,
                                       std::chrono::milliseconds now);

    //! After an erasing, outside of a transaction and on a connection that is used for nothing else
    //! (it waits for others only briefly from then on): empties the write-ahead log, in which old
    //! pages may still stand, and where there are at most `mostRows` events (others wait while it
    //! lasts, a second for 100,000) overwrites the unused parts of pages too. Error: unavailable,
    //! locked (try again later).
    [[nodiscard]] Result<void> forgetOldPages(qint64 mostRows);

    //! By lesson and platform. Empty `lesson` = all.
    [[nodiscard]] Result<QList<LessonProgress>> progress(const TenantId &tenant,
                                                         const ItemId &lesson,
                                                         const LearningSpan &span) const;
    //! How many learners, without buckets.
    [[nodiscard]] Result<Engagement> engagement(const TenantId &tenant,
                                                std::chrono::milliseconds now) const;
    [[nodiscard]] Result<QList<LearnerOutcome>> outcomes(const TenantId &tenant,
                                                         const ItemId &lesson) const;
    [[nodiscard]] Result<QHash<ItemId, Mastery>> mastery(const TenantId &tenant,
                                                         const QString &learner) const;
    //! Those in which something happened, oldest first; read in one pass over an index.
    [[nodiscard]] Result<QList<LearningStretch>> stretches(const TenantId &tenant,
                                                           const LearningGrid &grid) const;
    //! When the first event was; 0 = there is none.
    [[nodiscard]] Result<std::chrono::milliseconds> since(const TenantId &tenant) const;
    //! Learners who were ever erased.
    [[nodiscard]] Result<qint64> erasedCount(const TenantId &tenant) const;
    [[nodiscard]] Result<qint64> count(const TenantId &tenant) const;
    //! In order of their ids, from behind `after`.
    [[nodiscard]] Result<QList<LearningEvent>> list(const TenantId &tenant, const QString &after,
                                                    qint64 limit) const;

private:
    Database &m_database;
};

} // namespace Batanidza
