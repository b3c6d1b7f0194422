#include "engine/content/schemaversions.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"

#include <algorithm>

namespace Batanidza {

SchemaVersions::SchemaVersions(int newest, QList<SchemaStep> steps)
    : m_newest(newest)
    , m_steps(std::move(steps))
{}

const SchemaVersions &SchemaVersions::builtIn()
{
    static const SchemaVersions versions(1);
    return versions;
}

std::optional<int> SchemaVersions::common(int from, int to) const
{
    const int best = std::min(to, m_newest);
    return best >= std::max(from, oldest()) ? std::optional(best) : std::nullopt;
}

std::optional<int> SchemaVersions::majorOf(const Json &lesson)
{
    const QString version = lesson[u"schemaVersion"].toString();
    bool ok = false;
    const int major = QStringView(version).left(version.indexOf(u'.')).toInt(&ok);
    return ok && major >= 0 ? std::optional(major) : std::nullopt;
}

Result<Json> SchemaVersions::migrated(const Json &lesson, int to) const
{
    const auto from = majorOf(lesson);
    if (!from || *from == to)
        return lesson;
    for (const int major : {*from, to}) {
        if (major < oldest() || major > m_newest) {
            return Error{ErrorCode::Unsupported,
                         QStringLiteral("/schemaVersion: major %1 is not understood, only %2 to %3")
                             .arg(major)
                             .arg(oldest())
                             .arg(m_newest)};
        }
    }
    Json made = lesson;
    for (int at = *from; at != to;) {
        const bool up = at < to;
        const SchemaStep &step = m_steps[(up ? at : at - 1) - oldest()];
        auto next = up ? step.forward(made) : step.back(made);
        if (!next)
            return next.error();
        made = std::move(*next);
        at += up ? 1 : -1;
    }
    return made;
}

Result<QByteArray> SchemaVersions::migrated(const QByteArray &canonical, int to) const
{
    const auto lesson = readJson(canonical);
    if (!lesson)
        return lesson.error();
    const auto from = majorOf(*lesson);
    if (!from || *from == to)
        return canonical;
    return migrated(*lesson, to).transform([](const Json &made) { return writeJson(made); });
}

bool SchemaVersions::isLossless(const Json &lesson, int to) const
{
    const auto from = majorOf(lesson);
    if (!from)
        return true;
    const auto there = migrated(lesson, to);
    if (!there)
        return false;
    const auto back = migrated(*there, *from);
    return back && writeJson(*back) == writeJson(lesson);
}

} // namespace Batanidza
