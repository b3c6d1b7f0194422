#pragma once

#include "engine/base/json.h"

#include <QList>
#include <QString>

//! The texts of a lesson that a person can change in the Content page, found by JSON Pointer, and
//! the patch that says what was changed. Pure; any thread.
namespace Batanidza {

enum class TextKind { TitleShona, TitleEnglish, SummaryEnglish, SummaryShona, Gloss };

struct LessonText
{
    TextKind kind = TextKind::TitleShona;
    QString pointer; //!< "/title/sn"
    QString word;    //!< of a gloss: its headword
    QString value;

    friend bool operator==(const LessonText &, const LessonText &) = default;
};

//! Empty where the body is no lesson (no object with a title object).
[[nodiscard]] QList<LessonText> lessonTexts(const Json &body);

//! RFC 6902 operations for the texts whose value differs from the body: values are trimmed and
//! brought to NFC first. A text that is there and becomes empty is removed, except an English
//! title, summary or gloss, which a lesson must have: it stays as it was.
[[nodiscard]] JsonArray textPatch(const Json &body, const QList<LessonText> &texts);

} // namespace Batanidza
