#pragma once

#include "engine/base/result.h"
#include "engine/cache/warmer.h"

#include <QString>

#include <map>

//! The course behind a recorded lesson trace, read from the names of its keys as a hub reads it
//! from its manifest: Ln is a lesson, An.c its clips, 20 lessons are a unit. Values only; any
//! thread.
namespace Batanidza {

class LessonCourse
{
public:
    //! Reads the names and sizes of a trace. Errors: those of TraceReader.
    [[nodiscard]] static Result<LessonCourse> of(const QString &file);

    //! A lesson's clips with it; at its last clips the next lesson of the unit.
    [[nodiscard]] std::vector<WarmItem> after(QByteArrayView key) const;
    //! A new version may have another size.
    void published(const QByteArray &key, qint64 bytes);
    //! The unit a key belongs to; nothing for other names.
    [[nodiscard]] static std::optional<int> unitOf(QByteArrayView key);

private:
    struct Lesson
    {
        qint64 bytes = 0;
        std::map<int, qint64> clips; //!< by number
    };
    std::map<int, Lesson> m_lessons;
};

} // namespace Batanidza
