// 10,000 connections on which nothing happens but heartbeats: a ping and its pong each, well above
// 500 a second (a hub closes who was not heard for 20 s, so that one beat in 20 s would be too
// late).
#include "tests/bench/load.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>

using namespace Batanidza;
using namespace Bench;
using namespace Qt::Literals::StringLiterals;

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const QTemporaryDir folder;
    QFile settings(folder.filePath(u"settings.json"_s));
    if (!settings.open(QIODevice::WriteOnly))
        return 1;
    const int beatMs = std::clamp(allClients() * 1000 / 667, 1000, 15'000);
    settings.write(u"{\"hub.heartbeatMs\": %1}"_s.arg(beatMs).toUtf8());
    settings.close();
    RunningDaemon daemon(folder.path(), {u"--open-loopback"_s});
    if (!daemon.isReady())
        return 1;
    const auto result =
        load(u"fanout"_s, daemon,
             words(u"--clients %1 --publish 1 --rate 1 --hold 30"_s.arg(allClients())), 90);
    if (daemon.stop() != 0 || !result)
        return 1;
    const std::string what = grouped(allClients()) + " idle connections";
    report(what + ": heartbeats seen", (*result)[u"beats"], "/s");
    report(what + ": CPU", (*result)[u"idlePercent"], "% of core", forAll(Aim::AtMost), 4);
    return result->whole ? 0 : 1;
}
