#include "app/windowapp.h"

#include "app/address.h"
#include "app/quitsignals.h"
#include "engine/base/clock.h"
#include "engine/runtime/configfile.h"
#include "engine/runtime/demo.h"
#include "engine/runtime/engine.h"
#include "ui/look.h"
#include "ui/mainwindow.h"
#include "ui/models/preferences.h"
#include "ui/pages/pages.h"
#include "ui/pages/startpage.h"
#include "ui/text/language.h"
#include "ui/widgets/startfailure.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#include <cstdio>
#include <tuple>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Options
{
    EnginePlace place;
    std::optional<Address> address;
};

QString ownFolder()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation))
        .filePath(u"batanidza/workspace"_s);
}

//! Nothing where the program should end with the code that `ended` gets.
std::optional<Options> readOptions(const QStringList &arguments, int &ended)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Keeps every platform in step, and shows whether all is well."_s);
    parser.addOptions(
        {{u"demo"_s, u"a fresh demo workspace with five clients that edit and read"_s},
         {u"workspace"_s, u"your own workspace (the default)"_s},
         {u"ws"_s, u"address of the WebSocket (default 127.0.0.1:7300)"_s, u"HOST:PORT"_s},
         {u"http"_s, u"address of HTTP (default 127.0.0.1:7301)"_s, u"HOST:PORT"_s},
         {u"data"_s, u"another workspace's folder"_s, u"DIR"_s},
         {u"open-loopback"_s,
          u"let clients on this machine in without a token, as devices of tenant demo"_s}});
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(u"ADDRESS"_s,
                                 u"what to show first, such as batanidza:platform/ios"_s);
    if (!parser.parse(arguments)) {
        std::fprintf(stderr, "batanidza: %s\n", qUtf8Printable(parser.errorText()));
        ended = 2;
        return std::nullopt;
    }
    if (parser.isSet(u"help"_s) || parser.isSet(u"version"_s)) {
        const QString text = parser.isSet(u"help"_s)
                                 ? parser.helpText()
                                 : u"batanidza "_s + QStringLiteral(BATANIDZA_VERSION) + u'\n';
        std::fputs(qUtf8Printable(text), stdout);
        ended = 0;
        return std::nullopt;
    }
    Options options;
    options.place.demo = parser.isSet(u"demo"_s);
    options.place.openLoopback = parser.isSet(u"open-loopback"_s);
    options.place.dataFolder = parser.isSet(u"data"_s)
                                   ? QFileInfo(parser.value(u"data"_s)).absoluteFilePath()
                               : options.place.demo ? demoFolder()
                                                    : ownFolder();
    for (const auto &[name, host, port] :
         {std::tuple{u"ws"_s, &options.place.webSocketHost, &options.place.webSocketPort},
          std::tuple{u"http"_s, &options.place.httpHost, &options.place.httpPort}}) {
        const auto read =
            parser.isSet(name) ? readAddress(parser.value(name), *host, *port) : Result<void>();
        if (!read) {
            std::fprintf(stderr, "batanidza: --%s: %s\n", qUtf8Printable(name),
                         qUtf8Printable(read.error().detail));
            ended = 2;
            return std::nullopt;
        }
    }
    if (!parser.positionalArguments().isEmpty())
        options.address = Address::parse(parser.positionalArguments().constFirst());
    return options;
}

int showFailure(const Error &error)
{
    std::fprintf(stderr, "batanidza: %s (%s)\n", qUtf8Printable(error.detail),
                 qUtf8Printable(errorName(error.code)));
    StartFailure window(error);
    window.show();
    QApplication::exec();
    return 1;
}

void openDemo()
{
    QProcess::startDetached(QCoreApplication::applicationFilePath(), {u"--demo"_s});
}

int runOn(Engine &engine, Preferences &preferences, Look &look, const Clock &clock,
          const Options &options, QuitSignals &quit)
{
    const Apis apis{engine.monitor(), engine.content(), engine.conflicts(), engine.admin()};
    MainWindow window(apis, preferences, look, clock);
    addPages(window, apis);
    window.addPage(startEntry(engine.content(), openDemo));
    window.setDrain([&engine](std::function<void()> done) {
        QObject::connect(&engine, &Engine::drained, &engine, [done] { done(); });
        engine.drain();
    });
    const bool first = firstRun(preferences, options.place.demo);
    window.start(first ? Address::parse(u"batanidza:start"_s) : options.address);
    QObject::connect(&window, &MainWindow::closed, QCoreApplication::instance(),
                     &QCoreApplication::quit);
    QObject::connect(&quit, &QuitSignals::quitRequested, &window, &QWidget::close);
    window.show();
    return QApplication::exec();
}

} // namespace

int runWindow(const QStringList &arguments, QuitSignals &quit)
{
    QApplication::setQuitOnLastWindowClosed(true);
    QApplication::setApplicationDisplayName(u"Batanidza"_s);
    int ended = 0;
    const auto options = readOptions(arguments, ended);
    if (!options)
        return ended;

    const QString configFolder =
        QDir(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation))
            .filePath(u"batanidza"_s);
    QDir().mkpath(configFolder);
    Preferences preferences(
        QDir(configFolder).filePath(options->place.demo ? u"demo.ini"_s : u"window.ini"_s));
    Language language;
    language.apply(preferences.language());
    QObject::connect(&preferences, &Preferences::changed, &preferences, [&](Preferences::Key key) {
        if (key == Preferences::Key::Language)
            language.apply(preferences.language());
    });
    Look look(preferences);
    const SystemClock clock;

    if (options->place.demo) {
        auto demo = Demo::start(clock, options->place);
        if (!demo)
            return showFailure(demo.error());
        const int code = runOn((*demo)->engine(), preferences, look, clock, *options, quit);
        (*demo)->stop();
        (*demo)->engine().stop();
        return code;
    }
    const auto config = loadEngineConfig(options->place.dataFolder);
    if (!config)
        return showFailure(config.error());
    auto engine = Engine::start(clock, options->place, *config);
    if (!engine)
        return showFailure(engine.error());
    const int code = runOn(**engine, preferences, look, clock, *options, quit);
    (*engine)->stop();
    return code;
}

} // namespace Batanidza
