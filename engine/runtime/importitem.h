#pragma once

#include "engine/content/edit.h"
#include "engine/runtime/contentapi.h"

#include <QHash>

#include <optional>

//! From the bytes of one file to the item it holds, or to why not. Pure; any thread.
namespace Batanidza {

//! A file that a body names by its SHA-256.
struct BlobWish
{
    Sha256 hash;
    QString pointer;   //!< JSON Pointer into the body, to the rendition
    qint64 bytes = -1; //!< as the body says; -1 = it does not

    friend bool operator==(const BlobWish &, const BlobWish &) = default;
};

struct ImportItem
{
    ItemId id;
    QString type;
    Json body;
    Sha256 hash; //!< of the canonical body
    Version revision;
    Millis updatedAt{0}; //!< UTC; 0 = the file does not say
    QList<BlobWish> blobs;

    friend bool operator==(const ImportItem &, const ImportItem &) = default;
};

struct ImportReading
{
    std::optional<ImportItem> item; //!< nothing where the file is refused
    QList<FileReport> reports;      //!< why, or remarks on what was taken
};

//! What the sidecar batanidza.json says of one file that is no lesson.
struct DocumentEntry
{
    ItemId id;
    QString type;
    Version revision;
    Millis updatedAt{0};

    friend bool operator==(const DocumentEntry &, const DocumentEntry &) = default;
};

inline constexpr QStringView sidecarName = u"batanidza.json";

//! Reads a sidecar; the keys are paths relative to its folder. `invalid` names the entry.
[[nodiscard]] Result<QHash<QString, DocumentEntry>> readSidecar(QByteArrayView bytes);
[[nodiscard]] QByteArray writeSidecar(const QHash<QString, DocumentEntry> &documents);

//! A lesson file: envelope, contentHash and findings are checked. With `rehash` a wrong
//! contentHash is a remark. `file` is only for the reports.
[[nodiscard]] ImportReading readLessonFile(const QString &file, QByteArrayView bytes, bool rehash);
//! A file that a sidecar names: its whole JSON is the body, whatever it holds.
[[nodiscard]] ImportReading readDocumentFile(const QString &file, QByteArrayView bytes,
                                             const DocumentEntry &entry);

//! Every rendition of a body, in the order of the document, each hash once.
[[nodiscard]] QList<BlobWish> blobWishes(const Json &body);

} // namespace Batanidza
