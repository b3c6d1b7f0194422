#pragma once

#include "engine/base/result.h"
#include "engine/http/httpmessage.h"
#include "engine/http/route.h"

#include <microhttpd.h>

//! From libmicrohttpd's connection to our values, and from a path to its route.
namespace Batanidza {

//! All but the body.
[[nodiscard]] HttpRequest readRequest(MHD_Connection *connection, const char *url,
                                      const char *method);

struct RouteMatch
{
    const Route *route = nullptr;
    QString argument;
    QByteArray methods; //!< that the path knows, for Allow; empty = no such path
};
//! HEAD is answered by the route of GET.
[[nodiscard]] RouteMatch findRoute(const HttpRequest &request);

//! libmicrohttpd's form of a response; takes the file over. nullptr where memory is out.
[[nodiscard]] MHD_Response *makeResponse(HttpResponse response);

//! Leaves texts with an escaped zero byte as they are, since they would be cut there.
size_t unescape(void *, MHD_Connection *, char *text);

} // namespace Batanidza
