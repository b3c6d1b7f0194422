#include "engine/base/sha256.h"

#include "engine/base/sha256blocks.h"

#include <QCryptographicHash>

#include <algorithm>

namespace Batanidza {

Sha256 Sha256::of(QByteArrayView bytes)
{
    return of(bytes, {});
}

Sha256 Sha256::of(QByteArrayView first, QByteArrayView second)
{
    if (const auto made = sha256ByInstructions(first, second)) {
        Sha256 result;
        result.m_bytes = *made;
        return result;
    }
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(first);
    hash.addData(second);
    return *fromBytes(hash.resultView());
}

std::optional<Sha256> Sha256::fromHex(QStringView hex)
{
    if (hex.size() != 64)
        return std::nullopt;
    const auto digit = [](QChar c) -> unsigned {
        if (c >= u'0' && c <= u'9')
            return c.unicode() - unsigned(u'0');
        return c >= u'a' && c <= u'f' ? c.unicode() - unsigned(u'a') + 10 : 16;
    };
    Sha256 result;
    for (qsizetype i = 0; i < 32; ++i) {
        const unsigned high = digit(hex[2 * i]);
        const unsigned low = digit(hex[2 * i + 1]);
        if ((high | low) > 15)
            return std::nullopt;
        result.m_bytes[size_t(i)] = static_cast<unsigned char>(high << 4 | low);
    }
    return result;
}

std::optional<Sha256> Sha256::fromBytes(QByteArrayView bytes)
{
    if (bytes.size() != 32)
        return std::nullopt;
    Sha256 result;
    std::copy(bytes.begin(), bytes.end(), result.m_bytes.begin());
    return result;
}

QString Sha256::toHex() const
{
    return QString::fromLatin1(toBytes().toHex());
}

QByteArray Sha256::toBytes() const
{
    return QByteArray(reinterpret_cast<const char *>(m_bytes.data()), 32);
}

} // namespace Batanidza
