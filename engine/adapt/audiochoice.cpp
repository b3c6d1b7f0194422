#include "engine/adapt/audiochoice.h"

#include "engine/base/jsonread.h"

#include <QVarLengthArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Batanidza {

namespace {

//! Where a format stands among the platform's; -1 where it is none of them.
qsizetype rankOf(const Json &rendition, const ClipRules &rules)
{
    const QString codec = rendition[u"codec"].toString();
    const QString container = rendition[u"container"].toString();
    for (qsizetype i = 0; i < rules.formats.size(); ++i) {
        if (rules.formats[i].codec == codec && rules.formats[i].container == container)
            return i;
    }
    return -1;
}

ClipFile clipFile(const Json &clip, const Json &rendition)
{
    return {Sha256::fromHex(rendition[u"sha256"].toString()).value_or(Sha256()),
            rendition[u"bytes"].toInteger(), clip[u"durationMs"].toInteger(),
            rendition[u"codec"].toString(), clip[u"origin"].toString() == u"tts"};
}

bool knowsCodec(const Json &rendition, const ClipRules &rules)
{
    const QString codec = rendition[u"codec"].toString();
    return std::any_of(rules.formats.cbegin(), rules.formats.cend(),
                       [&](const AudioFormat &format) { return format.codec == codec; });
}

bool isSound(const Json &rendition)
{
    return rendition[u"bytes"].toInteger() > 0 && Sha256::fromHex(rendition[u"sha256"].toString());
}

//! Nothing where the file may go; else the rule by which it may not.
QStringView refusal(const Json &clip, const Json &rendition, const ClipRules &rules)
{
    if (rankOf(rendition, rules) < 0)
        return knowsCodec(rendition, rules) ? QStringView(u"A5") : QStringView(u"A2");
    if (!isSound(rendition))
        return u"A5";
    const bool tooLong = rules.longestMs > 0 && clip[u"durationMs"].toInteger() > rules.longestMs;
    if (tooLong || (rules.mostBytes > 0 && rendition[u"bytes"].toInteger() > rules.mostBytes))
        return u"A6";
    return {};
}

//! Which limit of the platform the clip is over.
QString overClip(const Json &clip, const Json &rendition, const ClipRules &rules)
{
    const qint64 ms = clip[u"durationMs"].toInteger();
    if (rules.longestMs > 0 && ms > rules.longestMs)
        return u", %1 ms > %2 ms"_s.arg(ms).arg(rules.longestMs);
    return u", %1 B > %2 B"_s.arg(rendition[u"bytes"].toInteger()).arg(rules.mostBytes);
}

QString formatOf(const Json &rendition)
{
    return rendition[u"codec"].toString() + u'/' + rendition[u"container"].toString();
}

void noteFile(const Json &value, QList<BlobUse> &files)
{
    const Json &named = value[u"sha256"];
    const auto hash = named.isString() ? Sha256::fromHex(named.toString()) : std::nullopt;
    if (hash) {
        const QString kind =
            value.contains(u"codec") ? u"audio"_s : value[u"type"].toString().section(u'/', 0, 0);
        files.append({*hash, value[u"bytes"].toInteger(), kind});
    }
}

void noteFiles(const Json &value, QList<BlobUse> &files)
{
    for (const Json &entry : value.toArray())
        noteFiles(entry, files);
    if (!value.isObject())
        return;
    noteFile(value, files);
    for (const auto &[key, member] : value.toObject())
        noteFiles(member, files);
}

template <typename Entry>
QList<Entry> sorted(QList<Entry> list)
{
    std::stable_sort(list.begin(), list.end(),
                     [](const Entry &a, const Entry &b) { return a.sha256 < b.sha256; });
    list.erase(std::unique(list.begin(), list.end(),
                           [](const Entry &a, const Entry &b) { return a.sha256 == b.sha256; }),
               list.end());
    return list;
}

//! A step of the way to a value inside a lesson.
struct Step
{
    const QString *key = nullptr; //!< an array's entry where it is null
    qsizetype index = 0;
};

//! Walks a lesson once and notes its clips and files.
class ClipWalk
{
public:
    ClipWalk(const ClipRules &rules, Trace &trace)
        : m_rules(rules)
        , m_trace(trace)
    {}

    void visit(const Json &value)
    {
        if (value.isArray()) {
            const JsonArray &list = value.toArray();
            for (qsizetype i = 0; i < list.size(); ++i) {
                if (!list[i].isArray() && !list[i].isObject())
                    continue;
                m_steps.append({nullptr, i});
                visit(list[i]);
                m_steps.removeLast();
            }
            return;
        }
        noteFile(value, m_blobs);
        for (const auto &[key, member] : value.toObject()) {
            if (!member.isArray() && !member.isObject())
                continue;
            m_steps.append({&key, 0});
            if (isClip(key, member))
                clip(member);
            else
                visit(member);
            m_steps.removeLast();
        }
    }

    [[nodiscard]] ClippedLesson result(const Json &body)
    {
        ClippedLesson lesson{body, sorted(m_clips), sorted(m_blobs)};
        for (const Replacement &one : m_replacements)
            *placeOf(lesson.body, one.steps) = one.value;
        return lesson;
    }

private:
    using Steps = QVarLengthArray<Step, 16>;
    struct Replacement
    {
        Steps steps;
        Json value;
    };

    void clip(const Json &clip)
    {
        Json adapted = adaptClip(clip, m_rules, m_trace, [this] { return path(); });
        for (const Json &rendition : adapted[u"renditions"].toArray()) {
            m_clips.append(clipFile(adapted, rendition));
            m_blobs.append({m_clips.last().sha256, m_clips.last().bytes, u"audio"_s});
        }
        if (adapted != clip)
            m_replacements.append({m_steps, std::move(adapted)});
    }

    [[nodiscard]] QString path() const
    {
        QString text;
        for (const Step &step : m_steps) {
            text += u'/';
            text += step.key ? pointerToken(*step.key) : QString::number(step.index);
        }
        return text;
    }

    static Json *placeOf(Json &body, const Steps &steps)
    {
        Json *place = &body;
        for (const Step &step : steps)
            place = step.key ? place->object().findMutable(*step.key) : &place->array()[step.index];
        return place;
    }

    const ClipRules &m_rules;
    Trace &m_trace;
    Steps m_steps;
    QList<Replacement> m_replacements;
    QList<ClipFile> m_clips;
    QList<BlobUse> m_blobs;
};

} // namespace

Json fallbackClip()
{
    static const Json clip(
        JsonObject{{u"state"_s, Json(u"fallback")}, {u"engine"_s, Json(u"tts")}});
    return clip;
}

bool isClip(QStringView key, const Json &value)
{
    if (!value.isObject())
        return false;
    if (key == u"audio")
        return true;
    const JsonArray &renditions = value[u"renditions"].toArray();
    return std::any_of(renditions.cbegin(), renditions.cend(),
                       [](const Json &rendition) { return rendition.contains(u"codec"); });
}

Json adaptClip(const Json &clip, const ClipRules &rules, Trace &trace,
               const std::function<QString()> &path)
{
    const QString state = clip[u"state"].toString();
    if (state == u"withheld") {
        trace.add(FieldFate::Changed, u"A4", path);
        return fallbackClip();
    }
    if (state == u"fallback" && !clip.contains(u"renditions")) {
        trace.add(FieldFate::Kept, u"A3", path);
        return clip;
    }
    const JsonArray &renditions = clip[u"renditions"].toArray();
    const auto at = [&path](qsizetype i) {
        return [&path, i] { return path() + u"/renditions/"_s + QString::number(i); };
    };
    qsizetype best = -1;
    QVarLengthArray<bool, 8> keeps(renditions.size());
    for (qsizetype i = 0; i < renditions.size(); ++i) {
        const QStringView why = refusal(clip, renditions[i], rules);
        keeps[i] = why.isEmpty();
        if (!keeps[i])
            trace.add(FieldFate::Dropped, why, at(i),
                      !trace.isWanted() ? QString()
                      : why == u"A6"
                          ? formatOf(renditions[i]) + overClip(clip, renditions[i], rules)
                          : formatOf(renditions[i]));
        else if (best < 0 || rankOf(renditions[i], rules) < rankOf(renditions[best], rules))
            best = i;
    }
    if (best < 0) {
        trace.add(FieldFate::Changed, u"A3", path);
        return fallbackClip();
    }
    JsonArray kept;
    for (qsizetype i = 0; i < renditions.size(); ++i) {
        if (!keeps[i])
            continue;
        if (!rules.every && i != best) {
            trace.add(FieldFate::Dropped, u"A8", at(i),
                      trace.isWanted() ? formatOf(renditions[i]) : QString());
            continue;
        }
        trace.add(FieldFate::Kept, u"A1", at(i),
                  trace.isWanted() ? formatOf(renditions[i]) : QString());
        kept.append(renditions[i]);
    }
    trace.add(kept.size() == renditions.size() ? FieldFate::Kept : FieldFate::Changed, u"A1", path);
    if (kept.size() == renditions.size())
        return clip;
    Json adapted = clip;
    adapted.set(u"renditions"_s, std::move(kept));
    return adapted;
}

const Json *bestRendition(const Json &clip, const ClipRules &rules)
{
    const Json *best = nullptr;
    qsizetype bestRank = rules.formats.size();
    for (const Json &rendition : clip[u"renditions"].toArray()) {
        const qsizetype rank = rankOf(rendition, rules);
        if (rank >= 0 && rank < bestRank && isSound(rendition)) {
            best = &rendition;
            bestRank = rank;
        }
    }
    return best;
}

ClippedLesson adaptClips(const Json &body, const ClipRules &rules, Trace &trace)
{
    ClipWalk walk(rules, trace);
    walk.visit(body);
    return walk.result(body);
}

QList<BlobUse> filesOf(const Json &body)
{
    QList<BlobUse> files;
    noteFiles(body, files);
    return sorted(files);
}

} // namespace Batanidza
