#include "engine/http/demoroutes.h"

#include "engine/http/cachingheaders.h"
#include "engine/http/responses.h"

#include <QFile>
#include <QUrl>

#include <algorithm>
#include <array>

namespace Batanidza::DemoRoutes {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr const char *html = "text/html; charset=utf-8";
constexpr const char *script = "text/javascript; charset=utf-8";

struct Part
{
    const char16_t *name;
    const char *type;
};

//! All there is: nothing else of resources/web is served.
constexpr std::array<Part, 11> parts{{
    {u"index.html", html},
    {u"icon.svg", "image/svg+xml"},
    {u"demo.css", "text/css; charset=utf-8"},
    {u"demo.js", script},
    {u"editor.js", script},
    {u"demostore.js", script},
    {u"batanidza.js", script},
    {u"carriers.js", script},
    {u"outbox.js", script},
    {u"repair.js", script},
    {u"canonical.js", script},
}};

//! How the page reaches the WebSocket: at the host name by which it was fetched itself.
QByteArray socketSource(const RouteCall &call)
{
    const HttpParts &given = call.services.parts;
    const QUrl socket(given.webSocketAddress);
    const QUrl asked(u"http://"_s + QString::fromLatin1(call.request().header("host")),
                     QUrl::StrictMode);
    if (!socket.isValid() || asked.host().isEmpty())
        return {};
    QUrl reached;
    reached.setScheme(socket.scheme());
    reached.setHost(asked.host());
    reached.setPort(socket.port());
    return reached.toEncoded();
}

HttpResponse withGuards(HttpResponse response)
{
    response.with("Referrer-Policy", "no-referrer");
    response.with("Cross-Origin-Resource-Policy", "same-origin");
    return response;
}

HttpResponse serve(const RouteCall &call, const Part &part)
{
    QFile resource(u":/batanidza/web/"_s + QString::fromUtf16(part.name));
    if (!resource.open(QIODevice::ReadOnly))
        return errorResponse({ErrorCode::Internal, u"The page was not built in."_s});
    HttpResponse response;
    response.body = resource.readAll();
    response.with("Content-Type", part.type);
    revalidate(call.request(), response, tagOf(response.body));
    deflateFor(call.request(), response);
    return withGuards(std::move(response));
}

} // namespace

Handled redirect(RouteCall &)
{
    return withGuards(emptyResponse(308).with("Location", "/demo/"));
}

Handled page(RouteCall &call)
{
    HttpResponse response = serve(call, parts[0]);
    response.with("Content-Security-Policy",
                  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
                  "connect-src 'self' " +
                      socketSource(call) +
                      "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    response.with("Cross-Origin-Opener-Policy", "same-origin");
    return response;
}

Handled file(RouteCall &call)
{
    if (call.argument == u"hub.json") {
        const HttpParts &given = call.services.parts;
        const QUrl socket(given.webSocketAddress);
        HttpResponse response = jsonResponse(Json(JsonObject{
            {u"webSocketPort"_s, Json(socket.port())}, {u"tenant"_s, given.tenant.toString()}}));
        return withGuards(response.with("Cache-Control", "no-store"));
    }
    const auto found = std::find_if(parts.begin(), parts.end(), [&](const Part &part) {
        return call.argument == QStringView(part.name);
    });
    if (found == parts.end() || found == parts.begin())
        return errorResponse({ErrorCode::NotFound, u"There is nothing at this address."_s});
    return serve(call, *found);
}

} // namespace Batanidza::DemoRoutes
