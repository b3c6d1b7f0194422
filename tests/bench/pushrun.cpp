#include "tests/bench/loadruns.h"
#include "tests/bench/procstat.h"
#include "tests/bench/swarm.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace Bench {

namespace {

//! One client's edits: what was sent when, and what was answered.
struct Pusher
{
    std::string client;
    int sent = 0;
    int answered = 0;
    std::vector<long long> due;  //!< by n - 1, ns
    std::vector<bool> receipted; //!< by n - 1

    //! The receipts of one answer. False where one came twice, or says something else than applied.
    bool take(std::string_view message, Times &times, long long now)
    {
        bool good = message.find("\"receipts\"") != std::string_view::npos;
        for (size_t at = message.find("\"n\":"); at != std::string_view::npos;
             at = message.find("\"n\":", at + 4)) {
            const auto n = static_cast<size_t>(numberAfter(message, "n", at));
            if (n == 0 || n > due.size() || receipted[n - 1]) {
                good = false;
                continue;
            }
            receipted[n - 1] = true;
            ++answered;
            times.add(static_cast<double>(now - due[n - 1]) / 1e6);
        }
        return good && message.find("\"rejected\"") == std::string_view::npos &&
               message.find("\"queued\"") == std::string_view::npos;
    }
};

//! One push with the next edits of `from`.
std::string nextPush(Pusher &from, const LoadOptions &options, int edits, long long due)
{
    const int first = from.sent + 1;
    std::string joined;
    for (int i = 0; i < edits; ++i) {
        const int n = ++from.sent;
        from.due.push_back(due);
        from.receipted.push_back(false);
        const auto size = static_cast<size_t>(options.type == "lesson" ? 40 : options.size);
        joined += (i > 0 ? "," : "") +
                  edit(n, from.client + "." + std::to_string(n), options, words(size, n));
    }
    return R"({"jsonrpc":"2.0","id":)" + std::to_string(first + 1) +
           R"(,"method":"sync.push","params":{"edits":[)" + joined + "]}}";
}

} // namespace

int runPush(const LoadOptions &options)
{
    Swarm swarm({options.port, options.tls, options.ramp,
                 nanoseconds() + options.seconds * 1'000'000'000LL},
                [&](int index) {
                    return hello(newClientId("push", index), options.token,
                                 R"(,"cursor":"latest","types":[])");
                });
    bool well = swarm.connectAll(options.clients);
    std::vector<Pusher> pushers(static_cast<size_t>(options.clients));
    for (int i = 0; i < options.clients; ++i)
        pushers[static_cast<size_t>(i)].client = newClientId("push", i);
    const int each = options.count / options.clients;
    const int wanted = each * options.clients;
    Times times;
    int answered = 0;
    bool refused = false;
    long long bytesOut = 0;
    const Cost before = Cost::of(options.pid);
    const Swarm::OnMessage onMessage = [&](Member &from, std::string_view bytes, bool) {
        Pusher &pusher = pushers[static_cast<size_t>(from.index)];
        if (bytes.find("\"method\"") != std::string_view::npos)
            return; // only answers count: a session is also told where the log stands
        const int had = pusher.answered;
        if (!pusher.take(bytes, times, nanoseconds()) && !refused) {
            refused = true;
            std::fprintf(stderr, "loadgen: not taken as it should be: %.*s\n",
                         static_cast<int>(std::min<size_t>(400, bytes.size())), bytes.data());
        }
        answered += pusher.answered - had;
    };
    const auto push = [&](int index, long long due) {
        Pusher &pusher = pushers[static_cast<size_t>(index)];
        const std::string text =
            nextPush(pusher, options, std::min(options.edits, each - pusher.sent), due);
        bytesOut += static_cast<long long>(text.size());
        swarm.member(index).socket.sendText(text);
    };
    const long long started = nanoseconds();
    int turns = 0; // pushes due so far, round about
    const int rounds = (each + options.edits - 1) / options.edits;
    while (well && !refused && answered < wanted) {
        int wait = 20;
        if (options.rate > 0) {
            const double pushRate = options.rate / options.edits;
            while (turns < rounds * options.clients) {
                const long long due = started + static_cast<long long>(turns * 1e9 / pushRate);
                const long long now = nanoseconds();
                if (due > now) {
                    wait = static_cast<int>(std::min<long long>(20, (due - now) / 1'000'000));
                    break;
                }
                push(turns % options.clients, due);
                ++turns;
            }
        } else {
            for (int i = 0; i < options.clients; ++i) {
                const Pusher &pusher = pushers[static_cast<size_t>(i)];
                while (pusher.sent < each &&
                       pusher.sent - pusher.answered < options.window * options.edits)
                    push(i, nanoseconds());
            }
        }
        well = swarm.turn(wait, onMessage);
    }
    const Cost after = Cost::of(options.pid);
    const double seconds = static_cast<double>(nanoseconds() - started) / 1e9;
    std::printf("{\"clients\":%d,\"edits\":%d,\"receipts\":%d,\"seconds\":%.4f,\"perSecond\":%.1f,"
                "\"bytesEach\":%.0f,\"p50\":%.2f,\"p95\":%.2f,\"p99\":%.2f,\"max\":%.2f,"
                "\"cpuPerThousand\":%.4f}\n",
                options.clients, wanted, answered, seconds, answered / seconds,
                static_cast<double>(bytesOut) / std::max(1, wanted), times.at(0.5), times.at(0.95),
                times.at(0.99), times.most(),
                (after.cpu - before.cpu) * 1000 / std::max(1, answered));
    return well && !refused && answered == wanted ? 0 : 1;
}

} // namespace Bench
