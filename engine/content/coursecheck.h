#pragma once

#include "engine/base/json.h"
#include "engine/content/finding.h"

#include <QStringList>

//! What only shows when the lessons of a course are seen together: a lesson that builds on one that
//! is not there, and lessons that build on each other in a circle, which no learner could begin.
//! Pure; any thread.
namespace Batanidza {

struct CourseLesson
{
    QString id;
    QStringList prerequisites; //!< as the lesson has them

    [[nodiscard]] static CourseLesson of(const Json &body);
};

struct CourseFinding
{
    QString lesson; //!< whose it is
    Finding finding;

    friend bool operator==(const CourseFinding &, const CourseFinding &) = default;
};

//! Warnings of the rule `prerequisite`, by lesson in the order of the course. Takes a time that
//! grows with the lessons and what they name.
[[nodiscard]] QList<CourseFinding> checkCourse(const QList<CourseLesson> &course);

//! The circles of a course, twenty at most, each in the order in which its lessons build on each
//! other.
[[nodiscard]] QList<QStringList> circlesOf(const QList<CourseLesson> &course);

} // namespace Batanidza
