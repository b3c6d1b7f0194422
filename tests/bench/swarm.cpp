#include "tests/bench/swarm.h"

#include "tests/bench/procstat.h"

#include <cstdio>
#include <unistd.h>

namespace Bench {

Swarm::Swarm(const Settings &settings, std::function<std::string(int)> hello)
    : m_settings(settings)
    , m_hello(std::move(hello))
    , m_poll(epoll_create1(EPOLL_CLOEXEC))
    , m_events(1024)
{}

Swarm::~Swarm()
{
    ::close(m_poll);
}

bool Swarm::connectOne()
{
    auto member = std::make_unique<Member>();
    member->index = static_cast<int>(m_members.size());
    member->startedAt = nanoseconds();
    // Four source addresses, since one has not enough free ports.
    if (!member->socket.connectTo(
            m_settings.port, "127.0.0." + std::to_string(2 + member->index % 4), m_settings.tls)) {
        std::fprintf(stderr, "loadgen: connection %d failed\n", member->index);
        return false;
    }
    epoll_event event{};
    event.events = EPOLLIN | EPOLLOUT | EPOLLET;
    event.data.ptr = member.get();
    epoll_ctl(m_poll, EPOLL_CTL_ADD, member->socket.descriptor(), &event);
    m_members.push_back(std::move(member));
    return true;
}

bool Swarm::connectAll(int count)
{
    while (m_greeted < count) {
        while (static_cast<int>(m_members.size()) < count &&
               static_cast<int>(m_members.size()) - m_greeted < m_settings.ramp) {
            if (!connectOne())
                return false;
        }
        if (!turn(20, [](const Member &, std::string_view, bool) {}))
            return false;
    }
    return true;
}

void Swarm::onReady(Member &member, const OnMessage &onMessage)
{
    if (member.stalled || member.lost)
        return;
    const bool wasOpen = member.socket.isOpen();
    member.socket.onReady([&](std::string_view bytes, bool binary) {
        if (member.greeted) {
            onMessage(member, bytes, binary);
            return;
        }
        if (bytes.find("\"result\"") == std::string_view::npos) {
            std::fprintf(stderr, "loadgen: hello refused: %.*s\n",
                         static_cast<int>(std::min<size_t>(300, bytes.size())), bytes.data());
            return; // the hub closes, and that is noticed
        }
        member.greeted = true;
        member.greeting = std::string(bytes);
        ++m_greeted;
        m_handshakes.add(static_cast<double>(nanoseconds() - member.startedAt) / 1e6);
    });
    if (!wasOpen && member.socket.isOpen())
        member.socket.sendText(m_hello(member.index));
    if (member.socket.isDead()) {
        member.lost = true;
        if (m_lost++ == 0) // the rest mostly follow for the same reason
            std::fprintf(stderr, "loadgen: connection %d ended: %s\n", member.index,
                         member.socket.closeReason().empty() ? "without a close frame"
                                                             : member.socket.closeReason().c_str());
    }
}

bool Swarm::turn(int waitMs, const OnMessage &onMessage)
{
    const int ready =
        epoll_wait(m_poll, m_events.data(), static_cast<int>(m_events.size()), waitMs);
    for (int i = 0; i < ready; ++i)
        onReady(*static_cast<Member *>(m_events[static_cast<size_t>(i)].data.ptr), onMessage);
    if (nanoseconds() < m_settings.deadline)
        return m_lost == 0;
    std::fprintf(stderr, "loadgen: time is up\n");
    return false;
}

bool Swarm::turnUntil(const std::function<bool()> &done, const OnMessage &onMessage)
{
    while (!done()) {
        if (!turn(20, onMessage))
            return false;
    }
    return true;
}

} // namespace Bench
