#include "engine/base/sha256.h"
#include "engine/runtime/clipmaker.h"

#include <QProcess>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace Batanidza;

class TestClipMaker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyClipIsDifferentAndSmall()
    {
        const auto maker = ClipMaker::open();
        QVERIFY(maker);
        QSet<Sha256> seen;
        for (quint64 number = 0; number < 2000; ++number) {
            for (const MadeClip &clip : {maker->opus(7, number), maker->aac(7, number)}) {
                QVERIFY(clip.bytes.size() >= 3 * 1024 && clip.bytes.size() <= 8 * 1024);
                QVERIFY(clip.durationMs > 0);
                seen.insert(Sha256::of(clip.bytes));
            }
        }
        QCOMPARE(seen.size(), 4000);
        seen.insert(Sha256::of(maker->opus(8, 0).bytes));
        QCOMPARE(seen.size(), 4001);
    }

    void sameSeedAndNumberGiveTheSameBytes()
    {
        const auto one = ClipMaker::open();
        const auto other = ClipMaker::open();
        QVERIFY(one && other);
        QCOMPARE(one->opus(1, 5).bytes, other->opus(1, 5).bytes);
        QCOMPARE(one->aac(1, 5).bytes, other->aac(1, 5).bytes);
    }

    void aDecoderPlaysThem()
    {
        const QString decoder = QStandardPaths::findExecutable(QStringLiteral("ffmpeg"));
        if (decoder.isEmpty())
            QSKIP("ffmpeg is not installed");
        const auto maker = ClipMaker::open();
        QVERIFY(maker);
        const QTemporaryDir folder;
        for (quint64 number = 0; number < 6; ++number) {
            const bool opus = number % 2 == 0;
            const MadeClip clip = opus ? maker->opus(3, number) : maker->aac(3, number);
            QFile file(
                folder.filePath(opus ? QStringLiteral("clip.ogg") : QStringLiteral("clip.m4a")));
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write(clip.bytes), clip.bytes.size());
            file.close();
            QProcess run;
            run.start(decoder, {QStringLiteral("-v"), QStringLiteral("warning"),
                                QStringLiteral("-xerror"), QStringLiteral("-err_detect"),
                                QStringLiteral("explode"), QStringLiteral("-i"), file.fileName(),
                                QStringLiteral("-f"), QStringLiteral("null"), QStringLiteral("-")});
            QVERIFY(run.waitForFinished());
            QCOMPARE(run.exitCode(), 0);
            QCOMPARE(run.readAllStandardError(), QByteArray());
        }
    }
};

QTEST_GUILESS_MAIN(TestClipMaker)
#include "tst_clipmaker.moc"
