#include "engine/runtime/cachebudgets.h"

#include "engine/content/ids.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 mebibyte = 1024 * 1024;
constexpr qint64 mostMiB = 1024 * 1024;

//! 0 where it is no number from 1 to 1048576.
qint64 bytesOf(QStringView text)
{
    bool known = false;
    const qint64 number = text.trimmed().toLongLong(&known);
    return known && number >= 1 && number <= mostMiB ? number * mebibyte : 0;
}

} // namespace

Result<CacheBudgets> readCacheBudgets(QStringView text)
{
    CacheBudgets budgets;
    if (text.trimmed().isEmpty())
        return budgets;
    for (const QStringView part : text.split(u',')) {
        const auto refused = [&](const QString &why) {
            return Error{ErrorCode::Invalid, u"\"%1\": %2"_s.arg(part.trimmed(), why)};
        };
        const qsizetype equals = part.indexOf(u'=');
        const QStringView name = part.first(std::max<qsizetype>(equals, 0)).trimmed();
        if (equals < 0 || !isValidTenantId(name))
            return refused(u"write TENANT=MIB or TENANT=MIB/MIB, such as demo=32/128"_s);
        const QByteArray tenant = name.toUtf8();
        if (budgets.memory.contains(tenant))
            return refused(u"this tenant is named twice"_s);
        const QList<QStringView> sizes = part.sliced(equals + 1).split(u'/');
        const qint64 memory = bytesOf(sizes[0]);
        const qint64 disk = sizes.size() > 1 ? bytesOf(sizes[1]) : 0;
        if (sizes.size() > 2 || memory == 0 || (sizes.size() == 2 && disk == 0))
            return refused(u"sizes are whole numbers of MiB from 1 to %1"_s.arg(mostMiB));
        budgets.memory.insert(tenant, memory);
        if (disk > 0)
            budgets.disk.insert(tenant, disk);
    }
    if (budgets.memory.size() > Owners::most) {
        return Error{ErrorCode::Invalid,
                     u"names more than %1 tenants; name the largest"_s.arg(Owners::most)};
    }
    return budgets;
}

} // namespace Batanidza
