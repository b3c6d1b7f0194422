#include "engine/security/secret.h"

#include <QDebug>

namespace Batanidza {

bool equalInConstantTime(QByteArrayView a, QByteArrayView b)
{
    if (a.size() != b.size())
        return false;
    // Volatile, so that no compiler may leave the loop at the first difference.
    volatile unsigned char difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference = static_cast<unsigned char>(difference | (a[i] ^ b[i]));
    return difference == 0;
}

bool operator==(const Secret &a, const Secret &b)
{
    return equalInConstantTime(a.m_bytes, b.m_bytes);
}

QDebug operator<<(QDebug debug, const Secret &secret)
{
    const QDebugStateSaver saver(debug);
    debug.noquote() << (secret.isEmpty() ? "(no secret)" : "(secret)");
    return debug;
}

} // namespace Batanidza
