#include "engine/learning/progress.h"

#include <QHash>
#include <QMap>
#include <QVersionNumber>

#include <algorithm>

namespace Batanidza {

using std::chrono::milliseconds;

QList<EngagementBucket> withoutGaps(const QList<EngagementBucket> &buckets, milliseconds from,
                                    milliseconds to, milliseconds width)
{
    constexpr qsizetype most = 1000;
    QList<EngagementBucket> all;
    if (width.count() <= 0)
        return all;
    QHash<qint64, EngagementBucket> known;
    for (const EngagementBucket &bucket : buckets)
        known.insert(bucket.from.count(), bucket);
    for (auto at = from - from % width; at <= to && all.size() < most; at += width) {
        EngagementBucket bucket = known.value(at.count());
        bucket.from = at;
        all.append(bucket);
    }
    return all;
}

QList<VersionShare> adoption(const QList<AdoptionRow> &rows)
{
    struct Day
    {
        qint64 all = 0;
        QHash<QString, qint64> versions;
    };
    QMap<QString, QMap<qint64, Day>> platforms;
    QMap<QString, QStringList> versions;
    for (const AdoptionRow &row : rows) {
        Day &day = platforms[row.platform][row.day.count()];
        day.all += row.learners;
        day.versions[row.appVersion] += row.learners;
        if (!versions[row.platform].contains(row.appVersion))
            versions[row.platform].append(row.appVersion);
    }
    QList<VersionShare> shares;
    for (auto it = platforms.cbegin(); it != platforms.cend(); ++it) {
        QStringList &own = versions[it.key()];
        std::ranges::sort(own, [](const QString &a, const QString &b) {
            const auto x = QVersionNumber::fromString(a);
            const auto y = QVersionNumber::fromString(b);
            return x == y ? a > b : x > y;
        });
        const Day &first = it->first();
        const Day &last = it->last();
        for (qsizetype i = 0; i < own.size(); ++i) {
            const qint64 learners = last.versions.value(own[i]);
            shares.append({it.key(), own[i], learners, double(learners) / double(last.all),
                           double(first.versions.value(own[i])) / double(first.all), i == 0});
        }
    }
    return shares;
}

} // namespace Batanidza
