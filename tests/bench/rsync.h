#pragma once

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTcpServer>

//! The reference beside which a first sync is measured: rsync of the same files over loopback.
namespace Bench {

//! An rsync daemon on loopback that gives `source`, as long as this lives.
class RsyncServer
{
public:
    RsyncServer(const QString &source, const QString &folder)
        : m_folder(folder)
    {
        QTcpServer probe;
        probe.listen(QHostAddress::LocalHost);
        m_port = probe.serverPort();
        probe.close();
        QFile config(folder + QStringLiteral("/rsyncd.conf"));
        if (!config.open(QIODevice::WriteOnly))
            return;
        config.write(
            QStringLiteral(
                "use chroot = no\naddress = 127.0.0.1\n[set]\npath = %1\nread only = yes\n")
                .arg(source)
                .toUtf8());
        config.close();
        m_server.start(QStringLiteral("rsync"),
                       {QStringLiteral("--daemon"), QStringLiteral("--no-detach"),
                        QStringLiteral("--port"), QString::number(m_port),
                        QStringLiteral("--config"), config.fileName()});
    }
    ~RsyncServer()
    {
        m_server.kill();
        m_server.waitForFinished();
    }
    RsyncServer(const RsyncServer &) = delete;
    RsyncServer &operator=(const RsyncServer &) = delete;

    struct Copied
    {
        bool done = false; //!< false where rsync is missing or fails
        double seconds = 0;
        double bytes = 0; //!< both ways
    };
    //! Brings the copy of this name up to date.
    [[nodiscard]] Copied copy(const QString &name)
    {
        if (!m_server.waitForStarted())
            return {};
        for (int i = 0; i < 50; ++i) { // until it listens
            QElapsedTimer timer;
            timer.start();
            QProcess rsync;
            rsync.start(QStringLiteral("rsync"),
                        {QStringLiteral("-a"), QStringLiteral("--stats"),
                         QStringLiteral("--no-human-readable"),
                         QStringLiteral("rsync://127.0.0.1:%1/set/").arg(m_port),
                         m_folder + u'/' + name + u'/'});
            rsync.waitForFinished(60'000);
            const double seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
            if (rsync.exitStatus() != QProcess::NormalExit || rsync.exitCode() != 0)
                continue;
            double bytes = 0;
            for (const QByteArray &line : rsync.readAllStandardOutput().split('\n')) {
                if (line.startsWith("Total bytes sent:") ||
                    line.startsWith("Total bytes received:"))
                    bytes += line.mid(line.indexOf(':') + 1).trimmed().toDouble();
            }
            return {true, seconds, bytes};
        }
        return {};
    }

private:
    const QString m_folder;
    quint16 m_port = 0;
    QProcess m_server;
};

} // namespace Bench
