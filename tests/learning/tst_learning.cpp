#include "engine/base/clock.h"
#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/learning/effectiveness.h"
#include "engine/learning/learningevent.h"
#include "engine/learning/learningexport.h"
#include "engine/learning/learningpath.h"
#include "engine/learning/progress.h"
#include "tests/learning/learningdata.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;
using std::chrono::hours;
using std::chrono::milliseconds;

class TestLearning : public QObject
{
    Q_OBJECT

    const milliseconds m_now{1795366800000};

    Json answered() const { return readJson(answeredEvent).value(); }
    static Json with(Json json, const QString &group, const QString &key, const Json &value)
    {
        if (group.isEmpty()) {
            json.set(key, value);
            return json;
        }
        Json inner = json[group];
        inner.set(key, value);
        json.set(group, inner);
        return json;
    }

private Q_SLOTS:
    void anEventIsReadAndWritten()
    {
        const auto read = readLearningEvent(answered(), m_now);
        QVERIFY2(read.has_value(), qPrintable(read ? QString() : read.error().detail));
        QCOMPARE(read->lesson, ItemId(u"sna.greet.001"_s));
        QCOMPARE(read->part, u"sna.greet.001.e01"_s);
        QCOMPARE(read->response, u"mangwanani"_s);
        QCOMPARE(read->scorePct, 100);
        QVERIFY(!read->clockWrong);
        QCOMPARE(writeLearningEvent(*read), answered());
    }

    // W151
    void freeTextWantsConsent()
    {
        const auto read =
            readLearningEvent(with(answered(), u"consent"_s, u"analytics"_s, Json(false)), m_now);
        QVERIFY(read.has_value());
        QVERIFY(read->response.isEmpty());
        Json unknown = with(answered(), u"actor"_s, u"name"_s, Json(u"Rudo Moyo"_s));
        const auto dropped = readLearningEvent(unknown, m_now);
        QVERIFY(dropped.has_value());
        QVERIFY(!writeJson(writeLearningEvent(*dropped)).contains("Rudo"));
    }

    void badEventsAreRefusedByField_data()
    {
        QTest::addColumn<QString>("group");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const char16_t *group, const char16_t *key,
                            const char *value, const char16_t *says) {
            QTest::newRow(name) << QString::fromUtf16(group) << QString::fromUtf16(key)
                                << QByteArray(value) << QString::fromUtf16(says);
        };
        row("an id that is no UUID", u"", u"id", "\"17\"", u"/id");
        row("a UUID in capitals", u"", u"id", "\"0B54A2C1-7D0E-4A6B-9C3D-1F2E3D4C5B6A\"", u"/id");
        row("no time", u"", u"timestamp", "null", u"/timestamp");
        row("an e-mail address for a key", u"actor", u"key", "\"rudo@example.org\"", u"/actor/key");
        row("a key as short as a name", u"actor", u"key", "\"Rudo\"", u"/actor/key");
        row("a verb of its own", u"", u"verb", "\"dreamed\"", u"/verb");
        row("no lesson", u"object", u"id", "\"\"", u"/object/id");
        row("a part without a name", u"object", u"id", "\"sna.greet.001#\"", u"/object/id");
        row("a lesson with a path in it", u"object", u"id", "\"../../etc\"", u"/object/id");
        row("more than all right", u"result", u"scorePct", "101", u"/result/scorePct");
        row("half a point", u"result", u"scorePct", "1.5", u"/result/scorePct");
        row("a success of another kind", u"result", u"success", "\"yes\"", u"/result/success");
        row("a time below nothing", u"result", u"durationMs", "-1", u"/result/durationMs");
        row("two days in a go", u"result", u"durationMs", "172800000", u"/result/durationMs");
        row("a text as an object", u"result", u"response", "{}", u"/result/response");
        row("markup for a platform", u"context", u"platform", "\"<b>ios</b>\"",
            u"/context/platform");
    }

    void badEventsAreRefusedByField()
    {
        QFETCH(QString, group);
        QFETCH(QString, key);
        QFETCH(QByteArray, value);
        QFETCH(QString, says);
        const auto read =
            readLearningEvent(with(answered(), group, key, readJson(value).value()), m_now);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::Invalid);
        QVERIFY2(read.error().detail.startsWith(says + u':'), qPrintable(read.error().detail));
        QVERIFY(!readLearningEvent(Json(3), m_now));
    }

    // W152
    void aWrongClockCountsAtTheTimeItCame_data()
    {
        QTest::addColumn<qint64>("ahead"); // ms
        QTest::addColumn<bool>("wrong");
        QTest::newRow("a year ago, without a connection") << qint64(-365) * 86400000 << false;
        QTest::newRow("a little ahead") << qint64(4 * 60000) << false;
        QTest::newRow("an hour ahead") << qint64(3600000) << true;
        QTest::newRow("a hundred years ahead") << qint64(36500) * 86400000 << true;
        QTest::newRow("a clock that was never set") << qint64(-m_now.count()) << true;
    }

    void aWrongClockCountsAtTheTimeItCame()
    {
        QFETCH(qint64, ahead);
        QFETCH(bool, wrong);
        const auto at = m_now + milliseconds(ahead);
        const auto read =
            readLearningEvent(with(answered(), {}, u"timestamp"_s, Json(toRfc3339(at))), m_now);
        QVERIFY(read.has_value());
        QCOMPARE(read->clockWrong, wrong);
        QCOMPARE(read->at, wrong ? m_now : at);
    }

    void armsFollowTheKey()
    {
        const Json lesson = readJson(threeArms).value();
        const auto experiments = experimentsOf(lesson);
        QCOMPARE(experiments.size(), 1);
        // Reckoned by hand: the first 4 bytes of SHA-256, big-endian, mod 100.
        for (const QString &key : {u"device-0001"_s, u"device-0002"_s, u"k3J9x_-abc"_s}) {
            const QByteArray digest = QByteArray::fromHex(
                Sha256::of((u"greet-order:"_s + key).toUtf8()).toHex().toLatin1());
            const quint32 number = quint32(quint8(digest[0])) << 24 |
                                   quint32(quint8(digest[1])) << 16 |
                                   quint32(quint8(digest[2])) << 8 | quint8(digest[3]);
            const int place = int(number % 100);
            QCOMPARE(armOf(experiments[0], key), place < 50   ? u"a"_s
                                                 : place < 80 ? u"b"_s
                                                              : u"c"_s);
        }
        int inB = 0;
        for (int i = 0; i < 10000; ++i)
            inB += armOf(experiments[0], u"learner-%1"_s.arg(i)) == u"b";
        QVERIFY2(std::abs(inB - 3000) < 200, qPrintable(QString::number(inB)));
    }

    void intervalsAreTheBooksOnes()
    {
        QVERIFY(std::abs(normalQuantile(0.95) - 1.959964) < 1e-5);
        QVERIFY(std::abs(normalQuantile(0.99) - 2.575829) < 1e-5);
        // Newcombe 1998, table II, (a): 56/70 - 48/80, method 10.
        const auto book = newcombeInterval(56, 70, 48, 80, normalQuantile(0.95));
        QVERIFY2(std::abs(book.low - 0.0524) < 5e-5 && std::abs(book.high - 0.3339) < 5e-5,
                 qPrintable(u"%1 %2"_s.arg(book.low).arg(book.high)));
        // (b): 9/10 - 3/10; (g): 10/10 - 0/20.
        const auto small = newcombeInterval(9, 10, 3, 10, normalQuantile(0.95));
        QVERIFY(std::abs(small.low - 0.1705) < 5e-5 && std::abs(small.high - 0.8090) < 5e-5);
        const auto edge = newcombeInterval(10, 10, 0, 20, normalQuantile(0.95));
        QVERIFY(std::abs(edge.low - 0.6791) < 5e-5 && std::abs(edge.high - 1.0) < 5e-5);
        const auto none = wilsonInterval(0, 0, 1.96);
        QCOMPARE(none.low, 0.0);
        QCOMPARE(none.high, 1.0);
    }

    void verdictsWaitForEnough_data()
    {
        QTest::addColumn<int>("learners"); // in each arm
        QTest::addColumn<double>("standard");
        QTest::addColumn<double>("other");
        QTest::addColumn<int>("verdict");
        QTest::newRow("ten learners and a huge difference: nothing is said")
            << 10 << 0.1 << 0.9 << int(EffectVerdict::TooFew);
        QTest::newRow("a large difference") << 200 << 0.5 << 0.8 << int(EffectVerdict::Better);
        QTest::newRow("a large difference the other way")
            << 200 << 0.8 << 0.5 << int(EffectVerdict::Worse);
        QTest::newRow("a small one among few")
            << 100 << 0.5 << 0.55 << int(EffectVerdict::NotClear);
        QTest::newRow("none among many") << 5000 << 0.6 << 0.6 << int(EffectVerdict::Equal);
        QTest::newRow("all of them mastered it") << 100 << 1.0 << 1.0 << int(EffectVerdict::TooFew);
        QTest::newRow("nobody yet") << 0 << 0.5 << 0.5 << int(EffectVerdict::TooFew);
    }

    void verdictsWaitForEnough()
    {
        QFETCH(int, learners);
        QFETCH(double, standard);
        QFETCH(double, other);
        QFETCH(int, verdict);
        const Experiment experiment{u"x"_s, u"a"_s, {{u"a"_s, 50}, {u"b"_s, 50}}};
        QHash<QString, int> made;
        QList<LearnerOutcome> outcomes;
        for (int i = 0; made.value(u"a"_s) < learners || made.value(u"b"_s) < learners; ++i) {
            const QString key = u"learner-%1"_s.arg(i);
            const QString arm = armOf(experiment, key);
            if (made.value(arm) >= learners)
                continue;
            const double share = arm == u"a" ? standard : other;
            const int at = made[arm]++;
            outcomes.append({key, 5, at < share * learners - 1e-9 ? 5 : 2, true, arm});
        }
        const auto effect = effectiveness(experiment, outcomes);
        QCOMPARE(effect.arms.size(), 2);
        QCOMPARE(int(effect.arms[1].verdict), verdict);
        QCOMPARE(effect.arms[1].learners, learners);
        QCOMPARE(effect.arms[1].missing, std::max(0, 50 - learners));
    }

    void whoSawAnotherArmOrAnsweredLittleIsLeftOut()
    {
        const Experiment experiment{u"x"_s, u"a"_s, {{u"a"_s, 50}, {u"b"_s, 50}}};
        const QString arm = armOf(experiment, u"somebody-1"_s);
        const QString wrong = arm == u"a" ? u"b"_s : u"a"_s;
        const auto effect =
            effectiveness(experiment, {{u"somebody-1"_s, 5, 5, true, wrong},
                                       {u"somebody-2"_s, 1, 1, true, {}},
                                       {u"somebody-3"_s, 5, 5, true, u"of another"_s}});
        QCOMPARE(effect.otherArm, 1);
        QCOMPARE(effect.tooFewAnswers, 1);
        QCOMPARE(effect.arms[0].learners + effect.arms[1].learners, 1);
    }

    //! Where both arms are alike, a verdict of "better" or "worse" is seldom: at most about 1
    //! in 20.
    void chanceIsSeldomTakenForAnEffect()
    {
        const quint32 seed = std::random_device{}();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        std::bernoulli_distribution masters(0.6);
        const Experiment experiment{u"x"_s, u"a"_s, {{u"a"_s, 50}, {u"b"_s, 50}}};
        QList<QString> keys;
        for (int i = 0; i < 300; ++i)
            keys.append(u"learner-%1"_s.arg(i));
        int wrong = 0;
        for (int round = 0; round < 300; ++round) {
            QList<LearnerOutcome> outcomes;
            for (const QString &key : std::as_const(keys))
                outcomes.append({key, 5, masters(random) ? 5 : 1, true, {}});
            const auto verdict = effectiveness(experiment, outcomes).arms[1].verdict;
            wrong += verdict == EffectVerdict::Better || verdict == EffectVerdict::Worse;
        }
        // 15 are expected; more than 40 come about once in 10^8.
        QVERIFY2(wrong <= 40, qPrintable(QString::number(wrong)));
    }

    void thePathIsExplained()
    {
        const auto id = [](const char16_t *text) { return ItemId(QString::fromUtf16(text)); };
        const QList<PathLesson> course{{id(u"u1.c"), u"1"_s, 3, {}},
                                       {id(u"u1.a"), u"1"_s, 1, {}},
                                       {id(u"u1.b"), u"1"_s, 2, {}},
                                       {id(u"u2.a"), u"2"_s, 1, {id(u"u1.a"), id(u"u1.b")}}};
        auto path = learningPath(course, {}, m_now);
        QCOMPARE(path.size(), 1);
        QCOMPARE(path[0].lesson, id(u"u1.a"));
        QCOMPARE(path[0].reason, PathReason::First);

        QHash<ItemId, Mastery> learned;
        learned.insert(id(u"u1.a"), {5, 5, true, m_now - hours(24 * 40)});
        path = learningPath(course, learned, m_now);
        QCOMPARE(path.size(), 2);
        QCOMPARE(path[0].lesson, id(u"u1.b"));
        QCOMPARE(path[0].reason, PathReason::Ready);
        QCOMPARE(path[0].because, QList<ItemId>{id(u"u1.a")});
        QCOMPARE(path[1].reason, PathReason::Refresh);
        QCOMPARE(path[1].days, 40);

        learned.insert(id(u"u1.b"), {10, 4, true, m_now - hours(48)});
        path = learningPath(course, learned, m_now);
        QCOMPARE(path[0].reason, PathReason::Repeat);
        QCOMPARE(path[0].share, 0.4);
        learned.insert(id(u"u1.b"), {10, 4, true, m_now - hours(1)});
        path = learningPath(course, learned, m_now);
        QVERIFY(path[0].reason != PathReason::Repeat); // it needs a rest first

        learned.insert(id(u"u1.b"), {1, 1, false, m_now - hours(1)});
        path = learningPath(course, learned, m_now);
        QCOMPARE(path[0].lesson, id(u"u1.b"));
        QCOMPARE(path[0].reason, PathReason::Continue);
        for (const PathStep &step : path)
            QVERIFY(step.lesson != id(u"u2.a")); // what it builds on is not mastered
    }

    void nobodyWaitsForWhatCannotBeMastered_data()
    {
        QTest::addColumn<QStringList>("builds"); // of a, b, c
        QTest::addColumn<QStringList>("open");
        QTest::newRow("a lesson that is not there")
            << QStringList{{}, u"gone"_s, u"a"_s} << QStringList{u"a"_s, u"b"_s};
        QTest::newRow("on itself")
            << QStringList{u"a"_s, {}, {}} << QStringList{u"a"_s, u"b"_s, u"c"_s};
        QTest::newRow("two on each other")
            << QStringList{u"b"_s, u"a"_s, u"a"_s} << QStringList{u"a"_s, u"b"_s};
        QTest::newRow("a right chain") << QStringList{{}, u"a"_s, u"b"_s} << QStringList{u"a"_s};
    }

    void nobodyWaitsForWhatCannotBeMastered()
    {
        QFETCH(QStringList, builds);
        QFETCH(QStringList, open);
        QList<PathLesson> course;
        for (int i = 0; i < 3; ++i) {
            const QString id(QChar(u'a' + i));
            PathLesson lesson{ItemId(id), id, 1, {}}; // each in a unit of its own
            if (!builds[i].isEmpty())
                lesson.builds.append(ItemId(builds[i]));
            course.append(lesson);
        }
        QStringList found;
        for (const PathStep &step : learningPath(course, {}, m_now))
            found.append(step.lesson.toString());
        QCOMPARE(found, open);
    }

    void eventsAtAndOverTheirLimits_data()
    {
        QTest::addColumn<QString>("group");
        QTest::addColumn<QString>("key");
        QTest::addColumn<Json>("at");
        QTest::addColumn<Json>("over");
        const auto text = [](qsizetype length) { return Json(QString(length, u'x')); };
        const qint64 day = milliseconds(LearningLimits::longest).count();
        QTest::newRow("points") << u"result"_s << u"scorePct"_s << Json(100) << Json(101);
        QTest::newRow("no points") << u"result"_s << u"scorePct"_s << Json(0) << Json(-1);
        QTest::newRow("time") << u"result"_s << u"durationMs"_s << Json(day) << Json(day + 1);
        QTest::newRow("letters of an answer")
            << u"result"_s << u"response"_s << text(LearningLimits::response)
            << text(LearningLimits::response + 1);
        QTest::newRow("letters of a key") << u"actor"_s << u"key"_s << text(64) << text(65);
        QTest::newRow("least letters of a key") << u"actor"_s << u"key"_s << text(8) << text(7);
        QTest::newRow("letters of a platform")
            << u"context"_s << u"platform"_s << text(32) << text(33);
        QTest::newRow("letters of a version")
            << u"context"_s << u"appVersion"_s << text(32) << text(33);
        QTest::newRow("letters of an arm") << u"object"_s << u"arm"_s << text(64) << text(65);
    }

    void eventsAtAndOverTheirLimits()
    {
        QFETCH(QString, group);
        QFETCH(QString, key);
        QFETCH(Json, at);
        QFETCH(Json, over);
        const auto taken = readLearningEvent(with(answered(), group, key, at), m_now);
        QVERIFY2(taken, qPrintable(taken ? QString() : taken.error().detail));
        const auto refused = readLearningEvent(with(answered(), group, key, over), m_now);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Invalid);
        QVERIFY2(refused.error().detail.startsWith(u"/%1/%2: "_s.arg(group, key)),
                 qPrintable(refused.error().detail));
    }

    void versionsAreAdopted()
    {
        const milliseconds day{86400000};
        const auto shares = adoption({{day, u"ios"_s, u"4.9.0"_s, 8},
                                      {day, u"ios"_s, u"4.10.0"_s, 2},
                                      {day * 9, u"ios"_s, u"4.10.0"_s, 15},
                                      {day * 9, u"ios"_s, u"4.9.0"_s, 5},
                                      {day, u"web"_s, u""_s, 1}});
        QCOMPARE(shares.size(), 3);
        QCOMPARE(shares[0].appVersion, u"4.10.0"_s); // by number, not by letter
        QVERIFY(shares[0].newest);
        QCOMPARE(shares[0].before, 0.2);
        QCOMPARE(shares[0].share, 0.75);
        QCOMPARE(shares[1].learners, 5);
        QVERIFY(adoption({}).isEmpty());
    }

    void gapsAreFilled()
    {
        const milliseconds hour{3600000};
        const auto all =
            withoutGaps({{hour * 5, 3, 9, 1}}, hour * 3 + milliseconds(7), hour * 6, hour);
        QCOMPARE(all.size(), 4);
        QCOMPARE(all[0].from, hour * 3);
        QCOMPARE(all[2].learners, 3);
        QCOMPARE(all[3].learners, 0);
        QVERIFY(withoutGaps({}, hour, hour * 9000000, hour).size() == 1000);
    }

    void eventsAreExported()
    {
        auto read = readLearningEvent(answered(), m_now).value();
        read.response = u"=SUM(A1), \"quoted\""_s;
        const QByteArray line = learningCsv(read);
        QVERIFY(line.endsWith("\r\n"));
        QVERIFY(line.contains("\"'=SUM(A1), \"\"quoted\"\"\""));
        QCOMPARE(learningCsvHead().count(','), 15);
        const Json statement = learningStatement(read, u"https://example.org/demo"_s);
        QCOMPARE(statement[u"id"].toString(), read.id);
        QCOMPARE(statement[u"actor"][u"account"][u"name"].toString(), read.learner);
        QCOMPARE(statement[u"verb"][u"id"].toString(),
                 u"http://adlnet.gov/expapi/verbs/answered"_s);
        QCOMPARE(statement[u"object"][u"id"].toString(),
                 u"https://example.org/demo/lesson/sna.greet.001#sna.greet.001.e01"_s);
        QCOMPARE(statement[u"result"][u"score"][u"scaled"].toDouble(), 1.0);
        QCOMPARE(statement[u"result"][u"duration"].toString(), u"PT4.20S"_s);
    }
};

QTEST_APPLESS_MAIN(TestLearning)
#include "tst_learning.moc"
