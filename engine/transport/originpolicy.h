#pragma once

#include <QString>
#include <QStringList>

#include <array>
#include <atomic>
#include <memory>

//! Which web pages may talk to us: a browser says in `Origin` where its page came from, and no page
//! can change that. Values; any thread.
namespace Batanidza {

//! The ports that we serve at, told once they are known. Thread-safe.
class OwnPorts
{
public:
    //! At most four; a port that is there already stays.
    void add(int port);
    [[nodiscard]] bool contains(int port) const;

private:
    std::array<std::atomic<int>, 4> m_ports{};
};

class OriginPolicy
{
public:
    OriginPolicy() = default;
    //! `ownHosts` are the names under which we are reached ("localhost", "127.0.0.1"); `allowed`
    //! are whole origins ("https://school.example"). An own origin has one of `ownPorts` too: any
    //! other page of this machine is a stranger.
    OriginPolicy(QStringList ownHosts, QStringList allowed,
                 std::shared_ptr<const OwnPorts> ownPorts);

    //! Absent (no browser), own, or on the list. "null" and anything unreadable are refused.
    [[nodiscard]] bool allows(const QString &origin) const;

private:
    QStringList m_ownHosts;
    QStringList m_allowed;
    std::shared_ptr<const OwnPorts> m_ownPorts;
};

} // namespace Batanidza
