#include "app/address.h"
#include "app/quitsignals.h"
#include "app/verbs/verb.h"
#include "engine/base/clock.h"
#include "engine/base/jsonwrite.h"
#include "engine/runtime/configfile.h"
#include "engine/runtime/demo.h"
#include "engine/runtime/engine.h"

#include <QCoreApplication>
#include <QDir>

#include <cstdio>
#include <unistd.h>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

//! One line that says how it stands, for a person at a terminal.
QString statusLine(const EngineSnapshot &snapshot)
{
    QStringList platforms;
    for (const PlatformStatus &platform : snapshot.platforms) {
        const QString name = platformName(platform.platform);
        platforms.append(platform.sessions == 0 ? u"%1 off"_s.arg(name)
                         : platform.behind == 0
                             ? u"%1 v%2"_s.arg(name).arg(platform.version.value())
                             : u"%1 %2 behind"_s.arg(name).arg(platform.behind));
    }
    const Histogram &latency = snapshot.propagation;
    const QString measured = latency.count() >= 100 ? u"P50 %1 ms, P99 %2 ms of %3 updates"_s
                                                          .arg(latency.quantile(0.5), 0, 'f', 1)
                                                          .arg(latency.quantile(0.99), 0, 'f', 1)
                                                          .arg(latency.count())
                                                    : u"%1 updates measured"_s.arg(latency.count());
    return u"v%1 | %2 | %3 | %4 edits/s | %5 waiting"_s.arg(snapshot.head.sequence.value())
        .arg(platforms.join(u", "_s), measured)
        .arg(snapshot.editsPerSecond)
        .arg(snapshot.conflictsWaiting);
}

ExitCode serve(const QCommandLineParser &parser)
{
    EnginePlace place;
    place.tenant = tenantOf(parser).toString();
    place.demo = parser.isSet(u"demo"_s);
    place.openLoopback = parser.isSet(u"open-loopback"_s);
    place.allowPlaintext = parser.isSet(u"allow-plaintext"_s);
    place.certificateFile = parser.value(u"tls-cert"_s);
    place.keyFile = parser.value(u"tls-key"_s);
    if (parser.isSet(u"ws"_s)) {
        if (const auto read =
                readAddress(parser.value(u"ws"_s), place.webSocketHost, place.webSocketPort);
            !read)
            return usageError(u"--ws: "_s + read.error().detail);
    }
    if (parser.isSet(u"http"_s)) {
        if (const auto read = readAddress(parser.value(u"http"_s), place.httpHost, place.httpPort);
            !read)
            return usageError(u"--http: "_s + read.error().detail);
    }
    if (place.demo && !parser.isSet(u"data"_s)) {
        place.dataFolder = demoFolder();
    } else {
        const auto folder = dataFolder(parser, false);
        if (!folder)
            return fail(folder.error());
        place.dataFolder = *folder;
    }

    const SystemClock clock;
    QuitSignals quit;
    std::unique_ptr<Demo> demo;
    std::unique_ptr<Engine> own;
    Engine *engine = nullptr;
    if (place.demo) {
        auto started = Demo::start(clock, place);
        if (!started)
            return fail(started.error());
        demo = std::move(*started);
        engine = &demo->engine();
    } else {
        const auto config = loadEngineConfig(place.dataFolder);
        if (!config)
            return fail(config.error());
        auto started = Engine::start(clock, place, *config);
        if (!started)
            return fail(started.error());
        own = std::move(*started);
        engine = own.get();
    }

    say(QString::fromUtf8(
        writeJson(Json(JsonObject{{u"event"_s, u"ready"_s},
                                  {u"ws"_s, engine->webSocketAddress()},
                                  {u"http"_s, engine->httpAddress()},
                                  {u"pid"_s, QCoreApplication::applicationPid()}}))));

    const bool terminal = ::isatty(STDERR_FILENO) != 0;
    int seconds = 0;
    QObject::connect(&engine->monitor(), &MonitorApi::snapshotReady, engine,
                     [&](const EngineSnapshotPtr &snapshot) {
                         // At a terminal the line is written over itself; elsewhere a log wants few
                         // lines.
                         if (terminal)
                             std::fprintf(stderr, "\r\033[K%s",
                                          qUtf8Printable(statusLine(*snapshot)));
                         else if (place.demo && seconds++ % 10 == 0)
                             std::fprintf(stderr, "%s\n", qUtf8Printable(statusLine(*snapshot)));
                         std::fflush(stderr);
                     });
    QObject::connect(&quit, &QuitSignals::quitRequested, QCoreApplication::instance(),
                     &QCoreApplication::quit);
    // By order of an operator; as on SIGTERM otherwise.
    QObject::connect(engine, &Engine::drained, QCoreApplication::instance(),
                     &QCoreApplication::quit, Qt::QueuedConnection);
    QCoreApplication::exec();
    if (terminal)
        std::fputc('\n', stderr);
    if (demo)
        demo->stop();
    engine->stop();
    return ExitCode::Ok;
}

} // namespace

Verb serveVerb()
{
    return {
        u"serve"_s,
        {},
        u"run the hub on a workspace until SIGTERM; prints one JSON line when ready"_s,
        {dataOption(),
         tenantOption(),
         {u"ws"_s, u"address of the WebSocket, port 0 = any free one (default 127.0.0.1:7300)"_s,
          u"HOST:PORT"_s},
         {u"http"_s, u"address of HTTP, port 0 = any free one (default 127.0.0.1:7301)"_s,
          u"HOST:PORT"_s},
         {u"demo"_s, u"a fresh demo workspace with five clients that edit and read"_s},
         {u"open-loopback"_s,
          u"let clients on this machine in without a token, as devices of tenant demo"_s},
         {u"tls-cert"_s, u"PEM certificate: serve wss: and https:"_s, u"FILE"_s},
         {u"tls-key"_s, u"PEM key of the certificate"_s, u"FILE"_s},
         {u"allow-plaintext"_s,
          u"serve ws: and http: beyond this machine; everybody on the way can read along"_s}},
        0,
        0,
        serve};
}

} // namespace Batanidza
