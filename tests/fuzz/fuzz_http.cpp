#include "engine/base/clock.h"
#include "engine/http/cachingheaders.h"
#include "engine/http/requestguard.h"
#include "engine/http/requestreader.h"
#include "tests/fuzz/fuzz.h"

#include <string>

namespace Batanidza::Fuzz {

namespace {

//! "METHOD path?query" and then "name: value" lines, as libmicrohttpd would have taken them apart.
HttpRequest requestFrom(const QByteArray &text)
{
    HttpRequest request;
    const QList<QByteArray> lines = text.split('\n');
    const qsizetype space = lines.first().indexOf(' ');
    request.method = lines.first().left(space < 0 ? 0 : space);
    QByteArray target = lines.first().mid(space + 1);
    if (const qsizetype mark = target.indexOf('?'); mark >= 0) {
        for (const QByteArray &pair : target.mid(mark + 1).split('&')) {
            const qsizetype is = pair.indexOf('=');
            request.query.insert(QString::fromUtf8(pair.left(is)),
                                 is < 0 ? QString() : QString::fromUtf8(pair.mid(is + 1)));
        }
        target.truncate(mark);
    }
    request.path = QString::fromUtf8(target);
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            request.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    request.peer = QStringLiteral("127.0.0.1");
    request.loopback = true;
    return request;
}

} // namespace

void http(QByteArrayView bytes)
{
    static const SystemClock clock;
    static const Gatekeeper gatekeeper(clock, QByteArray(32, 'k'), true);
    static RequestGuard guard(
        clock, gatekeeper,
        {{QStringLiteral("https://school.example")}, {QStringLiteral("127.0.0.1:7301")}});
    const HttpRequest request = requestFrom(bytes.toByteArray());
    const RouteMatch match = findRoute(request);
    promise(!match.route || !match.methods.isEmpty(), "a route that is found has a method");
    (void)guard.checkOrigin(request);
    (void)RequestGuard::bearer(request);
    (void)guard.admit(request);
    HttpResponse response = guard.preflight(request, match.methods);
    guard.addCors(request, response);
    revalidate(request, response, quotedTag(tagOf(request.header("x"))));
    constexpr qint64 size = 1000;
    const auto range = readRange(request.header("range"), size);
    if (range && *range) {
        promise((*range)->first >= 0 && (*range)->first <= (*range)->last && (*range)->last < size,
                "a range lies in its file");
    }
    const auto part = readContentRange(request.header("content-range"));
    if (part) {
        promise(part->range.first >= 0 && part->range.first <= part->range.last &&
                    part->range.last < part->total,
                "a part lies in its whole");
    }
    std::string text = request.path.toStdString();
    const size_t length = unescape(nullptr, nullptr, text.data());
    promise(length <= text.size(), "unescaping makes nothing longer");
}

} // namespace Batanidza::Fuzz
