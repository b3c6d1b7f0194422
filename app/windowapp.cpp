#include "app/windowapp.h"

#include "app/address.h"
#include "app/quitsignals.h"
#include "engine/base/clock.h"
#include "engine/runtime/configfile.h"
#include "engine/runtime/demo.h"
#include "engine/runtime/engine.h"
#include "engine/runtime/remoteengine.h"
#include "ui/look.h"
#include "ui/mainwindow.h"
#include "ui/models/connectionbook.h"
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
    std::optional<RemoteTarget> remote; //!< an engine elsewhere instead of one of our own
};

//! Where --connect gets its token from: a file that is named, the environment, or what the
//! settings keep for this address.
Result<Secret> remoteToken(const RemoteTarget &target, const QString &file,
                           const ConnectionBook &book)
{
    if (!file.isEmpty())
        return readTokenFile(file);
    if (const QByteArray given = qgetenv("BATANIDZA_TOKEN"); !given.isEmpty())
        return Secret(given.trimmed());
    if (const auto known = book.find(target.address(), target.tenant))
        return book.token(known->id);
    return Secret(); // the hub says whether it wants one
}

Result<RemoteTarget> readRemote(const QCommandLineParser &parser, const ConnectionBook &book)
{
    auto target = readRemoteAddress(parser.value(u"connect"_s), parser.isSet(u"allow-plaintext"_s));
    if (!target)
        return target;
    if (parser.isSet(u"tenant"_s))
        target->tenant = TenantId(parser.value(u"tenant"_s));
    if (!isValidTenantId(target->tenant.toString()))
        return Error{ErrorCode::Invalid, u"a tenant is 1 to 64 of a-z0-9-"_s};
    const auto token = remoteToken(*target, parser.value(u"token-file"_s), book);
    if (!token)
        return token.error();
    target->token = *token;
    return target;
}

QString ownFolder()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation))
        .filePath(u"batanidza/workspace"_s);
}

//! Nothing where the program should end with the code that `ended` gets.
std::optional<Options> readOptions(const QStringList &arguments, const ConnectionBook &book,
                                   int &ended)
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
         {u"connect"_s,
          u"show an engine that runs elsewhere: wss://HOST:7300, or ws:// on this machine"_s,
          u"URL"_s},
         {u"token-file"_s,
          u"with --connect: a file that holds the token (or the variable BATANIDZA_TOKEN, or what "
          "Settings > Connections keeps)"_s,
          u"FILE"_s},
         {u"tenant"_s, u"with --connect: whose content (default: demo)"_s, u"NAME"_s},
         {u"allow-plaintext"_s,
          u"with --connect: ws:// beyond this machine; everybody on the way can read along"_s},
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
    if (parser.isSet(u"connect"_s)) {
        const auto remote = readRemote(parser, book);
        if (!remote) {
            std::fprintf(stderr, "batanidza: --connect: %s\n",
                         qUtf8Printable(remote.error().detail));
            ended = 2;
            return std::nullopt;
        }
        options.remote = *remote;
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

//! Each engine has a window, and a process, of its own.
bool openRemote(const KnownConnection &known)
{
    QStringList arguments{u"--connect"_s, known.address, u"--tenant"_s, known.tenant.toString()};
    if (known.allowPlaintext)
        arguments.append(u"--allow-plaintext"_s);
    return QProcess::startDetached(QCoreApplication::applicationFilePath(), arguments);
}

int showUntilClosed(MainWindow &window, QuitSignals &quit)
{
    QObject::connect(&window, &MainWindow::closed, QCoreApplication::instance(),
                     &QCoreApplication::quit);
    QObject::connect(&quit, &QuitSignals::quitRequested, &window, &QWidget::close);
    window.show();
    return QApplication::exec();
}

int runOnRemote(const RemoteTarget &target, Preferences &preferences, Look &look,
                const Clock &clock, const Options &options, ConnectionBook &book, QuitSignals &quit)
{
    RemoteEngine remote(target, clock);
    const Apis apis{remote.monitor(), remote.content(), remote.conflicts(),
                    remote.admin(),   &remote.audio(),  &remote.learning()};
    MainWindow window(apis, preferences, look, clock);
    addPages(window, apis, {&book, openRemote}, &remote.cache());
    window.start(options.address);
    remote.connection().start();
    return showUntilClosed(window, quit);
}

int runOn(Engine &engine, Preferences &preferences, Look &look, const Clock &clock,
          const Options &options, ConnectionBook &book, QuitSignals &quit)
{
    const Apis apis{engine.monitor(), engine.content(), engine.conflicts(),
                    engine.admin(),   &engine.audio(),  &engine.learning()};
    MainWindow window(apis, preferences, look, clock);
    addPages(window, apis, {&book, openRemote}, &engine.cache());
    window.addPage(startEntry(engine.content(), openDemo));
    window.setDrain([&engine](const std::function<void()> &done) {
        QObject::connect(&engine, &Engine::drained, &engine, [done] { done(); });
        engine.drain();
    });
    const bool first = firstRun(preferences, options.place.demo);
    window.start(first ? Address::parse(u"batanidza:start"_s) : options.address);
    return showUntilClosed(window, quit);
}

} // namespace

int runWindow(const QStringList &arguments, QuitSignals &quit)
{
    QApplication::setQuitOnLastWindowClosed(true);
    QApplication::setApplicationDisplayName(u"Batanidza"_s);
    const QString configFolder =
        QDir(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation))
            .filePath(u"batanidza"_s);
    ConnectionBook book(configFolder);
    int ended = 0;
    const auto options = readOptions(arguments, book, ended);
    if (!options)
        return ended;
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

    // Drafts of one engine, or of one school, are not those of another.
    preferences.setWorkspace(options->remote ? u"%1 %2"_s.arg(options->remote->address(),
                                                              options->remote->tenant.toString())
                                             : options->place.dataFolder);
    if (options->remote)
        return runOnRemote(*options->remote, preferences, look, clock, *options, book, quit);
    if (options->place.demo) {
        auto demo = Demo::start(clock, options->place);
        if (!demo)
            return showFailure(demo.error());
        const int code = runOn((*demo)->engine(), preferences, look, clock, *options, book, quit);
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
    const int code = runOn(**engine, preferences, look, clock, *options, book, quit);
    (*engine)->stop();
    return code;
}

} // namespace Batanidza
