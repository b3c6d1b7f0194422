#include "engine/content/lessoncheck.h"

#include "engine/base/jitter.h"
#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/content/coursecheck.h"
#include "engine/content/jsonpatch.h"
#include "engine/content/lessonjson.h"
#include "tests/support/patience.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace Batanidza;

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("missing %s", qPrintable(path));
    return file.readAll();
}

QString lines(const QList<Finding> &findings)
{
    QString text;
    for (const Finding &finding : findings) {
        text += QStringLiteral("\n%1 %2 %3: %4 [%5]")
                    .arg(findingSeverityName(finding.severity), finding.rule, finding.path,
                         finding.message, finding.fix);
    }
    return text;
}

const Finding *find(const QList<Finding> &findings, QStringView rule, QStringView path)
{
    for (const Finding &finding : findings) {
        if (finding.rule == rule && finding.path == path)
            return &finding;
    }
    return nullptr;
}

} // namespace

class TestLessonCheck : public QObject
{
    Q_OBJECT

    QByteArray m_file;
    Json m_body;

    //! One edit of the example lesson (a JSON Patch with ` for ") and what must be said of it.
    static void row(const char *name, const char *patch, const char *severity, const char *rule,
                    const char *path, const char16_t *fix = u"")
    {
        QByteArray text(patch);
        text.replace('`', '"');
        QTest::newRow(name) << text << QString::fromLatin1(severity) << QString::fromLatin1(rule)
                            << QString::fromLatin1(path) << QString::fromUtf16(fix);
    }

    //! Every limit of the schema: what is at it is taken, what is over it is told with place,
    //! value, limit and what to do.
    struct Limit
    {
        const char *name;
        qint64 at;
        qint64 over;
        FindingSeverity severity;
        const char *rule;
        const char *path;
        const char *limit; //!< as the message says it
        std::function<void(Json &file, qint64 value)> make;
    };

    static void edit(Json &file, const QString &path, const Json &value)
    {
        const auto edited = applyPatch(file, {Json(JsonObject{{QStringLiteral("op"), Json(u"add")},
                                                              {QStringLiteral("path"), Json(path)},
                                                              {QStringLiteral("value"), value}})});
        if (!edited)
            qFatal("%s", qPrintable(edited.error().detail));
        file = *edited;
    }

    static std::function<void(Json &, qint64)> number(const char *path)
    {
        return [path](Json &file, qint64 value) {
            edit(file, QString::fromLatin1(path), Json(value));
        };
    }

    static std::function<void(Json &, qint64)> text(const char *path)
    {
        return [path](Json &file, qint64 value) {
            edit(file, QString::fromLatin1(path), Json(QString(value, u'x')));
        };
    }

    static void setWords(Json &file, qint64 value, qint64 tombstones)
    {
        JsonArray words = file[u"vocabulary"].toArray();
        const Json first = words[0];
        for (qint64 i = words.size(); i < value + tombstones; ++i) {
            Json word = first;
            word.set(QStringLiteral("id"), Json(QStringLiteral("sna.greet.001.v%1").arg(i + 1)));
            if (i >= value)
                word.set(QStringLiteral("deleted"), Json(true));
            // As long as they need be, so that the size of the lesson is not the limit met first.
            for (const QString &key : {QStringLiteral("audio"), QStringLiteral("examples")})
                word.object().remove(key);
            words.append(word);
        }
        file.set(QStringLiteral("vocabulary"), Json(std::move(words)));
    }

    static void fill(Json &file, qint64 bytes)
    {
        edit(file, QStringLiteral("/analytics/note"), Json(u""));
        edit(file, QStringLiteral("/analytics/note"),
             Json(QString(bytes - writeJson(file).size(), u'x')));
    }

    static const QList<Limit> &schemaLimits()
    {
        constexpr auto error = FindingSeverity::Error;
        constexpr auto warning = FindingSeverity::Warning;
        static const QList<Limit> all{
            {"bytes of a lesson", 262'144, 262'145, error, "size", "", "262144", fill},
            {"words", 200, 201, error, "vocabulary-limit", "/vocabulary", "200",
             [](Json &file, qint64 value) { setWords(file, value, 0); }},
            {"words beside tombstones", 200, 201, error, "vocabulary-limit", "/vocabulary", "200",
             [](Json &file, qint64 value) { setWords(file, value, 5); }},
            {"length of a clip", 15'000, 15'001, error, "audio-duration",
             "/vocabulary/0/audio/durationMs", "15000", number("/vocabulary/0/audio/durationMs")},
            {"least length of a clip", 1, 0, error, "audio-duration",
             "/vocabulary/0/audio/durationMs", "1", number("/vocabulary/0/audio/durationMs")},
            {"bytes of a clip", 524'288, 524'289, error, "rendition-size",
             "/vocabulary/0/audio/renditions/0/bytes", "524288",
             number("/vocabulary/0/audio/renditions/0/bytes")},
            {"bytes of a picture", 524'288, 524'289, error, "rendition-size",
             "/media/0/renditions/0/bytes", "524288", number("/media/0/renditions/0/bytes")},
            {"weights of an experiment", 50, 51, error, "experiment-weights", "/variantsAB/0/arms",
             "100", number("/variantsAB/0/arms/0/weight")},
            {"least points", 0, -1, error, "exercise-points", "/exercises/0/points", "negative",
             number("/exercises/0/points")},
            {"longest description", 160, 161, warning, "web-description",
             "/platforms/web/metaDescription", "160", text("/platforms/web/metaDescription")},
            {"shortest description", 50, 49, warning, "web-description",
             "/platforms/web/metaDescription", "50", text("/platforms/web/metaDescription")},
            {"words on the watch", 8, 9, warning, "watch-words", "/platforms/watch/words", "8",
             [](Json &file, qint64 value) {
                 JsonArray words;
                 for (qint64 i = 0; i < value; ++i)
                     words.append(file[u"vocabulary"].at(i)[u"id"]);
                 edit(file, QStringLiteral("/platforms/watch/words"), Json(std::move(words)));
             }},
            {"letters of an id", 128, 129, error, "id-form", "/id", "128",
             [](Json &file, qint64 value) {
                 edit(file, QStringLiteral("/id"),
                      Json(QStringLiteral("sna.") + QString(value - 4, u'x')));
             }},
            {"marks on one letter", 30, 31, error, "mark-flood", "/title/en", "30",
             [](Json &file, qint64 value) {
                 // One of the marks joins its letter.
                 edit(file, QStringLiteral("/title/en"),
                      Json(QStringLiteral("x") + QString(value, QChar(0x0323))));
             }},
        };
        return all;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_file = bytesOf(QStringLiteral(TEST_DATA_DIR "/shona/example-lesson.json"));
        m_body = storedBody(*readJson(m_file))->body;
    }

    void theExampleLessonIsRight()
    {
        const auto findings = checkLessonBytes(m_file);
        QVERIFY2(findings.isEmpty(), qPrintable(lines(findings)));
        QVERIFY(checkLesson(m_body).isEmpty());
    }

    void theSampleCourseIsRight_data()
    {
        QTest::addColumn<QString>("path");
        QDirIterator files(QStringLiteral(SOURCE_DIR "/resources/demo/lessons"),
                           {QStringLiteral("*.json")}, QDir::Files);
        while (files.hasNext()) {
            const QString path = files.next();
            QTest::newRow(qPrintable(files.fileName())) << path;
        }
    }

    void theSampleCourseIsRight()
    {
        QFETCH(QString, path);
        const auto findings = checkLessonBytes(bytesOf(path));
        QVERIFY2(!blocksPublishing(findings), qPrintable(lines(findings)));
    }

    void oneMistakeIsFound_data()
    {
        QTest::addColumn<QByteArray>("patch");
        QTest::addColumn<QString>("severity");
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("fix");
        // Step 1
        row("a field is missing", "[{`op`:`remove`,`path`:`/unit`}]", "error", "required", "/unit");
        row("a field of another type", "[{`op`:`replace`,`path`:`/order`,`value`:`1`}]", "error",
            "shape", "/order");
        row("vocabulary is no list", "[{`op`:`replace`,`path`:`/vocabulary`,`value`:{}}]", "error",
            "shape", "/vocabulary");
        row("a word is no object", "[{`op`:`add`,`path`:`/vocabulary/0`,`value`:7}]", "error",
            "shape", "/vocabulary/0");
        row("an unknown level", "[{`op`:`replace`,`path`:`/level`,`value`:`Z9`}]", "error", "value",
            "/level", u"one of: A1, A2, B1, B2, C1");
        row("an unknown part of speech",
            "[{`op`:`replace`,`path`:`/vocabulary/0/pos`,`value`:`nuon`}]", "error", "value",
            "/vocabulary/0/pos", nullptr);
        row("no English", "[{`op`:`remove`,`path`:`/title/en`}]", "error", "text-en", "/title");
        row("a fraction anywhere", "[{`op`:`add`,`path`:`/x`,`value`:{`y`:[1,1.5]}}]", "error",
            "integer", "/x/y/1", nullptr);
        // Step 2
        row("another major version", "[{`op`:`replace`,`path`:`/schemaVersion`,`value`:`2.0.0`}]",
            "error", "schema-version", "/schemaVersion");
        row("no version", "[{`op`:`replace`,`path`:`/schemaVersion`,`value`:`one`}]", "error",
            "schema-version", "/schemaVersion", u"1.0.0");
        row("a higher minor version", "[{`op`:`replace`,`path`:`/schemaVersion`,`value`:`1.4.0`}]",
            "info", "schema-newer", "/schemaVersion");
        // Step 3
        row("an id in capitals", "[{`op`:`replace`,`path`:`/id`,`value`:`Sna.Greet`}]", "error",
            "id-form", "/id");
        row("an id twice", "[{`op`:`replace`,`path`:`/dialogue/1/id`,`value`:`d1`}]", "error",
            "id-duplicate", "/dialogue/1/id");
        row("no id", "[{`op`:`remove`,`path`:`/culturalNotes/0/id`}]", "error", "id-missing",
            "/culturalNotes/0/id");
        row("a word's id of another lesson",
            "[{`op`:`replace`,`path`:`/vocabulary/10/id`,`value`:`sna.food.1`}]", "warning",
            "id-prefix", "/vocabulary/10/id", nullptr);
        row("an objective that is not there",
            "[{`op`:`replace`,`path`:`/exercises/0/objective`,`value`:`o9`}]", "error", "ref",
            "/exercises/0/objective");
        row("a card of a word that was taken out",
            "[{`op`:`replace`,`path`:`/vocabulary/"
            "3`,`value`:{`id`:`sna.greet.001.v04`,`deleted`:true}}]",
            "error", "ref", "/flashcards/1/front/vocabularyRef");
        row("a picture that is not there",
            "[{`op`:`replace`,`path`:`/platforms/web/ogImage`,`value`:`m9`}]", "error", "ref",
            "/platforms/web/ogImage");
        row("a watch word that is not there",
            "[{`op`:`replace`,`path`:`/platforms/watch/words/0`,`value`:`x`}]", "error", "ref",
            "/platforms/watch/words/0");
        row("a lesson that builds on itself",
            "[{`op`:`add`,`path`:`/prerequisites`,`value`:[`sna.greet.001`]}]", "error",
            "prerequisite", "/prerequisites/0", nullptr);
        row("a prerequisite twice",
            "[{`op`:`add`,`path`:`/prerequisites`,`value`:[`sna.a.1`,`sna.a.1`]}]", "warning",
            "prerequisite", "/prerequisites/1", nullptr);
        row("prerequisites that are no list",
            "[{`op`:`add`,`path`:`/prerequisites`,`value`:`sna.a.1`}]", "error", "shape",
            "/prerequisites");
        row("weights of 90", "[{`op`:`replace`,`path`:`/variantsAB/0/arms/0/weight`,`value`:40}]",
            "error", "experiment-weights", "/variantsAB/0/arms", nullptr);
        row("an experiment on an answer",
            "[{`op`:`replace`,`path`:`/variantsAB/0/arms/1/patch/0/path`,`value`:`/exercises/0/"
            "answer/0`}]",
            "error", "experiment-patch", "/variantsAB/0/arms/1/patch/0/path");
        row("an experiment on a headword",
            "[{`op`:`replace`,`path`:`/variantsAB/0/arms/1/patch/0/path`,`value`:`/vocabulary/2/"
            "headword`}]",
            "error", "experiment-patch", "/variantsAB/0/arms/1/patch/0/path");
        row("an experiment that moves a note away",
            "[{`op`:`replace`,`path`:`/variantsAB/0/arms/1/patch/0`,`value`:{`op`:`move`,`from`:`/"
            "culturalNotes/0`,`path`:`/x`}}]",
            "error", "experiment-patch", "/variantsAB/0/arms/1/patch/0/from");
        row("a default arm that is not there",
            "[{`op`:`replace`,`path`:`/variantsAB/0/default`,`value`:`z`}]", "error", "ref",
            "/variantsAB/0/default");
        row("an address with spaces",
            "[{`op`:`replace`,`path`:`/platforms/web/slug`,`value`:`a b`}]", "error", "web-slug",
            "/platforms/web/slug");
        row("a short description",
            "[{`op`:`replace`,`path`:`/platforms/web/metaDescription`,`value`:`Hi`}]", "warning",
            "web-description", "/platforms/web/metaDescription", nullptr);
        // Step 4
        row("a loose accent", "[{`op`:`replace`,`path`:`/title/sn`,`value`:`kuba\\u0301ta`}]",
            "error", "nfc", "/title/sn", u"kub\u00e1ta");
        row("an invisible space",
            "[{`op`:`replace`,`path`:`/dialogue/0/sn`,`value`:`Mangwa\\u200bnani`}]", "warning",
            "invisible", "/dialogue/0/sn", u"Mangwanani");
        row("a Cyrillic letter in Shona",
            "[{`op`:`replace`,`path`:`/dialogue/0/sn`,`value`:`M\\u0430pa`}]", "error", "homoglyph",
            "/dialogue/0/sn");
        row("a Cyrillic letter in English",
            "[{`op`:`replace`,`path`:`/dialogue/0/en`,`value`:`F\\u0430ther`}]", "warning",
            "homoglyph", "/dialogue/0/en");
        row("the old alphabet", "[{`op`:`replace`,`path`:`/title/sn`,`value`:`\\u028banhu`}]",
            "warning", "old-orthography", "/title/sn", u"vanhu");
        row("a curly apostrophe", "[{`op`:`replace`,`path`:`/title/sn`,`value`:`N\\u2019anga`}]",
            "warning", "apostrophe-form", "/title/sn", u"N'anga");
        row("ng'", "[{`op`:`replace`,`path`:`/title/sn`,`value`:`Kumhang'ara`}]", "warning",
            "apostrophe-misplaced", "/title/sn");
        row("spaces at the end", "[{`op`:`replace`,`path`:`/title/en`,`value`:`Hello `}]",
            "warning", "spaces", "/title/en", u"Hello");
        row("HTML",
            "[{`op`:`replace`,`path`:`/culturalNotes/0/markdown/en`,`value`:`<img src=x "
            "onerror=y>`}]",
            "error", "markdown-html", "/culturalNotes/0/markdown/en", nullptr);
        row("HTML that looks escaped",
            "[{`op`:`replace`,`path`:`/culturalNotes/0/markdown/en`,`value`:`\\\\\\\\<script>`}]",
            "error", "markdown-html", "/culturalNotes/0/markdown/en", nullptr);
        row("a script link",
            "[{`op`:`replace`,`path`:`/culturalNotes/0/markdown/en`,`value`:`[a](javascript:b)`}]",
            "error", "markdown-link", "/culturalNotes/0/markdown/en");
        row("a link without TLS",
            "[{`op`:`replace`,`path`:`/grammarNotes/0/markdown/en`,`value`:`[a]: http://b`}]",
            "error", "markdown-link", "/grammarNotes/0/markdown/en");
        // Step 5
        row("an empty headword", "[{`op`:`replace`,`path`:`/vocabulary/0/headword`,`value`:` `}]",
            "error", "headword-empty", "/vocabulary/0/headword");
        row("a headword with a curly apostrophe",
            "[{`op`:`replace`,`path`:`/vocabulary/0/headword`,`value`:`n\\u2019anga`}]", "error",
            "headword-form", "/vocabulary/0/headword", u"n'anga");
        row("a headword with tone marks",
            "[{`op`:`replace`,`path`:`/vocabulary/0/headword`,`value`:`m\\u00e1ngwanani`}]",
            "error", "headword-tone", "/vocabulary/0/headword", u"mangwanani");
        row("a misplaced apostrophe",
            "[{`op`:`replace`,`path`:`/vocabulary/0/headword`,`value`:`gununu'na`}]", "error",
            "headword-apostrophe", "/vocabulary/0/headword");
        row("a letter of another language",
            "[{`op`:`replace`,`path`:`/vocabulary/0/headword`,`value`:`mu\\u00f1a`}]", "error",
            "grapheme", "/vocabulary/0/headword");
        row("a digit", "[{`op`:`replace`,`path`:`/vocabulary/0/headword`,`value`:`2pac`}]", "error",
            "grapheme", "/vocabulary/0/headword");
        row("a letter of loans",
            "[{`op`:`replace`,`path`:`/vocabulary/0/headword`,`value`:`lula`}]", "info",
            "grapheme-loan", "/vocabulary/0/headword");
        row("a capital", "[{`op`:`replace`,`path`:`/vocabulary/0/headword`,`value`:`Mangwanani`}]",
            "warning", "headword-case", "/vocabulary/0/headword", u"mangwanani");
        row("a consonant at the end",
            "[{`op`:`replace`,`path`:`/vocabulary/0/headword`,`value`:`intanet`}]", "info",
            "foreign-coda", "/vocabulary/0/headword");
        row("an elided mu-",
            "[{`op`:`replace`,`path`:`/vocabulary/0/headword`,`value`:`msangano`}]", "info",
            "syllabic-nasal", "/vocabulary/0/headword");
        // Step 6
        row("syllables of another word",
            "[{`op`:`replace`,`path`:`/vocabulary/0/pronunciation/"
            "syllabic`,`value`:`ma-si-ka-ti`}]",
            "error", "syllabic", "/vocabulary/0/pronunciation/syllabic", u"ma-ngwa-na-ni");
        row("syllables divided otherwise",
            "[{`op`:`replace`,`path`:`/vocabulary/0/pronunciation/"
            "syllabic`,`value`:`man-gwa-na-ni`}]",
            "warning", "syllabic-split", "/vocabulary/0/pronunciation/syllabic", u"ma-ngwa-na-ni");
        row("stale IPA",
            "[{`op`:`replace`,`path`:`/vocabulary/1/pronunciation/ipa`,`value`:`ma.si.ka`}]",
            "error", "ipa-stale", "/vocabulary/1/pronunciation/ipa", u"ma.si.ka.ti");
        row("a person's IPA that does not fit",
            "[{`op`:`replace`,`path`:`/vocabulary/1/pronunciation/"
            "ipa`,`value`:`ma.si.ka`},{`op`:`replace`,`path`:`/vocabulary/1/pronunciation/"
            "ipaOrigin`,`value`:`human`}]",
            "warning", "ipa-mismatch", "/vocabulary/1/pronunciation/ipa", u"ma.si.ka.ti");
        row("an unknown origin",
            "[{`op`:`replace`,`path`:`/vocabulary/1/pronunciation/ipaOrigin`,`value`:`guess`}]",
            "error", "ipa-origin", "/vocabulary/1/pronunciation/ipaOrigin", u"derived");
        row("another phonetic spelling",
            "[{`op`:`replace`,`path`:`/vocabulary/1/pronunciation/phonetic`,`value`:`ma-see`}]",
            "warning", "phonetic", "/vocabulary/1/pronunciation/phonetic", u"mah-see-kah-tee");
        row("an older notation",
            "[{`op`:`replace`,`path`:`/vocabulary/1/pronunciation/notation`,`value`:`sna-0`}]",
            "info", "notation", "/vocabulary/1/pronunciation/notation", u"sna-1");
        row("no pronunciation", "[{`op`:`remove`,`path`:`/vocabulary/1/pronunciation`}]", "warning",
            "pronunciation", "/vocabulary/1/pronunciation");
        // Step 7
        const auto tone = [](const char *name, const char *value, const char *severity,
                             const char *rule, const char *path) {
            const QByteArray patch =
                QByteArray("[{`op`:`replace`,`path`:`/vocabulary/1/tone`,`value`:") + value + "}]";
            row(name, patch.constData(), severity, rule, path, nullptr);
        };
        tone("a pattern that is too long",
             "{`pattern`:`LHLHL`,`scope`:`surface`,`status`:`sourced`,`source`:`x`}", "error",
             "tone-length", "/vocabulary/1/tone/pattern");
        tone("a pattern of other letters",
             "{`pattern`:`LHM`,`scope`:`surface`,`status`:`sourced`,`source`:`x`}", "error",
             "tone-form", "/vocabulary/1/tone/pattern");
        tone("a pattern without a scope",
             "{`pattern`:`LHLL`,`scope`:null,`status`:`sourced`,`source`:`x`}", "error",
             "tone-scope", "/vocabulary/1/tone/scope");
        tone("an unknown tone with a pattern",
             "{`pattern`:`LHLL`,`scope`:`surface`,`status`:`unknown`}", "error", "tone-unknown",
             "/vocabulary/1/tone/pattern");
        tone("an unknown status", "{`pattern`:null,`status`:`maybe`}", "error", "tone-status",
             "/vocabulary/1/tone/status");
        tone("a sourced tone without a pattern", "{`pattern`:null,`status`:`sourced`,`source`:`x`}",
             "warning", "tone-missing", "/vocabulary/1/tone/pattern");
        tone("a sourced tone without a source",
             "{`pattern`:`LHLL`,`scope`:`surface`,`status`:`sourced`}", "warning", "tone-source",
             "/vocabulary/1/tone/source");
        row("a tone class of a noun",
            "[{`op`:`replace`,`path`:`/vocabulary/7/"
            "tone`,`value`:{`pattern`:`H`,`scope`:`class`,`status`:`sourced`,`source`:`x`}}]",
            "error", "tone-class", "/vocabulary/7/tone/scope");
        row("accents of another word",
            "[{`op`:`replace`,`path`:`/vocabulary/1/headwordToned`,`value`:`mas\\u00edka`}]",
            "error", "toned-skeleton", "/vocabulary/1/headwordToned");
        row("grave marks",
            "[{`op`:`replace`,`path`:`/vocabulary/1/"
            "headwordToned`,`value`:`m\\u00e0s\\u00edkati`}]",
            "warning", "tone-style", "/vocabulary/1/headwordToned", u"mas\u00edkati");
        row("a falling tone",
            "[{`op`:`replace`,`path`:`/vocabulary/1/headwordToned`,`value`:`mas\\u00eekati`}]",
            "info", "tone-mark", "/vocabulary/1/headwordToned");
        row("accents against the pattern",
            "[{`op`:`replace`,`path`:`/vocabulary/1/"
            "headwordToned`,`value`:`mas\\u00edkati`},{`op`:`replace`,`path`:`/vocabulary/1/"
            "tone`,`value`:{`pattern`:`HLLL`,`scope`:`surface`,`status`:`sourced`,`source`:`x`}}]",
            "error", "tone-accents", "/vocabulary/1/headwordToned");
        // Step 8
        row("a noun without a class",
            "[{`op`:`replace`,`path`:`/vocabulary/7/nounClass`,`value`:null}]", "error",
            "class-required", "/vocabulary/7/nounClass");
        row("class 20", "[{`op`:`replace`,`path`:`/vocabulary/7/nounClass`,`value`:`20`}]", "error",
            "class-unknown", "/vocabulary/7/nounClass", nullptr);
        row("baba in class 7", "[{`op`:`replace`,`path`:`/vocabulary/7/nounClass`,`value`:`7`}]",
            "error", "class-prefix", "/vocabulary/7/nounClass");
        row("baba in class 1", "[{`op`:`replace`,`path`:`/vocabulary/7/nounClass`,`value`:`1`}]",
            "warning", "class-prefix", "/vocabulary/7/nounClass");
        row("a plural of another class",
            "[{`op`:`replace`,`path`:`/vocabulary/7/nounClass`,`value`:`5`}]", "warning",
            "plural-class", "/vocabulary/7/plural");
        // Step 9
        row("a clip of another word",
            "[{`op`:`replace`,`path`:`/vocabulary/0/audio/forText`,`value`:`masikati`}]", "error",
            "audio-text", "/vocabulary/0/audio/forText", nullptr);
        row("a clip that is withheld for it",
            "[{`op`:`replace`,`path`:`/vocabulary/0/audio/"
            "forText`,`value`:`masikati`},{`op`:`add`,`path`:`/vocabulary/0/audio/"
            "state`,`value`:`withheld`}]",
            "info", "audio-text", "/vocabulary/0/audio/forText", nullptr);
        row("a codec that no platform has",
            "[{`op`:`replace`,`path`:`/vocabulary/0/audio/renditions/0/codec`,`value`:`mp3`}]",
            "error", "audio-codec", "/vocabulary/0/audio/renditions/0/codec");
        row("a hash that is none",
            "[{`op`:`replace`,`path`:`/vocabulary/0/audio/renditions/0/sha256`,`value`:`abc`}]",
            "error", "rendition-hash", "/vocabulary/0/audio/renditions/0/sha256");
        row("a clip of a megabyte",
            "[{`op`:`replace`,`path`:`/vocabulary/0/audio/renditions/0/bytes`,`value`:1048576}]",
            "error", "rendition-size", "/vocabulary/0/audio/renditions/0/bytes", nullptr);
        row("a clip without a size",
            "[{`op`:`remove`,`path`:`/vocabulary/0/audio/renditions/0/bytes`}]", "error",
            "rendition-bytes", "/vocabulary/0/audio/renditions/0/bytes");
        row("a clip of a minute",
            "[{`op`:`replace`,`path`:`/vocabulary/0/audio/durationMs`,`value`:60000}]", "error",
            "audio-duration", "/vocabulary/0/audio/durationMs", nullptr);
        row("a clip of unknown origin", "[{`op`:`remove`,`path`:`/vocabulary/0/audio/origin`}]",
            "error", "audio-origin", "/vocabulary/0/audio/origin");
        row("a clip without files",
            "[{`op`:`replace`,`path`:`/vocabulary/0/audio/renditions`,`value`:[]}]", "error",
            "audio-renditions", "/vocabulary/0/audio/renditions");
        row("synthetic speech called right in tone",
            "[{`op`:`replace`,`path`:`/vocabulary/0/audio/"
            "origin`,`value`:`tts`},{`op`:`add`,`path`:`/vocabulary/0/audio/"
            "toneReviewed`,`value`:true}]",
            "warning", "audio-tts-tone", "/vocabulary/0/audio/toneReviewed");
        row("a picture without a type", "[{`op`:`remove`,`path`:`/media/0/renditions/0/type`}]",
            "error", "media-type", "/media/0/renditions/0/type");
        // Step 10
        row("an exercise of unknown type",
            "[{`op`:`replace`,`path`:`/exercises/0/type`,`value`:`essay`}]", "error",
            "exercise-type", "/exercises/0/type");
        row("negative points", "[{`op`:`replace`,`path`:`/exercises/0/points`,`value`:-1}]",
            "error", "exercise-points", "/exercises/0/points", nullptr);
        row("an answer that is no option",
            "[{`op`:`replace`,`path`:`/exercises/0/answer/0`,`value`:`z`}]", "error",
            "exercise-answer", "/exercises/0/answer/0");
        row("options that differ in capitals",
            "[{`op`:`replace`,`path`:`/exercises/0/options/1/sn`,`value`:`manheru`}]", "error",
            "exercise-options", "/exercises/0/options/1");
        row("a blank without an answer",
            "[{`op`:`replace`,`path`:`/exercises/1/prompt/sn`,`value`:`__kadii, __?`}]", "error",
            "exercise-blanks", "/exercises/1/answer");
        row("no blank", "[{`op`:`replace`,`path`:`/exercises/1/prompt/sn`,`value`:`Makadii?`}]",
            "error", "exercise-blanks", "/exercises/1/answer");
        row("one text for two words",
            "[{`op`:`replace`,`path`:`/exercises/2/pairs/1/1`,`value`:`good morning`}]", "error",
            "exercise-pairs", "/exercises/2/pairs/1/1");
        row("a pair with a word that is not there",
            "[{`op`:`replace`,`path`:`/exercises/2/pairs/1/0`,`value`:`x`}]", "error", "ref",
            "/exercises/2/pairs/1/0");
        row("an answer with a token twice",
            "[{`op`:`replace`,`path`:`/exercises/3/answer/2`,`value`:`kana`}]", "error",
            "exercise-order", "/exercises/3/answer");
        row("an unknown comparison",
            "[{`op`:`replace`,`path`:`/exercises/4/compare`,`value`:`loose`}]", "error",
            "exercise-compare", "/exercises/4/compare");
        row("listening to what is withheld",
            "[{`op`:`add`,`path`:`/vocabulary/6/audio/state`,`value`:`withheld`}]", "error",
            "exercise-audio", "/exercises/4/vocabularyRef");
        row("listening to nothing", "[{`op`:`replace`,`path`:`/vocabulary/6/audio`,`value`:null}]",
            "warning", "exercise-audio", "/exercises/4/vocabularyRef");
        row("asking for a tone that is unknown",
            "[{`op`:`add`,`path`:`/exercises/"
            "-`,`value`:{`id`:`e9`,`type`:`tonePick`,`points`:1,`vocabularyRef`:`sna.greet.001.v01`"
            ",`options`:[`LHLL`,`LLLL`],`answer`:`LHLL`}}]",
            "error", "exercise-tone", "/exercises/5/vocabularyRef");
        // Step 11
        row("a body that was changed by hand",
            "[{`op`:`replace`,`path`:`/title/en`,`value`:`Hello`}]", "error", "content-hash",
            "/contentHash", nullptr);
        row("revision 0", "[{`op`:`replace`,`path`:`/revision`,`value`:0}]", "error", "envelope",
            "");
    }

    //! Where `fix` is null the row does not care.
    void oneMistakeIsFound()
    {
        QFETCH(QByteArray, patch);
        QFETCH(QString, severity);
        QFETCH(QString, rule);
        QFETCH(QString, path);
        QFETCH(QString, fix);
        const auto edited = applyPatch(*readJson(m_file), readJson(patch)->toArray());
        QVERIFY2(edited, qPrintable(edited ? QString() : edited.error().detail));
        const auto findings = checkLessonFile(*edited);
        const Finding *found = find(findings, rule, path);
        QVERIFY2(found, qPrintable(lines(findings)));
        QCOMPARE(findingSeverityName(found->severity), severity);
        QVERIFY(!found->message.isEmpty());
        if (!fix.isNull())
            QCOMPARE(found->fix, fix);
        const auto known = std::find_if(checkRules().begin(), checkRules().end(),
                                        [&](const CheckRule &entry) { return entry.name == rule; });
        QVERIFY(known != checkRules().end());
    }

    void findingsComeInTheOrderOfTheSchema()
    {
        Json file = *readJson(m_file);
        file.set(QStringLiteral("level"), Json(u"Z"));
        file.set(QStringLiteral("schemaVersion"), Json(u"2.0.0"));
        file.set(QStringLiteral("id"), Json(u"X"));
        Json &word = file.object().findMutable(u"vocabulary")->array()[7];
        word.set(QStringLiteral("headword"), Json(u" b\u00e1b\u0430"));
        word.set(QStringLiteral("nounClass"), Json(u"99"));
        word.object().findMutable(u"tone")->set(QStringLiteral("status"), Json(u"?"));
        word.object().findMutable(u"audio")->set(QStringLiteral("origin"), Json(u"?"));
        file.object().findMutable(u"exercises")->array()[0].set(QStringLiteral("type"), Json(u"?"));
        int last = 0;
        QSet<int> steps;
        for (const Finding &finding : checkLessonFile(file)) {
            for (const CheckRule &rule : checkRules()) {
                if (rule.name != finding.rule)
                    continue;
                // Exercises report references of their own kind in step 10.
                const bool late =
                    finding.rule == u"ref" && finding.path.startsWith(QStringLiteral("/exercises"));
                QVERIFY2(late || rule.step >= last, qPrintable(finding.rule));
                last = late ? last : rule.step;
                steps.insert(rule.step);
            }
        }
        QCOMPARE(steps.size(), 11);
    }

    void limits_data()
    {
        QTest::addColumn<int>("limit");
        QTest::addColumn<bool>("over");
        for (int i = 0; i < schemaLimits().size(); ++i) {
            QTest::addRow("%s: at the limit is taken", schemaLimits()[i].name) << i << false;
            QTest::addRow("%s: over it is told", schemaLimits()[i].name) << i << true;
        }
    }

    void limits()
    {
        QFETCH(int, limit);
        QFETCH(bool, over);
        const Limit &one = schemaLimits()[limit];
        const qint64 value = over ? one.over : one.at;
        Json file = m_body;
        one.make(file, value);
        const auto findings = checkLesson(file);
        const QString rule = QString::fromLatin1(one.rule);
        const Finding *found = find(findings, rule, QString::fromLatin1(one.path));
        QCOMPARE(found != nullptr, over);
        if (!over) {
            QVERIFY2(std::ranges::none_of(findings,
                                          [&](const Finding &other) { return other.rule == rule; }),
                     qPrintable(lines(findings)));
            return;
        }
        QCOMPARE(found->severity, one.severity);
        QVERIFY2(found->message.contains(QString::fromLatin1(one.limit)),
                 qPrintable(found->message));
        QVERIFY2(one.rule == QByteArray("mark-flood") ||
                         one.rule == QByteArray("experiment-weights")
                     ? true
                     : found->message.contains(QString::number(value)),
                 qPrintable(found->message));
        QVERIFY2(!found->fix.isEmpty(), "nothing says what to do");
    }

    void aWeightBelowNothingIsRefused()
    {
        Json file = m_body;
        edit(file, QStringLiteral("/variantsAB/0/arms/0/weight"), Json(-50));
        edit(file, QStringLiteral("/variantsAB/0/arms/1/weight"), Json(150));
        const auto findings = checkLesson(file);
        QVERIFY(find(findings, u"experiment-weights", u"/variantsAB/0/arms/0/weight"));
        QVERIFY(find(findings, u"experiment-weights", u"/variantsAB/0/arms/1/weight"));
    }

    //! As much of one thing as a file may hold, at every text: answered in a time that grows with
    //! the size only.
    void floodsAreAnsweredInTime_data()
    {
        QTest::addColumn<QString>("unit");
        const auto row = [](const char *name, const QString &unit) { QTest::newRow(name) << unit; };
        row("one mark", QStringLiteral("\u0301"));
        row("marks that want sorting", QStringLiteral("\u0301\u0323"));
        row("marks beyond the first plane", QStringLiteral("\U0001D165\u0323"));
        row("letters that fall apart", QStringLiteral("\u1F82"));
        row("a loose accent and letters that fall apart", QStringLiteral("a\u0323\u0301\u1F82"));
        row("Korean letters", QStringLiteral("\u1112\u1161\u11AB"));
        row("right-to-left overrides", QStringLiteral("\u202E\u05D0"));
        row("isolates that stay open", QStringLiteral("\u2066"));
        row("apostrophes", QStringLiteral("n\u2019"));
        row("vowels", QStringLiteral("a"));
        row("consonants", QStringLiteral("b"));
        row("letters of several scripts", QStringLiteral("a\u0430"));
        row("letters of 1931", QStringLiteral("\u0253"));
        row("brackets", QStringLiteral("["));
        row("brackets on lines", QStringLiteral("[\n"));
        row("links", QStringLiteral("]( "));
        row("angles", QStringLiteral("<"));
        row("blanks", QStringLiteral("_"));
        row("backslashes", QStringLiteral("\\"));
        row("spaces", QStringLiteral(" "));
        row("halves of pairs of code units", QStringLiteral("\U00010400"));
    }

    void floodsAreAnsweredInTime()
    {
        QFETCH(QString, unit);
        const QString flood =
            QStringLiteral("x") + unit.repeated(lessonBytesLimit / unit.size() / 8);
        const QList<QString> paths{QStringLiteral("/title/sn"),
                                   QStringLiteral("/title/en"),
                                   QStringLiteral("/vocabulary/0/headword"),
                                   QStringLiteral("/vocabulary/0/headwordToned"),
                                   QStringLiteral("/vocabulary/0/pronunciation/ipa"),
                                   QStringLiteral("/vocabulary/0/pronunciation/syllabic"),
                                   QStringLiteral("/vocabulary/0/tone/pattern"),
                                   QStringLiteral("/vocabulary/7/plural"),
                                   QStringLiteral("/culturalNotes/0/markdown/en"),
                                   QStringLiteral("/exercises/1/prompt/sn")};
        for (const QString &path : paths) {
            Json file = m_body;
            edit(file, path, Json(flood));
            QElapsedTimer clock;
            clock.start();
            const auto findings = checkLesson(file);
            QVERIFY2(clock.elapsed() < 2'000 * patienceFactor, qPrintable(path));
            QVERIFY(findings.size() <= 1000);
            for (const Finding &finding : findings)
                QVERIFY(finding.message.size() < 2 * lessonBytesLimit);
        }
    }

    void manyReferencesToManyWordsAreAnsweredInTime()
    {
        JsonArray words;
        JsonArray exercises;
        for (int i = 0; i < 20'000; ++i) {
            words.append(JsonObject{{QStringLiteral("id"), Json(QString::number(i))}});
            exercises.append(JsonObject{{QStringLiteral("id"), Json(QString::number(i))},
                                        {QStringLiteral("type"), Json(u"listenAndType")},
                                        {QStringLiteral("vocabularyRef"), Json(u"19999")},
                                        {QStringLiteral("objective"), Json(u"o1")}});
        }
        QStringList options;
        for (int i = 0; i < 20'000; ++i) {
            options.append(QStringLiteral("%1")
                               .arg(i, 15, 2, QChar(u'0'))
                               .replace(u'0', u'H')
                               .replace(u'1', u'L'));
        }
        exercises.append(JsonObject{{QStringLiteral("id"), Json(u"t")},
                                    {QStringLiteral("type"), Json(u"tonePick")},
                                    {QStringLiteral("options"), Json::fromStrings(options)}});
        Json file = m_body;
        file.set(QStringLiteral("vocabulary"), Json(std::move(words)));
        file.set(QStringLiteral("exercises"), Json(std::move(exercises)));
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(checkLesson(file).size(), 1000);
        QVERIFY2(clock.elapsed() < 3'000 * patienceFactor, QByteArray::number(clock.elapsed()));
    }

    void aLinkWithSpacesBeforeItIsALink()
    {
        Json file = m_body;
        edit(file, QStringLiteral("/culturalNotes/0/markdown/en"),
             Json(u"[a](  https://b.c) and [d]: x, [e](<https://b.c>)\n[f]:  https://b.c"));
        QVERIFY(!find(checkLesson(file), u"markdown-link", u"/culturalNotes/0/markdown/en"));
        // A flood before it hides nothing.
        edit(file, QStringLiteral("/culturalNotes/0/markdown/en"),
             Json(QStringLiteral("[\n").repeated(100'000) + QStringLiteral("[x](javascript:y)")));
        QVERIFY(find(checkLesson(file), u"markdown-link", u"/culturalNotes/0/markdown/en"));
    }

    void aCourseIsSeenAsAWhole_data()
    {
        QTest::addColumn<QStringList>("course"); // "id: ids"
        QTest::addColumn<QStringList>("found");  // "id path: message"
        QTest::newRow("one after the other")
            << QStringList{QStringLiteral("a:"), QStringLiteral("b: a"), QStringLiteral("c: a b")}
            << QStringList();
        QTest::newRow("one that is not there")
            << QStringList{QStringLiteral("a: b"), QStringLiteral("c:")}
            << QStringList{QStringLiteral("a /prerequisites/0: there is no lesson \"b\"")};
        QTest::newRow("two that build on each other")
            << QStringList{QStringLiteral("a: b"), QStringLiteral("b: a")}
            << QStringList{QStringLiteral("a /prerequisites/0: lessons that build on each other in "
                                          "a circle: a > b > a"),
                           QStringLiteral("b /prerequisites/0: lessons that build on each other in "
                                          "a circle: a > b > a")};
        QTest::newRow("a circle beside a chain")
            << QStringList{QStringLiteral("a:"), QStringLiteral("b: a d"), QStringLiteral("c: b"),
                           QStringLiteral("d: c"), QStringLiteral("e: d")}
            << QStringList{QStringLiteral("b /prerequisites/1: lessons that build on each other in "
                                          "a circle: b > d > c > b"),
                           QStringLiteral("c /prerequisites/0: lessons that build on each other in "
                                          "a circle: b > d > c > b"),
                           QStringLiteral("d /prerequisites/0: lessons that build on each other in "
                                          "a circle: b > d > c > b")};
        QTest::newRow("on itself is said of the lesson alone")
            << QStringList{QStringLiteral("a: a")} << QStringList();
    }

    void aCourseIsSeenAsAWhole()
    {
        QFETCH(QStringList, course);
        QFETCH(QStringList, found);
        QList<CourseLesson> lessons;
        for (const QString &line : course)
            lessons.append(
                {line.section(u':', 0, 0), line.section(u':', 1).split(u' ', Qt::SkipEmptyParts)});
        QStringList told;
        for (const auto &[lesson, finding] : checkCourse(lessons)) {
            told.append(lesson + u' ' + finding.path + QStringLiteral(": ") + finding.message);
            QCOMPARE(finding.rule, QStringLiteral("prerequisite"));
            QVERIFY(!finding.fix.isEmpty());
        }
        QCOMPARE(told, found);
    }

    void aLongCourseIsSeenInTime()
    {
        QList<CourseLesson> chain;
        for (int i = 0; i < 20'000; ++i)
            chain.append({QString::number(i), {QString::number(i + 1), QStringLiteral("0")}});
        QElapsedTimer clock;
        clock.start();
        QVERIFY(!checkCourse(chain).isEmpty());
        QVERIFY2(clock.elapsed() < 5'000 * patienceFactor, QByteArray::number(clock.elapsed()));
    }

    void whatIsNoJsonIsTheOnlyFinding()
    {
        const auto findings = checkLessonBytes("{\"id\":\"a.b\",\"id\":\"a.c\"}");
        QCOMPARE(findings.size(), 1);
        QCOMPARE(findings[0].rule, QStringLiteral("json"));
        QVERIFY(blocksPublishing(findings));
        QCOMPARE(checkLessonBytes(QByteArray(3 * 1024 * 1024, ' '))[0].rule,
                 QStringLiteral("json"));
    }

    void theListOfFindingsHasAnEnd()
    {
        Json body = m_body;
        JsonArray words;
        for (int i = 0; i < 3000; ++i)
            words.append(Json(i));
        body.set(QStringLiteral("vocabulary"), Json(words));
        const auto findings = checkLesson(body);
        QCOMPARE(findings.size(), 1000);
        QCOMPARE(findings.last().rule, QStringLiteral("too-many-findings"));
    }

    void tombstonesAreNotChecked()
    {
        Json body = m_body;
        body.object().findMutable(u"vocabulary")->array()[10] =
            *readJson(R"({"id":"sna.greet.001.v11","deleted":true,"deleteReason":"moved"})");
        QVERIFY2(checkLesson(body).isEmpty(), qPrintable(lines(checkLesson(body))));
    }

    void findingsAsJson()
    {
        const Json json = writeFinding(
            {FindingSeverity::Warning, QStringLiteral("spaces"), QStringLiteral("/title/en"),
             QStringLiteral("spaces at the ends"), QStringLiteral("Hello")});
        QCOMPARE(
            writeJson(json),
            QByteArray(
                R"({"fix":"Hello","message":"spaces at the ends","path":"/title/en","rule":"spaces","severity":"warning"})"));
    }

    void everyRuleIsExplainedOnce()
    {
        const QByteArray readme = bytesOf(QStringLiteral(SOURCE_DIR "/engine/content/README.md"));
        QSet<QString> names;
        for (const CheckRule &rule : checkRules()) {
            QVERIFY(!names.contains(rule.name.toString()));
            names.insert(rule.name.toString());
            QVERIFY2(readme.contains("`" + rule.name.toLatin1() + "`"),
                     qPrintable(rule.name.toString()));
        }
    }

    //! Whatever stands where, the check answers.
    void anyJsonIsAnswered()
    {
        const quint64 seed = Jitter().bits() & 0x7fffffff;
        qInfo("SEED=%llu", static_cast<unsigned long long>(seed));
        Jitter random(seed);
        const JsonArray values{Json(),
                               Json(true),
                               Json(-1),
                               Json(1.5),
                               Json(u""),
                               Json(u"\u0301"),
                               Json(u"__ <a> `"),
                               Json(JsonArray{}),
                               Json(JsonObject{}),
                               Json(JsonArray{Json(1), Json()}),
                               Json(JsonObject{{QStringLiteral("id"), Json(3)},
                                               {QStringLiteral("deleted"), Json(false)}})};
        QStringList paths;
        const std::function<void(const Json &, const QString &)> collect =
            [&](const Json &value, const QString &path) {
                paths.append(path);
                for (qsizetype i = 0; i < value.toArray().size(); ++i)
                    collect(value.at(i), path + u'/' + QString::number(i));
                for (const auto &[key, member] : value.toObject())
                    collect(member, path + u'/' + pointerToken(key));
            };
        const Json file = *readJson(m_file);
        collect(file, QString());
        for (int round = 0; round < 1500; ++round) {
            Json broken = file;
            for (qint64 edits = random.between(1, 4); edits > 0; --edits) {
                const QString path = paths[random.between(1, paths.size() - 1)];
                const auto edited = applyPatch(
                    broken, {Json(JsonObject{{QStringLiteral("op"), Json(u"replace")},
                                             {QStringLiteral("path"), Json(path)},
                                             {QStringLiteral("value"),
                                              values[random.between(0, values.size() - 1)]}})});
                broken = edited ? *edited : broken;
            }
            const auto findings = checkLessonFile(broken);
            for (const Finding &finding : findings)
                QVERIFY2(
                    std::any_of(checkRules().begin(), checkRules().end(),
                                [&](const CheckRule &rule) { return rule.name == finding.rule; }),
                    qPrintable(finding.rule));
        }
        for (const Json &value : values)
            QVERIFY(blocksPublishing(checkLesson(value)));
    }

    void checkingOneLessonIsFast()
    {
        qsizetype count = 0;
        QBENCHMARK
        {
            count = checkLesson(m_body).size();
        }
        QCOMPARE(count, 0);
    }
};

QTEST_APPLESS_MAIN(TestLessonCheck)
#include "tst_lessoncheck.moc"
