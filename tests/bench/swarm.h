#pragma once

#include "tests/bench/times.h"
#include "tests/bench/wsclient.h"

#include <functional>
#include <memory>
#include <sys/epoll.h>
#include <vector>

//! Many clients on one epoll descriptor: connects them, says hello for each, and hands on what
//! comes. One thread.
namespace Bench {

struct Member
{
    WsClient socket;
    int index = 0;
    bool greeted = false;
    bool stalled = false; //!< once greeted, nothing of it is read any more
    bool lost = false;    //!< its connection ended, and that was told
    long long startedAt = 0;
    std::string greeting; //!< the answer to hello
};

class Swarm
{
public:
    using OnMessage = std::function<void(Member &, std::string_view bytes, bool binary)>;

    struct Settings
    {
        int port = 0;
        bool tls = false;
        int ramp = 128;         //!< handshakes under way at once
        long long deadline = 0; //!< ns; nothing goes on behind it
    };

    //! `hello` gives the text that each member says first.
    Swarm(const Settings &settings, std::function<std::string(int)> hello);
    ~Swarm();
    Swarm(const Swarm &) = delete;
    Swarm &operator=(const Swarm &) = delete;

    //! Until `count` members are greeted. False (and told) where one was refused or time is up.
    [[nodiscard]] bool connectAll(int count);
    //! What is ready now, or within `waitMs`. False when a member's connection ended or time is up.
    [[nodiscard]] bool turn(int waitMs, const OnMessage &onMessage);
    //! Turns until `done` (or false, as turn()).
    [[nodiscard]] bool turnUntil(const std::function<bool()> &done, const OnMessage &onMessage);

    [[nodiscard]] Member &member(int index) { return *m_members[static_cast<size_t>(index)]; }
    [[nodiscard]] const std::vector<std::unique_ptr<Member>> &members() const { return m_members; }
    //! From connect() to the answer to hello.
    [[nodiscard]] const Times &handshakes() const { return m_handshakes; }
    [[nodiscard]] int lost() const { return m_lost; }

private:
    bool connectOne();
    void onReady(Member &member, const OnMessage &onMessage);

    const Settings m_settings;
    const std::function<std::string(int)> m_hello;
    const int m_poll;
    std::vector<std::unique_ptr<Member>> m_members;
    std::vector<epoll_event> m_events;
    Times m_handshakes;
    int m_greeted = 0;
    int m_lost = 0;
};

} // namespace Bench
