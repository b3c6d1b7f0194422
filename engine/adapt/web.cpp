#include "engine/adapt/web.h"

#include "engine/adapt/overnote.h"
#include "engine/adapt/searchblock.h"
#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Batanidza {

namespace {

bool isGone(const Json &entry)
{
    return entry[u"deleted"].toBool();
}

//! The lists without the entries that were taken out.
void dropTombstones(Json &body, Trace &trace)
{
    QList<std::pair<QString, JsonArray>> lists;
    for (const auto &[key, value] : body.toObject()) {
        const JsonArray &list = value.toArray();
        if (std::none_of(list.cbegin(), list.cend(), isGone))
            continue;
        JsonArray live;
        for (qsizetype i = 0; i < list.size(); ++i) {
            if (isGone(list[i]))
                trace.add(FieldFate::Dropped, u"W3", placeOf(key, i));
            else
                live.append(list[i]);
        }
        lists.append({key, std::move(live)});
    }
    for (auto &[key, live] : lists)
        body.set(key, std::move(live));
}

} // namespace

bool isMadeForWeb(const Json &body, const PlatformRules &)
{
    return body[u"seo"][u"jsonLd"].isObject();
}

AdapterNeeds webNeeds()
{
    return {{u"bodyBytes"_s, u"titleChars"_s, u"descriptionLeast"_s, u"descriptionMost"_s},
            {u"site"_s, u"page"_s, u"files"_s, u"licence"_s},
            false};
}

Adaptation adaptForWeb(const LessonSource &source, const PlatformRules &rules, Detail detail)
{
    Trace trace(detail == Detail::Traced);
    traceDocument(source.body, u"W1", trace, {u"platforms", u"seo"});
    Json block = searchBlock(source.body, rules, trace);
    ClippedLesson lesson = adaptClips(source.body, rules.clips, trace);
    Adaptation adaptation;
    adaptation.body = std::move(lesson.body);
    dropTombstones(adaptation.body, trace);
    if (adaptation.body.object().remove(u"platforms"))
        trace.add(FieldFate::Changed, u"W2", u"/platforms"_s, u"seo");
    if (adaptation.body.contains(u"seo"))
        trace.add(FieldFate::Dropped, u"W4", u"/seo"_s);
    adaptation.body.set(u"seo"_s, std::move(block));
    adaptation.bytes = writeJson(adaptation.body);
    adaptation.blobs = std::move(lesson.blobs);
    if (adaptation.bytes.size() > rules.limit(u"bodyBytes"))
        trace.add(FieldFate::Kept, u"L1", QString(),
                  overNote(adaptation.bytes.size(), rules.limit(u"bodyBytes")));
    adaptation.trace = trace.take();
    return adaptation;
}

} // namespace Batanidza
