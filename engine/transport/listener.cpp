#include "engine/transport/listener.h"

#include "engine/base/logging.h"

#include <QHostAddress>
#include <QHostInfo>

#include <sys/resource.h>

#include <chrono>

namespace Batanidza {

namespace {

//! Thousands may connect in one moment; Qt's 50 loses their first packets.
constexpr int backlog = 4096;

QHostAddress addressOf(const QString &host)
{
    if (host == u"localhost")
        return QHostAddress(QHostAddress::LocalHost);
    return QHostAddress(host.startsWith(u'[') ? host.sliced(1).chopped(1) : host);
}

} // namespace

Listener::Listener(std::function<void(qintptr)> take, QObject *parent)
    : QTcpServer(parent)
    , m_take(std::move(take))
    , m_resume(this)
{
    setListenBacklogSize(backlog);
    m_resume.setSingleShot(true);
    m_resume.setInterval(std::chrono::milliseconds(100));
    connect(&m_resume, &QTimer::timeout, this, &QTcpServer::resumeAccepting);
    // Where descriptors run out QTcpServer stops accepting for good: try again, some will be free.
    connect(this, &QTcpServer::acceptError, this, [this] {
        qCWarning(lcHub) << "cannot accept:" << errorString();
        pauseAccepting();
        m_resume.start();
    });
}

Result<quint16> Listener::listenOn(const QString &host, quint16 port)
{
    const QHostAddress address = addressOf(host);
    if (address.isNull()) {
        return Error{ErrorCode::Invalid,
                     QStringLiteral("%1 is no IP address; give one, or localhost").arg(host)};
    }
    if (!listen(address, port)) {
        return Error{
            ErrorCode::Unavailable,
            QStringLiteral("cannot listen on %1:%2: %3; stop the program that does, or choose "
                           "another address with --ws and --http")
                .arg(host)
                .arg(port)
                .arg(errorString())};
    }
    return serverPort();
}

void Listener::incomingConnection(qintptr descriptor)
{
    m_take(descriptor);
}

qint64 raiseDescriptorLimit()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return -1;
    // Some systems say "unlimited" and mean a billion, for which others allocate tables.
    const rlim_t most = std::min<rlim_t>(limit.rlim_max, 1'048'576);
    if (limit.rlim_cur < most) {
        limit.rlim_cur = most;
        setrlimit(RLIMIT_NOFILE, &limit);
        getrlimit(RLIMIT_NOFILE, &limit);
    }
    return static_cast<qint64>(limit.rlim_cur);
}

} // namespace Batanidza
