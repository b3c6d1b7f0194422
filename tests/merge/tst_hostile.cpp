#include "engine/merge/threeway.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/merge/jsonlayout.h"
#include "engine/merge/textmerge.h"
#include "tests/support/patience.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <random>

using namespace Batanidza;

namespace {

constexpr qint64 patience = 20'000 * patienceFactor; // ms; a quadratic algorithm would take minutes

QString numbered(const char *name, int i)
{
    return QLatin1StringView(name) + QString::number(i);
}

Json entry(int id, int value)
{
    return JsonObject{{QStringLiteral("id"), numbered("k", id)}, {QStringLiteral("v"), value}};
}

Json wrapped(JsonArray list)
{
    return JsonObject{{QStringLiteral("list"), std::move(list)}};
}

MergeOutcome merged(const Json &base, const Json &current, const Json &incoming)
{
    return threeWay({base, current, incoming, {}, {}}, MergePolicy::plain());
}

//! Puts something else in a place at random, or takes it out.
void damage(Json &value, std::mt19937_64 &random, int depth)
{
    const bool deeper = depth < 2 || random() % 4 != 0;
    if (value.isObject() && !value.toObject().isEmpty() && deeper) {
        const QStringList keys = value.toObject().keys();
        const QString &key = keys[qsizetype(random() % quint64(keys.size()))];
        if (random() % 12 == 0)
            value.object().remove(key);
        else
            damage(*value.object().findMutable(key), random, depth + 1);
        return;
    }
    if (value.isArray() && !value.toArray().isEmpty() && deeper) {
        JsonArray &entries = value.array();
        const qsizetype at = qsizetype(random() % quint64(entries.size()));
        switch (random() % 10) {
        case 0:
            entries.removeAt(at);
            return;
        case 1:
            entries.append(Json(entries[at]));
            return;
        case 2:
            entries.move(at, 0);
            return;
        default:
            damage(entries[at], random, depth + 1);
            return;
        }
    }
    static const QList<Json> others{
        Json(),
        Json(true),
        Json(7),
        Json(u""),
        Json(u"n\u2019anga\u200b"),
        Json(u"kut\u00e9m\u00e1 chishona"),
        Json(u"HLH"),
        Json(JsonArray()),
        Json(JsonArray{Json(u"a"), Json(1)}),
        Json(JsonObject()),
        Json(JsonObject{{QStringLiteral("id"), u"x"}, {QStringLiteral("deleted"), true}})};
    value = others[qsizetype(random() % quint64(others.size()))];
}

Json nested(int levels, int leaf)
{
    Json value(leaf);
    for (int i = 0; i < levels; ++i)
        value = JsonObject{{QStringLiteral("a"), value}, {QStringLiteral("b"), i}};
    return value;
}

} // namespace

//! Input that was made to break a merge, or to make it take for ever.
class TestHostile : public QObject
{
    Q_OBJECT

    QElapsedTimer m_timer;

private Q_SLOTS:
    void init() { m_timer.start(); }
    void cleanup()
    {
        QVERIFY2(m_timer.elapsed() < patience,
                 qPrintable(QStringLiteral("%1 ms").arg(m_timer.elapsed())));
    }

    void aHundredThousandKeyedEntriesThatAllMove()
    {
        JsonArray base;
        JsonArray current;
        JsonArray incoming;
        for (int i = 0; i < 100'000; ++i) {
            base.append(entry(i, 0));
            current.append(entry(99'999 - i, 0));
            incoming.append(entry(i, i % 100 == 0 ? 1 : 0));
        }
        const auto outcome = merged(wrapped(base), wrapped(current), wrapped(incoming));
        QVERIFY(outcome.isClean());
        QCOMPARE((*outcome.merged)[u"list"].toArray().size(), 100'000);
        QCOMPARE((*outcome.merged)[u"list"].at(0), entry(99'999, 0));
        QCOMPARE((*outcome.merged)[u"list"].at(99'999), entry(0, 1));
    }

    void aHundredThousandTags()
    {
        JsonArray base;
        JsonArray current;
        JsonArray incoming;
        for (int i = 0; i < 100'000; ++i) {
            base.append(Json(numbered("t", i)));
            if (i % 3 != 0)
                current.append(Json(numbered("t", i)));
            incoming.append(Json(numbered("t", i)));
            if (i % 5 == 0)
                incoming.append(Json(numbered("new", i)));
        }
        const auto outcome = merged(wrapped(base), wrapped(current), wrapped(incoming));
        QVERIFY(outcome.isClean());
        QCOMPARE((*outcome.merged)[u"list"].toArray().size(), 66'666 + 20'000);
    }

    void aHundredThousandEntriesWithoutKeysThatAllDiffer()
    {
        std::mt19937 random(1);
        const auto list = [&](int salt) {
            JsonArray entries;
            for (int i = 0; i < 100'000; ++i) {
                entries.append(JsonObject{{QStringLiteral("x"), int(random() % 50)},
                                          {QStringLiteral("y"), int(random() % 50)},
                                          {QStringLiteral("z"), salt}});
            }
            return wrapped(entries);
        };
        const auto outcome = merged(list(0), list(1), list(2));
        QVERIFY(outcome.merged);
    }

    void listsOfTwoRepeatingValues()
    {
        std::mt19937 random(2);
        const auto list = [&] {
            JsonArray entries;
            for (int i = 0; i < 100'000; ++i)
                entries.append(Json(int(random() % 2)));
            return wrapped(entries);
        };
        QVERIFY(merged(list(), list(), list()).merged);
    }

    void textsOfAMillionWordsThatAllDiffer()
    {
        std::mt19937 random(3);
        const auto text = [&] {
            QString words;
            for (int i = 0; i < 300'000; ++i)
                words += numbered("w", int(random() % 1000)) + u' ';
            return words;
        };
        const QString base = text();
        const QString current = text();
        const QString incoming = text();
        QVERIFY(!mergeText({base, current, incoming}, TextUnit::Word).clean);
    }

    void fiveMegabytesOfDocument()
    {
        JsonObject base;
        for (int i = 0; i < 60'000; ++i)
            base.set(numbered("key", i), Json(QString(90, u'x') + QString::number(i)));
        JsonObject current = base;
        JsonObject incoming = base;
        for (int i = 0; i < 60'000; i += 7)
            current.set(numbered("key", i), Json(u"current"));
        for (int i = 3; i < 60'000; i += 7)
            incoming.set(numbered("key", i), Json(u"incoming"));
        const QByteArray text = writeJsonIndented(Json(current));
        QVERIFY(text.size() > 5'000'000);
        const auto outcome = merged(base, current, incoming);
        QVERIFY(outcome.isClean());
        JsonLayout layout = JsonLayout::of(text);
        layout.add(JsonLayout::of(writeJsonIndented(Json(incoming), 2)));
        QVERIFY(readJson(layout.write(*outcome.merged)).value_or(Json()) == *outcome.merged);
    }

    void sixtyFourLevels()
    {
        const auto outcome = merged(nested(60, 0), nested(60, 1), nested(60, 2));
        QCOMPARE(outcome.conflicts.size(), 1);
        QCOMPARE(outcome.conflicts.first().path, QStringLiteral("/a").repeated(60));
    }

    void anIdThatStandsTwiceIsNoKey()
    {
        const Json base = wrapped({entry(1, 0), entry(2, 0)});
        const Json current = wrapped({entry(1, 0), entry(1, 5), entry(2, 0)});
        const Json incoming = wrapped({entry(1, 0), entry(2, 7)});
        const auto outcome = merged(base, current, incoming);
        QCOMPARE((*outcome.merged)[u"list"].toArray().size(), 3);
        QCOMPARE((*outcome.merged)[u"list"].at(2), entry(2, 7));
        QCOMPARE(outcome.flags.size(), 1);
        QCOMPARE(outcome.flags.first().flag, QStringLiteral("repeated-key"));
    }

    void everyChangeOfTypeGetsAnAnswer_data()
    {
        QTest::addColumn<int>("strategy");
        for (const Strategy strategy : allStrategies())
            QTest::newRow(qPrintable(strategyName(strategy))) << int(strategy);
    }
    void everyChangeOfTypeGetsAnAnswer()
    {
        QFETCH(int, strategy);
        const QList<MaybeJson> values{{},
                                      Json(),
                                      Json(true),
                                      Json(1),
                                      Json(u"text"),
                                      Json(u"other text"),
                                      Json(JsonArray{Json(1)}),
                                      Json(JsonArray{Json(u"a"), entry(1, 1)}),
                                      Json(JsonArray{entry(1, 1)}),
                                      entry(1, 1),
                                      Json(JsonObject())};
        const auto member = [](const MaybeJson &value) {
            JsonObject object{{QStringLiteral("k"), 1}};
            if (value)
                object.set(QStringLiteral("x"), *value);
            return Json(object);
        };
        const MergePolicy policy = MergePolicy::plain(Strategy(strategy));
        for (const MaybeJson &base : values) {
            for (const MaybeJson &current : values) {
                for (const MaybeJson &incoming : values) {
                    const auto outcome =
                        threeWay({member(base), member(current), member(incoming), {}, {}}, policy);
                    QVERIFY(outcome.merged);
                    if (current == incoming)
                        QVERIFY(outcome.isClean() && *outcome.merged == member(current));
                }
            }
        }
    }

    void aLessonOfWrongShapesIsMergedAsJson()
    {
        const QStringList shapes{
            QStringLiteral("{\"id\":\"x\",\"vocabulary\":7,\"culturalNotes\":{}}"),
            QStringLiteral("{\"id\":\"x\",\"vocabulary\":[1,{\"id\":\"a\",\"headword\":5}]}"),
            QStringLiteral(
                "{\"id\":\"x\",\"vocabulary\":[{\"id\":\"a\",\"headword\":[],\"tone\":\"H\","
                "\"pronunciation\":7,\"audio\":[],\"variants\":{}}]}"),
            QStringLiteral(
                "{\"id\":\"x\",\"vocabulary\":[{\"id\":\"a\",\"headword\":\"hove\",\"tone\":null,"
                "\"headwordToned\":{},\"audio\":3,\"variants\":[1]}]}"),
            QStringLiteral("{\"id\":\"x\",\"vocabulary\":[{\"id\":\"a\"},{\"id\":\"a\"}],"
                           "\"culturalNotes\":[{\"id\":\"n\",\"deleted\":true}]}"),
            QStringLiteral("{\"id\":\"x\",\"title\":\"plain\",\"culturalNotes\":[{\"id\":\"n\","
                           "\"markdown\":{\"en\":5}}],\"dialogue\":null}")};
        for (const QString &base : shapes) {
            for (const QString &current : shapes) {
                for (const QString &incoming : shapes) {
                    const auto json = [](const QString &text) { return *readJson(text.toUtf8()); };
                    const auto outcome =
                        threeWay({json(base), json(current), json(incoming), {}, {}},
                                 MergePolicy::builtIn(u"lesson"));
                    QVERIFY(outcome.merged);
                    if (current == incoming)
                        QVERIFY(outcome.isClean());
                }
            }
        }
    }

    void damagedLessonsGetAnAnswer()
    {
        QFile file(QStringLiteral(TEST_DATA_DIR "/shona/example-lesson.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Json lesson = *readJson(file.readAll());
        const QByteArray given = qgetenv("SEED");
        const quint64 seed = given.isEmpty() ? 20260101 : given.toULongLong();
        qInfo("seeds %llu to %llu", (unsigned long long)seed, (unsigned long long)(seed + 3999));
        for (quint64 i = 0; i < 4000; ++i) {
            std::mt19937_64 random(seed + i);
            const QByteArray name = "SEED=" + QByteArray::number(seed + i);
            Json base = lesson;
            for (quint64 n = random() % 3; n > 0; --n)
                damage(base, random, 0);
            Json current = base;
            Json incoming = base;
            for (quint64 n = 1 + random() % 4; n > 0; --n) {
                damage(current, random, 0);
                damage(incoming, random, 0);
            }
            const MergePolicy &policy = MergePolicy::builtIn(u"lesson");
            const auto one = threeWay({base, current, incoming, {}, {}}, policy);
            QVERIFY2(one == threeWay({base, current, incoming, {}, {}}, policy), name);
            const auto other = threeWay({base, incoming, current, {}, {}}, policy);
            QVERIFY2(one.conflicts.size() == other.conflicts.size(), name);
            const auto same = threeWay({base, base, base, {}, {}}, policy);
            QVERIFY2(same.isClean() && same.merged == base && same.decisions.isEmpty(), name);
        }
    }

    void aMergeNeverCutsAGrapheme()
    {
        // A letter with marks on it, a flag, and hands with a skin tone are one cluster each.
        const QStringList clusters{QStringLiteral("e\u0301\u0323"),
                                   QString::fromUtf8("\xF0\x9F\x87\xBF\xF0\x9F\x87\xBC"),
                                   QString::fromUtf8("\xF0\x9F\x91\x8F\xF0\x9F\x8F\xBE"),
                                   QStringLiteral("a"),
                                   QStringLiteral("n'a"),
                                   QStringLiteral(" ")};
        std::mt19937 random(4);
        for (int round = 0; round < 2000; ++round) {
            const auto text = [&](QString from) {
                for (int i = 0; i < 3; ++i)
                    from += clusters[qsizetype(random() % 6)];
                return from;
            };
            const QString base = text({}) + u' ' + text({});
            const QString current = text(base);
            const QString incoming = text({}) + base;
            const TextMerge both = mergeText({base, current, incoming}, TextUnit::Word);
            QSet<QString> known;
            for (const QString &side : {base, current, incoming}) {
                for (const QStringView cluster : cutText(side, TextUnit::Grapheme))
                    known.insert(cluster.toString());
            }
            for (const QChar c : both.text)
                QVERIFY(!c.isNull());
            for (const QStringView word : cutText(both.text, TextUnit::Word)) {
                QVERIFY(!word.first(1).front().isLowSurrogate());
                QVERIFY(!word.last(1).front().isHighSurrogate());
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestHostile)
#include "tst_hostile.moc"
