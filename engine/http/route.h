#pragma once

#include "engine/http/httpservices.h"

//! One line of the route table, and what its handler is given.
namespace Batanidza {

//! Who may call.
enum class Access {
    Anybody,
    Session,  //!< said in the call itself: hello, or a session's id
    Reader,   //!< a token that may read
    Uploader, //!< a token that may upload
    Operator, //!< anybody on this machine, or an operator's token
};

enum class Body {
    None,     //!< refused where one comes
    Gathered, //!< at most Wire::Limits::messageBytes
    Streamed, //!< at most Wire::Limits::blobBytes, to a BodySink that `begin` sets
};

struct RouteCall
{
    HttpServices &services;
    Exchange &exchange;
    QString argument; //!< what stands in the path for {...}

    [[nodiscard]] const HttpRequest &request() const { return exchange.request; }
    //! From the query; empty where it is not there.
    [[nodiscard]] QString query(const QString &name) const { return request().query.value(name); }
};

struct Route
{
    const char *method;
    const char *path; //!< "{...}" at the end stands for one segment
    Access access;
    Body body;
    Handled (*handle)(RouteCall &call);
    //! Before a streamed body is read: sets Exchange::sink, or refuses.
    std::optional<HttpResponse> (*begin)(RouteCall &call) = nullptr;
};

//! All of them, in the order in which they are tried.
[[nodiscard]] const QList<Route> &routeTable();

} // namespace Batanidza
