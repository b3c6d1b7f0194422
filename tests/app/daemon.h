#pragma once

#include "engine/base/json.h"
#include "engine/base/jsonread.h"

#include <QProcess>
#include <QStringList>
#include <QTest>

#include <csignal>

//! batanidzad as its users start it: a process of its own, ended by its own process id.
namespace Batanidza {

struct VerbResult
{
    int code = -1;
    QByteArray out;
    QByteArray err;

    //! The first line of standard output as JSON.
    [[nodiscard]] Json json() const
    {
        const auto value = readJson(out.left(out.indexOf('\n')));
        return value ? *value : Json();
    }
};

[[nodiscard]] inline VerbResult runVerb(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(qEnvironmentVariable("BATANIDZAD"), arguments);
    process.write(input);
    process.closeWriteChannel();
    VerbResult result;
    if (!process.waitForFinished(60'000)) {
        process.kill();
        process.waitForFinished();
        result.err = "timed out\n";
    }
    result.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    result.out = process.readAllStandardOutput();
    result.err += process.readAllStandardError();
    return result;
}

//! `batanidzad serve` on free ports.
class RunningDaemon
{
public:
    explicit RunningDaemon(const QString &dataFolder, const QStringList &more = {})
    {
        m_process.start(qEnvironmentVariable("BATANIDZAD"),
                        QStringList{QStringLiteral("serve"), QStringLiteral("--data"), dataFolder,
                                    QStringLiteral("--ws"), QStringLiteral("127.0.0.1:0"),
                                    QStringLiteral("--http"), QStringLiteral("127.0.0.1:0")} +
                            more);
        while (!m_process.canReadLine() && m_process.waitForReadyRead(30'000)) {
        }
        const auto line = readJson(m_process.readLine());
        if (line)
            m_ready = *line;
    }
    ~RunningDaemon()
    {
        if (m_process.state() != QProcess::NotRunning)
            stop();
    }
    RunningDaemon(const RunningDaemon &) = delete;
    RunningDaemon &operator=(const RunningDaemon &) = delete;

    [[nodiscard]] bool isReady() const { return m_ready[u"event"].toString() == u"ready"; }
    [[nodiscard]] QString ws() const { return m_ready[u"ws"].toString(); }
    [[nodiscard]] QString http() const { return m_ready[u"http"].toString(); }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    [[nodiscard]] QByteArray errors() { return m_process.readAllStandardError(); }
    //! SIGTERM, and its exit code.
    int stop()
    {
        ::kill(static_cast<pid_t>(m_process.processId()), SIGTERM);
        if (!m_process.waitForFinished(20'000)) {
            m_process.kill();
            m_process.waitForFinished();
            return -1;
        }
        return m_process.exitCode();
    }
    //! It ended by itself, with exit code 0.
    [[nodiscard]] bool waitEnded()
    {
        return m_process.waitForFinished(20'000) && m_process.exitCode() == 0;
    }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

private:
    QProcess m_process;
    Json m_ready;
};

} // namespace Batanidza
