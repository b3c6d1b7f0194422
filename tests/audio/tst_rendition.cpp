#include "engine/audio/loudness.h"
#include "engine/audio/processrun.h"
#include "engine/audio/rendition.h"
#include "engine/audio/renditioncache.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <random>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! With the real FFmpeg: what it makes of recordings is looked at by its own ffprobe. Starting
//! either takes longer than its work on a word, so that tests of one codec make that one only.
class TestRendition : public QObject
{
    Q_OBJECT

    AudioPrograms m_programs = findAudioPrograms();
    QTemporaryDir m_folder;

    //! Something like a word: a gliding tone with overtones, swelling and fading.
    static Samples word(int ms, double level, int quietBefore = 400, int quietBehind = 700)
    {
        Samples sound{24000, {}};
        const qsizetype before = qsizetype(sound.rate) * quietBefore / 1000;
        const qsizetype length = qsizetype(sound.rate) * ms / 1000;
        const qsizetype behind = qsizetype(sound.rate) * quietBehind / 1000;
        std::mt19937 noise(7);
        for (qsizetype i = 0; i < before + length + behind; ++i) {
            double value = (double(noise() % 9) - 4) / 32768; // a quiet room
            if (i >= before && i < before + length) {
                const double t = double(i - before) / sound.rate;
                const double swell = std::sin(M_PI * double(i - before) / double(length));
                for (int overtone = 1; overtone < 6; ++overtone)
                    value += level * swell * std::sin(2 * M_PI * (120 + 20 * t) * overtone * t) /
                             (2 * overtone);
            }
            sound.values.append(
                static_cast<qint16>(std::lround(std::clamp(value, -1.0, 1.0) * 32767)));
        }
        return sound;
    }
    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return file.fileName();
    }
    QString wav(const QString &name, const Samples &samples) const
    {
        return write(name, writeWav(samples));
    }
    //! The file in another format, by FFmpeg.
    QString converted(const QString &from, const QString &name, const QStringList &how) const
    {
        const QString to = m_folder.filePath(name);
        const auto ended = runProcess(
            {m_programs.ffmpeg,
             QStringList{u"-v"_s, u"error"_s, u"-y"_s, u"-i"_s, from} + how + QStringList{to}});
        if (!ended || ended->exitCode != 0)
            qFatal("ffmpeg: %s", ended ? ended->errors.constData() : "did not run");
        return to;
    }
    QByteArray read(const QString &name) const
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    //! Codec, channels and container, a line for each.
    QString probed(const QByteArray &bytes, const QString &ending) const
    {
        const QString file = write(u"probed."_s + ending, bytes);
        const auto ended =
            runProcess({m_programs.ffprobe,
                        {u"-v"_s, u"error"_s, u"-of"_s, u"default=nk=1:nw=1"_s, u"-show_entries"_s,
                         u"stream=codec_name,channels:format=format_name"_s, file}});
        return ended ? QString::fromUtf8(ended->output).trimmed() : QString();
    }
    static RenditionFormat aacOnly() { return {u"aac"_s, u"m4a"_s, 48}; }
    static RenditionFormat opusOnly() { return {u"opus"_s, u"ogg"_s, 24}; }
    static QList<RenditionFormat> both() { return RenditionRecipe().formats; }

private Q_SLOTS:
    void initTestCase()
    {
        if (!m_programs.canConvert())
            QSKIP("FFMPEG OR FFPROBE IS NOT INSTALLED: apt-get install ffmpeg");
    }

    void everyKindOfRecordingBecomesFilesForAllPlatforms_data()
    {
        QTest::addColumn<QString>("ending");
        QTest::addColumn<QStringList>("how");
        QTest::addColumn<QList<RenditionFormat>>("formats");
        QTest::newRow("WAV") << u"wav"_s << QStringList{} << both();
        QTest::newRow("WAV in 24 bits and stereo")
            << u"wav"_s << QStringList{u"-c:a"_s, u"pcm_s24le"_s, u"-ac"_s, u"2"_s}
            << QList{opusOnly()};
        QTest::newRow("FLAC") << u"flac"_s << QStringList{} << QList{aacOnly()};
        QTest::newRow("MP3") << u"mp3"_s << QStringList{u"-c:a"_s, u"libmp3lame"_s}
                             << QList{opusOnly()};
        QTest::newRow("M4A") << u"m4a"_s << QStringList{u"-c:a"_s, u"aac"_s} << QList{aacOnly()};
        QTest::newRow("OGG with Opus")
            << u"ogg"_s << QStringList{u"-c:a"_s, u"libopus"_s} << QList{opusOnly()};
        QTest::newRow("OGG with Vorbis")
            << u"oga"_s << QStringList{u"-c:a"_s, u"libvorbis"_s} << QList{aacOnly()};
    }

    void everyKindOfRecordingBecomesFilesForAllPlatforms()
    {
        QFETCH(QString, ending);
        QFETCH(QStringList, how);
        QFETCH(QList<RenditionFormat>, formats);
        const QString original =
            converted(wav(u"word.wav"_s, word(700, 0.2)), u"original."_s + ending,
                      how + QStringList{u"-metadata"_s, u"artist=Rudo"_s});
        RenderJob job;
        job.file = original;
        job.recipe.formats = formats;
        QList<int> percents;
        job.progress = [&](const RenderProgress &progress) { percents.append(progress.percent); };
        const auto made = renderAudio(m_programs, job);
        QVERIFY2(made.has_value(), qPrintable(made ? QString() : made.error().detail));
        QCOMPARE(made->original, Sha256::of(read(original)));
        QVERIFY(std::is_sorted(percents.cbegin(), percents.cend()));
        QCOMPARE(percents.constLast(), 100);

        QCOMPARE(made->files.size(), formats.size());
        for (const RenditionFile &file : made->files) {
            const bool isAac = file.format == aacOnly();
            const QStringList found = probed(file.bytes, file.format.container).split(u'\n');
            QCOMPARE(found.first(2), (QStringList{file.format.codec, u"1"_s}));
            QVERIFY(isAac ? found[2].contains(u"m4a") : found[2] == u"ogg");
            QVERIFY(!isAac || file.bytes.mid(4).startsWith("ftypM4A"));
            QCOMPARE(file.sha256, Sha256::of(file.bytes));
            QVERIFY(file.bytes.size() < 16 * 1024);
            QVERIFY(!file.bytes.contains("Rudo"));
            // About 700 ms of sound, what swells from nothing counts as quiet, and what is kept.
            QVERIFY2(std::abs(file.durationMs - 900) < 120,
                     qPrintable(QString::number(file.durationMs)));
        }
        const LoudnessReport &report = made->report;
        QVERIFY(std::abs(report.originalMs - 1800) < 60);
        QVERIFY(report.cutBeforeMs > 250 && report.cutBehindMs > 450);
        QCOMPARE(report.clippedPlaces, 0);
    }

    void everyWordIsEquallyLoud_data()
    {
        QTest::addColumn<double>("level");
        QTest::addColumn<int>("ms");
        QTest::addColumn<QList<RenditionFormat>>("formats");
        QTest::newRow("a quiet one") << 0.02 << 600 << both();
        QTest::newRow("a loud one") << 0.7 << 600 << QList{opusOnly()};
        QTest::newRow("a very short one") << 0.1 << 200 << QList{aacOnly()};
        QTest::newRow("a sentence") << 0.1 << 4000 << QList{opusOnly()};
    }

    void everyWordIsEquallyLoud()
    {
        QFETCH(double, level);
        QFETCH(int, ms);
        QFETCH(QList<RenditionFormat>, formats);
        RenderJob job;
        job.file = wav(u"loud.wav"_s, word(ms, level));
        job.recipe.formats = formats;
        const auto made = renderAudio(m_programs, job);
        QVERIFY2(made.has_value(), qPrintable(made ? QString() : made.error().detail));
        QVERIFY(!made->report.held);
        for (const RenditionFile &file : made->files) {
            const QString out = write(u"out."_s + file.format.container, file.bytes);
            const auto recording = readRecording(m_programs, out, m_folder.path(), {});
            QVERIFY(recording.has_value());
            const auto sound = decodeRecording(m_programs, *recording, m_folder.path(), {});
            QVERIFY(sound.has_value());
            const auto measured = measureLoudness(m_programs, sound->samples, m_folder.path(),
                                                  std::chrono::seconds(20));
            QVERIFY(measured.has_value());
            QVERIFY2(std::abs(measured->integrated + 16) < 1.6,
                     qPrintable(u"%1: %2 LUFS"_s.arg(file.format.codec).arg(measured->integrated)));
            QVERIFY2(measured->truePeak < -0.5, qPrintable(QString::number(measured->truePeak)));
        }
    }

    void peaksStayWhole()
    {
        // A click makes it impossible: the word stays quieter, and says so.
        Samples sound = word(600, 0.02);
        for (int i = 0; i < 24; ++i)
            sound.values[12'000 + i] = static_cast<qint16>(30'000 * std::sin(M_PI * i / 24));
        RenderJob job;
        job.file = wav(u"click.wav"_s, sound);
        job.recipe.formats = {opusOnly()};
        const auto made = renderAudio(m_programs, job);
        QVERIFY2(made.has_value(), qPrintable(made ? QString() : made.error().detail));
        QVERIFY(made->report.held);
        QVERIFY(made->report.gain < 2);
    }

    void clippingIsReported()
    {
        Samples sound = word(600, 0.2);
        for (int i = 0; i < 30; ++i)
            sound.values[14'400 + i] = 32'767;
        for (int i = 0; i < 30; ++i)
            sound.values[19'200 + i] = -32'768;
        sound.values[16'000] = 32'767; // one peak alone is none
        RenderJob job;
        job.file = wav(u"clipped.wav"_s, sound);
        job.recipe.formats = {opusOnly()};
        const auto made = renderAudio(m_programs, job);
        QVERIFY2(made.has_value(), qPrintable(made ? QString() : made.error().detail));
        QCOMPARE(made->report.clippedPlaces, 2);
        QCOMPARE(made->report.firstClippedMs, 600);
    }

    void theSameRecordingGivesTheSameBytesAndIsMadeOnce()
    {
        const RenditionCache cache(m_folder.filePath(u"cache"_s));
        RenderJob job;
        job.file = wav(u"same.wav"_s, word(500, 0.3));
        const auto first = renderAudio(m_programs, job, &cache);
        QVERIFY(first.has_value() && !first->fromCache);
        job.file = wav(u"another name.wav"_s, word(500, 0.3));
        const auto second = renderAudio(m_programs, job);
        QVERIFY(second.has_value() && !second->fromCache);
        for (qsizetype i = 0; i < 2; ++i)
            QCOMPARE(second->files[i].bytes, first->files[i].bytes);
        QCOMPARE(second->report, first->report);

        const auto kept = renderAudio(m_programs, job, &cache);
        QVERIFY(kept.has_value() && kept->fromCache);
        QCOMPARE(kept->files[1].bytes, first->files[1].bytes);
        QCOMPARE(kept->report.clipMs, first->report.clipMs);
        QCOMPARE(kept->clip(u"x"_s, {}), first->clip(u"x"_s, {}));

        const Json clip = first->clip(u"mombe"_s, u"Rudo"_s);
        QCOMPARE(clip[u"forText"].toString(), u"mombe"_s);
        QCOMPARE(clip[u"origin"].toString(), u"human"_s);
        QCOMPARE(clip[u"speaker"].toString(), u"Rudo"_s);
        QCOMPARE(clip[u"renditions"].at(0)[u"sha256"].toString(), first->files[0].sha256.toHex());
        QCOMPARE(clip[u"renditions"].at(1)[u"codec"].toString(), u"opus"_s);
        QVERIFY(clip[u"durationMs"].toInteger() > 400);
    }

    void whatWasMadeOtherwiseOrDamagedIsMadeAnew()
    {
        const QString folder = m_folder.filePath(u"others"_s);
        const RenditionCache cache(folder);
        RenderJob job;
        job.file = wav(u"kept.wav"_s, word(300, 0.25));
        job.recipe.formats = {opusOnly()};
        const auto first = renderAudio(m_programs, job, &cache);
        QVERIFY(first.has_value() && !first->fromCache);
        RenderJob other = job;
        other.recipe.loudness = -20;
        const auto quieter = renderAudio(m_programs, other, &cache);
        QVERIFY(quieter.has_value() && !quieter->fromCache);
        for (const QFileInfo &entry : QDir(folder).entryInfoList(QDir::Files)) {
            QByteArray bytes = read(entry.filePath());
            bytes.replace("\"bytes\":\"", "\"bytes\":\"AAAA");
            QFile file(entry.filePath());
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        }
        const auto again = renderAudio(m_programs, job, &cache);
        QVERIFY(again.has_value() && !again->fromCache);
        // And the oldest go where there is no room.
        const RenditionCache small(folder, 1);
        small.keep(*again, job.recipe);
        QVERIFY(QDir(folder).entryList(QDir::Files).isEmpty());
    }

    void badRecordingsAreRefusedByName_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");
        if (!m_programs.canConvert())
            return;
        const Samples good = word(500, 0.3);
        const QString plain = wav(u"plain.wav"_s, good);
        const auto row = [](const char *name, const QString &file, ErrorCode code,
                            const QString &says) {
            QTest::newRow(name) << file << int(code) << says;
        };
        row("no file", m_folder.filePath(u"nowhere.wav"_s), ErrorCode::NotFound, u"nowhere.wav"_s);
        row("a folder", m_folder.path(), ErrorCode::NotFound, u"no file"_s);
        row("an empty file", write(u"empty.wav"_s, {}), ErrorCode::Invalid, u"first bytes"_s);
        row("a text", write(u"text.mp3"_s, "This is no music at all."), ErrorCode::Invalid,
            u"first bytes"_s);
        row("a playlist under the name of a song",
            write(u"list.m4a"_s, "#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:9/x.ts\n"),
            ErrorCode::Invalid, u"first bytes"_s);
        row("a list of files for FFmpeg",
            write(u"list.ogg"_s, "ffconcat version 1.0\nfile /etc/passwd\n"), ErrorCode::Invalid,
            u"first bytes"_s);
        const QString mp3 = converted(plain, u"right.mp3"_s, {u"-c:a"_s, u"libmp3lame"_s});
        row("an MP3 that is called WAV", write(u"wrong.wav"_s, read(mp3)), ErrorCode::Invalid,
            u"rename it to .mp3"_s);
        row("an MP3 that is called M4A", write(u"wrong.m4a"_s, read(mp3)), ErrorCode::Invalid,
            u"rename it to .mp3"_s);
        row("a text that is called OGG", write(u"text.ogg"_s, "OggThis is no sound."),
            ErrorCode::Invalid, u"first bytes"_s);
        row("AC-3 in an M4A",
            converted(plain, u"ac3.m4a"_s, {u"-c:a"_s, u"ac3"_s, u"-f"_s, u"mp4"_s}),
            ErrorCode::Invalid, u"ac3"_s);
        row("MP3 in a WAV", converted(plain, u"mp3.wav"_s, {u"-c:a"_s, u"libmp3lame"_s}),
            ErrorCode::Invalid, u"mp3"_s);
        row("film with sound",
            converted(plain, u"film.mp4"_s,
                      {u"-f"_s, u"lavfi"_s, u"-i"_s, u"color=s=32x32:d=1:r=5"_s, u"-c:v"_s,
                       u"mpeg4"_s, u"-c:a"_s, u"aac"_s}),
            ErrorCode::Invalid, u"film"_s);
        row("six channels", converted(plain, u"six.wav"_s, {u"-ac"_s, u"6"_s}), ErrorCode::Invalid,
            u"channels"_s);
        row("silence", wav(u"silence.wav"_s, {24000, QList<qint16>(48'000)}), ErrorCode::Invalid,
            u"silence"_s);
        row("a quiet room", wav(u"room.wav"_s, word(0, 0)), ErrorCode::Invalid, u"silence"_s);
        row("twenty seconds of sound", wav(u"long.wav"_s, word(20'000, 0.2)), ErrorCode::TooLarge,
            u"15000"_s);
        row("three minutes", wav(u"minutes.wav"_s, {8000, QList<qint16>(8000 * 180)}),
            ErrorCode::TooLarge, u"120 s"_s);
        const QByteArray opus = read(converted(plain, u"whole.ogg"_s, {u"-c:a"_s, u"libopus"_s}));
        row("the first half of an OGG's head", write(u"half.ogg"_s, opus.first(40)),
            ErrorCode::Invalid, u"half.ogg"_s);
        const QByteArray m4a = read(converted(plain, u"whole.m4a"_s, {u"-c:a"_s, u"aac"_s}));
        row("an M4A without its end", write(u"cut.m4a"_s, m4a.first(m4a.size() / 2)),
            ErrorCode::Invalid, u"cut.m4a"_s);
    }

    void badRecordingsAreRefusedByName()
    {
        QFETCH(QString, file);
        QFETCH(int, code);
        QFETCH(QString, says);
        RenderJob job;
        job.file = file;
        const auto made = renderAudio(m_programs, job);
        QVERIFY(!made.has_value());
        QCOMPARE(errorName(made.error().code), errorName(static_cast<ErrorCode>(code)));
        QVERIFY2(made.error().detail.contains(says), qPrintable(made.error().detail));
    }

    void limitsCountBeforeAnythingIsDecoded()
    {
        RenderJob job;
        job.file = wav(u"bytes.wav"_s, word(300, 0.3));
        job.limits.originalBytes = 1000;
        const auto made = renderAudio(m_programs, job);
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::TooLarge);
        QVERIFY(made.error().detail.contains(u"1000 bytes"));
        job.limits = {};
        job.limits.clipBytes = 1000;
        job.recipe.formats = {opusOnly()};
        const auto large = renderAudio(m_programs, job);
        QVERIFY(!large);
        QCOMPARE(large.error().code, ErrorCode::TooLarge);
    }

    void damagedRecordingsEndInAnErrorOrInSound()
    {
        const quint32 seed = 20'261'123;
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        for (const QString &ending : {u"flac"_s, u"mp3"_s, u"m4a"_s, u"ogg"_s}) {
            // Made for everyKindOfRecordingBecomesFilesForAllPlatforms(), else now.
            const QString kept = m_folder.filePath(u"original."_s + ending);
            QByteArray bytes =
                read(QFile::exists(kept) ? kept
                                         : converted(wav(u"word.wav"_s, word(700, 0.2)),
                                                     u"original."_s + ending, {}));
            for (int i = 0; i < 20; ++i)
                bytes[qsizetype(16 + random() % quint32(bytes.size() - 16))] = char(random());
            RenderJob job;
            job.file = write(u"damaged."_s + ending, bytes);
            job.recipe.formats = {opusOnly()};
            QElapsedTimer clock;
            clock.start();
            const auto made = renderAudio(m_programs, job);
            QVERIFY2(clock.elapsed() < 20'000, qPrintable(ending));
            if (!made)
                QVERIFY2(made.error().code == ErrorCode::Invalid ||
                             made.error().code == ErrorCode::TooLarge,
                         qPrintable(errorName(made.error().code) + made.error().detail));
        }
    }

    void aJobMayBeStopped()
    {
        const QString slow = write(u"slow"_s, "#!/bin/sh\nexec sleep 60\n");
        QVERIFY(QFile::setPermissions(slow, QFile::ReadOwner | QFile::ExeOwner));
        AudioPrograms programs = m_programs;
        programs.ffmpeg = slow;
        RenderJob job;
        job.file = wav(u"stopped.wav"_s, word(300, 0.3));
        bool decoding = false;
        job.progress = [&](const RenderProgress &progress) {
            decoding = progress.step == RenderStep::Decode;
        };
        int asked = 0;
        job.cancelled = [&] { return decoding && ++asked > 2; }; // while the program runs
        QElapsedTimer clock;
        clock.start();
        const auto stopped = renderAudio(programs, job);
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        QVERIFY(clock.elapsed() < 10'000);
        // Before anything is run, and between two programs however quick they are.
        job.progress = {};
        job.cancelled = [] { return true; };
        const auto never = renderAudio(m_programs, job);
        QVERIFY(!never);
        QCOMPARE(never.error().code, ErrorCode::Cancelled);
    }

    void withoutFfmpegItSaysSo()
    {
        RenderJob job;
        job.file = wav(u"lonely.wav"_s, word(300, 0.3));
        const auto made = renderAudio({}, job);
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::Unavailable);
        QVERIFY(made.error().detail.contains(u"install the package ffmpeg"));
    }
};

QTEST_GUILESS_MAIN(TestRendition)
#include "tst_rendition.moc"
