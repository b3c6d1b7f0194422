// N connections that read, one that publishes, and how long each update took to reach each reader.
// Its own process, so that the hub's figures are the hub's. Loopback only; ends by itself.
//
//     loadgen --port P [--clients 1000] [--publish 100] [--rate 10] [--size 200] [--seconds 60]
//             [--ramp 128] [--hold 0] [--pid HUB]
//
// `ramp` handshakes are under way at once; `hold` seconds pass idle before the first update; of the
// process `pid` the CPU time and the resident memory are told.
// Prints one JSON line. The time is from when an update was due (not when it was written) to when
// the reader had its frame, so a hub that makes the publisher wait is charged for it.
#include "tests/bench/wsclient.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <vector>

using Clock = std::chrono::steady_clock;
using Bench::WsClient;

namespace {

struct Options
{
    int port = 7300;
    int clients = 1000;
    int publish = 100;
    double rate = 10;
    int size = 200;
    int seconds = 60;
    int ramp = 128;
    int hold = 0;
    int pid = 0;
};

Options readOptions(int argc, char **argv)
{
    Options options;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string name = argv[i];
        const char *value = argv[i + 1];
        if (name == "--port")
            options.port = std::atoi(value);
        else if (name == "--clients")
            options.clients = std::atoi(value);
        else if (name == "--publish")
            options.publish = std::atoi(value);
        else if (name == "--rate")
            options.rate = std::atof(value);
        else if (name == "--size")
            options.size = std::atoi(value);
        else if (name == "--seconds")
            options.seconds = std::atoi(value);
        else if (name == "--ramp")
            options.ramp = std::atoi(value);
        else if (name == "--hold")
            options.hold = std::atoi(value);
        else if (name == "--pid")
            options.pid = std::atoi(value);
    }
    return options;
}

std::string hello(const std::string &client, bool reads)
{
    return R"({"jsonrpc":"2.0","id":1,"method":"session.hello","params":{"protocol":[1],"tenant":"demo","platform":"web","clientId":")" +
           client +
           R"(","app":{"name":"loadgen","version":"1"},"schema":[1,1],"cursor":"latest","types":)" +
           (reads ? R"(["document"])" : "[]") + R"(,"bodies":"inline"}})";
}

long long nanoseconds()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now().time_since_epoch())
        .count();
}

//! CPU time of all threads so far, in seconds, to the nanosecond (Linux: the first number of
//! schedstat).
double cpuSeconds(int pid)
{
    double sum = 0;
    std::error_code error;
    const std::string tasks = "/proc/" + std::to_string(pid) + "/task";
    for (const auto &task : std::filesystem::directory_iterator(tasks, error)) {
        std::ifstream file(task.path() / "schedstat");
        long long spent = 0;
        if (file >> spent)
            sum += static_cast<double>(spent) / 1e9;
    }
    return sum;
}

double residentKb(int pid)
{
    std::ifstream file("/proc/" + std::to_string(pid) + "/statm");
    double total = 0;
    double resident = 0;
    file >> total >> resident;
    return resident * 4;
}

//! What the hub's process cost up to the end of a phase.
struct Cost
{
    double cpu = 0;
    double kb = 0;
    static Cost of(int pid) { return pid > 0 ? Cost{cpuSeconds(pid), residentKb(pid)} : Cost{}; }
};

//! The n-th marker is "@@<n>:<due ns>;" somewhere in the payload.
struct Reader
{
    WsClient socket;
    bool greeted = false;
    int last = -1;
};

} // namespace

int main(int argc, char **argv)
{
    const Options options = readOptions(argc, argv);
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);

    const auto started = Clock::now();
    const auto deadline = started + std::chrono::seconds(options.seconds);
    const int poll = epoll_create1(EPOLL_CLOEXEC);
    std::vector<std::unique_ptr<Reader>> readers;
    bool refused = false;
    const auto connectOne = [&] {
        auto reader = std::make_unique<Reader>();
        const auto number = readers.size();
        if (!reader->socket.connectTo(options.port, "127.0.0." + std::to_string(2 + number % 4))) {
            std::fprintf(stderr, "loadgen: connection %zu failed\n", number);
            refused = true;
            return;
        }
        epoll_event event{};
        event.events = EPOLLIN | EPOLLOUT | EPOLLET;
        event.data.ptr = reader.get();
        epoll_ctl(poll, EPOLL_CTL_ADD, reader->socket.descriptor(), &event);
        readers.push_back(std::move(reader));
    };
    const auto all = static_cast<size_t>(options.clients) + 1; // the last one publishes
    Reader *publisher = nullptr;
    const Cost before = Cost::of(options.pid);
    Cost connected;
    Cost held;
    const std::string run = std::to_string(nanoseconds());

    std::vector<double> latencies;
    latencies.reserve(static_cast<size_t>(options.clients) * static_cast<size_t>(options.publish));
    long long wrong = 0;
    int greeted = 0;
    int dead = 0;
    int receipts = 0;
    int refusals = 0;
    int published = 0;
    long long firstDue = 0;
    const auto wanted = static_cast<size_t>(options.clients) * static_cast<size_t>(options.publish);
    std::vector<epoll_event> events(1024);
    Clock::duration connectTime{};

    while (Clock::now() < deadline && (latencies.size() < wanted || receipts < options.publish) &&
           dead == 0 && !refused) {
        while (readers.size() < all && !refused &&
               readers.size() - static_cast<size_t>(greeted) < static_cast<size_t>(options.ramp))
            connectOne();
        if (readers.size() == all)
            publisher = readers.back().get();
        int wait = 20;
        if (greeted == options.clients + 1 && published < options.publish) {
            if (firstDue == 0) {
                connectTime = Clock::now() - started;
                connected = Cost::of(options.pid);
                firstDue = nanoseconds() + 200'000'000 + options.hold * 1'000'000'000LL;
            }
            const long long due = firstDue + static_cast<long long>(published * 1e9 / options.rate);
            const long long now = nanoseconds();
            if (now >= due) {
                if (published == 0)
                    held = Cost::of(options.pid);
                std::string text =
                    "@@" + std::to_string(published) + ":" + std::to_string(due) + ";";
                while (static_cast<int>(text.size()) < options.size)
                    text += "mangwanani ";
                const std::string n = std::to_string(published + 1);
                publisher->socket.sendText(
                    R"({"jsonrpc":"2.0","id":)" + std::to_string(published + 2) +
                    R"(,"method":"sync.push","params":{"edits":[{"n":)" + n +
                    R"(,"id":"bench.doc.)" + run + "." + n +
                    R"(","type":"document","base":null,"author":"bench","at":"2026-01-01T00:00:00Z","body":{"text":")" +
                    text + R"("}}]}})");
                ++published;
                continue;
            }
            wait = static_cast<int>(std::min<long long>(20, (due - now) / 1'000'000));
        }
        const int ready = epoll_wait(poll, events.data(), static_cast<int>(events.size()), wait);
        for (int i = 0; i < ready; ++i) {
            auto *reader = static_cast<Reader *>(events[static_cast<size_t>(i)].data.ptr);
            const bool wasOpen = reader->socket.isOpen();
            reader->socket.onReady([&](std::string_view message) {
                if (!reader->greeted) {
                    reader->greeted = message.find("\"result\"") != std::string_view::npos;
                    greeted += reader->greeted ? 1 : 0;
                    if (!reader->greeted) {
                        std::fprintf(stderr, "loadgen: hello refused: %.*s\n",
                                     static_cast<int>(std::min<size_t>(300, message.size())),
                                     message.data());
                        ++dead;
                    }
                    return;
                }
                if (reader == publisher) {
                    if (message.find("\"receipts\"") != std::string_view::npos)
                        ++receipts;
                    else if (message.find("\"error\"") != std::string_view::npos && refusals++ == 0)
                        std::fprintf(stderr, "loadgen: push refused: %.*s\n",
                                     static_cast<int>(std::min<size_t>(300, message.size())),
                                     message.data());
                    return;
                }
                const long long now = nanoseconds();
                for (size_t at = message.find("@@"); at != std::string_view::npos;
                     at = message.find("@@", at + 2)) {
                    char *end = nullptr;
                    const std::string marker(message.substr(at + 2, 48));
                    const int number = static_cast<int>(std::strtol(marker.c_str(), &end, 10));
                    const long long due =
                        end && *end == ':' ? std::strtoll(end + 1, nullptr, 10) : 0;
                    if (number != reader->last + 1 || due < firstDue)
                        ++wrong;
                    reader->last = number;
                    latencies.push_back(static_cast<double>(now - due) / 1e6);
                }
            });
            if (!wasOpen && reader->socket.isOpen()) {
                const auto index =
                    reader == publisher ? std::string("publisher") : std::to_string(i);
                const bool publishes = readers.size() == all && reader == readers.back().get();
                reader->socket.sendText(hello(
                    "load-" + run + "-" + std::to_string(reader->socket.descriptor()) + "-" + index,
                    !publishes));
            }
            if (reader->socket.isDead())
                ++dead;
        }
    }

    const Cost after = Cost::of(options.pid);
    std::sort(latencies.begin(), latencies.end());
    const auto at = [&](double q) {
        return latencies.empty()
                   ? 0.0
                   : latencies[std::min(
                         latencies.size() - 1,
                         static_cast<size_t>(q * static_cast<double>(latencies.size())))];
    };
    const auto missing = static_cast<long long>(wanted) - static_cast<long long>(latencies.size());
    const double heldFor = 0.2 + options.hold;
    const double count = options.clients;
    std::printf("{\"clients\":%d,\"published\":%d,\"received\":%zu,\"missing\":%lld,\"disordered\":"
                "%lld,\"dead\":%d,\"connectMs\":%.0f,\"p50\":%.2f,\"p95\":%.2f,\"p99\":%.2f,"
                "\"max\":%.2f",
                options.clients, published, latencies.size(), missing, wrong, dead,
                std::chrono::duration<double, std::milli>(connectTime).count(), at(0.5), at(0.95),
                at(0.99), latencies.empty() ? 0.0 : latencies.back());
    if (options.pid > 0)
        std::printf(",\"connectCpuUs\":%.1f,\"kbEach\":%.2f,\"idleCpuPercent\":%.2f,"
                    "\"cpuPerMillion\":%.2f",
                    (connected.cpu - before.cpu) * 1e6 / count, (held.kb - before.kb) / count,
                    (held.cpu - connected.cpu) * 100 / heldFor,
                    (after.cpu - held.cpu) * 1e6 /
                        std::max(1.0, static_cast<double>(latencies.size())));
    std::printf("}\n");
    return missing == 0 && wrong == 0 && dead == 0 && !refused ? 0 : 1;
}
