#pragma once

#include "engine/learning/effectiveness.h"
#include "engine/learning/learningevent.h"
#include "engine/learning/learningpath.h"
#include "engine/learning/progress.h"
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
    //! Deletes all events of a learner, and refuses later ones. Gives how many there were.
    [[nodiscard]] Result<qint64> erase(const TenantId &tenant, const QString &learner,
                                       std::chrono::milliseconds now);

    //! By lesson and platform. Empty `lesson` = all.
    [[nodiscard]] Result<QList<LessonProgress>> progress(const TenantId &tenant,
                                                         const ItemId &lesson,
                                                         const LearningSpan &span) const;
    [[nodiscard]] Result<Engagement> engagement(const TenantId &tenant,
                                                std::chrono::milliseconds now,
                                                std::chrono::milliseconds width,
                                                qint64 count) const;
    [[nodiscard]] Result<QList<LearnerOutcome>> outcomes(const TenantId &tenant,
                                                         const ItemId &lesson) const;
    [[nodiscard]] Result<QHash<ItemId, Mastery>> mastery(const TenantId &tenant,
                                                         const QString &learner) const;
    [[nodiscard]] Result<QList<AdoptionRow>> adoption(const TenantId &tenant,
                                                      const LearningSpan &span) const;
    [[nodiscard]] Result<qint64> count(const TenantId &tenant) const;
    //! In order of their ids, from behind `after`.
    [[nodiscard]] Result<QList<LearningEvent>> list(const TenantId &tenant, const QString &after,
                                                    qint64 limit) const;

private:
    Database &m_database;
};

} // namespace Batanidza
