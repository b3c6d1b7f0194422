#pragma once

#include "engine/base/result.h"

#include <QTcpServer>
#include <QTimer>

#include <functional>

//! Accepts connections and hands their raw descriptors on, since a socket that was upgraded cannot
//! change its thread. Lives in the acceptor's thread.
namespace Batanidza {

class Listener final : public QTcpServer
{
    Q_OBJECT

public:
    //! `take` is called in this object's thread for every connection and owns the descriptor.
    explicit Listener(std::function<void(qintptr)> take, QObject *parent = nullptr);

    //! Port 0 = any free one. Error `unavailable` says which address could not be had and why.
    [[nodiscard]] Result<quint16> listenOn(const QString &host, quint16 port);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    std::function<void(qintptr)> m_take;
    QTimer m_resume;
};

//! Raises the soft limit of open descriptors to the hard one and gives it: how many connections
//! can be reached, less what else is open.
qint64 raiseDescriptorLimit();

} // namespace Batanidza
