#pragma once

#include "engine/client/blobtransfer.h"

#include <QPromise>
#include <QSet>

//! One BlobTransfer::fetchMany(): asks for bundles while they bring something, and for what they
//! leave out one by one. In the transfer's thread, whose child it is; bundles are unpacked in
//! threads of the pool.
namespace Batanidza {

class BundleFetch : public QObject
{
    Q_OBJECT

public:
    BundleFetch(BlobTransfer &transfer, const QList<Sha256> &hashes);
    ~BundleFetch() override;

    [[nodiscard]] QFuture<Result<QList<Sha256>>> start();

    //! Checks each file of a bundle and writes it into `folder`; gives what was among `asked`.
    //! Errors: corrupt, unavailable, disk_full. Any thread.
    [[nodiscard]] static Result<QSet<Sha256>> unpack(const QByteArray &tar,
                                                     const QList<Sha256> &asked,
                                                     const QString &folder);

private:
    void goOn();
    void askBundle();
    void askOne();
    void took(const QList<Sha256> &asked, const Result<QSet<Sha256>> &got);
    void fail(const Error &error);

    BlobTransfer &m_transfer;
    QPromise<Result<QList<Sha256>>> m_promise;
    QList<Sha256> m_bundled; //!< to be asked for in bundles
    QList<Sha256> m_single;  //!< to be asked for alone
    QList<Sha256> m_missing;
    int m_underWay = 0;
    bool m_done = false;
};

} // namespace Batanidza
