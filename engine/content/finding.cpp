#include "engine/content/finding.h"

namespace Batanidza {

QString findingSeverityName(FindingSeverity severity)
{
    switch (severity) {
    case FindingSeverity::Info:
        return QStringLiteral("info");
    case FindingSeverity::Warning:
        return QStringLiteral("warning");
    case FindingSeverity::Error:
        return QStringLiteral("error");
    }
    return {};
}

void Findings::add(FindingSeverity severity, QStringView rule, const QString &path,
                   const QString &message, const QString &fix)
{
    if (m_list.size() < limit - 1) {
        m_list.append({severity, rule.toString(), path, message, fix});
    } else if (m_list.size() == limit - 1) {
        m_list.append({FindingSeverity::Error, QStringLiteral("too-many-findings"), QString(),
                       QStringLiteral("there is more wrong than is listed here"),
                       QStringLiteral("mend what is listed and check again")});
    }
}

} // namespace Batanidza
