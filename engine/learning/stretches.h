#pragma once

#include "engine/learning/progress.h"

#include <QHash>
#include <QSet>

//! Counts learners in one stretch of time after another, from events in the order of their times.
//! Not thread-safe.
namespace Batanidza {

//! One stretch in which something happened.
struct LearningStretch
{
    EngagementBucket all;
    QList<AdoptionRow> platforms; //!< without versions
    QList<AdoptionRow> versions;

    friend bool operator==(const LearningStretch &, const LearningStretch &) = default;
};

class StretchCounter
{
public:
    //! Stretches are `width` long and begin `offset` before UTC's.
    StretchCounter(std::chrono::milliseconds width, std::chrono::milliseconds offset);

    //! Never earlier than the one before.
    void add(std::chrono::milliseconds at, const QString &learner, const QString &platform,
             const QString &appVersion, bool completed);
    //! All that were counted. Of more than a hundred versions in one stretch the rest is left out:
    //! a device that makes them up must not fill the memory.
    [[nodiscard]] QList<LearningStretch> take();

private:
    void close();

    const std::chrono::milliseconds m_width;
    const std::chrono::milliseconds m_offset;
    QList<LearningStretch> m_done;
    EngagementBucket m_now;
    QSet<QString> m_learners;
    QHash<QString, QSet<QString>> m_platforms;
    QHash<std::pair<QString, QString>, QSet<QString>> m_versions;
};

//! The rows of the `most` platforms, or versions, that have most learners in all stretches
//! together.
[[nodiscard]] QList<AdoptionRow> mostUsed(const QList<AdoptionRow> &rows, qsizetype most);

} // namespace Batanidza
