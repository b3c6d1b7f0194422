#pragma once

#include <QString>
#include <QStringList>

//! Which web pages may talk to us: a browser says in `Origin` where its page came from, and no page
//! can change that. Values; any thread.
namespace Batanidza {

class OriginPolicy
{
public:
    OriginPolicy() = default;
    //! `ownHosts` are the names under which we are reached ("localhost", "127.0.0.1"); `allowed`
    //! are whole origins ("https://school.example").
    OriginPolicy(QStringList ownHosts, QStringList allowed);

    //! Absent (no browser), own, or on the list. "null" and anything unreadable are refused.
    [[nodiscard]] bool allows(const QString &origin) const;

private:
    QStringList m_ownHosts;
    QStringList m_allowed;
};

} // namespace Batanidza
