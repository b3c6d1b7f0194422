#include "engine/audio/audioprograms.h"
#include "engine/audio/wav.h"
#include "tests/app/daemon.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! `batanidzad audio` as scripts start it.
class TestAudioVerb : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordingsBecomeFiles()
    {
        if (!findAudioPrograms().canConvert())
            QSKIP("FFMPEG OR FFPROBE IS NOT INSTALLED: apt-get install ffmpeg");
        QTemporaryDir folder;
        QList<qint16> tone(22050);
        for (qsizetype i = 0; i < tone.size(); ++i)
            tone[i] = static_cast<qint16>(8000 * std::sin(double(i) / 20));
        const auto write = [&](const QString &name, const QByteArray &bytes) {
            QFile file(folder.filePath(name));
            if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
                qFatal("cannot write");
            return file.fileName();
        };
        const QString good = write(u"mombe.wav"_s, writeWav({22050, tone}));
        const QString bad = write(u"hari.wav"_s, "this is no sound");
        const QString to = folder.filePath(u"made"_s);
        const VerbResult result = runVerb({u"audio"_s, bad, good, u"--to"_s, to});
        QCOMPARE(result.code, 3); // the work was done, and one was refused
        QVERIFY(result.err.contains("hari.wav"));
        QCOMPARE(result.out.count('\n'), 1);
        const Json json = result.json();
        QCOMPARE(json[u"audio"][u"forText"].toString(), u"mombe"_s);
        QCOMPARE(json[u"clippedPlaces"].toInteger(), 0);
        const QString hash = json[u"audio"][u"renditions"].at(0)[u"sha256"].toString();
        QVERIFY(QFile::exists(to + u'/' + hash + u".m4a"_s));
        QCOMPARE(QDir(to).entryList(QDir::Files).size(), 2);
        QCOMPARE(runVerb({u"audio"_s}).code, 2);
    }
};

QTEST_GUILESS_MAIN(TestAudioVerb)
#include "tst_audioverb.moc"
