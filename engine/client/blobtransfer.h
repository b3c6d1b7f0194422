#pragma once

#include "engine/base/result.h"
#include "engine/client/syncclient.h"

#include <QFuture>
#include <QNetworkAccessManager>
#include <QObject>

//! Brings audio and pictures from a hub and to it, by their SHA-256, over HTTP. What broke off goes
//! on where it stopped: call again. Lives in the thread that made it; futures finish there.
namespace Batanidza {

class BlobTransfer : public QObject
{
    Q_OBJECT

public:
    //! Keeps blobs as files in `folder`, named by their hash; `.part` while they are coming.
    BlobTransfer(const SyncClientOptions &options, QString folder);

    //! The file, fetched where it is not here yet, and checked. Errors: not_found, corrupt (the
    //! part is dropped), unavailable (the part stays), disk_full.
    [[nodiscard]] QFuture<Result<QString>> fetch(const Sha256 &hash);
    //! All of them, many in one request where they are small. Gives those that the hub does not
    //! have. Errors: corrupt, unavailable, disk_full; what came before stays.
    [[nodiscard]] QFuture<Result<QList<Sha256>>> fetchMany(const QList<Sha256> &hashes);
    //! Sends a file; gives its hash. Errors: not_found (the file), too_large, unavailable.
    [[nodiscard]] QFuture<Result<Sha256>> send(const QString &file);

private:
    friend class BundleFetch;

    [[nodiscard]] QNetworkRequest request(const QString &path) const;
    [[nodiscard]] QNetworkRequest request(const Sha256 &hash) const;

    const SyncClientOptions m_options;
    const QString m_folder;
    QNetworkAccessManager m_network;
};

} // namespace Batanidza
