#pragma once

#include "engine/runtime/importitem.h"
#include "engine/runtime/importsource.h"
#include "engine/store/blobstore.h"
#include "engine/store/database.h"

#include <QSet>

namespace Batanidza {

//! The files of an import that are no lessons, found by what they hold and not by their names, and
//! what of them its lessons name. Used by one ImportRun, in its thread.
class ImportBlobs
{
public:
    struct Stored
    {
        Sha256 hash;
        qint64 bytes = 0;
    };
    struct Taken
    {
        QList<Stored> stored; //!< what was not in the workspace, or was there cut short
        QSet<Sha256> absent;  //!< neither in the source nor in the workspace
    };

    ImportBlobs(ImportSource &source, Database &reading, BlobStore store);

    //! An entry of the source holds these bytes.
    void found(qsizetype entry, const QByteArray &bytes);
    //! Writes what is wished for the first time and is not here yet; durable when it returns.
    [[nodiscard]] Result<Taken> take(const TenantId &tenant, const QList<BlobWish> &wishes);
    //! The files that nobody wished for, by their entry in the source.
    [[nodiscard]] QMap<qsizetype, Sha256> unwanted() const;

private:
    ImportSource &m_source;
    Database &m_reading;
    BlobStore m_store;
    QHash<Sha256, qsizetype> m_entries; //!< where a file of this hash is
    QSet<Sha256> m_wanted;
};

} // namespace Batanidza
