#include "app/address.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

Result<void> readAddress(const QString &text, QString &host, quint16 &port)
{
    const qsizetype colon = text.lastIndexOf(u':');
    bool ok = false;
    const uint number = text.mid(colon + 1).toUInt(&ok);
    if (!ok || number > 65535)
        return Error{ErrorCode::Invalid, u"\"%1\" is no HOST:PORT"_s.arg(text)};
    if (colon > 0) {
        host = text.left(colon);
        if (host.startsWith(u'[') && host.endsWith(u']'))
            host = host.mid(1, host.size() - 2);
    }
    port = static_cast<quint16>(number);
    return {};
}

} // namespace Batanidza
