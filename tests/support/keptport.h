#pragma once

#include <QHostAddress>
#include <QRandomGenerator>
#include <QTcpServer>

namespace Batanidza {

//! A free port of loopback for a server that will leave it and come back to it: from below the
//! range that systems hand out by themselves (from 32768 on Linux), so that nobody's outgoing
//! connection takes it meanwhile.
inline quint16 keptPort()
{
    for (int i = 0; i < 200; ++i) {
        const auto port = static_cast<quint16>(QRandomGenerator::global()->bounded(15'000, 32'000));
        QTcpServer probe;
        if (probe.listen(QHostAddress::LocalHost, port))
            return port;
    }
    return 0;
}

} // namespace Batanidza
