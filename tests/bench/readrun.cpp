#include "tests/bench/deliveries.h"
#include "tests/bench/loadruns.h"
#include "tests/bench/procstat.h"
#include "tests/bench/swarm.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace Bench {

namespace {

long long sequenceOf(const std::string &cursor)
{
    const auto dot = cursor.rfind('.');
    return dot == std::string::npos ? -1 : std::atoll(cursor.c_str() + dot + 1);
}

std::string textOf(std::string_view bytes, bool binary)
{
    return binary ? inflated(bytes) : std::string(bytes);
}

Swarm::Settings settingsOf(const LoadOptions &options)
{
    return {options.port, options.tls, options.ramp,
            nanoseconds() + options.seconds * 1'000'000'000LL};
}

} // namespace

int runCatchup(const LoadOptions &options)
{
    const Cost before = Cost::of(options.pid);
    Swarm swarm(settingsOf(options), [&](int index) {
        return hello(newClientId("catchup", index), options.token,
                     std::string(R"(,"bodies":"inline","form":"canonical")") +
                         (options.deflate ? R"(,"accept":["deflate"])" : ""));
    });
    const long long started = nanoseconds();
    bool well = swarm.connectAll(1);
    const long long head = well ? sequenceOf(textAfter(swarm.member(0).greeting, "head")) : 0;
    long long place = 0;
    long long changes = 0;
    long long disordered = 0;
    double mostKb = before.kb;
    long long nextLook = 0;
    const Swarm::OnMessage onMessage = [&](Member &from, std::string_view bytes, bool binary) {
        const std::string text = textOf(bytes, binary);
        if (text.find("\"sync.changes\"") == std::string::npos)
            return;
        for (size_t at = text.find("\"seq\":"); at != std::string::npos;
             at = text.find("\"seq\":", at + 6)) {
            const long long sequence = numberAfter(text, "seq", at);
            disordered += sequence <= place ? 1 : 0;
            place = std::max(place, sequence);
            ++changes;
        }
        // The last `to` of what may be a batch.
        const std::string to =
            textAfter(std::string_view(text).substr(text.rfind("\"to\":")), "to");
        place = std::max(place, sequenceOf(to));
        from.socket.sendText(R"({"jsonrpc":"2.0","method":"sync.ack","params":{"cursor":")" + to +
                             "\"}}");
        if (const long long now = nanoseconds(); now >= nextLook) {
            nextLook = now + 20'000'000;
            mostKb = std::max(mostKb, residentKb(options.pid));
        }
    };
    well = well && head >= 0 && swarm.turnUntil([&] { return place >= head; }, onMessage);
    const double seconds = static_cast<double>(nanoseconds() - started) / 1e9;
    const Cost after = Cost::of(options.pid);
    mostKb = std::max(mostKb, after.kb);
    std::printf(
        "{\"head\":%lld,\"changes\":%lld,\"disordered\":%lld,\"seconds\":%.4f,\"perSecond\":"
        "%.0f,\"bytes\":%lld,\"hubGrownKb\":%.0f,\"hubKb\":"
        "%.0f,\"hubCpu\":%.3f}\n",
        head, changes, disordered, seconds, static_cast<double>(changes) / seconds,
        swarm.members().empty() ? 0LL : swarm.member(0).socket.bytesIn(), mostKb - before.kb,
        mostKb, after.cpu - before.cpu);
    return well && disordered == 0 && changes >= options.count ? 0 : 1;
}

int runManifest(const LoadOptions &options)
{
    Swarm swarm(settingsOf(options), [&](int index) {
        return hello(newClientId("manifest", index), options.token,
                     R"(,"cursor":"latest","types":[])");
    });
    bool well = swarm.connectAll(1);
    std::string answer;
    int id = 1;
    const Swarm::OnMessage onMessage = [&](Member &, std::string_view bytes, bool binary) {
        std::string text = textOf(bytes, binary);
        if (text.find("\"result\"") != std::string::npos ||
            text.find("\"error\"") != std::string::npos)
            answer = std::move(text);
    };
    //! The answer's time in ms.
    const auto call = [&](const std::string &method, const std::string &params) {
        answer.clear();
        const long long asked = nanoseconds();
        swarm.member(0).socket.sendText(R"({"jsonrpc":"2.0","id":)" + std::to_string(++id) +
                                        R"(,"method":")" + method + R"(","params":)" + params +
                                        "}");
        well = well && swarm.turnUntil([&] { return !answer.empty(); }, onMessage) &&
               answer.find("\"error\"") == std::string::npos;
        return static_cast<double>(nanoseconds() - asked) / 1e6;
    };
    Times fresh;
    Times known;
    double freshCpu = 0;
    std::string root;
    const std::string client = newClientId("manifest.doc", 0);
    LoadOptions document = options;
    document.type = "document";
    for (int round = 1; well && round <= options.count; ++round) {
        call("sync.push", R"({"edits":[)" +
                              edit(round, client + "." + std::to_string(round), document, "x") +
                              "]}");
        const Cost before = Cost::of(options.pid);
        fresh.add(call("content.manifest", R"({"types":["lesson","document"]})"));
        freshCpu += Cost::of(options.pid).cpu - before.cpu;
        root = textAfter(answer, "root");
        known.add(call("content.manifest", R"({"types":["lesson","document"]})"));
        // Nothing changed in between, so nothing may differ.
        well = well && !root.empty() && textAfter(answer, "root") == root;
    }
    std::printf("{\"rounds\":%d,\"afterChangeMs\":%.3f,\"afterChangeMaxMs\":%.3f,"
                "\"afterChangeCpuMs\":%.3f,\"unchangedMs\":%.3f,\"bytes\":%zu}\n",
                options.count, fresh.at(0.5), fresh.most(), freshCpu * 1000 / options.count,
                known.at(0.5), answer.size());
    return well ? 0 : 1;
}

} // namespace Bench
