#include "app/verbs/verb.h"
#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/content/ids.h"
#include "engine/content/lessonjson.h"
#include "engine/runtime/wordtable.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <cstdio>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

//! Where lessons are read from and written to; the envelope of those that are there stays.
struct LessonFolder
{
    QDir dir;
    QList<Json> bodies;
    QHash<QString, LessonEnvelope> envelopes;

    [[nodiscard]] QString fileOf(const QString &id) const { return dir.filePath(id + u".json"_s); }

    Result<void> read(const QString &id)
    {
        QFile file(fileOf(id));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        const auto json = readJson(file.readAll());
        if (!json)
            return Error{json.error().code, u"%1: %2"_s.arg(file.fileName(), json.error().detail)};
        const auto stored = storedBody(*json);
        if (!stored)
            return stored.error();
        bodies.append(stored->body);
        envelopes.insert(id, stored->envelope);
        return {};
    }
    [[nodiscard]] Result<void> write(const Json &body) const
    {
        const QString id = body[u"id"].toString();
        QSaveFile file(fileOf(id));
        const auto text = writeJsonIndented(fileJson(body, envelopes.value(id)), 2) + '\n';
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
            return Error{ErrorCode::Unavailable,
                         u"%1: %2"_s.arg(file.fileName(), file.errorString())};
        return {};
    }
};

//! Lessons have a title and a summary in English; those that are made here get them.
Json named(Json lesson, const QString &title, const QString &source)
{
    const auto give = [&](const QString &field, const QString &text) {
        if (lesson[field][u"en"].toString().isEmpty()) {
            Json texts = lesson[field];
            texts.set(u"en"_s, Json(text));
            lesson.set(field, texts);
        }
    };
    give(u"title"_s, title.isEmpty() ? u"Words: "_s + lesson[u"id"].toString() : title);
    const auto count = lesson[u"vocabulary"].toArray().size();
    give(u"summary"_s,
         u"%1 word%2 from %3"_s.arg(count).arg(count == 1 ? u""_s : u"s"_s).arg(source));
    return lesson;
}

//! One line for each fault, as compilers write them.
void sayFaults(const QString &file, const CsvTable &table, const QList<WordRow> &rows,
               const QList<WordColumn> &columns)
{
    for (const WordRow &row : rows) {
        for (const WordFault &fault : row.faults) {
            const auto at = columns.indexOf(fault.column);
            const QString column = at < 0 ? wordColumnName(fault.column) : table.header.value(at);
            std::fprintf(stderr, "%s:%lld: %s: %s: %s%s\n", qUtf8Printable(file),
                         static_cast<long long>(row.line),
                         qUtf8Printable(findingSeverityName(fault.severity)),
                         qUtf8Printable(column), qUtf8Printable(fault.message),
                         fault.fix.isEmpty() ? ""
                                             : qUtf8Printable(u" (better: %1)"_s.arg(fault.fix)));
        }
    }
}

ExitCode words(const QCommandLineParser &parser)
{
    const QString path = parser.positionalArguments().constFirst();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error{ErrorCode::NotFound, u"%1: %2"_s.arg(path, file.errorString())});
    const auto table = readCsv(file.read(CsvLimits().bytes + 1));
    if (!table)
        return fail(Error{table.error().code, u"%1: %2"_s.arg(path, table.error().detail)});
    const auto columns = guessWordColumns(table->header);
    if (!columns.contains(WordColumn::Headword)) {
        return fail(Error{ErrorCode::Invalid,
                          u"%1: no column is called headword, word or shoko"_s.arg(path)});
    }
    auto rows = readWordRows(*table, columns);
    LessonFolder folder;
    const QString otherwise =
        parser.isSet(u"lesson"_s) ? parser.value(u"lesson"_s) : u"sna.words.001"_s;
    if (!isValidItemId(otherwise))
        return usageError(u"--lesson takes the id of a lesson, such as sna.greet.001"_s);
    if (parser.isSet(u"out"_s)) {
        folder.dir = QDir(parser.value(u"out"_s));
        if (!folder.dir.mkpath(u"."_s))
            return fail(Error{ErrorCode::Unavailable,
                              u"cannot make the folder %1"_s.arg(folder.dir.path())});
        QStringList ids;
        for (const WordRow &row : std::as_const(rows)) {
            const QString id = row.lesson.isEmpty() ? otherwise : row.lesson;
            if (row.isTaken() && !ids.contains(id))
                ids += id;
        }
        for (const QString &id : ids) {
            if (const auto read = folder.read(id); !read)
                return fail(read.error());
        }
    }
    const QString author = parser.isSet(u"author"_s) ? parser.value(u"author"_s) : u"import"_s;
    const auto lessons = lessonsOfWords(rows, folder.bodies, otherwise, author);
    sayFaults(path, *table, rows, columns);
    if (parser.isSet(u"out"_s)) {
        for (const Json &body : lessons) {
            const Json lesson = named(body, parser.value(u"title"_s), QFileInfo(path).fileName());
            if (const auto written = folder.write(lesson); !written)
                return fail(written.error());
        }
    }
    const auto taken = std::ranges::count_if(rows, &WordRow::isTaken);
    say(u"{\"lessons\":%1,\"refused\":%2,\"rows\":%3,\"words\":%4}"_s.arg(lessons.size())
            .arg(rows.size() - taken)
            .arg(rows.size())
            .arg(taken));
    return taken == rows.size() ? ExitCode::Ok : ExitCode::Findings;
}

} // namespace

Verb wordsVerb()
{
    return {u"words"_s,
            u"FILE.csv"_s,
            u"make lessons of a table of words, to be imported; without --out only checks it"_s,
            {{u"out"_s, u"folder for the lessons; those that are there get the words added"_s,
              u"DIR"_s},
             {u"lesson"_s, u"lesson of the rows that name none (default sna.words.001)"_s, u"ID"_s},
             {u"title"_s, u"English title of new lessons (default: \"Words: \" and the id)"_s,
              u"TEXT"_s},
             {u"author"_s, u"author of new lessons (default: import)"_s, u"NAME"_s}},
            1,
            1,
            words};
}

} // namespace Batanidza
