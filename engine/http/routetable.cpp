#include "engine/http/blobroutes.h"
#include "engine/http/bundleroute.h"
#include "engine/http/contentroutes.h"
#include "engine/http/demoroutes.h"
#include "engine/http/opsroutes.h"
#include "engine/http/route.h"
#include "engine/http/rpcroute.h"

namespace Batanidza {

const QList<Route> &routeTable()
{
    // clang-format off
    static const QList<Route> table{
        {"GET",  "/livez",               Access::Anybody,  Body::None,     OpsRoutes::livez},
        {"GET",  "/readyz",              Access::Anybody,  Body::None,     OpsRoutes::readyz},
        {"GET",  "/metrics",             Access::Operator, Body::None,     OpsRoutes::metrics},
        {"POST", "/v1/rpc",              Access::Session,  Body::Gathered, RpcRoute::call},
        {"GET",  "/v1/changes",          Access::Reader,   Body::None,     ContentRoutes::changes},
        {"GET",  "/v1/manifest",         Access::Reader,   Body::None,     ContentRoutes::manifest},
        {"GET",  "/v1/content/{id}",     Access::Reader,   Body::None,     ContentRoutes::content},
        {"POST", "/v1/blobs/bundle",     Access::Reader,   Body::Gathered, BundleRoute::bundle},
        {"GET",  "/v1/blobs/sha256/{h}", Access::Reader,   Body::None,     BlobRoutes::get},
        {"PUT",  "/v1/blobs/sha256/{h}", Access::Uploader, Body::Streamed, BlobRoutes::put, BlobRoutes::beginPut},
        {"GET",  "/demo",                Access::Anybody,  Body::None,     DemoRoutes::redirect},
        {"GET",  "/demo/",               Access::Anybody,  Body::None,     DemoRoutes::page},
        {"GET",  "/demo/{file}",         Access::Anybody,  Body::None,     DemoRoutes::file},
    };
    // clang-format on
    return table;
}

} // namespace Batanidza
