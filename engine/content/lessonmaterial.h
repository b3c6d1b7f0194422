#pragma once

#include "engine/base/json.h"

#include <QList>
#include <QString>

//! What generated lessons are made of: the words of the table as vocabulary entries. Used by
//! lessongenerator only; any thread.
namespace Batanidza {

//! A word of the table as a vocabulary entry still without id and audio, and sentences around it.
struct LessonMaterial
{
    QString headword;
    QString gloss;   //!< its first sense: short enough for a sentence
    QString pattern; //!< surface tone; empty where unknown
    Json entry;
    JsonArray examples;
};

//! All words of the table that may stand in a lesson.
[[nodiscard]] const QList<LessonMaterial> &lessonMaterials();

} // namespace Batanidza
