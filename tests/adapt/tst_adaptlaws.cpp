#include "engine/adapt/adapt.h"
#include "engine/adapt/searchblock.h"
#include "engine/adapt/textcut.h"
#include "engine/adapt/webpage.h"

#include "engine/base/jitter.h"
#include "engine/base/jsonwrite.h"
#include "engine/content/lessongenerator.h"
#include "engine/shona/orthography.h"
#include "tests/adapt/adaptdata.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

namespace {

std::optional<GeneratedClip> clipOf(quint64 number, const QString &headword)
{
    const QByteArray name = headword.toUtf8() + QByteArray::number(number);
    GeneratedClip clip{int(500 + 700 * (number % 5)), {}};
    if (number % 3 != 0)
        clip.renditions.append(
            {u"aac"_s, u"m4a"_s, 48, qint64(3000 + 9000 * (number % 6)), Sha256::of(name + "a")});
    if (number % 4 != 0)
        clip.renditions.append({u"opus"_s, u"ogg"_s, 24, 2400, Sha256::of(name + "o")});
    if (number % 7 == 0)
        clip.renditions.append({u"pcm"_s, u"wav"_s, 700, 90000, Sha256::of(name + "w")});
    return clip;
}

//! Every text of a value, with the way to it.
void eachText(const Json &value, const QString &path,
              const std::function<void(const QString &, const QString &)> &take)
{
    if (value.isString())
        take(path, value.toString());
    for (qsizetype i = 0; i < value.toArray().size(); ++i)
        eachText(value.at(i), path + u'/' + QString::number(i), take);
    for (const auto &[key, member] : value.toObject())
        eachText(member, path + u'/' + pointerToken(key), take);
}

QSet<QString> textsOf(const Json &value)
{
    QSet<QString> texts;
    eachText(value, {}, [&texts](const QString &, const QString &text) { texts.insert(text); });
    return texts;
}

//! The trace's line that says what became of a place: that of the place itself, else of the
//! nearest above it. Where several say something, the one that kept least counts.
const TraceLine *verdict(const QList<TraceLine> &trace, QString path)
{
    for (;; path.truncate(path.lastIndexOf(u'/'))) {
        const TraceLine *found = nullptr;
        for (const TraceLine &line : trace) {
            if (line.path == path && (!found || line.fate > found->fate))
                found = &line;
        }
        if (found || path.isEmpty())
            return found;
    }
}

//! 0 to n - 1.
qsizetype below(Jitter &dice, qsizetype n)
{
    return qsizetype(dice.between(0, n - 1));
}

} // namespace

//! What holds for every lesson: seeds are printed, SEED=n repeats one.
class TestAdaptLaws : public QObject
{
    Q_OBJECT

    quint64 m_seed = 0;
    QList<Json> m_lessons;
    const Adapters &m_adapters = adaptersWithTv();

    //! Replaces, removes or doubles one value somewhere.
    static void damage(Json &value, Jitter &dice, int depth = 0)
    {
        const auto pick = [&dice](qsizetype n) { return below(dice, n); };
        static const QList<Json> odd{Json(),
                                     Json(5),
                                     Json(true),
                                     Json(u"\u202Eabc\u0301\u0301"),
                                     Json(QString(3000, u'\u0301')),
                                     Json(JsonArray{Json(JsonArray{})}),
                                     Json(JsonObject{{u"deleted"_s, Json(true)}}),
                                     Json(u"</script><b>"),
                                     Json(QString(500, u'x'))};
        if (depth < 6 && value.isObject() && !value.toObject().isEmpty() && below(dice, 8) != 0) {
            const QString key = value.toObject().keys()[pick(value.toObject().size())];
            if (below(dice, 10) == 0)
                value.object().remove(key);
            else
                damage(*value.object().findMutable(key), dice, depth + 1);
        } else if (depth < 6 && value.isArray() && !value.toArray().isEmpty() &&
                   below(dice, 8) != 0) {
            const qsizetype at = pick(value.toArray().size());
            if (below(dice, 10) == 0)
                value.append(Json(value.at(at)));
            else
                damage(value.array()[at], dice, depth + 1);
        } else {
            value = odd[pick(odd.size())];
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        bool given = false;
        m_seed = qEnvironmentVariable("SEED").toULongLong(&given);
        if (!given)
            m_seed = QRandomGenerator::global()->generate();
        qInfo("seed %llu", static_cast<unsigned long long>(m_seed));
        for (quint64 i = 0; i < 60; ++i)
            m_lessons.append(generateLesson(m_seed, i, clipOf));
        for (const Json &lesson : goldenLessons())
            m_lessons.append(lesson);
    }

    void damagedLessonsAreTakenToo()
    {
        Jitter dice(m_seed);
        const qsizetype whole = m_lessons.size();
        for (qsizetype i = 0; i < 240; ++i) {
            Json lesson = m_lessons[i % whole];
            for (int n = 0; n <= i % 5; ++n) {
                damage(lesson, dice);
                if (!lesson.isObject())
                    lesson = m_lessons[i % whole];
            }
            m_lessons.append(lesson);
        }
    }

    void theSameLessonGivesTheSameCanonicalBytes()
    {
        for (const Json &lesson : m_lessons) {
            const LessonSource source = LessonSource::of(lesson, Version(3));
            const auto again = LessonSource::read(source.bytes, Version(3));
            QVERIFY(again);
            for (const QString &platform : m_adapters.platforms()) {
                const Adaptation one = m_adapters.adapt(source, platform, Detail::BodyOnly);
                const Adaptation other = m_adapters.adapt(*again, platform, Detail::Traced);
                QCOMPARE(one.bytes, other.bytes);
                const auto read = readJson(one.bytes);
                QVERIFY(read);
                QCOMPARE(writeJson(*read), one.bytes);
                QCOMPARE(other.blobs, one.blobs);
            }
        }
    }

    void sizesStayUnderTheLimits()
    {
        for (const Json &lesson : m_lessons) {
            const LessonSource source = LessonSource::of(lesson, Version(3));
            const bool valid = !blocksPublishing(checkLesson(lesson));
            const Adaptation watch = m_adapters.adapt(source, u"watchos"_s, Detail::BodyOnly);
            QVERIFY2(watch.bytes.size() <= 4096, watch.bytes);
            QVERIFY(watch.body[u"words"].toArray().size() <= 8);
            qint64 total = watch.bytes.size();
            for (const BlobUse &blob : watch.blobs) {
                QVERIFY(blob.bytes <= 40960);
                total += blob.bytes;
            }
            QVERIFY(watch.blobs.size() <= 5);
            QVERIFY(total <= 262144);
            for (const Json &word : watch.body[u"words"].toArray()) {
                QVERIFY(word[u"gloss"][u"en"].toString().size() <= 40);
                QVERIFY(word[u"audio"][u"durationMs"].toInteger() <= 3000);
            }
            const Json web = m_adapters.adapt(source, u"web"_s, Detail::BodyOnly).body;
            QVERIFY(web[u"seo"][u"title"].toString().size() <= 60);
            QVERIFY(web[u"seo"][u"description"].toString().size() <= 160);
            const QString slug = web[u"seo"][u"slug"].toString();
            QVERIFY2(isSlug(slug) || (slug.isEmpty() && !valid), qPrintable(slug));
            if (!valid)
                continue;
            QVERIFY(web[u"seo"][u"description"].toString().size() >= 50);
            for (const QString &platform : {u"web"_s, u"ios"_s, u"android"_s}) {
                const auto made = m_adapters.adapt(source, platform, Detail::BodyOnly);
                QVERIFY(made.bytes.size() <= m_adapters.rules(platform)->limit(u"bodyBytes"));
            }
        }
    }

    void theTraceTellsOfEveryField()
    {
        for (const Json &lesson : m_lessons) {
            const LessonSource source = LessonSource::of(lesson, Version(3));
            for (const QString &platform :
                 {u"web"_s, u"ios"_s, u"android"_s, u"desktop"_s, u"watchos"_s}) {
                const Adaptation made = m_adapters.adapt(source, platform, Detail::Traced);
                const QSet<QString> there = textsOf(made.body);
                eachText(lesson, {}, [&](const QString &path, const QString &text) {
                    const TraceLine *line = verdict(made.trace, path);
                    QVERIFY2(line, qPrintable(platform + u": no line for "_s + path));
                    // What is kept of a clip is the file; the watch is not told its container.
                    if (platform == u"watchos" && path.contains(u"/renditions/"))
                        return;
                    if (line->fate == FieldFate::Kept && !there.contains(text))
                        QFAIL(qPrintable(u"%1: %2 (%3) is said to be kept by %4"_s.arg(
                            platform, path, text, line->rule)));
                });
                if (QTest::currentTestFailed())
                    return;
            }
        }
    }

    void noTextIsInvented()
    {
        const QSet<QString> ours{u"tts"_s,     u"fallback"_s, u"file"_s,
                                 u"culture"_s, u"grammar"_s,  QString()};
        for (const Json &lesson : m_lessons) {
            const LessonSource source = LessonSource::of(lesson, Version(3));
            QSet<QString> given = textsOf(lesson);
            QString all;
            for (const QString &text : textsOf(lesson)) {
                given.insert(Shona::skeleton(text));
                all += text + u'\n';
            }
            given.insert(u"sha256:"_s + source.hash.toHex());
            for (const QString &platform :
                 {u"web"_s, u"ios"_s, u"android"_s, u"desktop"_s, u"watchos"_s}) {
                Json body = m_adapters.adapt(source, platform, Detail::BodyOnly).body;
                const Json block = body[u"seo"];
                if (platform == u"web")
                    body.object().remove(u"seo");
                eachText(body, {}, [&](const QString &path, const QString &text) {
                    const bool cut = text.endsWith(u'…') && all.contains(text.chopped(1));
                    QVERIFY2(given.contains(text) || ours.contains(text) || cut,
                             qPrintable(platform + u' ' + path + u' ' + text));
                });
                if (platform != u"web")
                    continue;
                QString words = all.simplified();
                for (const QString &field : {u"title"_s, u"description"_s}) {
                    for (QString word : block[field].toString().split(u' ', Qt::SkipEmptyParts)) {
                        if (word.endsWith(u'…') || word.endsWith(u','))
                            word.chop(1);
                        QVERIFY2(word == u"|" || words.contains(word), qPrintable(word));
                    }
                }
            }
            if (QTest::currentTestFailed())
                return;
        }
    }

    void fieldsOfALaterSchemaGoAlong()
    {
        const Json extra = JsonObject{{u"of"_s, Json(u"a later minor version")}};
        for (qsizetype i = 0; i < 60; ++i) {
            Json lesson = m_lessons[i];
            lesson.set(u"later"_s, extra);
            lesson.object().findMutable(u"vocabulary")->array()[0].set(u"laterToo"_s, extra);
            const LessonSource source = LessonSource::of(lesson, Version(3));
            const auto adapted = [&](const QString &platform) {
                return m_adapters.adapt(source, platform, Detail::BodyOnly).body;
            };
            for (const QString &platform : {u"web"_s, u"desktop"_s}) {
                QCOMPARE(adapted(platform)[u"later"], extra);
                QCOMPARE(adapted(platform)[u"vocabulary"].at(0)[u"laterToo"], extra);
            }
            const Json ios = adapted(u"ios"_s)[u"coreData"];
            QCOMPARE(ios[u"CDLesson"].at(0)[u"payload"][u"later"], extra);
            QCOMPARE(ios[u"CDWord"].at(0)[u"payload"][u"laterToo"], extra);
            const Json android = adapted(u"android"_s)[u"room"];
            QCOMPARE(android[u"lesson"].at(0)[u"payload_json"][u"later"], extra);
            QCOMPARE(android[u"word"].at(0)[u"payload_json"][u"laterToo"], extra);
            QVERIFY(!writeJson(adapted(u"watchos"_s)).contains("later"));
        }
    }

    void textIsCutBetweenLetters()
    {
        Jitter dice(m_seed);
        static const QStringList parts{
            u"a"_s, u"ŋ"_s,  u"e\u0301"_s, u" "_s,    u"\U0001F600"_s,
            u"ก"_s, u"n'"_s, u"\u202E"_s,  u"\r\n"_s, u"\U0001F468\u200D\U0001F469"_s};
        for (int i = 0; i < 3000; ++i) {
            QString text;
            for (qsizetype n = below(dice, 60); n > 0; --n)
                text += parts[below(dice, parts.size())];
            const qsizetype limit = 2 + below(dice, 50);
            for (const CutText &cut : {cutText(text, limit), cutAtWord(text, limit)}) {
                QVERIFY(cut.text.size() <= limit);
                QCOMPARE(cut.cut, text.size() > limit);
                QVERIFY2(cut.text.isValidUtf16(),
                         (text.toUtf8().toPercentEncoding() + ' ' + QByteArray::number(limit)));
                if (cut.cut)
                    QVERIFY(text.startsWith(cut.text.chopped(1)));
                else
                    QCOMPARE(cut.text, text);
            }
        }
        QCOMPARE(cutText(u"e"_s + QString(100, u'\u0301'), 10).text.size(), 10);
        QCOMPARE(cutText(u"kutémá"_s.normalized(QString::NormalizationForm_D), 5).text, u"kut…"_s);
        QCOMPARE(cutAtWord(u"a head of cattle"_s, 12).text, u"a head of…"_s);
    }
};

QTEST_APPLESS_MAIN(TestAdaptLaws)
#include "tst_adaptlaws.moc"
