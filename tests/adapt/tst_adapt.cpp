#include "engine/adapt/adapt.h"

#include "engine/adapt/html.h"
#include "engine/base/jsonwrite.h"
#include "engine/content/jsonpatch.h"
#include "tests/adapt/adaptdata.h"

#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! Every platform against its golden files (BATANIDZA_GOLDEN=write makes them anew, to be looked at
//! before they are kept), and the rules that people write.
class TestAdapt : public QObject
{
    Q_OBJECT

    static LessonSource source(const QString &name)
    {
        return LessonSource::of(goldenLessons()[name], Version(7));
    }

    static Adaptation adapted(const QString &lesson, const QString &platform)
    {
        return adaptersWithTv().adapt(source(lesson), platform, Detail::Traced);
    }

    //! The trace's lines of one path, as "fate rule".
    static QStringList linesOf(const Adaptation &adaptation, const QString &path)
    {
        QStringList lines;
        for (const TraceLine &line : adaptation.trace) {
            if (line.path == path)
                lines.append(fieldFateName(line.fate) + u' ' + line.rule);
        }
        return lines;
    }

    //! One limit of platforms.json: a lesson at it and one over it.
    struct Limit
    {
        const char *name;
        const char *platform;
        qint64 most;
        const char *rule;
        const char *path;
        std::function<void(Json &body, qint64 value)> make;
    };

    static void change(Json &body, const QString &path, const Json &value)
    {
        const auto changed = applyPatch(
            body, {Json(JsonObject{{u"op"_s, u"add"_s}, {u"path"_s, path}, {u"value"_s, value}})});
        if (!changed)
            qFatal("%s", qPrintable(changed.error().detail));
        body = *changed;
    }

    static std::function<void(Json &, qint64)> text(const char *path)
    {
        return [path](Json &body, qint64 value) {
            change(body, QString::fromLatin1(path), Json(QString(value, u'x')));
        };
    }

    static std::function<void(Json &, qint64)> number(const char *path)
    {
        return [path](Json &body, qint64 value) {
            change(body, QString::fromLatin1(path), Json(value));
        };
    }

    //! So that the platform's form of the lesson has this many bytes.
    static std::function<void(Json &, qint64)> bodyOf(const char *platform)
    {
        return [platform](Json &body, qint64 value) {
            change(body, u"/later"_s, Json(u""_s));
            const auto made =
                Adapters::builtIn().adapt(LessonSource::of(body, Version(7)),
                                          QString::fromLatin1(platform), Detail::BodyOnly);
            change(body, u"/later"_s, Json(QString(value - made.bytes.size(), u'x')));
        };
    }

    static void watchClips(Json &body, qint64 count)
    {
        JsonArray ids;
        for (qint64 i = 0; i < count; ++i) {
            ids.append(body[u"vocabulary"].at(i)[u"id"]);
            const Json clip = body[u"vocabulary"].at(0)[u"audio"];
            change(body, u"/vocabulary/%1/audio"_s.arg(i), clip);
        }
        change(body, u"/platforms/watch/words"_s, Json(std::move(ids)));
    }

    static const QList<Limit> &platformLimits()
    {
        static const QList<Limit> all{
            {"the web's title", "web", 60, "T1", "/title",
             [](Json &body, qint64 value) {
                 change(body, u"/title"_s, JsonObject{{u"en"_s, Json(QString(value, u'x'))}});
             }},
            {"the web's description", "web", 160, "T1", "/platforms/web/metaDescription",
             text("/platforms/web/metaDescription")},
            {"the web's body", "web", 524'288, "L1", "", bodyOf("web")},
            {"the body of iOS", "ios", 524'288, "L1", "", bodyOf("ios")},
            {"Android's body", "android", 524'288, "L1", "", bodyOf("android")},
            {"the watch's title", "watchos", 60, "T1", "/title/en", text("/title/en")},
            {"the watch's meaning", "watchos", 40, "T1", "/vocabulary/0/gloss/en",
             text("/vocabulary/0/gloss/en")},
            {"a word on the watch", "watchos", 64, "G4", "/vocabulary/0",
             text("/vocabulary/0/headword")},
            {"clips on the watch", "watchos", 5, "A7", "/vocabulary/5/audio", watchClips},
            {"a clip's length on the watch", "watchos", 3000, "A6",
             "/vocabulary/0/audio/renditions/0", number("/vocabulary/0/audio/durationMs")},
            {"a clip's bytes on the watch", "watchos", 40'960, "A6",
             "/vocabulary/0/audio/renditions/0", number("/vocabulary/0/audio/renditions/0/bytes")},
        };
        return all;
    }

private Q_SLOTS:
    void everyPlatformMakesWhatItsGoldenFileSays_data()
    {
        QTest::addColumn<QString>("lesson");
        QTest::addColumn<QString>("platform");
        const auto lessons = goldenLessons();
        for (const QString &lesson : lessons.keys()) {
            for (const QString &platform : adaptersWithTv().platforms())
                QTest::addRow("%s for %s", qPrintable(lesson), qPrintable(platform))
                    << lesson << platform;
        }
    }

    void everyPlatformMakesWhatItsGoldenFileSays()
    {
        QFETCH(QString, lesson);
        QFETCH(QString, platform);
        const QByteArray made = writeJsonIndented(writeAdaptation(adapted(lesson, platform)));
        const QString path = adaptData(platform + u'/' + lesson + u".json"_s);
        if (qEnvironmentVariable("BATANIDZA_GOLDEN") == u"write") {
            QVERIFY(QDir().mkpath(QFileInfo(path).path()));
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write(made), made.size());
            return;
        }
        QCOMPARE(QString::fromUtf8(made), QString::fromUtf8(bytesOf(path)));
    }

    void audioGoesInTheFormatsOfThePlatform_data()
    {
        QTest::addColumn<QString>("platform");
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("formats"); // "" = fallback
        const auto row = [](const char *name, const char *platform, const char *word,
                            const char *formats) {
            QTest::newRow(name) << QString::fromLatin1(platform) << QString::fromLatin1(word)
                                << QString::fromLatin1(formats);
        };
        row("web takes both, and no wav", "web", "v01", "aac opus");
        row("web takes Opus alone", "web", "v02", "opus");
        row("withheld audio goes nowhere", "web", "v04", "");
        row("AAC in an Ogg file is refused on the web", "web", "v06", "");
        row("a file of no bytes, one without a hash", "web", "v09", "");
        row("a variant's clip too", "web", "v13", "aac");
    }

    void audioGoesInTheFormatsOfThePlatform()
    {
        QFETCH(QString, platform);
        QFETCH(QString, word);
        QFETCH(QString, formats);
        const Json body = adapted(u"edges"_s, platform).body;
        for (const Json &entry : body[u"vocabulary"].toArray()) {
            if (!entry[u"id"].toString().endsWith(word))
                continue;
            QStringList found;
            for (const Json &rendition : entry[u"audio"][u"renditions"].toArray())
                found.append(rendition[u"codec"].toString());
            QCOMPARE(found.join(u' '), formats);
            QCOMPARE(entry[u"audio"][u"state"].toString() == u"fallback", formats.isEmpty());
            return;
        }
        QFAIL("no such word");
    }

    void noForeignCodecPasses_data()
    {
        QTest::addColumn<QString>("platform");
        QTest::addColumn<QStringList>("codecs");
        QTest::newRow("iOS gets AAC only") << u"ios"_s << QStringList{u"aac"_s};
        QTest::newRow("the watch gets AAC only") << u"watchos"_s << QStringList{u"aac"_s};
        QTest::newRow("Android gets AAC where there is no Opus")
            << u"android"_s << QStringList{u"aac"_s, u"opus"_s};
        QTest::newRow("the desktop gets everything")
            << u"desktop"_s << QStringList{u"aac"_s, u"mp3"_s, u"opus"_s, u"pcm"_s};
    }

    static void collectCodecs(const Json &value, QSet<QString> &found)
    {
        for (const Json &entry : value.toArray())
            collectCodecs(entry, found);
        for (const auto &[key, member] : value.toObject()) {
            if (key == u"codec")
                found.insert(member.toString());
            collectCodecs(member, found);
        }
    }

    void noForeignCodecPasses()
    {
        QFETCH(QString, platform);
        QFETCH(QStringList, codecs);
        QSet<QString> found;
        for (const QString &lesson : goldenLessons().keys())
            collectCodecs(adapted(lesson, platform).body, found);
        QStringList sorted(found.cbegin(), found.cend());
        sorted.sort();
        QCOMPARE(sorted, codecs);
    }

    void theDesktopGetsTheDocumentByteForByteAndAReport()
    {
        for (const QString &lesson : goldenLessons().keys()) {
            const LessonSource given = source(lesson);
            const Adaptation made = adaptersWithTv().adapt(given, u"desktop"_s, Detail::Traced);
            QCOMPARE(made.bytes, given.bytes);
            QCOMPARE(made.report, checkLesson(given.body));
        }
        QVERIFY(adaptersWithTv()
                    .adapt(source(u"edges"_s), u"desktop"_s, Detail::BodyOnly)
                    .report.isEmpty());
    }

    void theWatchKeepsItsLimits()
    {
        const Adaptation made = adapted(u"edges"_s, u"watchos"_s);
        QCOMPARE(made.body[u"words"].toArray().size(), 8);
        QCOMPARE(made.body[u"words"].at(0)[u"headword"].toString(), u"n'ombe"_s);
        const QString gloss = made.body[u"words"].at(0)[u"gloss"][u"en"].toString();
        QVERIFY2(gloss.size() <= 40 && gloss.endsWith(u'…'), qPrintable(gloss));
        QVERIFY(made.body[u"hasCultureNote"].toBool());
        QCOMPARE(linesOf(made, u"/vocabulary/4/audio"_s), QStringList{u"changed A3"_s});
        QCOMPARE(linesOf(made, u"/vocabulary/4/gloss/en"_s), QStringList{u"changed T1"_s});
        QCOMPARE(linesOf(made, u"/culturalNotes"_s), QStringList{u"changed G5"_s});
        qsizetype clips = 0;
        for (const Json &word : made.body[u"words"].toArray())
            clips += word[u"audio"].contains(u"sha256") ? 1 : 0;
        QCOMPARE(clips, 5);
        QCOMPARE(made.blobs.size(), 5);
        QVERIFY(made.bytes.size() <= 4096);
    }

    void aLessonFullOfLongWordsStillFitsTheWatch()
    {
        Json body = goldenLessons()[u"greetings"_s];
        JsonArray words;
        for (int i = 0; i < 8; ++i) {
            const QString headword = QString(64, QChar(0x4E00 + i)); // three bytes each
            words.append(JsonObject{
                {u"id"_s, Json(u"w%1"_s.arg(i))},
                {u"headword"_s, Json(headword)},
                {u"gloss"_s, JsonObject{{u"en"_s, Json(headword)}}},
                {u"pronunciation"_s, JsonObject{{u"syllabic"_s, Json(headword + headword)}}}});
        }
        body.set(u"vocabulary"_s, words);
        body.set(u"platforms"_s, Json());
        const LessonSource given = LessonSource::of(body, Version(1));
        Json rules = jsonOf(QStringLiteral(SOURCE_DIR "/resources/adapt/platforms.json"));
        Json *limits = rules.object()
                           .findMutable(u"platforms")
                           ->object()
                           .findMutable(u"watchos")
                           ->object()
                           .findMutable(u"limits");
        limits->set(u"firstWords"_s, 8);
        const auto adapters = Adapters::read(rules, adapterRows());
        QVERIFY(adapters);
        const Adaptation made = adapters->adapt(given, u"watchos"_s, Detail::Traced);
        QVERIFY2(made.bytes.size() <= 4096, QByteArray::number(made.bytes.size()));
        QCOMPARE(made.body[u"words"].toArray().size(), 5);
        QVERIFY(linesOf(made, u"/vocabulary/7"_s).contains(u"dropped G4"_s));
    }

    void platformsAtAndOverTheirLimits_data()
    {
        QTest::addColumn<int>("limit");
        QTest::addColumn<bool>("over");
        for (int i = 0; i < platformLimits().size(); ++i) {
            QTest::addRow("%s: at the limit nothing is said", platformLimits()[i].name)
                << i << false;
            QTest::addRow("%s: over it, with place, value and limit", platformLimits()[i].name)
                << i << true;
        }
    }

    void platformsAtAndOverTheirLimits()
    {
        QFETCH(int, limit);
        QFETCH(bool, over);
        const Limit &one = platformLimits()[limit];
        const QString rule = QString::fromLatin1(one.rule);
        Json body = goldenLessons()[u"greetings"_s];
        one.make(body, over ? one.most + 1 : one.most);
        const Adaptation made = adaptersWithTv().adapt(
            LessonSource::of(body, Version(7)), QString::fromLatin1(one.platform), Detail::Traced);
        QStringList notes;
        for (const TraceLine &line : made.trace) {
            if (line.rule == rule && line.path == QString::fromLatin1(one.path))
                notes.append(line.note);
        }
        QCOMPARE(notes.size(), over ? 1 : 0);
        if (!over)
            return;
        QVERIFY2(notes[0].contains(QString::number(one.most + 1)) &&
                     notes[0].contains(QString::number(one.most)),
                 qPrintable(notes[0]));
        QVERIFY(adaptRule(rule)->warning);
    }

    void highNotesStandAboveTheExercisesOnEveryPlatformButTheWatch()
    {
        const Adaptation ios = adapted(u"edges"_s, u"ios"_s);
        const Json &notes = ios.body[u"coreData"][u"CDNote"];
        QCOMPARE(notes.at(0)[u"kind"].toString(), u"culture"_s);
        QCOMPARE(notes.at(0)[u"prominence"].toInteger(), 1);
        QCOMPARE(notes.at(0)[u"position"].toInteger(), 0);
        QCOMPARE(adapted(u"edges"_s, u"android"_s).body[u"room"][u"note"].toArray().size(), 3);
        QCOMPARE(adapted(u"edges"_s, u"web"_s).body[u"culturalNotes"].toArray().size(), 2);
    }

    void tombstonesBecomeDeletionsById()
    {
        const Json ios = adapted(u"edges"_s, u"ios"_s).body;
        QCOMPARE(
            writeJson(ios[u"deleted"]),
            QByteArray(R"({"CDNote":[{"id":"cn3","kind":"culture"}],)"
                       R"("CDObjective":[{"id":"o2"}],"CDWord":[{"id":"sna.edges.001.v08"}]})"));
    }

    void theLineAndThePreviewGetTheSameBytes()
    {
        for (const QString &lesson : goldenLessons().keys()) {
            for (const QString &platform : adaptersWithTv().platforms()) {
                const Adaptation traced = adapted(lesson, platform);
                const Adaptation silent =
                    adaptersWithTv().adapt(source(lesson), platform, Detail::BodyOnly);
                QCOMPARE(silent.bytes, traced.bytes);
                QCOMPARE(silent.blobs, traced.blobs);
                QVERIFY(silent.trace.isEmpty());
                QCOMPARE(traced.bytes, writeJson(traced.body));
            }
        }
    }

    void everyRuleOfATraceIsExplained()
    {
        QSet<QString> used;
        for (const QString &lesson : goldenLessons().keys()) {
            for (const QString &platform : adaptersWithTv().platforms()) {
                for (const TraceLine &line : adapted(lesson, platform).trace) {
                    QVERIFY2(adaptRule(line.rule), qPrintable(line.rule));
                    used.insert(line.rule);
                }
            }
        }
        for (const AdaptRule &rule : adaptRules())
            QVERIFY2(used.contains(rule.name.toString()) || rule.name == u"L1",
                     qPrintable(u"no golden lesson meets rule "_s + rule.name.toString()));
        QVERIFY(!adaptRule(u"Z9"));
    }

    void whatAnAdapterMadeIsKnown()
    {
        const Adapters &adapters = adaptersWithTv();
        for (const auto &[lesson, body] : goldenLessons().asKeyValueRange()) {
            QVERIFY2(!adapters.isAdapted(body), qPrintable(lesson));
            for (const QString &platform : adapters.platforms()) {
                const bool changed = platform != u"desktop";
                QVERIFY2(adapters.isAdapted(adapted(lesson, platform).body) == changed,
                         qPrintable(lesson + u' ' + platform));
            }
        }
        const Json tv = adapted(u"greetings"_s, u"tv"_s).body;
        QVERIFY2(!isAdaptedBody(tv), "no platform of this program");
        QVERIFY(isAdaptedBody(adapted(u"greetings"_s, u"ios"_s).body));
    }

    void aPlatformThatIsNotKnownGetsTheCanonicalBody()
    {
        const LessonSource given = source(u"greetings"_s);
        QCOMPARE(Adapters::builtIn().adapt(given, u"tv"_s, Detail::Traced).bytes, given.bytes);
        QVERIFY(Adapters::builtIn().hash(u"tv"_s).isNull());
    }

    void theHashNamesTheRules()
    {
        const Json rules = jsonOf(QStringLiteral(SOURCE_DIR "/resources/adapt/platforms.json"));
        const auto same = Adapters::read(rules, adapterRows());
        QVERIFY(same);
        Json changed = rules;
        changed.object()
            .findMutable(u"platforms")
            ->object()
            .findMutable(u"web")
            ->object()
            .findMutable(u"limits")
            ->set(u"titleChars"_s, 50);
        const auto other = Adapters::read(changed, adapterRows());
        QVERIFY(other);
        QList<AdapterRow> rows = adapterRows();
        rows[0].code = 99;
        const auto newer = Adapters::read(rules, rows);
        QVERIFY(newer);
        QSet<Sha256> hashes;
        for (const QString &platform : same->platforms()) {
            QCOMPARE(same->hash(platform), Adapters::builtIn().hash(platform));
            hashes.insert(same->hash(platform));
            QCOMPARE(other->hash(platform) != same->hash(platform), platform == u"web");
            QCOMPARE(newer->hash(platform) != same->hash(platform), platform == u"web");
        }
        QCOMPARE(hashes.size(), 5);
    }

    void wrongRulesAreRefusedWithTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("patch");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const char *from, const char *to, const char *said) {
            QTest::newRow(name) << QByteArray(from) + '\x01' + to << QString::fromLatin1(said);
        };
        row("another format", R"("format": 1)", R"("format": 2)", "/format: must be 1");
        row("an adapter that is not there", R"("adapter": "web")", R"("adapter": "wap")",
            "/platforms/web/adapter: there is no adapter \"wap\"");
        row("a limit with a wrong name", R"("titleChars": 60, "descriptionLeast")",
            R"("titelChars": 60, "descriptionLeast")",
            "/platforms/web/limits/titleChars: is missing");
        row("a limit below nothing", R"("glossChars": 40)", R"("glossChars": -1)",
            "/platforms/watchos/limits/glossChars: must be an integer from 0");
        row("a text that is none", R"("page": "/lessons/")", R"("page": 5)",
            "/platforms/web/texts/page: must be a text");
        row("audio to be chosen some other way", R"("choose": "every")", R"("choose": "any")",
            "/platforms/web/audio/choose: must be every or best");
        row("a format without its container", R"(["aac/m4a"], "choose": "best", "longestMs")",
            R"(["aac"], "choose": "best", "longestMs")",
            "/platforms/watchos/audio/formats: must be a list of texts such as aac/m4a");
        row("a column of no type", R"("name": "searchKey", "type": "String")",
            R"("name": "searchKey", "type": "Strng")",
            "/platforms/ios/map/tables/1/columns/4/type: \"Strng\" is no type");
        row("a column of the wrong type", R"("type": "Int64", "as": "revision")",
            R"("type": "String", "as": "revision")",
            "/platforms/ios/map/tables/0/columns/1/type: revision does not give a String");
        row("a column from nowhere", R"("as": "skeleton"})", R"("as": "skeletn"})",
            "\"skeletn\" is no source of a column");
        row("a field too deep", R"("from": "gloss.en")", R"("from": "gloss.en.first")",
            "must be a field, or two with a dot between them");
        row("a key that nothing reads", R"("member": "room")", R"("membr": "room")",
            "/platforms/android/map/membr: nothing is called so here");
    }

    void wrongRulesAreRefusedWithTheirPlace()
    {
        QFETCH(QByteArray, patch);
        QFETCH(QString, said);
        QByteArray text = bytesOf(QStringLiteral(SOURCE_DIR "/resources/adapt/platforms.json"));
        const qsizetype cut = patch.indexOf('\x01');
        const qsizetype at = text.indexOf(patch.first(cut));
        QVERIFY2(at >= 0, patch.first(cut));
        text.replace(at, cut, patch.sliced(cut + 1));
        const auto json = readJson(text);
        QVERIFY(json);
        const auto read = Adapters::read(*json, adapterRows());
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::Invalid);
        QVERIFY2(read.error().detail.contains(said), qPrintable(read.error().detail));
    }

    void theLineGetsLessonsOfKnownPlatformsAdapted_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("platform");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("changed");
        const QByteArray lesson = source(u"greetings"_s).bytes;
        QTest::newRow("a lesson for the web") << u"lesson"_s << u"web"_s << lesson << true;
        QTest::newRow("a lesson for iOS") << u"lesson"_s << u"ios"_s << lesson << true;
        QTest::newRow("the desktop gets what is stored")
            << u"lesson"_s << u"desktop"_s << lesson << false;
        QTest::newRow("a document passes") << u"document"_s << u"web"_s << lesson << false;
        QTest::newRow("a platform nobody knows") << u"lesson"_s << u"tv"_s << lesson << false;
        QTest::newRow("a lesson that is no object")
            << u"lesson"_s << u"web"_s << QByteArray("[1]") << false;
    }

    void theLineGetsLessonsOfKnownPlatformsAdapted()
    {
        QFETCH(QString, type);
        QFETCH(QString, platform);
        QFETCH(QByteArray, bytes);
        QFETCH(bool, changed);
        const AdaptedBody made = adaptBody(type, platform, bytes, Version(7), Sha256::of(bytes));
        QCOMPARE(made.hash, Sha256::of(made.bytes));
        QCOMPARE(made.bytes != bytes, changed);
    }

    void aPageHasNoMoreMarksThanABrowserCanDraw()
    {
        const QString mark(QChar(0x0301));
        const QString far = u"\U0001D165"_s;
        QCOMPARE(escapeHtml(u"a"_s + mark.repeated(30)), QString(u"a"_s + mark.repeated(30)));
        QCOMPARE(escapeHtml(QString(u"a"_s + mark.repeated(5000) + u"b"_s + mark)),
                 QString(u"a"_s + mark.repeated(30) + u"b"_s + mark));
        QCOMPARE(escapeHtml(QString(u"a"_s + far.repeated(100) + u"<"_s)),
                 QString(u"a"_s + far.repeated(30) + u"&lt;"_s));
        QCOMPARE(escapeHtml(u"\U00010400\U00010400"_s.repeated(50)),
                 u"\U00010400\U00010400"_s.repeated(50));
    }

    void whatIsNoLessonIsRefused()
    {
        QVERIFY(!LessonSource::read("[1]", Version(1)));
        QVERIFY(!LessonSource::read("{", Version(1)));
        QVERIFY(LessonSource::read("{}", Version(1)));
    }
};

QTEST_APPLESS_MAIN(TestAdapt)
#include "tst_adapt.moc"
