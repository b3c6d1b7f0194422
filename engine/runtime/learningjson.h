#pragma once

#include "engine/base/json.h"
#include "engine/learning/learningevent.h"
#include "engine/runtime/learningapi.h"

//! What a LearningApi says, as JSON, for the line and the verbs, and back. Reading takes what it
//! understands. Pure; any thread.
namespace Batanidza {

[[nodiscard]] QString verdictName(EffectVerdict verdict); //!< "better", "too-few"
[[nodiscard]] QString pathReasonName(PathReason reason);

[[nodiscard]] Json writeLearningQuery(const LearningQuery &query);
[[nodiscard]] LearningQuery readLearningQuery(const Json &json);
[[nodiscard]] Json writeLearningSummary(const LearningSummary &summary);
[[nodiscard]] LearningSummary readLearningSummary(const Json &json);
[[nodiscard]] Json writeLearnerPath(const LearnerPath &path);
[[nodiscard]] LearnerPath readLearnerPath(const Json &json);
[[nodiscard]] Json writeAdoption(const AdoptionSummary &summary);
[[nodiscard]] AdoptionSummary readAdoption(const Json &json);
[[nodiscard]] Json writeTrendQuery(const LearningTrendQuery &query);
[[nodiscard]] LearningTrendQuery readTrendQuery(const Json &json);
[[nodiscard]] Json writeTrend(const LearningTrend &trend);
[[nodiscard]] LearningTrend readTrend(const Json &json);
//! Events as they are kept: what a device says, and whether its clock was wrong.
struct KeptEvents
{
    QList<LearningEvent> events;
    qint64 erased = 0; //!< learners who were ever erased: another number, other events
};
[[nodiscard]] Json writeKeptEvents(const KeptEvents &kept);
//! `invalid` where one of them is none.
[[nodiscard]] Result<KeptEvents> readKeptEvents(const Json &json);

} // namespace Batanidza
