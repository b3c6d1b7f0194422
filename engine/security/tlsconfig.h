#pragma once

#include "engine/base/result.h"
#include "engine/security/secret.h"

#include <QSslConfiguration>
#include <QString>

//! The certificate a hub shows, and the rule that nothing goes in plain text beyond this machine
//! unless somebody said so by name. Values; any thread.
namespace Batanidza {

struct TlsConfig
{
    QByteArray certificatePem; //!< the whole chain, own certificate first
    Secret keyPem;

    [[nodiscard]] bool isEmpty() const { return certificatePem.isEmpty(); }
    //! For Qt's sockets. Only after the QCoreApplication was made.
    [[nodiscard]] QSslConfiguration sslConfiguration() const;
};

//! Both names empty: an empty config (plain text). Errors: `not_found` (a file cannot be read),
//! `invalid` (one name without the other, no certificate, no usable key, expired).
[[nodiscard]] Result<TlsConfig> loadTlsConfig(const QString &certificateFile,
                                              const QString &keyFile);

//! "localhost", "127.x.y.z" or "::1" (also in brackets).
[[nodiscard]] bool isLoopbackHost(QStringView host);

//! Error `forbidden`: plain text beyond loopback without `allowPlaintext`.
[[nodiscard]] Result<void> checkListenHost(QStringView host, const TlsConfig &tls,
                                           bool allowPlaintext);

} // namespace Batanidza
