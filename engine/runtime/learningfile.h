#pragma once

#include "engine/learning/learningevent.h"
#include "engine/runtime/learningapi.h"

#include <QSaveFile>

//! A file that learning events are written into, whole or not at all: CSV with a head, or a JSON
//! array of xAPI statements. One thread.
namespace Batanidza {

class LearningFile
{
public:
    LearningFile(const QString &file, const TenantId &tenant, LearningFormat format);

    //! Begins, or begins again. Error: unavailable (the file cannot be written).
    [[nodiscard]] Result<void> begin();
    //! Error: disk_full.
    [[nodiscard]] Result<void> append(const QList<LearningEvent> &events);
    //! Gives the file its name. Error: disk_full.
    [[nodiscard]] Result<void> commit();
    [[nodiscard]] qint64 count() const { return m_count; }

private:
    [[nodiscard]] Error full() const;

    QString m_name;
    QString m_home; //!< where actors and lessons are named in xAPI
    LearningFormat m_format;
    std::unique_ptr<QSaveFile> m_file;
    qint64 m_count = 0;
};

} // namespace Batanidza
