#pragma once

#include "tests/app/daemon.h"
#include "tests/bench/report.h"

#include <QTemporaryDir>

#include <optional>

//! What the benchmarks over the line share: the load generator (a process of its own), its answer,
//! and how many clients there are. One thread.
namespace Bench {

//! How many clients "all" are: 10,000, or BENCH_CLIENTS where somebody wants a quick look.
[[nodiscard]] inline int allClients()
{
    const int wanted = qEnvironmentVariableIntValue("BENCH_CLIENTS");
    return wanted > 0 ? wanted : 10'000;
}

//! An aim holds for the size that it was set for.
[[nodiscard]] inline Aim forAll(Aim aim)
{
    return allClients() == 10'000 ? aim : Aim::None;
}

//! The answer of one run of the load generator, and whether all that should come came, once.
struct LoadResult
{
    Batanidza::Json figures;
    bool whole = false;

    [[nodiscard]] double operator[](QStringView name) const { return figures[name].toDouble(); }
};

//! Runs `loadgen MODE` against a port; its own deadline ends it. Nothing where it gave no answer.
[[nodiscard]] inline std::optional<LoadResult> load(const QString &mode, const QString &port,
                                                    qint64 pid, const QStringList &options,
                                                    int seconds = 60)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(qEnvironmentVariable("LOADGEN"),
                  QStringList{mode, QStringLiteral("--port"), port, QStringLiteral("--pid"),
                              QString::number(pid), QStringLiteral("--seconds"),
                              QString::number(seconds)} +
                      options);
    if (!process.waitForFinished((seconds + 20) * 1000)) {
        process.kill();
        process.waitForFinished();
        return std::nullopt;
    }
    const auto figures = Batanidza::readJson(process.readAllStandardOutput().trimmed());
    if (!figures)
        return std::nullopt;
    return LoadResult{*figures,
                      process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0};
}

[[nodiscard]] inline std::optional<LoadResult> load(const QString &mode,
                                                    const Batanidza::RunningDaemon &daemon,
                                                    const QStringList &options, int seconds = 60)
{
    return load(mode, daemon.ws().section(u':', -1), daemon.pid(), options, seconds);
}

//! {"--clients", "1000", ...} from "--clients 1000 ...".
[[nodiscard]] inline QStringList words(const QString &options)
{
    return options.split(u' ', Qt::SkipEmptyParts);
}

//! A batanidzad with an empty workspace of its own.
struct FreshHub
{
    QTemporaryDir folder;
    Batanidza::RunningDaemon daemon;

    explicit FreshHub(const QStringList &more = {})
        : daemon(folder.path(), QStringList{QStringLiteral("--open-loopback")} + more)
    {}
};

inline void reportLosses(const char *name, const LoadResult &result)
{
    report(name, result[u"missing"] + result[u"doubled"], "", Aim::AtMost, 0);
}

} // namespace Bench
