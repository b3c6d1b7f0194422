#include "engine/security/tlsconfig.h"

#include <QDateTime>
#include <QFile>
#include <QHostAddress>
#include <QSslCertificate>
#include <QSslKey>

namespace Batanidza {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qint64 largestPem = 1024 * 1024;

Result<QByteArray> readPem(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound,
                     u"Cannot read \"%1\": %2."_s.arg(name, file.errorString())};
    if (file.size() > largestPem)
        return Error{ErrorCode::Invalid, u"\"%1\" is too large for a PEM file."_s.arg(name)};
    return file.readAll();
}

//! The private key in `pem`; null where there is none. PEM does not always name the algorithm.
QSslKey privateKey(const QByteArray &pem)
{
    for (const auto algorithm : {QSsl::Rsa, QSsl::Ec}) {
        const QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey);
        if (!key.isNull())
            return key;
    }
    return {};
}

} // namespace

QSslConfiguration TlsConfig::sslConfiguration() const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(QSslCertificate::fromData(certificatePem, QSsl::Pem));
    configuration.setPrivateKey(privateKey(keyPem.reveal()));
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

Result<TlsConfig> loadTlsConfig(const QString &certificateFile, const QString &keyFile)
{
    if (certificateFile.isEmpty() && keyFile.isEmpty())
        return TlsConfig{};
    if (certificateFile.isEmpty() || keyFile.isEmpty())
        return Error{ErrorCode::Invalid,
                     u"A certificate and its key belong together: name both."_s};
    const auto certificate = readPem(certificateFile);
    if (!certificate)
        return certificate.error();
    const auto key = readPem(keyFile);
    if (!key)
        return key.error();

    const QList<QSslCertificate> chain = QSslCertificate::fromData(*certificate, QSsl::Pem);
    if (chain.isEmpty() || chain.first().isNull())
        return Error{ErrorCode::Invalid,
                     u"\"%1\" holds no PEM certificate."_s.arg(certificateFile)};
    if (chain.first().expiryDate() < QDateTime::currentDateTimeUtc())
        return Error{ErrorCode::Invalid,
                     u"The certificate in \"%1\" expired on %2."_s.arg(
                         certificateFile, chain.first().expiryDate().toString(Qt::ISODate))};
    if (privateKey(*key).isNull())
        return Error{
            ErrorCode::Invalid,
            u"\"%1\" holds no PEM private key (RSA or EC) without a passphrase."_s.arg(keyFile)};
    return TlsConfig{*certificate, Secret(*key)};
}

bool isLoopbackHost(QStringView host)
{
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.sliced(1, host.size() - 2);
    return host.compare(u"localhost", Qt::CaseInsensitive) == 0 ||
           QHostAddress(host.toString()).isLoopback();
}

Result<void> checkListenHost(QStringView host, const TlsConfig &tls, bool allowPlaintext)
{
    if (!tls.isEmpty() || allowPlaintext || isLoopbackHost(host))
        return {};
    return Error{ErrorCode::Forbidden,
                 u"\"%1\" can be reached from other machines: give a certificate and its key, or "
                 u"say --allow-plaintext if a proxy before it does TLS."_s.arg(host)};
}

} // namespace Batanidza
