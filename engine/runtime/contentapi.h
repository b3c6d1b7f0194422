#pragma once

#include "engine/base/json.h"
#include "engine/content/receipt.h"
#include "engine/runtime/enginesnapshot.h"

#include <QFuture>
#include <QObject>

//! Content: lists, single items, import and export, as the window needs them. Lives in the main
//! thread; every call returns at once with a future that finishes in that thread's event loop.
namespace Batanidza {

//! Where a version of an item stands in the log: who acknowledged that place has it.
struct VersionPlace
{
    Version version;
    Sequence sequence;
    bool deleted = false; //!< the item was gone with it

    friend bool operator==(const VersionPlace &, const VersionPlace &) = default;
};

//! One row of the Content page.
struct ItemRow
{
    ItemId id;
    QString type;
    QString title; //!< title.sn, else title.en, else the id
    QString gloss; //!< title.en
    QString level;
    QString unit;
    QString reviewState;
    Version version;
    Sha256 hash;
    qint64 bytes = 0;
    Millis editedAt{0};
    QString editedBy;
    Sequence sequence;     //!< of the head's event
    bool conflict = false; //!< an edit of it waits for a person
    //! Versions before this one, newest first, at most `mostEarlier`.
    QList<VersionPlace> earlier = {};
    static constexpr qsizetype mostEarlier = 8;

    friend bool operator==(const ItemRow &, const ItemRow &) = default;
};

struct ItemQuery
{
    QString filter; //!< folds case and tone marks; matches id, titles, unit and headwords
    QString orderBy = QStringLiteral("id"); //!< id, title, level, version, bytes, editedAt
    bool descending = false;
    qint64 offset = 0;
    qint64 limit = 200;
};

struct ItemPage
{
    qint64 total = 0; //!< all live items
    qint64 matching = 0;
    QList<ItemRow> rows;
};

struct ItemRevision
{
    Version version;
    Sha256 hash;
    Millis at{0};
    QString author;
    QString platform;
    bool deleted = false;
};

struct ItemDetail
{
    ItemRow row;
    Json body;
    QList<ItemRevision> history; //!< newest first
};

//! What one revision of an item said.
struct ItemBody
{
    ItemRevision revision;
    Json body; //!< of a deletion: what was deleted
};

//! How a long job gets on; the same shape for all of them.
struct JobProgress
{
    QString job; //!< "import", "export", "verify", "backup"
    qint64 done = 0;
    qint64 total = 0; //!< 0 = not known yet
    QString current;  //!< file or item
};

//! One file that was not taken as it is, and why.
struct FileReport
{
    QString file;
    Error error;
    QString rule;    //!< of the finding, where it was one
    QString pointer; //!< JSON Pointer into the file
    QString fix;
    bool refused = true; //!< false: taken, with a remark (a finding)
};

struct ImportReport
{
    QString importId; //!< for undoImport(); empty where nothing changed
    qint64 files = 0;
    qint64 added = 0;
    qint64 changed = 0;
    qint64 unchanged = 0;
    qint64 queued = 0;
    qint64 refused = 0;
    qint64 blobs = 0;
    bool cancelled = false;
    QList<FileReport> reports;
};

struct ExportReport
{
    qint64 items = 0;
    qint64 blobs = 0;
    qint64 bytes = 0;
    QList<FileReport> reports;
};

class ContentApi : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual QFuture<Result<ItemPage>> list(const ItemQuery &query) = 0;
    [[nodiscard]] virtual QFuture<Result<ItemDetail>> load(const ItemId &id) = 0;
    //! An earlier revision, also of an item that is deleted now. Error not_found: there is none, or
    //! its body was erased.
    [[nodiscard]] virtual QFuture<Result<ItemBody>> revision(const ItemId &id, Version version) = 0;
    //! A folder or a .zip of lessons and audio. Cancel the future to stop: what was taken by then
    //! stays one step that undoImport() takes back.
    [[nodiscard]] virtual QFuture<Result<ImportReport>> import(const QString &path,
                                                               const QString &author,
                                                               bool rehash) = 0;
    [[nodiscard]] virtual QFuture<Result<qint64>> undoImport(const QString &importId,
                                                             const QString &author) = 0;
    //! The newest import that was not taken back; empty where there is none.
    [[nodiscard]] virtual QFuture<Result<QString>> lastImport() = 0;
    [[nodiscard]] virtual QFuture<Result<ExportReport>> exportTo(const QString &folder) = 0;
    //! Commits one edit made in this window. Its number and client are given by the engine.
    [[nodiscard]] virtual QFuture<Result<Receipt>> save(const Edit &edit) = 0;
    //! The built-in sample course, imported as import() does.
    [[nodiscard]] virtual QFuture<Result<ImportReport>> importSampleCourse(
        const QString &author) = 0;

    //! False where the engine is elsewhere: import() and exportTo() reach no file or folder of this
    //! machine, and give the error `unsupported`.
    [[nodiscard]] virtual bool reachesFiles() const { return true; }

Q_SIGNALS:
    void progressed(const Batanidza::JobProgress &progress);
    //! Heads moved up to this place; lists may want to read again.
    void changed(Batanidza::Sequence head);
};

} // namespace Batanidza

Q_DECLARE_METATYPE(Batanidza::JobProgress)
