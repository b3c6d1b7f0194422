#include "engine/security/tlsconfig.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QTemporaryDir>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString certificate = QStringLiteral(TEST_DATA_DIR "/tls/certificate.pem");
const QString key = QStringLiteral(TEST_DATA_DIR "/tls/key.pem");

} // namespace

class TestTlsConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCertificateAndItsKeyAreLoaded()
    {
        const auto tls = loadTlsConfig(certificate, key);
        QVERIFY2(tls, tls ? "" : qPrintable(tls.error().detail));
        QVERIFY(!tls->isEmpty());
        const QSslConfiguration configuration = tls->sslConfiguration();
        QCOMPARE(configuration.localCertificateChain().size(), 1);
        QVERIFY(!configuration.privateKey().isNull());
    }

    void noNamesMeanPlainText()
    {
        const auto tls = loadTlsConfig({}, {});
        QVERIFY(tls);
        QVERIFY(tls->isEmpty());
    }

    void refused_data()
    {
        QTest::addColumn<QString>("certificateFile");
        QTest::addColumn<QString>("keyFile");
        QTest::addColumn<int>("code");
        QTest::newRow("no key") << certificate << QString() << int(ErrorCode::Invalid);
        QTest::newRow("no certificate") << QString() << key << int(ErrorCode::Invalid);
        QTest::newRow("no such file") << u"/nowhere/c.pem"_s << key << int(ErrorCode::NotFound);
        QTest::newRow("exchanged") << key << certificate << int(ErrorCode::Invalid);
        QTest::newRow("a certificate as the key")
            << certificate << certificate << int(ErrorCode::Invalid);
    }

    void refused()
    {
        QFETCH(QString, certificateFile);
        QFETCH(QString, keyFile);
        QFETCH(int, code);
        const auto tls = loadTlsConfig(certificateFile, keyFile);
        QVERIFY(!tls);
        QCOMPARE(int(tls.error().code), code);
        QVERIFY(!tls.error().detail.isEmpty());
    }

    void plainTextStaysOnThisMachine_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("loopback");
        QTest::newRow("127.0.0.1") << u"127.0.0.1"_s << true;
        QTest::newRow("127.8.8.8") << u"127.8.8.8"_s << true;
        QTest::newRow("localhost") << u"LocalHost"_s << true;
        QTest::newRow("::1") << u"::1"_s << true;
        QTest::newRow("[::1]") << u"[::1]"_s << true;
        QTest::newRow("all addresses") << u"0.0.0.0"_s << false;
        QTest::newRow("all addresses, IPv6") << u"::"_s << false;
        QTest::newRow("a LAN address") << u"192.168.1.2"_s << false;
        QTest::newRow("a name that only looks local") << u"localhost.example.org"_s << false;
        QTest::newRow("nothing") << QString() << false;
    }

    // W38
    void plainTextStaysOnThisMachine()
    {
        QFETCH(QString, host);
        QFETCH(bool, loopback);
        QCOMPARE(isLoopbackHost(host), loopback);
        QCOMPARE(checkListenHost(host, {}, false).has_value(), loopback);
        QVERIFY(checkListenHost(host, {}, true));
        QVERIFY(checkListenHost(host, *loadTlsConfig(certificate, key), false));
        if (!loopback)
            QCOMPARE(checkListenHost(host, {}, false).error().code, ErrorCode::Forbidden);
    }

    void aSecretDoesNotPrint()
    {
        const Secret secret("hunter2");
        QString text;
        QDebug(&text) << secret;
        QVERIFY(!text.contains(u"hunter2"));
        QVERIFY(secret == Secret("hunter2"));
        QVERIFY(!(secret == Secret("hunter3")));
        QVERIFY(!(secret == Secret()));
    }
};

QTEST_GUILESS_MAIN(TestTlsConfig)
#include "tst_tlsconfig.moc"
