#include "engine/adapt/trace.h"

#include "engine/base/jsonread.h"

#include <algorithm>

namespace Batanidza {

QString fieldFateName(FieldFate fate)
{
    switch (fate) {
    case FieldFate::Kept:
        return QStringLiteral("kept");
    case FieldFate::Changed:
        return QStringLiteral("changed");
    case FieldFate::Dropped:
        break;
    }
    return QStringLiteral("dropped");
}

const QList<AdaptRule> &adaptRules()
{
    static const QList<AdaptRule> rules{
        {u"A1", u"The platform plays this audio format."},
        {u"A2", u"The platform does not play this audio format."},
        {u"A3",
         u"No audio is left in a format of the platform: it speaks the word itself, and "
         u"says that it does.",
         true},
        {u"A4", u"The audio was made for another spelling of the word: it is not played.", true},
        {u"A5", u"The file's container, hash or size cannot be right.", true},
        {u"A6", u"The clip is longer or larger than the platform takes.", true},
        {u"A7", u"The platform takes no more clips of one lesson.", true},
        {u"A8", u"The platform needs one file only, and has a better one."},
        {u"D1", u"The desktop gets the whole document."},
        {u"L1", u"The lesson is larger than the platform takes.", true},
        {u"M1", u"The field has a column of its own."},
        {u"M2", u"The field has no column of its own and goes with the payload of its record."},
        {u"M3", u"The entry was taken out: the record is deleted by its id."},
        {u"M4",
         u"The entry has no id of its own, so it can be no record: it goes with the "
         u"lesson's payload.",
         true},
        {u"M5", u"The settings of another platform."},
        {u"T1", u"The text is longer than the platform shows and was cut.", true},
        {u"W1", u"The web gets the document."},
        {u"W2", u"The settings of platforms: those of the web are in the search block."},
        {u"W3", u"The entry was taken out."},
        {u"W4", u"The name belongs to the search block.", true},
        {u"W5", u"The title of the page was made from the lesson's titles."},
        {u"W6", u"The description of the page was made from the lesson's texts."},
        {u"W7", u"The description is shorter than search engines want.", true},
        {u"W8", u"The address of the page was made from the lesson's title.", true},
        {u"W9", u"The picture for previews was not found among the media.", true},
        {u"G1", u"The watch shows it."},
        {u"G2", u"The watch has no room for it."},
        {u"G3", u"The watch shows the words that the lesson names for it, else the first ones."},
        {u"G4", u"The word does not fit the watch.", true},
        {u"G5", u"The watch tells that there is a cultural note, and leaves the note out."},
    };
    return rules;
}

const AdaptRule *adaptRule(QStringView name)
{
    const QList<AdaptRule> &rules = adaptRules();
    const auto found = std::find_if(rules.cbegin(), rules.cend(),
                                    [name](const AdaptRule &rule) { return rule.name == name; });
    return found == rules.cend() ? nullptr : &*found;
}

QList<TraceLine> Trace::take()
{
    std::stable_sort(m_lines.begin(), m_lines.end(),
                     [](const TraceLine &a, const TraceLine &b) { return a.path < b.path; });
    return std::exchange(m_lines, {});
}

QString placeOf(QStringView list, qsizetype index)
{
    return u'/' + pointerToken(list) + u'/' + QString::number(index);
}

void traceDocument(const Json &body, QStringView rule, Trace &trace,
                   std::initializer_list<QStringView> except)
{
    if (!trace.isWanted())
        return;
    for (const auto &[key, value] : body.toObject()) {
        if (std::find(except.begin(), except.end(), key) != except.end())
            continue;
        trace.add(FieldFate::Kept, rule, u'/' + pointerToken(key));
        for (qsizetype i = 0; i < value.toArray().size(); ++i)
            trace.add(FieldFate::Kept, rule, placeOf(key, i));
    }
}

} // namespace Batanidza
