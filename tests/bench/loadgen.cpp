// The load generator: a process of its own, so that the hub's figures are the hub's. Loopback only;
// ends by itself.
//
//     loadgen fanout|push|catchup|manifest --port P [OPTION...]     (options: loadoptions.h)
//
// Prints one JSON line. A time runs from when an update was due (not when it was written) to when
// the reader had its frame, so a hub that makes the publisher wait is charged for it.
#include "tests/bench/loadruns.h"
#include "tests/bench/wsclient.h"

#include <cstdio>
#include <sys/resource.h>

int main(int argc, char **argv)
{
    const Bench::LoadOptions options = Bench::readOptions(argc, argv);
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    if (options.tls && !Bench::WsClient::canTls()) {
        std::fprintf(stderr, "loadgen: built without OpenSSL\n");
        return 2;
    }
    if (options.mode == "fanout")
        return Bench::runFanout(options);
    if (options.mode == "push")
        return Bench::runPush(options);
    if (options.mode == "catchup")
        return Bench::runCatchup(options);
    if (options.mode == "manifest")
        return Bench::runManifest(options);
    std::fprintf(stderr, "loadgen: there is no mode %s\n", options.mode.c_str());
    return 2;
}
