#include "engine/content/lessonsummary.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"

#include <QFile>
#include <QTest>

using namespace Batanidza;

namespace {

//! JSON with ` for ".
QByteArray quoted(const char *text)
{
    return QByteArray(text).replace('`', '"');
}

} // namespace

class TestLessonSummary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theExampleLesson()
    {
        QFile file(QStringLiteral(TEST_DATA_DIR "/shona/example-lesson.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Json lesson = *readJson(file.readAll());
        const auto summary = summaryOf(ItemId(QStringLiteral("sna.greet.001")), lesson);
        QCOMPARE(summary.title, QStringLiteral("Kukwazisana"));
        QCOMPARE(summary.gloss, QStringLiteral("Greeting each other"));
        QCOMPARE(summary.level, QStringLiteral("A1"));
        QCOMPARE(summary.unit, QStringLiteral("first-words"));
        QCOMPARE(summary.reviewState, QStringLiteral("needs-speaker-review"));
        for (const QStringView typed : {u"MANGWA", u"m\u00e1ngw\u00e1n\u00e1ni", u"makadini",
                                        u"greeting each", u"sna.greet.001", u"first-words", u""})
            QVERIFY2(matches(summary, typed), qPrintable(typed.toString()));
        QVERIFY(!matches(summary, u"n'anga"));
        QCOMPARE(blobReferences(lesson).size(), 12 * 2 + 1);
    }

    void whatIsMissingIsEmpty()
    {
        const auto summary = summaryOf(ItemId(QStringLiteral("doc.1")), Json(7));
        QCOMPARE(summary.title, QStringLiteral("doc.1"));
        QCOMPARE(summary.gloss, QString());
        QCOMPARE(summary.searchText, QStringLiteral("doc.1"));
        QVERIFY(blobReferences(Json()).isEmpty());
    }

    void anEnglishTitleStandsIn()
    {
        const auto summary =
            summaryOf(ItemId(QStringLiteral("a.b")), *readJson(R"({"title":{"en":"Numbers"}})"));
        QCOMPARE(summary.title, QStringLiteral("Numbers"));
    }

    void wordsThatWereTakenOutAreNotFound()
    {
        const QByteArray body =
            quoted("{`vocabulary`:[{`id`:`x`,`headword`:`baba`,`deleted`:true},"
                   "{`id`:`y`,`headword`:`N'anga`,`variants`:[{`form`:`mai`}]}]}");
        const auto summary = summaryOf(ItemId(QStringLiteral("a.b")), *readJson(body));
        QVERIFY(!matches(summary, u"baba"));
        QVERIFY(matches(summary, u"n\u2019anga"));
        QVERIFY(matches(summary, u"mai"));
    }

    void blobsAreFoundWhereverTheyStand()
    {
        QByteArray body =
            quoted("{`vocabulary`:[{`variants`:[{`audio`:{`renditions`:[{`sha256`:`BB`},"
                   "{`sha256`:`AA`}]}}]}],"
                   "`dialogue`:[{`audio`:{`renditions`:[{`sha256`:`AA`},{`sha256`:`no`},7]}}],"
                   "`note`:{`sha256`:`CC`},`renditions`:`none`,`x\\`sha256`:`DD`,"
                   "`y`:`\\`sha256\\`:\\`DD\\``,`z`:{`sha256`:`DD0`,`\\\\`:{`sha256`:{}}}}");
        const QByteArray a(64, 'a');
        const QByteArray b(64, 'b');
        body.replace("AA", a).replace("BB", b).replace("CC", QByteArray(64, 'c'));
        body.replace("DD", QByteArray(64, 'd')); // no reference
        const auto found = blobReferences(*readJson(body));
        QCOMPARE(found.size(), 3);
        QCOMPARE(found[2].toHex(), QString(64, u'c'));
        QCOMPARE(found[0].toHex(), QString::fromLatin1(a));
        QCOMPARE(found[1].toHex(), QString::fromLatin1(b));
        QCOMPARE(blobReferences(QByteArrayView(writeJson(*readJson(body)))), found);
    }
};

QTEST_APPLESS_MAIN(TestLessonSummary)
#include "tst_lessonsummary.moc"
