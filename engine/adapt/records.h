#pragma once

#include "engine/adapt/platformrules.h"

//! A lesson as records, by the map of its platform. Pure; any thread.
namespace Batanidza {

//! {<member>: {table: [record]}, deleted: {table: [{id, kind?}]}, id, revision}. `lesson` is the
//! source with its clips in the platform's formats. Nothing is lost: a field without a column goes
//! with the payload of its record, an entry that can be no record with that of the lesson.
[[nodiscard]] Json makeRecords(const LessonSource &source, const ClippedLesson &lesson,
                               const PlatformRules &rules, Trace &trace);

//! The adaptation of a platform that keeps records.
[[nodiscard]] Adaptation adaptAsRecords(const LessonSource &source, const PlatformRules &rules,
                                        Detail detail);
//! By its records and its revision, which stored bodies have in their envelope.
[[nodiscard]] bool isRecords(const Json &body, const PlatformRules &rules);

} // namespace Batanidza
