#include "tests/bench/loadoptions.h"

#include <cstdio>
#include <cstdlib>
#include <map>
#include <variant>

namespace Bench {

LoadOptions readOptions(int argc, char **argv)
{
    LoadOptions options;
    using Place = std::variant<int *, double *, bool *, std::string *>;
    const std::map<std::string, Place> places{
        {"--port", &options.port},       {"--clients", &options.clients},
        {"--pid", &options.pid},         {"--seconds", &options.seconds},
        {"--ramp", &options.ramp},       {"--tls", &options.tls},
        {"--deflate", &options.deflate}, {"--token", &options.token},
        {"--publish", &options.publish}, {"--rate", &options.rate},
        {"--size", &options.size},       {"--hold", &options.hold},
        {"--high", &options.high},       {"--stalled", &options.stalled},
        {"--count", &options.count},     {"--window", &options.window},
        {"--edits", &options.edits},     {"--type", &options.type},
    };
    const auto wrongUse = [](const char *what) {
        std::fprintf(stderr, "loadgen: %s\n", what);
        std::exit(2);
    };
    if (argc < 2)
        wrongUse("the mode is missing: fanout, push, catchup or manifest");
    options.mode = argv[1];
    for (int i = 2; i < argc; ++i) {
        const auto place = places.find(argv[i]);
        if (place == places.end())
            wrongUse(argv[i]);
        if (auto *const *flag = std::get_if<bool *>(&place->second)) {
            **flag = true;
            continue;
        }
        if (++i == argc)
            wrongUse("an option lacks its value");
        if (auto *const *whole = std::get_if<int *>(&place->second))
            **whole = std::atoi(argv[i]);
        else if (auto *const *number = std::get_if<double *>(&place->second))
            **number = std::atof(argv[i]);
        else if (auto *const *text = std::get_if<std::string *>(&place->second))
            **text = argv[i];
    }
    return options;
}

} // namespace Bench
