#include "engine/audio/processrun.h"

#include <QDeadlineTimer>
#include <QFileInfo>
#include <QProcessEnvironment>

#include <csignal>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <optional>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype keptErrors = 64 * 1024;
constexpr int stepMs = 50;

void limit(__rlimit_resource what, rlim_t value)
{
    const rlimit both{value, value};
    setrlimit(what, &both);
}

void takeErrors(QProcess &process, QByteArray &errors)
{
    errors += process.readAllStandardError();
    if (errors.size() > 2 * keptErrors)
        errors = errors.last(keptErrors);
}

} // namespace

void harden(QProcess &process, const ProcessLimits &limits)
{
    // PATH and language only: what a program does must not hang on who started us.
    QProcessEnvironment bare;
    for (const QString &name : {u"PATH"_s, u"HOME"_s, u"XDG_RUNTIME_DIR"_s, u"PULSE_SERVER"_s,
                                u"SDL_AUDIODRIVER"_s, u"ALSA_CONFIG_PATH"_s}) {
        if (qEnvironmentVariableIsSet(name.toLatin1().constData()))
            bare.insert(name, qEnvironmentVariable(name.toLatin1().constData()));
    }
    bare.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    process.setProcessEnvironment(bare);
    const auto seconds =
        static_cast<rlim_t>(std::chrono::ceil<std::chrono::seconds>(limits.within).count());
    const auto bytes = static_cast<rlim_t>(limits.fileBytes);
    const pid_t parent = getpid();
    const bool background = limits.background;
    process.setChildProcessModifier([seconds, bytes, parent, background] {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != parent)
            _exit(127);
        limit(RLIMIT_CPU, seconds + 5);
        limit(RLIMIT_FSIZE, bytes);
        limit(RLIMIT_CORE, 0);
        limit(RLIMIT_AS, rlim_t(4) * 1024 * 1024 * 1024);
        if (background)
            setpriority(PRIO_PROCESS, 0, 10);
    });
}

Result<ProcessEnd> runProcess(const ProcessJob &job)
{
    const QString name = QFileInfo(job.program).fileName();
    // A program that ends sooner than the question comes would hide that nobody wants it.
    if (job.cancelled && job.cancelled())
        return Error{ErrorCode::Cancelled, u"the job was stopped"_s};
    QProcess process;
    harden(process, job.limits);
    process.start(job.program, job.arguments);
    if (!process.waitForStarted(5000)) {
        return Error{ErrorCode::Unavailable,
                     u"%1 does not start: %2"_s.arg(name, process.errorString())};
    }
    if (!job.input.isEmpty())
        process.write(job.input);
    process.closeWriteChannel();

    ProcessEnd end;
    QByteArray pending;
    const QDeadlineTimer deadline(job.limits.within);
    std::optional<Error> broken;
    const auto take = [&] {
        takeErrors(process, end.errors);
        pending += process.readAllStandardOutput();
        if (job.line) {
            for (auto at = pending.indexOf('\n'); at >= 0; at = pending.indexOf('\n')) {
                job.line(pending.first(at));
                pending.remove(0, at + 1);
            }
        }
        if (pending.size() > job.limits.outputBytes) {
            broken = Error{ErrorCode::TooLarge,
                           u"%1 said more than %2 bytes"_s.arg(name).arg(job.limits.outputBytes)};
        }
    };
    while (!broken && !process.waitForFinished(stepMs) && process.state() != QProcess::NotRunning) {
        take();
        if (job.cancelled && job.cancelled())
            broken = Error{ErrorCode::Cancelled, u"the job was stopped"_s};
        else if (deadline.hasExpired())
            broken = Error{ErrorCode::Unavailable,
                           u"%1 took longer than %2 ms and was stopped"_s.arg(name).arg(
                               job.limits.within.count())};
    }
    if (!broken)
        take();
    if (broken) {
        process.kill();
        process.waitForFinished(5000);
        return *broken;
    }
    if (job.line && !pending.isEmpty())
        job.line(pending);
    else
        end.output = std::move(pending);
    if (end.errors.size() > keptErrors)
        end.errors = end.errors.last(keptErrors);
    end.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return end;
}

} // namespace Batanidza
