#include "engine/http/originaddress.h"

#include "engine/security/tlsconfig.h"

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestAddress = 1024;
constexpr qsizetype longestName = 128;

Error invalid(const QString &what)
{
    return Error{ErrorCode::Invalid, what};
}

} // namespace

Result<QUrl> readOriginAddress(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return QUrl();
    QUrl url(trimmed, QUrl::StrictMode);
    if (trimmed.size() > longestAddress || !url.isValid() || url.host().isEmpty())
        return invalid(u"this is no address; one looks like https://cdn.example"_s);
    if (url.scheme() != u"https" && url.scheme() != u"http")
        return invalid(u"an address starts with https:// (or http:// on this machine)"_s);
    if (!url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment())
        return invalid(u"an address holds no name, token or query: put a token into a file"_s);
    if (url.port() == 0 || url.path().contains(u"/.."_s))
        return invalid(u"the address names no place that could be asked"_s);
    if (url.scheme() == u"http" && !isLoopbackHost(url.host())) {
        return Error{ErrorCode::Forbidden,
                     u"http:// beyond this machine is plain text; use https://"_s};
    }
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path);
    return url;
}

Result<QString> readOriginTokenName(const QString &text)
{
    const QString name = text.trimmed();
    const bool plain = std::all_of(name.cbegin(), name.cend(), [](QChar c) {
        return (c.unicode() < 128 && c.isLetterOrNumber()) || c == u'-' || c == u'_' || c == u'.';
    });
    if (!plain || name.startsWith(u'.') || name.size() > longestName) {
        return invalid(u"the bare name of a file in the data folder is expected, such as "
                       u"origin.token, without a path"_s);
    }
    return name;
}

QUrl blobAddress(const QUrl &origin, const QString &hash)
{
    QUrl url = origin;
    url.setPath(origin.path() + u"/v1/blobs/sha256/"_s + hash);
    return url;
}

std::chrono::milliseconds retryAfterOf(const QByteArray &header)
{
    bool known = false;
    const int seconds = header.trimmed().toInt(&known);
    return std::chrono::seconds(known ? std::clamp(seconds, 0, 24 * 3600) : 0);
}

bool asksForAnother(const QByteArray &header)
{
    const QList<QByteArray> names = header.split(',');
    return std::any_of(names.cbegin(), names.cend(), [](const QByteArray &one) {
        const qsizetype end = one.indexOf(';');
        return one.first(end < 0 ? one.size() : end).trimmed() == loopName;
    });
}

} // namespace Batanidza
