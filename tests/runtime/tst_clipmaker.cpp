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

    //! Decoders that are none of ours' kin: opusdec of opus-tools, and faad.
    void decodersPlayThem()
    {
        const auto maker = ClipMaker::open();
        QVERIFY(maker);
        const QTemporaryDir folder;
        const QString played = folder.filePath(QStringLiteral("clip.wav"));
        for (quint64 number = 0; number < 6; ++number) {
            const bool opus = number % 2 == 0;
            const MadeClip clip = opus ? maker->opus(3, number) : maker->aac(3, number);
            QFile file(
                folder.filePath(opus ? QStringLiteral("clip.ogg") : QStringLiteral("clip.m4a")));
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write(clip.bytes), clip.bytes.size());
            file.close();
            QFile::remove(played);
            const QString program = opus ? QStringLiteral("opusdec") : QStringLiteral("faad");
            const QString decoder = QStandardPaths::findExecutable(program);
            QVERIFY2(!decoder.isEmpty(),
                     qPrintable(program + QStringLiteral(" is missing: ./dev test installs it")));
            QProcess run;
            if (opus)
                run.start(decoder, {QStringLiteral("--quiet"), file.fileName(), played});
            else
                run.start(decoder,
                          {QStringLiteral("-q"), QStringLiteral("-o"), played, file.fileName()});
            QVERIFY(run.waitForFinished());
            const QByteArray said = run.readAllStandardError();
            QVERIFY2(run.exitCode() == 0, said.constData());
            // A spoken word is there, from the first sample to the last.
            QFile wave(played);
            QVERIFY(wave.open(QIODevice::ReadOnly));
            const QByteArray header = wave.read(44);
            QCOMPARE(header.first(4), QByteArray("RIFF"));
            const auto perSecond = qFromLittleEndian<quint32>(header.constData() + 28);
            const double seconds = double(wave.size() - 44) / perSecond;
            QVERIFY2(seconds > 0.3 && seconds < 3, qPrintable(QString::number(seconds)));
        }
    }
};

QTEST_GUILESS_MAIN(TestClipMaker)
#include "tst_clipmaker.moc"
