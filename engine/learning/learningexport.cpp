#include "engine/learning/learningexport.h"

#include "engine/base/clock.h"
#include "engine/base/csvfield.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

QString verbAddress(LearningVerb verb)
{
    // "listened" is no verb of ADL's list; its neighbour in the Tin Can registry is.
    return verb == LearningVerb::Listened
               ? u"http://activitystrea.ms/schema/1.0/listen"_s
               : u"http://adlnet.gov/expapi/verbs/"_s + learningVerbName(verb);
}

QString duration(qint64 ms)
{
    return u"PT%1.%2S"_s.arg(ms / 1000).arg(ms % 1000 / 10, 2, 10, QChar(u'0'));
}

} // namespace

QByteArray learningCsvHead()
{
    return "id,timestamp,learner,verb,lesson,part,revision,arm,scorePct,success,durationMs,"
           "response,platform,appVersion,offline,clockWrong\r\n";
}

QByteArray learningCsv(const LearningEvent &event)
{
    const QStringList fields{event.id,
                             toRfc3339(event.at),
                             csvField(event.learner),
                             learningVerbName(event.verb),
                             csvField(event.lesson.toString()),
                             csvField(event.part),
                             QString::number(event.revision),
                             csvField(event.arm),
                             event.scorePct ? QString::number(*event.scorePct) : QString(),
                             event.success ? (*event.success ? u"true"_s : u"false"_s) : QString(),
                             QString::number(event.durationMs),
                             csvField(event.response),
                             csvField(event.platform),
                             csvField(event.appVersion),
                             event.offline ? u"true"_s : u"false"_s,
                             event.clockWrong ? u"true"_s : u"false"_s};
    return fields.join(u',').toUtf8() + "\r\n";
}

Json learningStatement(const LearningEvent &event, const QString &home)
{
    QString object = home + u"/lesson/"_s + event.lesson.toString();
    if (!event.part.isEmpty())
        object += u'#' + event.part;
    JsonObject extensions{{home + u"/xapi/revision"_s, event.revision},
                          {home + u"/xapi/offline"_s, event.offline}};
    if (!event.appVersion.isEmpty())
        extensions.set(home + u"/xapi/appVersion"_s, event.appVersion);
    if (!event.arm.isEmpty())
        extensions.set(home + u"/xapi/arm"_s, event.arm);
    if (event.clockWrong)
        extensions.set(home + u"/xapi/clockWrong"_s, true);
    JsonObject context{{u"extensions"_s, Json(std::move(extensions))}};
    if (!event.platform.isEmpty())
        context.set(u"platform"_s, event.platform);
    JsonObject statement{
        {u"id"_s, event.id},
        {u"timestamp"_s, toRfc3339(event.at)},
        {u"actor"_s,
         JsonObject{{u"objectType"_s, u"Agent"_s},
                    {u"account"_s, JsonObject{{u"homePage"_s, home}, {u"name"_s, event.learner}}}}},
        {u"verb"_s,
         JsonObject{{u"id"_s, verbAddress(event.verb)},
                    {u"display"_s, JsonObject{{u"en"_s, learningVerbName(event.verb)}}}}},
        {u"object"_s, JsonObject{{u"objectType"_s, u"Activity"_s}, {u"id"_s, object}}},
        {u"context"_s, Json(std::move(context))}};
    JsonObject result;
    if (event.scorePct)
        result.set(u"score"_s, JsonObject{{u"scaled"_s, double(*event.scorePct) / 100}});
    if (event.success)
        result.set(u"success"_s, *event.success);
    if (event.verb == LearningVerb::Completed)
        result.set(u"completion"_s, true);
    if (event.durationMs > 0)
        result.set(u"duration"_s, duration(event.durationMs));
    if (!event.response.isEmpty())
        result.set(u"response"_s, event.response);
    if (!result.isEmpty())
        statement.set(u"result"_s, Json(std::move(result)));
    return Json(std::move(statement));
}

} // namespace Batanidza
