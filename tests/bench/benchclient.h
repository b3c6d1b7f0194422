#pragma once

#include "engine/client/syncclient.h"
#include "tests/app/daemon.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <functional>

//! A real client of a running batanidzad, as a program embeds it. One thread, with its event loop.
namespace Bench {

//! Turns the event loop until `done`; false where it took longer than `seconds`. Sleeps while
//! nothing happens: processEvents() with a time limit would not, and take a core from the hub.
[[nodiscard]] inline bool waitFor(const std::function<bool()> &done, int seconds = 60)
{
    QElapsedTimer timer;
    timer.start();
    QTimer wake;
    wake.start(50);
    while (!done() && timer.elapsed() < seconds * 1000)
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    return done();
}

[[nodiscard]] inline Batanidza::SyncClientOptions optionsFor(const Batanidza::RunningDaemon &daemon,
                                                             const QString &storeFile)
{
    Batanidza::SyncClientOptions options;
    options.webSocket = QUrl(daemon.ws() + QStringLiteral("/v1/sync"));
    options.http = QUrl(daemon.http());
    options.storeFile = storeFile;
    options.session.tenant = Batanidza::TenantId(QStringLiteral("demo"));
    options.session.platform = QStringLiteral("desktop");
    options.session.appName = QStringLiteral("bench");
    options.session.appVersion = QStringLiteral("1");
    options.session.form = Batanidza::Wire::Form::Canonical;
    return options;
}

} // namespace Bench
