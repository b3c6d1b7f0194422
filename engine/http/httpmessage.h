#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <optional>

//! A request as it was read and a response as it will be written. Values; any thread.
namespace Batanidza {

struct HttpRequest
{
    QByteArray method;
    QString path;                          //!< unescaped, without the query
    QHash<QString, QString> query;         //!< of a name that comes twice the first
    QHash<QByteArray, QByteArray> headers; //!< names in lower case
    QByteArray body;                       //!< empty where the route takes it piece by piece
    QString peer;                          //!< address without port
    bool loopback = false;

    //! Empty where there is none. `name` in lower case.
    [[nodiscard]] QByteArray header(const QByteArray &name) const { return headers.value(name); }
};

//! A part of an open file as a body; whoever holds it closes the descriptor.
struct HttpFile
{
    int descriptor = -1;
    qint64 offset = 0;
    qint64 length = 0;
};

struct HttpResponse
{
    int status = 200;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    std::optional<HttpFile> file; //!< instead of `body`

    HttpResponse &with(const QByteArray &name, const QByteArray &value)
    {
        headers.append({name, value});
        return *this;
    }
};

} // namespace Batanidza
