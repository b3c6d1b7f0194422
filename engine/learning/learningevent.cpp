#include "engine/learning/learningevent.h"

#include "engine/base/clock.h"

#include <algorithm>
#include <array>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;
using std::chrono::milliseconds;

namespace {

constexpr std::array<std::pair<LearningVerb, const char16_t *>, 6> verbs{
    {{LearningVerb::Initialized, u"initialized"},
     {LearningVerb::Experienced, u"experienced"},
     {LearningVerb::Answered, u"answered"},
     {LearningVerb::Completed, u"completed"},
     {LearningVerb::Progressed, u"progressed"},
     {LearningVerb::Listened, u"listened"}}};
//! 2020-01-01: a clock before that was never set.
constexpr milliseconds firstDay{1'577'836'800'000};

bool isOneOf(QChar c, QStringView others)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ||
           others.contains(c);
}

bool isUuid(QStringView text)
{
    if (text.size() != 36)
        return false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const QChar c = text[i];
        if (dash ? c != u'-' : !((c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f')))
            return false;
    }
    return true;
}

//! A short name of a platform, a version or an arm.
bool isLabel(const QString &text, qsizetype longest)
{
    return text.size() <= longest &&
           std::all_of(text.cbegin(), text.cend(), [](QChar c) { return isOneOf(c, u"._:/+ -"); });
}

//! Reads members and keeps the first fault.
class Reader
{
public:
    explicit Reader(const Json &json)
        : m_json(json)
    {}

    void fail(const QString &where, const QString &what)
    {
        if (!m_fault)
            m_fault = Error{ErrorCode::Invalid, u"%1: %2"_s.arg(where, what)};
    }
    const Json &at(QStringView group, QStringView key) const
    {
        return group.isEmpty() ? m_json[key] : m_json[group][key];
    }
    static QString place(QStringView group, QStringView key)
    {
        return group.isEmpty() ? u"/%1"_s.arg(key) : u"/%1/%2"_s.arg(group, key);
    }
    QString label(QStringView group, QStringView key, qsizetype longest)
    {
        const Json &value = at(group, key);
        const QString text = value.toString();
        if ((!value.isNull() && !value.isString()) || !isLabel(text, longest))
            fail(place(group, key), u"must be at most %1 letters, digits or ._:/+-"_s.arg(longest));
        return text;
    }
    std::optional<qint64> integer(QStringView group, QStringView key, qint64 most)
    {
        const Json &value = at(group, key);
        if (value.isNull())
            return std::nullopt;
        if (!value.isInteger() || value.toInteger() < 0 || value.toInteger() > most) {
            fail(place(group, key), u"must be an integer from 0 to %1"_s.arg(most));
            return std::nullopt;
        }
        return value.toInteger();
    }
    std::optional<bool> truth(QStringView group, QStringView key)
    {
        const Json &value = at(group, key);
        if (value.isNull())
            return std::nullopt;
        if (!value.isBool())
            fail(place(group, key), u"must be true or false"_s);
        return value.toBool();
    }
    const std::optional<Error> &fault() const { return m_fault; }

private:
    const Json &m_json;
    std::optional<Error> m_fault;
};

void readObject(Reader &reader, LearningEvent &event)
{
    const QString whole = reader.at(u"object", u"id").toString();
    const qsizetype hash = whole.indexOf(u'#');
    const QString lesson = whole.left(hash < 0 ? whole.size() : hash);
    event.part = hash < 0 ? QString() : whole.sliced(hash + 1);
    const bool partIsGood = hash < 0 || (!event.part.isEmpty() && event.part.size() <= 128 &&
                                         isValidItemId(event.part));
    if (!isValidItemId(lesson) || !partIsGood)
        reader.fail(u"/object/id"_s, u"must be a lesson's id, with #part or without"_s);
    event.lesson = ItemId(lesson);
    event.revision = reader.integer(u"object", u"revision", qint64(1) << 40).value_or(0);
    event.arm = reader.label(u"object", u"arm", 64);
}

void readOutcome(Reader &reader, LearningEvent &event)
{
    if (const auto score = reader.integer(u"result", u"scorePct", 100))
        event.scorePct = static_cast<int>(*score);
    event.success = reader.truth(u"result", u"success");
    event.durationMs =
        reader.integer(u"result", u"durationMs", milliseconds(LearningLimits::longest).count())
            .value_or(0);
    const Json &response = reader.at(u"result", u"response");
    if (!response.isNull() &&
        (!response.isString() || response.toString().size() > LearningLimits::response))
        reader.fail(u"/result/response"_s,
                    u"must be a text of at most %1 letters"_s.arg(LearningLimits::response));
    event.consent = reader.truth(u"consent", u"analytics").value_or(false);
    event.response = event.consent ? response.toString() : QString();
}

} // namespace

QString learningVerbName(LearningVerb verb)
{
    const auto at =
        std::ranges::find(verbs, verb, &std::pair<LearningVerb, const char16_t *>::first);
    return QString::fromUtf16(at->second);
}

std::optional<LearningVerb> learningVerbFromName(QStringView name)
{
    for (const auto &[verb, text] : verbs) {
        if (name == QStringView(text))
            return verb;
    }
    return std::nullopt;
}

bool isLearnerKey(QStringView key)
{
    return key.size() >= 8 && key.size() <= 64 &&
           std::all_of(key.cbegin(), key.cend(), [](QChar c) { return isOneOf(c, u"_-"); });
}

Result<LearningEvent> readLearningEvent(const Json &json, milliseconds now)
{
    if (!json.isObject())
        return Error{ErrorCode::Invalid, u"an event is an object"_s};
    Reader reader(json);
    LearningEvent event;
    event.id = json[u"id"].toString();
    if (!isUuid(event.id))
        reader.fail(u"/id"_s, u"must be a UUID in small letters"_s);
    const auto at = fromRfc3339(json[u"timestamp"].toString());
    if (!at)
        reader.fail(u"/timestamp"_s, u"must be a time, as 2026-11-22T12:00:00.000Z"_s);
    event.at = at.value_or(now);
    event.learner = json[u"actor"][u"key"].toString();
    if (!isLearnerKey(event.learner))
        reader.fail(u"/actor/key"_s,
                    u"must be a random key of 8 to 64 letters, digits, _ or -, and no address"_s);
    if (const auto verb = learningVerbFromName(json[u"verb"].toString()))
        event.verb = *verb;
    else
        reader.fail(u"/verb"_s, u"must be initialized, experienced, answered, completed, "
                                "progressed or listened"_s);
    readObject(reader, event);
    readOutcome(reader, event);
    event.platform = reader.label(u"context", u"platform", 32);
    event.appVersion = reader.label(u"context", u"appVersion", 32);
    event.offline = reader.truth(u"context", u"offline").value_or(false);
    if (reader.fault())
        return *reader.fault();
    if (event.at > now + LearningLimits::ahead || event.at < firstDay) {
        event.at = now;
        event.clockWrong = true;
    }
    return event;
}

Json writeLearningEvent(const LearningEvent &event)
{
    JsonObject object{{u"id"_s, event.part.isEmpty() ? event.lesson.toString()
                                                     : event.lesson.toString() + u'#' + event.part},
                      {u"revision"_s, event.revision}};
    if (!event.arm.isEmpty())
        object.set(u"arm"_s, event.arm);
    JsonObject result;
    if (event.scorePct)
        result.set(u"scorePct"_s, *event.scorePct);
    if (event.success)
        result.set(u"success"_s, *event.success);
    if (event.durationMs > 0)
        result.set(u"durationMs"_s, event.durationMs);
    if (!event.response.isEmpty())
        result.set(u"response"_s, event.response);
    JsonObject json{{u"id"_s, event.id},
                    {u"timestamp"_s, toRfc3339(event.at)},
                    {u"actor"_s, JsonObject{{u"key"_s, event.learner}}},
                    {u"verb"_s, learningVerbName(event.verb)},
                    {u"object"_s, Json(std::move(object))},
                    {u"context"_s, JsonObject{{u"platform"_s, event.platform},
                                              {u"appVersion"_s, event.appVersion},
                                              {u"offline"_s, event.offline}}}};
    if (!result.isEmpty())
        json.set(u"result"_s, Json(std::move(result)));
    if (event.consent)
        json.set(u"consent"_s, JsonObject{{u"analytics"_s, true}});
    return Json(std::move(json));
}

Json writeLearningReceipt(const LearningReceipt &receipt)
{
    JsonArray refused;
    for (const LearningReceipt::Refused &one : receipt.refused) {
        refused.append(JsonObject{{u"index"_s, one.index},
                                  {u"id"_s, one.id.left(64)},
                                  {u"code"_s, errorName(one.error.code)},
                                  {u"detail"_s, one.error.detail}});
    }
    return JsonObject{{u"accepted"_s, receipt.accepted},
                      {u"duplicates"_s, receipt.duplicates},
                      {u"refused"_s, Json(std::move(refused))},
                      {u"textsDropped"_s, receipt.textsDropped}};
}

} // namespace Batanidza
