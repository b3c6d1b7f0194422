#include "engine/runtime/importrun.h"

#include "engine/base/jsonread.h"
#include "engine/commit/committer.h"
#include "engine/store/conflictqueue.h"
#include "engine/store/contentstore.h"

#include <future>

namespace Batanidza {

namespace {

// One durable transaction takes so many; a cancel waits for one at most.
constexpr qsizetype itemsInBatch = 100;
constexpr qint64 bytesInBatch = 8 * 1024 * 1024;
constexpr qint64 tellEvery = 64;
constexpr qint64 conflictsAtOnce = 1000;
constexpr qint64 everyRevision = 1'000'000;
constexpr qsizetype longestCourse = 100'000;

//! What the log shows as the platform of an import's edits.
QString importPlatform()
{
    return QStringLiteral("import");
}

bool isJsonName(const QString &name)
{
    return name.endsWith(u".json", Qt::CaseInsensitive);
}

QString folderOf(const QString &name)
{
    return name.left(name.lastIndexOf(u'/') + 1);
}

bool isSidecar(const QString &name)
{
    return QStringView(name).sliced(folderOf(name).size()) == sidecarName;
}

//! The revision that a file was made from, as far as the store can know.
EditBase baseOf(const ImportItem &item, const Head &head, const QList<RevisionInfo> &history)
{
    const RevisionInfo *lastImport = nullptr;
    for (const RevisionInfo &revision : history) {
        if (revision.version == item.revision)
            return BaseVersion{revision.version, revision.hash};
        if (!lastImport && revision.platform == importPlatform())
            lastImport = &revision;
    }
    // A file newer than all we have was edited elsewhere: it grew out of what was imported last.
    // Of one that was merged, the file itself.
    if (item.revision > head.version && lastImport) {
        return BaseVersion{lastImport->version, lastImport->secondParent.isNull()
                                                    ? lastImport->hash
                                                    : lastImport->secondParent};
    }
    return BaseAbsent{};
}

} // namespace

ImportRun::ImportRun(ImportTarget target, ImportSource &source, const ImportRequest &request,
                     const ProgressReporter &progress, const Cancelled &cancelled)
    : m_writer(target.writer)
    , m_reading(target.reading)
    , m_blobs(source, target.reading, std::move(target.blobs))
    , m_source(source)
    , m_request(request)
    , m_progress(progress)
    , m_cancelled(cancelled)
    , m_importId(QStringLiteral("import-") + newEpoch().toString())
{}

Result<ImportReport> ImportRun::run()
{
    m_report.files = m_source.entries().size() + m_source.refusals().size();
    m_report.reports = m_source.refusals();
    m_report.refused = m_source.refusals().size();
    tell({}, true);
    if (const auto read = readWaiting(); !read)
        return read.error();
    readSidecars();
    findBlobs();
    for (qsizetype i = 0; i < m_source.entries().size() && !stopped(); ++i) {
        readItem(i);
        if (m_pending.size() < itemsInBatch && m_pendingBytes < bytesInBatch)
            continue;
        if (const auto flushed = flush(); !flushed)
            return flushed.error();
    }
    if (!stopped()) {
        if (const auto flushed = flush(); !flushed)
            return flushed.error();
        noteUnwanted();
        noteCourse();
    }
    if (m_report.added + m_report.changed > 0)
        m_report.importId = m_importId;
    tell({}, true);
    return m_report;
}

bool ImportRun::stopped()
{
    if (!m_report.cancelled && m_cancelled && m_cancelled())
        m_report.cancelled = true;
    return m_report.cancelled;
}

void ImportRun::tell(const QString &current, bool always)
{
    if (m_progress && (always || m_done % tellEvery == 0))
        m_progress({QStringLiteral("import"), m_done, qint64(m_source.entries().size()), current});
}

void ImportRun::refuse(const QString &file, const Error &error, const QString &rule,
                       const QString &fix)
{
    ++m_report.refused;
    m_report.reports.append(
        {.file = file, .error = error, .rule = rule, .pointer = {}, .fix = fix, .refused = true});
}

//! A sidecar speaks of its own folder and those below.
void ImportRun::readSidecars()
{
    for (qsizetype i = 0; i < m_source.entries().size() && !stopped(); ++i) {
        const QString name = m_source.entries().at(i).name;
        if (!isSidecar(name))
            continue;
        const auto bytes = m_source.read(i);
        const auto documents =
            bytes ? readSidecar(*bytes) : Result<QHash<QString, DocumentEntry>>(bytes.error());
        if (!documents) {
            refuse(name, documents.error(), QStringLiteral("sidecar"),
                   QStringLiteral("correct it; the documents it names were not taken"));
            continue;
        }
        for (auto it = documents->begin(); it != documents->end(); ++it)
            m_documents.insert(folderOf(name) + it.key(), *it);
    }
}

Result<void> ImportRun::readWaiting()
{
    const ConflictQueue queue(m_reading);
    Sequence after;
    while (true) {
        const auto edits = queue.list(m_request.tenant, after, conflictsAtOnce);
        if (!edits)
            return edits.error();
        for (const QueuedEdit &edit : *edits)
            m_waiting.insert({edit.item, edit.incomingHash});
        if (edits->size() < conflictsAtOnce)
            return {};
        after = edits->last().sequence;
    }
}

void ImportRun::findBlobs()
{
    for (qsizetype i = 0; i < m_source.entries().size() && !stopped(); ++i) {
        const QString name = m_source.entries().at(i).name;
        if (isJsonName(name))
            continue;
        const auto bytes = m_source.read(i);
        if (bytes)
            m_blobs.found(i, *bytes);
        else
            refuse(name, bytes.error(), QStringLiteral("unreadable"),
                   QStringLiteral("fetch the file again"));
        ++m_done;
        tell(name);
    }
}

void ImportRun::readItem(qsizetype index)
{
    const QString name = m_source.entries().at(index).name;
    if (!isJsonName(name))
        return;
    ++m_done;
    tell(name);
    if (isSidecar(name))
        return;
    const auto bytes = m_source.read(index);
    if (!bytes) {
        refuse(name, bytes.error(), QStringLiteral("unreadable"),
               QStringLiteral("fetch the file again"));
        return;
    }
    const auto document = m_documents.constFind(name);
    ImportReading reading = document != m_documents.constEnd()
                                ? readDocumentFile(name, *bytes, *document)
                                : readLessonFile(name, *bytes, m_request.rehash);
    m_report.reports += reading.reports;
    if (!reading.item) {
        ++m_report.refused;
        return;
    }
    // Two files of one item cannot both be what it is: the first is taken, the other is named.
    const auto earlier = m_fileOf.constFind(reading.item->id);
    if (earlier != m_fileOf.constEnd()) {
        refuse(name,
               {ErrorCode::Invalid, QStringLiteral("%1 is the same item as %2")
                                        .arg(reading.item->id.toString(), *earlier)},
               QStringLiteral("id-twice"),
               QStringLiteral("keep one of the two files, or give one another id"));
        return;
    }
    m_fileOf.insert(reading.item->id, name);
    if (reading.item->type == u"lesson")
        m_course.append(CourseLesson::of(reading.item->body));
    m_pending.append({name, std::move(*reading.item)});
    m_pendingBytes += bytes->size();
}

//! The lessons of the source beside those here that they build on, however far.
void ImportRun::noteCourse()
{
    const ContentStore content(m_reading);
    QList<CourseLesson> course = m_course;
    QSet<QString> known;
    for (const CourseLesson &lesson : std::as_const(course))
        known.insert(lesson.id);
    for (qsizetype i = 0; i < course.size() && course.size() < longestCourse; ++i) {
        for (const QString &id : QStringList(course[i].prerequisites)) {
            if (known.contains(id))
                continue;
            known.insert(id);
            const auto head = content.head(m_request.tenant, ItemId(id));
            if (!head || !*head || (*head)->deleted)
                continue;
            const auto bytes = content.body(m_request.tenant, (*head)->hash);
            const auto body = bytes ? readJson(*bytes) : Result<Json>(bytes.error());
            course.append({id, body ? CourseLesson::of(*body).prerequisites : QStringList()});
        }
    }
    for (const CourseFinding &found : checkCourse(course)) {
        const auto file = m_fileOf.constFind(ItemId(found.lesson));
        if (file == m_fileOf.constEnd())
            continue;
        m_report.reports.append({.file = *file,
                                 .error = {ErrorCode::Invalid, found.finding.message, {}},
                                 .rule = found.finding.rule,
                                 .pointer = found.finding.path,
                                 .fix = found.finding.fix,
                                 .refused = false});
    }
}

//! Blobs first, so that nobody hears of a lesson before its audio is there.
Result<void> ImportRun::flush()
{
    if (m_pending.isEmpty())
        return {};
    const auto blobs = storeBlobs();
    if (!blobs)
        return blobs.error();
    auto outcomes = std::make_shared<QList<Outcome>>();
    std::promise<Result<void>> promise;
    m_writer.perform(
        [this, outcomes, &blobs](Committer &committer) -> Result<void> {
            for (const ImportBlobs::Stored &blob : *blobs) {
                const auto added = committer.addBlob(m_request.tenant, blob.hash, blob.bytes);
                if (!added)
                    return added;
            }
            for (const Pending &pending : m_pending) {
                const auto outcome = commit(committer, pending.item);
                if (!outcome)
                    return outcome.error();
                outcomes->append(*outcome);
            }
            return {};
        },
        [&promise](const Result<void> &result) { promise.set_value(result); });
    const Result<void> done = promise.get_future().get();
    if (done) {
        m_report.blobs += blobs->size();
        for (qsizetype i = 0; i < m_pending.size(); ++i)
            count(m_pending.at(i), outcomes->at(i));
    } else if (m_report.added + m_report.changed + m_report.queued == 0) {
        return done;
    } else {
        // What was taken before must not be lost from the report: it can be undone by its id.
        for (const Pending &pending : std::as_const(m_pending))
            refuse(pending.file, done.error(), QStringLiteral("store"),
                   QStringLiteral("import again when the store can be written"));
        m_report.cancelled = true;
    }
    m_pending.clear();
    m_pendingBytes = 0;
    return {};
}

Result<QList<ImportBlobs::Stored>> ImportRun::storeBlobs()
{
    QList<BlobWish> wishes;
    for (const Pending &pending : std::as_const(m_pending))
        wishes += pending.item.blobs;
    auto taken = m_blobs.take(m_request.tenant, wishes);
    if (!taken)
        return taken.error();
    for (const Pending &pending : std::as_const(m_pending)) {
        for (const BlobWish &wish : pending.item.blobs) {
            if (taken->absent.contains(wish.hash))
                m_report.reports.append(
                    {.file = pending.file,
                     .error = {ErrorCode::NotFound,
                               QStringLiteral("there is no file with the SHA-256 %1")
                                   .arg(wish.hash.toHex()),
                               {}},
                     .rule = QStringLiteral("missing-file"),
                     .pointer = wish.pointer,
                     .fix = QStringLiteral("import the lesson again together with that file, "
                                           "under any name"),
                     .refused = false});
        }
    }
    return std::move(taken->stored);
}

//! In the writer's thread.
Result<ImportRun::Outcome> ImportRun::commit(Committer &committer, const ImportItem &item) const
{
    const ContentStore content(committer.database());
    const auto head = content.head(m_request.tenant, item.id);
    if (!head)
        return head.error();
    Outcome outcome;
    Edit edit;
    edit.id = item.id;
    edit.type = item.type;
    edit.base = BaseAbsent{};
    edit.content = EditBody{item.body};
    edit.author = m_request.author;
    edit.at = item.updatedAt;
    EditSource source;
    source.platform = importPlatform();
    source.importId = m_importId;
    source.firstVersion = item.revision;
    if (*head) {
        if (m_waiting.contains({item.id, item.hash}))
            return outcome;
        const auto history = content.history(m_request.tenant, item.id, everyRevision);
        if (!history)
            return history.error();
        // Only undoing an import deletes without a platform; what a person deleted stays deleted.
        const bool takenBack =
            (*head)->deleted && !history->isEmpty() && history->first().platform.isEmpty();
        for (const RevisionInfo &revision : *history) {
            const bool same = revision.hash == item.hash || revision.secondParent == item.hash;
            if (takenBack || revision.deleted || !same)
                continue;
            outcome.staysDeleted = (*head)->deleted;
            return outcome;
        }
        edit.base = takenBack ? EditBase(BaseVersion{(*head)->version, (*head)->hash})
                              : baseOf(item, **head, *history);
    }
    outcome.isNew = !*head || (*head)->deleted;
    auto receipt = committer.commitOwn(m_request.tenant, edit, source);
    if (!receipt)
        return receipt.error();
    outcome.receipt = std::move(*receipt);
    return outcome;
}

void ImportRun::count(const Pending &pending, const Outcome &outcome)
{
    if (outcome.staysDeleted)
        m_report.reports.append(
            {.file = pending.file,
             .error = {ErrorCode::Invalid,
                       QStringLiteral("%1 was deleted here after this revision and stays deleted")
                           .arg(pending.item.id.toString()),
                       {}},
             .rule = QStringLiteral("deleted"),
             .pointer = {},
             .fix = QStringLiteral("change the file and import it again: a person is asked then"),
             .refused = false});
    if (!outcome.receipt) {
        ++m_report.unchanged;
        return;
    }
    switch (outcome.receipt->status) {
    case EditStatus::Applied:
        ++(outcome.isNew ? m_report.added : m_report.changed);
        return;
    case EditStatus::Merged:
        ++m_report.changed;
        return;
    case EditStatus::Queued:
        ++m_report.queued;
        return;
    case EditStatus::Unchanged:
        ++m_report.unchanged;
        return;
    case EditStatus::Rejected:
        refuse(pending.file, outcome.receipt->error.value_or(Error{}), QStringLiteral("rejected"),
               QStringLiteral("correct what is named and import again"));
        return;
    }
}

void ImportRun::noteUnwanted()
{
    const QMap<qsizetype, Sha256> unwanted = m_blobs.unwanted();
    for (auto it = unwanted.constBegin(); it != unwanted.constEnd(); ++it) {
        refuse(m_source.entries().at(it.key()).name,
               {ErrorCode::Unsupported,
                QStringLiteral("no lesson of this import names a file with the SHA-256 %1")
                    .arg(it->toHex()),
                {}},
               QStringLiteral("not-referenced"),
               QStringLiteral("leave it out, or import it together with its lesson"));
    }
}

} // namespace Batanidza
