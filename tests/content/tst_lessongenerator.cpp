#include "engine/content/lessongenerator.h"

#include "engine/base/jsonwrite.h"
#include "engine/content/ids.h"
#include "engine/content/lessoncheck.h"
#include "engine/content/lessonjson.h"
#include "engine/content/lessonsummary.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTest>

using namespace Batanidza;

namespace {

std::optional<GeneratedClip> clipOf(quint64 number, const QString &headword)
{
    const QByteArray name = headword.toUtf8() + QByteArray::number(number);
    return GeneratedClip{
        900,
        {{QStringLiteral("aac"), QStringLiteral("m4a"), 48, 4500, Sha256::of(name + "a")},
         {QStringLiteral("opus"), QStringLiteral("ogg"), 24, 2400, Sha256::of(name + "o")}}};
}

} // namespace

class TestLessonGenerator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLessonIsValid_data()
    {
        QTest::addColumn<bool>("audio");
        QTest::newRow("with audio") << true;
        QTest::newRow("without") << false;
    }

    void everyLessonIsValid()
    {
        QFETCH(bool, audio);
        qint64 bytes = 0;
        QSet<QString> ids;
        QSet<Sha256> blobs;
        for (quint64 i = 0; i < 300; ++i) {
            const Json body = generateLesson(7, i, audio ? ClipSource(clipOf) : ClipSource());
            for (const Finding &finding : checkLesson(body)) {
                QVERIFY2(finding.severity != FindingSeverity::Error,
                         qPrintable(QStringLiteral("%1 %2 %3 %4")
                                        .arg(QString::number(i), finding.rule, finding.path,
                                             finding.message)));
            }
            QVERIFY(isValidItemId(body[u"id"].toString()));
            ids.insert(body[u"id"].toString());
            for (const Sha256 &hash : blobReferences(body))
                blobs.insert(hash);
            const QByteArray canonical = writeJson(body);
            QCOMPARE(blobReferences(QByteArrayView(canonical)), blobReferences(body));
            bytes += canonical.size();
        }
        QCOMPARE(ids.size(), 300);
        qInfo("%lld bytes on average", static_cast<long long>(bytes / 300));
        if (audio) {
            QVERIFY(bytes / 300 > 10'000 && bytes / 300 < 15'500);
            QVERIFY(blobs.size() > 300 * 16);
        }
    }

    void theSameArgumentsGiveTheSameBytes()
    {
        QCOMPARE(writeJson(generateLesson(1, 2, clipOf)), writeJson(generateLesson(1, 2, clipOf)));
        QVERIFY(bodyHash(generateLesson(1, 2)) != bodyHash(generateLesson(1, 3)));
        QVERIFY(bodyHash(generateLesson(1, 2)) != bodyHash(generateLesson(2, 2)));
        QCOMPARE(generateLesson(1, 0)[u"id"].toString(), QStringLiteral("sna.gen-1.000000"));
        QCOMPARE(generateLesson(255, 123456)[u"id"].toString(),
                 QStringLiteral("sna.gen-ff.123456"));
    }

    void farIndexesWork()
    {
        for (const quint64 index : {quint64(99'999), quint64(1) << 40})
            QVERIFY(!blocksPublishing(checkLesson(generateLesson(~quint64(0), index, clipOf))));
    }

    void itIsFast()
    {
        QElapsedTimer timer;
        timer.start();
        for (quint64 i = 0; i < 500; ++i)
            (void)generateLesson(3, i, clipOf);
        qInfo("%.3f ms for one lesson", double(timer.nsecsElapsed()) / 500e6);
    }
};

QTEST_APPLESS_MAIN(TestLessonGenerator)
#include "tst_lessongenerator.moc"
