#include "engine/adapt/adapt.h"

#include "engine/adapt/android.h"
#include "engine/adapt/desktop.h"
#include "engine/adapt/ios.h"
#include "engine/adapt/records.h"
#include "engine/adapt/rulereader.h"
#include "engine/adapt/watchos.h"
#include "engine/adapt/web.h"
#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"

#include <QFile>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Batanidza {

const QList<AdapterRow> &adapterRows()
{
    static const QList<AdapterRow> rows{
        {u"web"_s, adaptForWeb, 1, webNeeds(), isMadeForWeb},
        {u"ios"_s, adaptForIos, 1, iosNeeds(), isRecords},
        {u"android"_s, adaptForAndroid, 1, androidNeeds(), isRecords},
        {u"desktop"_s, adaptForDesktop, 1, desktopNeeds()},
        {u"watchos"_s, adaptForWatchos, 1, watchosNeeds(), isMadeForWatchos},
    };
    return rows;
}

Result<Adapters> Adapters::read(const Json &rules, const QList<AdapterRow> &rows)
{
    RuleErrors errors;
    RuleReader reader(rules, {}, errors);
    reader.allow({u"format", u"platforms"});
    if (rules[u"format"].toInteger() != 1)
        reader.fail(u"format", u"must be 1"_s);
    const Json &platforms = rules[u"platforms"];
    if (!platforms.isObject() || platforms.toObject().isEmpty())
        reader.fail(u"platforms", u"must be an object with an entry for each platform"_s);
    if (errors.first)
        return *errors.first;
    Adapters adapters;
    for (const auto &[name, entry] : platforms.toObject()) {
        const QString path = u"/platforms/"_s + pointerToken(name);
        const QString wanted = entry[u"adapter"].toString();
        const auto row = std::find_if(rows.cbegin(), rows.cend(), [&wanted](const AdapterRow &one) {
            return one.name == wanted;
        });
        if (row == rows.cend()) {
            return Error{ErrorCode::Invalid,
                         u"%1/adapter: there is no adapter \"%2\""_s.arg(path, wanted)};
        }
        auto read = readPlatformRules(name, entry, row->needs, path);
        if (!read)
            return read.error();
        const Sha256 hash = Sha256::of(writeJson(JsonObject{
            {u"platform"_s, Json(name)}, {u"rules"_s, entry}, {u"code"_s, Json(row->code)}}));
        adapters.m_entries.insert(name, {std::move(*read), *row, hash});
    }
    return adapters;
}

const Adapters &Adapters::builtIn()
{
    static const Adapters adapters = [] {
        QFile file(u":/batanidza/adapt/platforms.json"_s);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("adapt: the rules are missing from this build");
        const auto json = readJson(file.readAll());
        if (!json)
            qFatal("adapt: platforms.json: %s", qPrintable(json.error().detail));
        auto read = Adapters::read(*json, adapterRows());
        if (!read)
            qFatal("adapt: platforms.json %s", qPrintable(read.error().detail));
        return std::move(*read);
    }();
    return adapters;
}

QStringList Adapters::platforms() const
{
    QStringList names = m_entries.keys();
    names.sort();
    return names;
}

const PlatformRules *Adapters::rules(const QString &platform) const
{
    const auto found = m_entries.constFind(platform);
    return found == m_entries.cend() ? nullptr : &found->rules;
}

Adaptation Adapters::adapt(const LessonSource &source, const QString &platform, Detail detail) const
{
    const auto found = m_entries.constFind(platform);
    if (found == m_entries.cend())
        return {source.body, source.bytes, {}, {}, {}};
    return found->row.adapt(source, found->rules, detail);
}

bool Adapters::isAdapted(const Json &body) const
{
    return std::any_of(m_entries.cbegin(), m_entries.cend(), [&](const Entry &entry) {
        return entry.row.madeHere && entry.row.madeHere(body, entry.rules);
    });
}

Sha256 Adapters::hash(const QString &platform) const
{
    const auto found = m_entries.constFind(platform);
    return found == m_entries.cend() ? Sha256() : found->hash;
}

} // namespace Batanidza
