#pragma once

#include "engine/runtime/learningapi.h"

#include <QCoreApplication>

//! What learning results say, in sentences. Main thread.
namespace Batanidza {

class LearningText
{
    Q_DECLARE_TR_FUNCTIONS(LearningText)

public:
    //! "b against a: 12 points better (from 4 to 20), 120 learners": the difference always comes
    //! with its interval, and with no verdict before there is enough.
    [[nodiscard]] static QString effect(const ArmEffect &arm, const ArmEffect &standard);
    [[nodiscard]] static QString experiment(const LessonExperiment &experiment);
    //! Why a lesson is next.
    [[nodiscard]] static QString reason(const PathStep &step, const LearnerPath &path);
    [[nodiscard]] static QString engagement(const Engagement &engagement);
};

} // namespace Batanidza
