#include "tests/bench/deliveries.h"
#include "tests/bench/loadruns.h"
#include "tests/bench/procstat.h"
#include "tests/bench/swarm.h"

#include <algorithm>
#include <cstdio>

namespace Bench {

namespace {

//! The largest values of the hub's memory and the kernel's while a phase lasts.
struct Peak
{
    double hubKb = 0;
    double tcpKb = 0;
    long long next = 0;

    void look(int pid, long long now)
    {
        if (now < next)
            return;
        next = now + 100'000'000;
        hubKb = std::max(hubKb, residentKb(pid));
        tcpKb = std::max(tcpKb, tcpMemoryKb());
    }
};

//! Receipts of the client that publishes.
struct Receipts
{
    int answered = 0;
    int refused = 0;

    void take(std::string_view message)
    {
        if (message.find("\"receipts\"") != std::string_view::npos &&
            message.find("\"rejected\"") == std::string_view::npos)
            ++answered;
        else if (message.find("\"error\"") != std::string_view::npos && refused++ == 0)
            std::fprintf(stderr, "loadgen: push refused: %.*s\n",
                         static_cast<int>(std::min<size_t>(400, message.size())), message.data());
    }
};

int pingsHeard(const Swarm &swarm)
{
    int sum = 0;
    for (const auto &member : swarm.members())
        sum += member->socket.pingsHeard();
    return sum;
}

} // namespace

int runFanout(const LoadOptions &options)
{
    const int readers = options.clients - options.stalled;
    const long long started = nanoseconds();
    Swarm::Settings settings{options.port, options.tls, options.ramp,
                             started + options.seconds * 1'000'000'000LL};
    Swarm swarm(settings, [&](int index) {
        const bool publishes = index == options.clients;
        return hello(newClientId("load", index), publishes ? options.token : std::string(),
                     std::string(R"(,"cursor":"latest","bodies":"inline","types":)") +
                         (publishes ? "[]" : R"(["document"])") +
                         (options.deflate ? R"(,"accept":["deflate"])" : ""));
    });
    const Cost before = Cost::of(options.pid);
    bool well = swarm.connectAll(options.clients + 1);
    const double connectMs = static_cast<double>(nanoseconds() - started) / 1e6;
    const Cost connected = Cost::of(options.pid);
    for (int i = readers; well && i < options.clients; ++i)
        swarm.member(i).stalled = true;

    Deliveries deliveries(readers, options.publish, options.high);
    Receipts receipts;
    Peak peak;
    const Swarm::OnMessage onMessage = [&](Member &from, std::string_view bytes, bool binary) {
        if (from.index == options.clients)
            receipts.take(binary ? inflated(bytes) : std::string(bytes));
        else if (!deliveries.take(from.index, bytes, binary, nanoseconds()))
            std::fprintf(stderr, "loadgen: a frame that cannot be read\n");
    };
    const int pingsBefore = pingsHeard(swarm);
    const long long firstDue = nanoseconds() + 200'000'000 + options.hold * 1'000'000'000LL;
    well = well && swarm.turnUntil([&] { return nanoseconds() >= firstDue; }, onMessage);
    const Cost held = Cost::of(options.pid);
    const double heldTcp = tcpMemoryKb();
    const double beats = (pingsHeard(swarm) - pingsBefore) / held.secondsSince(connected);

    LoadOptions documents = options;
    documents.type = "document";
    int published = 0;
    while (well && (!deliveries.isComplete() || receipts.answered < options.publish) &&
           receipts.refused == 0) {
        int wait = 20;
        const long long now = nanoseconds();
        peak.look(options.pid, now);
        if (published < options.publish) {
            const long long due = firstDue + static_cast<long long>(published * 1e9 / options.rate);
            if (now >= due) {
                std::string text = Deliveries::marker(published, due);
                if (static_cast<int>(text.size()) < options.size)
                    text += words(static_cast<size_t>(options.size) - text.size(), published);
                ++published;
                const std::string n = std::to_string(published);
                swarm.member(options.clients)
                    .socket.sendText(R"({"jsonrpc":"2.0","id":)" + std::to_string(published + 1) +
                                     R"(,"method":"sync.push","params":{"edits":[)" +
                                     edit(published, newClientId("bench.doc", published), documents,
                                          text, deliveries.isHigh(published - 1)) +
                                     "]}}");
                continue;
            }
            wait = static_cast<int>(std::min<long long>(20, (due - now) / 1'000'000));
        }
        well = swarm.turn(wait, onMessage);
    }
    const Cost after = Cost::of(options.pid);

    const bool complete =
        well && deliveries.isComplete() && deliveries.doubled() == 0 && receipts.refused == 0;
    const auto quantiles = [](const char *name, const Times &times) {
        std::printf(",\"%s50\":%.2f,\"%s95\":%.2f,\"%s99\":%.2f,\"%sMax\":%.2f", name,
                    times.at(0.5), name, times.at(0.95), name, times.at(0.99), name, times.most());
    };
    std::printf("{\"clients\":%d,\"published\":%d,\"received\":%lld,\"missing\":%lld,\"doubled\":"
                "%lld,\"lost\":%d,\"ahead\":%lld,\"connectMs\":%.0f",
                options.clients, published, deliveries.received(), deliveries.missing(),
                deliveries.doubled(), swarm.lost(), deliveries.ahead(), connectMs);
    quantiles("p", deliveries.times());
    quantiles("handshakeP", swarm.handshakes());
    if (options.high > 0)
        quantiles("highP", deliveries.highTimes());
    if (options.pid > 0) {
        const double count = options.clients;
        const double million = std::max(1.0, static_cast<double>(deliveries.received())) / 1e6;
        const double spent = after.cpu - held.cpu;
        const double idle = (held.cpu - connected.cpu) / held.secondsSince(connected);
        std::printf(",\"connectCpuUs\":%.1f,\"kbEach\":%.2f,\"idlePercent\":%.2f,\"beats\":%.1f,"
                    "\"cpuPerMillion\":%.3f,\"cpuPerMillionWithoutIdle\":%.3f,\"grownKb\":%.0f,"
                    "\"tcpGrownKb\":%.0f",
                    (connected.cpu - before.cpu) * 1e6 / count, (held.kb - before.kb) / count,
                    idle * 100, beats, spent / million,
                    std::max(0.0, spent - idle * after.secondsSince(held)) / million,
                    peak.hubKb - held.kb, peak.tcpKb - heldTcp);
    }
    std::printf("}\n");
    return complete ? 0 : 1;
}

} // namespace Bench
