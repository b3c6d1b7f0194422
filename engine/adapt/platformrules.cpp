#include "engine/adapt/platformrules.h"

#include "engine/adapt/rulereader.h"

using namespace Qt::Literals::StringLiterals;

namespace Batanidza {

namespace {

ClipRules readClipRules(RuleReader reader)
{
    reader.allow({u"formats", u"choose", u"longestMs", u"mostBytes", u"mostClips"});
    ClipRules rules;
    const Json &formats = reader.json()[u"formats"];
    if (!formats.isArray())
        reader.fail(u"formats", u"must be a list of texts such as aac/m4a"_s);
    for (const Json &format : formats.toArray()) {
        const QStringList parts = format.toString().split(u'/');
        if (parts.size() != 2 || parts[0].isEmpty() || parts[1].isEmpty())
            reader.fail(u"formats", u"must be a list of texts such as aac/m4a"_s);
        else
            rules.formats.append({parts[0], parts[1]});
    }
    const QString choose = reader.text(u"choose");
    if (choose != u"every" && choose != u"best")
        reader.fail(u"choose", u"must be every or best"_s);
    rules.every = choose == u"every";
    rules.longestMs = reader.count(u"longestMs");
    rules.mostBytes = reader.count(u"mostBytes");
    rules.mostClips = reader.count(u"mostClips");
    return rules;
}

} // namespace

Result<PlatformRules> readPlatformRules(const QString &platform, const Json &entry,
                                        const AdapterNeeds &needs, const QString &path)
{
    RuleErrors errors;
    RuleReader reader(entry, path, errors);
    reader.allow({u"adapter", u"audio", u"limits", u"texts", u"map"});
    PlatformRules rules;
    rules.platform = platform;
    rules.json = entry;
    rules.adapter = reader.text(u"adapter");
    rules.clips = readClipRules(reader.member(u"audio"));
    if (entry.contains(u"limits")) {
        RuleReader limits = reader.member(u"limits");
        for (const auto &[key, value] : limits.json().toObject())
            rules.limits.insert(key, limits.count(key));
    }
    if (entry.contains(u"texts")) {
        RuleReader texts = reader.member(u"texts");
        for (const auto &[key, value] : texts.json().toObject())
            rules.texts.insert(key, texts.textOr(key, {}));
    }
    for (const QString &name : needs.limits) {
        if (!rules.limits.contains(name))
            reader.fail(u"limits"_s + u'/' + name, u"is missing"_s);
    }
    for (const QString &name : needs.texts) {
        if (!rules.texts.contains(name))
            reader.fail(u"texts"_s + u'/' + name, u"is missing"_s);
    }
    if (needs.map || entry.contains(u"map")) {
        auto map = readRecordMap(entry[u"map"], path + u"/map"_s);
        if (!map && !errors.first)
            return map.error();
        if (map)
            rules.map = std::move(*map);
    }
    if (errors.first)
        return *errors.first;
    return rules;
}

} // namespace Batanidza
