#pragma once

#include "engine/runtime/learningapi.h"
#include "engine/runtime/stretchcache.h"
#include "engine/store/learningstore.h"

#include <functional>

//! What the apis and verbs say of learning, read from a store. Same thread as the Database.
namespace Batanidza {

//! Experiments are those of the 200 lessons that most learners met.
[[nodiscard]] Result<LearningSummary> readLearningSummary(Database &database,
                                                          const TenantId &tenant,
                                                          const LearningQuery &query,
                                                          std::chrono::milliseconds now,
                                                          StretchCache &stretches);
[[nodiscard]] Result<LearnerPath> readLearnerPath(Database &database, const TenantId &tenant,
                                                  const QString &learner,
                                                  std::chrono::milliseconds now);
[[nodiscard]] Result<AdoptionSummary> readAdoption(Database &database, const TenantId &tenant,
                                                   int days, std::chrono::milliseconds now,
                                                   StretchCache &stretches);

//! `invalid` where the stretches are none, too many (1,000) or reach back more than ten years.
[[nodiscard]] Result<LearningTrend> readLearningTrend(Database &database, const TenantId &tenant,
                                                      const LearningTrendQuery &query,
                                                      std::chrono::milliseconds now,
                                                      StretchCache &stretches);

//! All events into a file, whole or not at all, without any learner who was erased before it has
//! its name. Gives how many. Errors: disk_full, cancelled, those of the store.
[[nodiscard]] Result<qint64> exportLearning(
    Database &database, const TenantId &tenant, const QString &file, LearningFormat format,
    const std::function<void(qint64 done, qint64 total)> &progress = {},
    const std::function<bool()> &cancelled = {});

} // namespace Batanidza
