// 10,000 clients over TLS, with a certificate that openssl makes here.
#include "tests/bench/load.h"

#include <QCoreApplication>

using namespace Batanidza;
using namespace Bench;
using namespace Qt::Literals::StringLiterals;

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const std::string all = grouped(allClients()) + " clients over TLS";
    const QTemporaryDir keys;
    const QString key = keys.filePath(u"key.pem"_s);
    const QString certificate = keys.filePath(u"cert.pem"_s);
    QProcess openssl;
    openssl.setStandardErrorFile(QProcess::nullDevice());
    openssl.start(
        u"openssl"_s,
        words(u"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "
              "-subj /CN=localhost"_s) +
            QStringList{u"-keyout"_s, key, u"-out"_s, certificate});
    if (!openssl.waitForStarted() || !openssl.waitForFinished() || openssl.exitCode() != 0) {
        notMeasured(all, "openssl made no certificate");
        return 0;
    }
    FreshHub hub({u"--tls-cert"_s, certificate, u"--tls-key"_s, key});
    if (!hub.daemon.isReady())
        return 1;
    const auto result =
        load(u"fanout"_s, hub.daemon,
             words(u"--tls --clients %1 --publish 10 --rate 0.5 --size 200 --hold 5"_s.arg(
                 allClients())),
             120);
    if (hub.daemon.stop() != 0)
        return 1;
    if (!result) {
        notMeasured(all, "the load generator was built without OpenSSL (libssl-dev)");
        return 0;
    }
    report(all + " connect and say hello", (*result)[u"connectMs"], "ms");
    report(all + ": CPU for each handshake", (*result)[u"connectCpuUs"] / 1000, "ms",
           forAll(Aim::AtMost), 1.2);
    report(all + ": memory for each connection", (*result)[u"kbEach"], "kB", forAll(Aim::AtMost),
           90);
    report(all + ", 200 B, 0.5/s, P50", (*result)[u"p50"], "ms");
    report(all + ", 200 B, 0.5/s, P99", (*result)[u"p99"], "ms", forAll(Aim::AtMost), 200);
    report(all + ": CPU for a million deliveries", (*result)[u"cpuPerMillion"], "s");
    reportLosses((all + ": deliveries missing or double").c_str(), *result);
    return result->whole ? 0 : 1;
}
