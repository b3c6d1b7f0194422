#include "engine/runtime/remotetarget.h"

#include "engine/security/gatekeeper.h"
#include "engine/security/tlsconfig.h"

#include <QFile>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int usualPort = 7300;

Error invalid(const QString &what)
{
    return Error{ErrorCode::Invalid, what};
}

} // namespace

QString RemoteTarget::address() const
{
    return webSocket.toString(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment |
                              QUrl::RemoveUserInfo);
}

Result<RemoteTarget> readRemoteAddress(const QString &text, bool allowPlaintext)
{
    QUrl url(text.trimmed(), QUrl::StrictMode);
    // What was typed may hold a secret, so no message repeats it.
    if (!url.isValid() || url.host().isEmpty())
        return invalid(u"this is no address of a hub; one looks like wss://HOST:7300"_s);
    if (url.scheme() != u"ws" && url.scheme() != u"wss")
        return invalid(u"the address of a hub starts with wss:// (or ws:// on this machine)"_s);
    if (!url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment())
        return invalid(u"an address holds no name, token or query: put the token into a file"_s);
    if (url.path().size() > 1 && url.path() != u"/v1/sync")
        return invalid(u"the address of a hub has no path: wss://HOST:7300"_s);
    if (url.scheme() == u"ws" && !isLoopbackHost(url.host()) && !allowPlaintext) {
        return Error{
            ErrorCode::Forbidden,
            u"ws:// beyond this machine is plain text, and everybody on the way could read "
            "the token; use wss://, or say --allow-plaintext"_s};
    }
    if (url.port() < 0)
        url.setPort(usualPort);
    url.setPath(u"/v1/sync"_s);
    RemoteTarget target;
    target.webSocket = url;
    return target;
}

Result<Secret> readTokenFile(const QString &file)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly)) {
        return Error{ErrorCode::NotFound,
                     u"the token file %1 cannot be read: %2"_s.arg(file, source.errorString())};
    }
    const QByteArray token = source.read(Gatekeeper::longestToken + 64).trimmed();
    if (token.isEmpty() || token.size() > Gatekeeper::longestToken || token.contains('\n'))
        return invalid(u"%1 holds no token: one line is expected"_s.arg(file));
    return Secret(token);
}

} // namespace Batanidza
