#include "ui/models/connectionbook.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/security/gatekeeper.h"

#include <QDir>
#include <QFile>
#include <QUuid>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 longestList = 1024 * 1024;
constexpr qsizetype mostConnections = 200;

//! Written beside it first, so that nothing half is ever there; nobody else may read it.
Result<void> writePrivately(const QString &file, const QByteArray &bytes)
{
    const QByteArray path = QFile::encodeName(file);
    const QByteArray fresh = path + ".new";
    ::unlink(fresh.constData());
    const int out = ::open(fresh.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    const bool written = out >= 0 && ::write(out, bytes.constData(),
                                             static_cast<size_t>(bytes.size())) == bytes.size();
    if (out >= 0)
        ::close(out);
    if (!written || ::rename(fresh.constData(), path.constData()) != 0) {
        return Error{ErrorCode::Unavailable,
                     u"%1 could not be written: %2"_s.arg(file, qt_error_string(errno))};
    }
    return {};
}

bool isValidId(const QString &id)
{
    return id.size() == 32 && std::all_of(id.cbegin(), id.cend(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

} // namespace

ConnectionBook::ConnectionBook(QString folder, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
{
    QDir().mkpath(m_folder);
    QFile file(QDir(m_folder).filePath(u"connections.json"_s));
    if (!file.open(QIODevice::ReadOnly))
        return;
    const auto list = readJson(file.read(longestList));
    if (!list)
        return;
    for (const Json &one : list->toArray().mid(0, mostConnections)) {
        KnownConnection known;
        known.id = one[u"id"].toString();
        known.allowPlaintext = one[u"allowPlaintext"].toBool();
        known.tenant = TenantId(one[u"tenant"].toString());
        const auto target = readRemoteAddress(one[u"address"].toString(), known.allowPlaintext);
        if (!target || !isValidId(known.id) || !isValidTenantId(known.tenant.toString()))
            continue;
        known.address = target->address();
        m_all.append(known);
    }
}

QString ConnectionBook::tokenFile(const QString &id) const
{
    return QDir(m_folder).filePath(u"connection-%1.token"_s.arg(id));
}

Result<void> ConnectionBook::save(const QList<KnownConnection> &list) const
{
    JsonArray json;
    for (const KnownConnection &known : list) {
        json.append(Json(JsonObject{{u"id"_s, known.id},
                                    {u"address"_s, known.address},
                                    {u"tenant"_s, known.tenant.toString()},
                                    {u"allowPlaintext"_s, known.allowPlaintext}}));
    }
    return writePrivately(QDir(m_folder).filePath(u"connections.json"_s),
                          writeJson(Json(std::move(json))) + '\n');
}

Result<KnownConnection> ConnectionBook::add(KnownConnection connection, const Secret &token)
{
    const auto target = readRemoteAddress(connection.address, connection.allowPlaintext);
    if (!target)
        return target.error();
    if (!isValidTenantId(connection.tenant.toString()))
        return Error{ErrorCode::Invalid, u"a tenant is 1 to 64 of a-z0-9-"_s};
    const QByteArray secret = token.reveal().trimmed();
    if (secret.isEmpty() || secret.size() > Gatekeeper::longestToken || secret.contains('\n'))
        return Error{ErrorCode::Invalid, u"the token is one line, and not empty"_s};
    connection.address = target->address();
    const auto same = find(connection.address, connection.tenant);
    connection.id = same ? same->id : QUuid::createUuid().toString(QUuid::Id128);
    if (const auto kept = writePrivately(tokenFile(connection.id), secret + '\n'); !kept)
        return kept.error();
    QList<KnownConnection> list = m_all;
    list.removeIf([&](const KnownConnection &known) { return known.id == connection.id; });
    list.append(connection);
    if (const auto saved = save(list); !saved)
        return saved.error();
    m_all = list;
    Q_EMIT changed();
    return connection;
}

Result<void> ConnectionBook::remove(const QString &id)
{
    QList<KnownConnection> list = m_all;
    if (list.removeIf([&](const KnownConnection &known) { return known.id == id; }) == 0)
        return Error{ErrorCode::NotFound, u"there is no such connection"_s};
    if (const auto saved = save(list); !saved)
        return saved;
    QFile::remove(tokenFile(id));
    m_all = list;
    Q_EMIT changed();
    return {};
}

std::optional<KnownConnection> ConnectionBook::find(const QString &address,
                                                    const TenantId &tenant) const
{
    for (const KnownConnection &known : m_all) {
        if (known.address == address && known.tenant == tenant)
            return known;
    }
    return std::nullopt;
}

Result<Secret> ConnectionBook::token(const QString &id) const
{
    return readTokenFile(tokenFile(id));
}

} // namespace Batanidza
