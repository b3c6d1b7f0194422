#pragma once

#include "engine/content/finding.h"

#include <QCoreApplication>

//! The names of a lesson's parts, fields and values, and what a check says of them, in the language
//! of the window. Main thread.
namespace Batanidza {

class LessonFieldText
{
    Q_DECLARE_TR_FUNCTIONS(LessonFieldText)

public:
    //! Of a field, by FieldSpec::name; the name itself where it is not known.
    [[nodiscard]] static QString field(const QString &name);
    //! Of a list ("vocabulary"): "Words"; of the lesson itself "Lesson".
    [[nodiscard]] static QString section(const QString &list);
    //! One entry of it: "Word".
    [[nodiscard]] static QString entry(const QString &list);
    //! Of a value of a choice ("noun"); names that are names stay as they are.
    [[nodiscard]] static QString choice(const QString &value);
    //! What a check found, in one sentence.
    [[nodiscard]] static QString finding(const Finding &finding);
    //! "Error", "Warning", "Hint".
    [[nodiscard]] static QString severity(FindingSeverity severity);
};

} // namespace Batanidza
