#pragma once

#include "engine/adapt/adapt.h"
#include "engine/base/jsonwrite.h"

//! A platform that the project does not have: what one more takes is this file, its row, its entry
//! of rules and its golden folder.
namespace Batanidza {

//! A few words, large, with one sound each.
inline Adaptation adaptForTv(const LessonSource &source, const PlatformRules &rules, Detail detail)
{
    Trace trace(detail == Detail::Traced);
    const ClippedLesson lesson = adaptClips(source.body, rules.clips, trace);
    const JsonArray &words = lesson.body[u"vocabulary"].toArray();
    JsonArray cards;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (!words[i].isObject() || words[i][u"deleted"].toBool() ||
            cards.size() == rules.limit(u"words")) {
            trace.add(FieldFate::Dropped, u"G2", placeOf(u"vocabulary", i));
            continue;
        }
        trace.add(FieldFate::Kept, u"G1", placeOf(u"vocabulary", i));
        cards.append(JsonObject{{QStringLiteral("headword"), words[i][u"headword"]},
                                {QStringLiteral("audio"), words[i][u"audio"]}});
    }
    Adaptation adaptation;
    adaptation.body = JsonObject{{QStringLiteral("cards"), Json(cards)},
                                 {QStringLiteral("id"), source.body[u"id"]}};
    adaptation.bytes = writeJson(adaptation.body);
    adaptation.blobs = filesOf(adaptation.body);
    adaptation.trace = trace.take();
    return adaptation;
}

inline bool isMadeForTv(const Json &body, const PlatformRules &)
{
    return body[u"cards"].isArray() && !body.contains(u"vocabulary");
}

inline AdapterRow tvRow()
{
    return {
        QStringLiteral("tv"), adaptForTv, 1, {{QStringLiteral("words")}, {}, false}, isMadeForTv};
}

} // namespace Batanidza
