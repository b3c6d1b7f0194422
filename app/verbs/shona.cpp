#include "app/verbs/verb.h"
#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/content/coursecheck.h"
#include "engine/content/lessoncheck.h"
#include "engine/shona/ipa.h"
#include "engine/shona/orthography.h"
#include "engine/shona/syllables.h"

#include <QFile>

#include <functional>
#include <iostream>
#include <string>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 mostBytes = 64 * 1024 * 1024; // of one lesson file

QString answer(const QString &what, const QString &word)
{
    if (what == u"syllables")
        return Shona::joined(Shona::syllables(word), u'.');
    if (what == u"ipa")
        return Shona::deriveIpa(word);
    return Shona::normalise(word);
}

ExitCode answerLines(const QString &what)
{
    std::string line;
    while (std::getline(std::cin, line)) {
        if (line.ends_with('\r'))
            line.pop_back();
        const QString word = QString::fromStdString(line);
        say(word + u'\t' + answer(what, word));
    }
    return ExitCode::Ok;
}

QString severityName(FindingSeverity severity)
{
    switch (severity) {
    case FindingSeverity::Error:
        return u"error"_s;
    case FindingSeverity::Warning:
        return u"warning"_s;
    case FindingSeverity::Info:
        return u"info"_s;
    }
    return {};
}

void sayFinding(const QString &file, const QString &severity, const QString &rule,
                const QString &path, const QString &message, const QString &fix)
{
    JsonObject line{{u"file"_s, file},
                    {u"severity"_s, severity},
                    {u"rule"_s, rule},
                    {u"path"_s, path},
                    {u"message"_s, message}};
    if (!fix.isEmpty())
        line.set(u"fix"_s, fix);
    say(QString::fromUtf8(writeJson(Json(std::move(line)))));
}

ExitCode checkFiles(const QStringList &files)
{
    if (files.isEmpty())
        return usageError(u"shona check needs at least one lesson file"_s);
    bool errors = false;
    QList<CourseLesson> course;
    QHash<QString, QString> fileOf;
    for (const QString &name : files) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly)) {
            sayFinding(name, u"error"_s, u"file"_s, {}, file.errorString(), {});
            errors = true;
            continue;
        }
        const auto bytes = file.read(mostBytes);
        if (const auto lesson = readJson(bytes)) {
            course.append(CourseLesson::of(*lesson));
            fileOf.insert(course.constLast().id, name);
        }
        const auto findings = checkLessonBytes(bytes);
        for (const Finding &finding : findings) {
            errors = errors || finding.severity == FindingSeverity::Error;
            sayFinding(name, severityName(finding.severity), finding.rule, finding.path,
                       finding.message, finding.fix);
        }
    }
    // One file alone cannot tell whether the lessons it builds on are there.
    if (files.size() > 1) {
        for (const auto &[lesson, finding] : checkCourse(course)) {
            sayFinding(fileOf.value(lesson), severityName(finding.severity), finding.rule,
                       finding.path, finding.message, finding.fix);
        }
    }
    return errors ? ExitCode::Findings : ExitCode::Ok;
}

ExitCode shona(const QCommandLineParser &parser)
{
    QStringList arguments = parser.positionalArguments();
    const QString what = arguments.takeFirst();
    if (what == u"check")
        return checkFiles(arguments);
    if (what != u"syllables" && what != u"ipa" && what != u"normalise")
        return usageError(
            u"shona knows syllables, ipa, normalise and check, not \"%1\""_s.arg(what));
    if (!arguments.isEmpty())
        return usageError(u"shona %1 reads words from standard input, one a line"_s.arg(what));
    return answerLines(what);
}

} // namespace

Verb shonaVerb()
{
    return {
        u"shona"_s,
        u"syllables|ipa|normalise|check [FILE...]"_s,
        u"answer words from standard input (word<TAB>answer), or check lesson files (JSON lines)"_s,
        {},
        1,
        -1,
        shona};
}

} // namespace Batanidza
