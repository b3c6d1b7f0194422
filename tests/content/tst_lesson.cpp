#include "engine/content/lesson.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/content/lessoncheck.h"
#include "engine/content/lessonjson.h"

#include <QFile>
#include <QTest>

using namespace Batanidza;

class TestLesson : public QObject
{
    Q_OBJECT

    Json m_body;

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(QStringLiteral(TEST_DATA_DIR "/shona/example-lesson.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_body = storedBody(*readJson(file.readAll()))->body;
    }

    void itsPartsRead()
    {
        const auto lesson = Lesson::fromBody(m_body);
        QVERIFY(lesson);
        QCOMPARE(lesson->id().toString(), QStringLiteral("sna.greet.001"));
        QCOMPARE(lesson->title(u"sn"), QStringLiteral("Kukwazisana"));
        QCOMPARE(lesson->title(u"fr"), QString());
        QCOMPARE(lesson->vocabulary().size(), 12);
        const auto word = lesson->word(u"sna.greet.001.v10");
        QVERIFY(word);
        QCOMPARE(word->headword(), QStringLiteral("shamwari"));
        QCOMPARE(word->gloss(), QStringLiteral("friend"));
        QCOMPARE(word->nounClass(), QStringLiteral("9"));
        QVERIFY(word->tone().isEmpty());
        QVERIFY(word->audio());
        QVERIFY(!word->audio()->isSynthetic());
        QVERIFY(word->audio()->file(u"opus"));
        QVERIFY(!word->audio()->file(u"mp3"));
        QVERIFY(!lesson->word(u"sna.greet.001.v99"));
        QCOMPARE(lesson->prominentCulturalNotes().size(), 2);
    }

    void whatNobodyKnowsStays()
    {
        Json body = m_body;
        body.set(QStringLiteral("x-future"), Json(7));
        body.object()
            .findMutable(u"vocabulary")
            ->array()[0]
            .set(QStringLiteral("x-new"), Json(u"kept"));
        auto lesson = Lesson::fromBody(body);
        const auto word = lesson->vocabulary().first();
        lesson->putWord(word);
        QCOMPARE(writeJson(lesson->body()), writeJson(body));
        QCOMPARE(word.json()[u"x-new"].toString(), QStringLiteral("kept"));
    }

    void wordsComeAndGo()
    {
        auto lesson = Lesson::fromBody(m_body);
        QVERIFY(lesson->removeWord(u"sna.greet.001.v11", QStringLiteral("moved")));
        QVERIFY(!lesson->removeWord(u"sna.greet.001.v11", QStringLiteral("again")));
        QVERIFY(!lesson->word(u"sna.greet.001.v11"));
        QCOMPARE(lesson->vocabulary().size(), 11);
        QCOMPARE(lesson->body()[u"vocabulary"].at(10)[u"deleteReason"].toString(),
                 QStringLiteral("moved"));
        QVERIFY(!blocksPublishing(checkLesson(lesson->body())));
        Json again = m_body[u"vocabulary"].at(0);
        again.set(QStringLiteral("id"), Json(u"sna.greet.001.v13"));
        lesson->putWord(VocabularyEntry(again));
        QCOMPARE(lesson->vocabulary().last().id(), QStringLiteral("sna.greet.001.v13"));
        QCOMPARE(*Lesson::fromBody(m_body), *Lesson::fromBody(m_body));
        QVERIFY(*Lesson::fromBody(m_body) != *lesson);
    }

    void anyShapeReads()
    {
        for (const char *text : {R"({"id":"a"})", R"({"id":"a","vocabulary":7,"title":[]})",
                                 R"({"id":"a","vocabulary":[1,null,{"tone":[],"audio":"x"}]})"}) {
            auto lesson = Lesson::fromBody(*readJson(QByteArray(text)));
            QVERIFY(lesson);
            for (const VocabularyEntry &word : lesson->vocabulary()) {
                QVERIFY(word.tone().isEmpty());
                QVERIFY(!word.audio());
            }
            lesson->putWord(VocabularyEntry(*readJson(R"({"id":"b"})")));
            QVERIFY(lesson->word(u"b"));
        }
        QVERIFY(!Lesson::fromBody(Json(7)));
        QVERIFY(!Lesson::fromBody(*readJson(R"({"id":"a/b"})")));
    }
};

QTEST_APPLESS_MAIN(TestLesson)
#include "tst_lesson.moc"
