#pragma once

#include "engine/base/json.h"
#include "engine/content/finding.h"

#include <QByteArrayView>

//! Is this lesson right? The rules of the lesson schema, in its order: JSON and limits, schema
//! version, ids and references, characters, headwords, notations, tone, noun classes, audio,
//! exercises, content hash. Says everything at once, never fails itself, takes any JSON. Whether
//! the audio files exist is the importer's to see. Pure; any thread.
namespace Batanidza {

inline constexpr qsizetype lessonBytesLimit = 256 * 1024;
inline constexpr qsizetype vocabularyLimit = 200;

//! The stored body, without its envelope.
[[nodiscard]] QList<Finding> checkLesson(const Json &body);
//! A lesson file: the body, its envelope, and whether contentHash fits.
[[nodiscard]] QList<Finding> checkLessonFile(const Json &file);
//! The same from bytes: JSON that cannot be read is the only finding then.
[[nodiscard]] QList<Finding> checkLessonBytes(QByteArrayView utf8);

//! True where at least one finding is an error.
[[nodiscard]] bool blocksPublishing(const QList<Finding> &findings);
//! {severity, rule, path, message, fix?}
[[nodiscard]] Json writeFinding(const Finding &finding);

struct CheckRule
{
    int step; //!< 1 to 11, the place in the order
    QStringView name;
    QStringView meaning;
};

//! Every rule that a finding can name.
[[nodiscard]] const QList<CheckRule> &checkRules();

} // namespace Batanidza
