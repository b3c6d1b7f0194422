#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/content/lesson.h"
#include "engine/content/lessoncheck.h"
#include "engine/content/lessonjson.h"
#include "engine/content/lessonsummary.h"
#include "tests/fuzz/fuzz.h"

namespace Batanidza::Fuzz {

void lesson(QByteArrayView bytes)
{
    const auto findings = checkLessonBytes(bytes);
    for (const Finding &finding : findings)
        (void)writeFinding(finding);
    const auto file = readJson(bytes);
    if (!file)
        return;
    (void)checkLesson(*file);
    promise(blobReferences(*file) == blobReferences(QByteArrayView(writeJson(*file))),
            "blobs are found in the text as in the values");
    const auto stored = storedBody(*file);
    if (!stored)
        return;
    const auto again = storedBody(fileJson(stored->body, stored->envelope));
    promise(again && again->body == stored->body, "a body comes out of its file as it went in");
    auto read = Lesson::fromBody(stored->body);
    if (!read)
        return;
    (void)summaryOf(read->id(), read->body());
    const auto words = read->vocabulary();
    for (const VocabularyEntry &word : words)
        read->putWord(word);
    for (const VocabularyEntry &word : words)
        (void)read->removeWord(word.id(), QStringLiteral("gone"));
    (void)writeJson(read->body());
}

} // namespace Batanidza::Fuzz
