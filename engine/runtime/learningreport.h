#pragma once

#include "engine/runtime/learningapi.h"
#include "engine/store/learningstore.h"

#include <functional>

//! What the apis and verbs say of learning, read from a store. Same thread as the Database.
namespace Batanidza {

//! Experiments are those of the 200 lessons that most learners met.
[[nodiscard]] Result<LearningSummary> readLearningSummary(Database &database,
                                                          const TenantId &tenant,
                                                          const LearningQuery &query,
                                                          std::chrono::milliseconds now);
[[nodiscard]] Result<LearnerPath> readLearnerPath(Database &database, const TenantId &tenant,
                                                  const QString &learner,
                                                  std::chrono::milliseconds now);
[[nodiscard]] Result<AdoptionSummary> readAdoption(Database &database, const TenantId &tenant,
                                                   int days, std::chrono::milliseconds now);

[[nodiscard]] Json writeLearningSummary(const LearningSummary &summary);
[[nodiscard]] Json writeLearnerPath(const LearnerPath &path);
[[nodiscard]] QString verdictName(EffectVerdict verdict); //!< "better", "too-few"
[[nodiscard]] QString pathReasonName(PathReason reason);

//! All events into a file, whole or not at all: CSV with a head, or a JSON array of xAPI
//! statements. Gives how many. Errors: disk_full, cancelled, those of the store.
[[nodiscard]] Result<qint64> exportLearning(
    Database &database, const TenantId &tenant, const QString &file, LearningFormat format,
    const std::function<void(qint64 done, qint64 total)> &progress = {},
    const std::function<bool()> &cancelled = {});

} // namespace Batanidza
