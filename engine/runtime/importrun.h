#pragma once

#include "engine/content/coursecheck.h"
#include "engine/runtime/importblobs.h"
#include "engine/runtime/importer.h"
#include "engine/store/workspace.h"

#include <QSet>

namespace Batanidza {

class Committer;

//! Where an import writes to: the writer, a reading connection of its own, and the blobs' files.
struct ImportTarget
{
    Writer &writer;
    Database &reading;
    BlobStore blobs;
};

//! One import from start to end. Used once, in one thread, by Importer.
class ImportRun
{
public:
    ImportRun(ImportTarget target, ImportSource &source, const ImportRequest &request,
              const ProgressReporter &progress, const Cancelled &cancelled);

    [[nodiscard]] Result<ImportReport> run();

private:
    struct Pending
    {
        QString file;
        ImportItem item;
    };
    struct Outcome
    {
        std::optional<Receipt> receipt; //!< nothing where the revision is there already
        bool isNew = false;
        bool staysDeleted = false;
    };

    [[nodiscard]] bool stopped();
    void tell(const QString &current, bool always = false);
    void readSidecars();
    void findBlobs();
    [[nodiscard]] Result<void> readWaiting();
    void readItem(qsizetype index);
    [[nodiscard]] Result<void> flush();
    [[nodiscard]] Result<QList<ImportBlobs::Stored>> storeBlobs();
    [[nodiscard]] Result<Outcome> commit(Committer &committer, const ImportItem &item) const;
    void count(const Pending &pending, const Outcome &outcome);
    void noteUnwanted();
    void noteCourse();
    void refuse(const QString &file, const Error &error, const QString &rule, const QString &fix);

    Writer &m_writer;
    Database &m_reading;
    ImportBlobs m_blobs;
    ImportSource &m_source;
    const ImportRequest &m_request;
    const ProgressReporter &m_progress;
    const Cancelled &m_cancelled;

    ImportReport m_report;
    QString m_importId;
    qint64 m_done = 0;
    QHash<QString, DocumentEntry> m_documents; //!< by path in the source
    QSet<std::pair<ItemId, Sha256>> m_waiting; //!< bodies that a person is asked about already
    QHash<ItemId, QString> m_fileOf;           //!< the file each item was read from
    QList<CourseLesson> m_course;              //!< the lessons of the source
    QList<Pending> m_pending;
    qint64 m_pendingBytes = 0;
};

} // namespace Batanidza
