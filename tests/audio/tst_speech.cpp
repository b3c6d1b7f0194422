#include "engine/audio/audiokind.h"
#include "engine/audio/processrun.h"
#include "engine/audio/speech.h"
#include "engine/shona/graphemes.h"
#include "engine/shona/table.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

class TestSpeech : public QObject
{
    Q_OBJECT

    static QString sayAt(const QTemporaryDir &folder, const QString &script)
    {
        const QString file = folder.filePath(u"program"_s);
        QFile made(file);
        if (!made.open(QIODevice::WriteOnly))
            qFatal("no file");
        made.write("#!/bin/sh\n" + script.toUtf8() + "\n");
        made.close();
        made.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
        return file;
    }

private Q_SLOTS:
    void aWordIsSaidInPhonemes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("tone");
        QTest::addColumn<QString>("said");
        QTest::newRow("a plain word, its last but one vowel lengthened")
            << u"mangwanani"_s << QString() << u"50 [[m|a|Ngw|a|n|'a|n|i]]"_s;
        QTest::newRow("a whistled sound") << u"svika"_s << QString() << u"50 [[s.|'i|k|a]]"_s;
        QTest::newRow("the n with an apostrophe, typed as it comes")
            << u"n\u2019anga"_s << QString() << u"50 [[N|'a|Ng|a]]"_s;
        QTest::newRow("several letters that are one")
            << u"kudya"_s << QString() << u"50 [[k|'u|dZg|a]]"_s;
        QTest::newRow("tones make a call for each syllable")
            << u"kutema"_s << u"LHH"_s << u"20 [[k|u]], 80 [[t|'e]], 80 [[m|a]]"_s;
        QTest::newRow("a pattern of another length is one flat pitch")
            << u"kutema"_s << u"H"_s << u"50 [[k|u|t|'e|m|a]]"_s;
        QTest::newRow("two words")
            << u"Ndiri kuenda"_s << QString() << u"50 [[nd|'i|R|i]], 50 [[k|u|'e|nd|a]]"_s;
    }

    void aWordIsSaidInPhonemes()
    {
        QFETCH(QString, text);
        QFETCH(QString, tone);
        QFETCH(QString, said);
        const auto parts = spokenParts(text, tone);
        QVERIFY(parts.has_value());
        QStringList all;
        for (const SpokenPart &part : *parts)
            all += u"%1 %2"_s.arg(part.pitch).arg(part.phonemes);
        QCOMPARE(all.join(u", "_s), said);
        QVERIFY(parts->constLast().wordEnds);
    }

    void whatNoVoiceCanSayIsAnError_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("code");
        QTest::newRow("nothing") << QString() << int(ErrorCode::Invalid);
        QTest::newRow("a letter that Shona has not") << u"taxi"_s << int(ErrorCode::Invalid);
        QTest::newRow("another script") << u"мама"_s << int(ErrorCode::Invalid);
        QTest::newRow("a text of 300 syllables")
            << u"ba"_s.repeated(300) << int(ErrorCode::TooLarge);
        QTest::newRow("a command for the synthesiser")
            << u"]] -w /tmp/x [["_s << int(ErrorCode::Invalid);
    }

    void whatNoVoiceCanSayIsAnError()
    {
        QFETCH(QString, text);
        QFETCH(int, code);
        const auto parts = spokenParts(text, {});
        QVERIFY(!parts.has_value());
        QCOMPARE(int(parts.error().code), code);
    }

    void theSynthesiserKnowsEveryPhoneme()
    {
        const auto programs = findAudioPrograms();
        if (programs.espeak.isEmpty())
            QSKIP("ESPEAK-NG IS NOT INSTALLED: apt-get install espeak-ng");
        // An unknown mnemonic ends the word without a word: the last vowel tells.
        for (const QStringList &row : Shona::readTable(
                 u"tts-phonemes.tsv"_s, {u"grapheme"_s, u"espeak_sw"_s, u"spoken_as"_s})) {
            const bool vowel = u"aeiou"_s.contains(row[0]);
            const QString phonemes = vowel ? row[1] : u"a|%1|a"_s.arg(row[1]);
            const auto said =
                runProcess({programs.espeak,
                            {u"-v"_s, u"sw"_s, u"-q"_s, u"--ipa"_s, u"[[%1]]"_s.arg(phonemes)}});
            QVERIFY(said.has_value());
            const QString ipa = QString::fromUtf8(said->output).trimmed();
            QVERIFY2(ipa.endsWith(vowel ? row[2] : u"a"_s) && (vowel || ipa.size() >= 3),
                     qPrintable(row[0] + u": "_s + ipa));
        }
    }

    void tonesAreHeardAsPitch()
    {
        const auto programs = findAudioPrograms();
        if (programs.espeak.isEmpty())
            QSKIP("ESPEAK-NG IS NOT INSTALLED: apt-get install espeak-ng");
        const auto high = speak(programs, u"mama"_s, u"HH"_s);
        const auto low = speak(programs, u"mama"_s, u"LL"_s);
        QVERIFY(high.has_value() && low.has_value());
        const auto pitch = [](const QByteArray &wav) {
            const auto sound = readWav(wav).value();
            // The lag at which the sound is most like itself, between 60 and 250 Hz.
            qint64 best = 0;
            int lagOfBest = 1;
            const qsizetype from = sound.values.size() / 4;
            const qsizetype length = std::min<qsizetype>(2000, sound.values.size() / 2);
            for (int lag = sound.rate / 250; lag < sound.rate / 60; ++lag) {
                qint64 sum = 0;
                for (qsizetype i = from; i < from + length && i + lag < sound.values.size(); ++i)
                    sum += qint64(sound.values[i]) * sound.values[i + lag];
                if (sum > best) {
                    best = sum;
                    lagOfBest = lag;
                }
            }
            return double(sound.rate) / lagOfBest;
        };
        QVERIFY2(pitch(*high) > pitch(*low) * 1.3,
                 qPrintable(u"%1 and %2 Hz"_s.arg(pitch(*high)).arg(pitch(*low))));
        QCOMPARE(speak(programs, u"mama"_s, u"HH"_s).value(), *high);
    }

    void withoutTheSynthesiserItSaysSo()
    {
        const auto spoken = speak({}, u"mama"_s, {});
        QVERIFY(!spoken);
        QCOMPARE(spoken.error().code, ErrorCode::Unavailable);
        QVERIFY(spoken.error().detail.contains(u"espeak-ng"));
    }

    void soundIsReadAndWritten()
    {
        const Samples samples{16000, {0, 0, 0, 1000, -2000, 3000, 0, 0}};
        const QByteArray wav = writeWav(samples);
        const auto back = readWav(wav);
        QVERIFY(back.has_value());
        QCOMPARE(back->values, samples.values);
        QCOMPARE(back->rate, 16000);
        QCOMPARE(withoutSilence(samples, 64, 0).values, (QList<qint16>{1000, -2000, 3000}));
        QVERIFY(withoutSilence({16000, {1, 2, 3}}, 64, 0).values.isEmpty());
        for (qsizetype cut = 0; cut < wav.size(); ++cut) {
            const auto part = readWav(QByteArrayView(wav).first(cut));
            QVERIFY(!part || part->values.size() < samples.values.size());
        }
        QByteArray other = wav;
        other[20] = 3; // floating point
        QVERIFY(!readWav(other));
    }

    void aProgramStaysWithinItsLimits_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<int>("code");
        QTest::newRow("one that never ends")
            << u"while :; do :; done"_s << int(ErrorCode::Unavailable);
        QTest::newRow("one that never stops talking") << u"yes"_s << int(ErrorCode::TooLarge);
    }

    void aProgramStaysWithinItsLimits()
    {
        QFETCH(QString, script);
        QFETCH(int, code);
        QTemporaryDir folder;
        ProcessJob job{sayAt(folder, script), {}};
        job.limits = {std::chrono::milliseconds(700), 100'000, 1000};
        const auto ended = runProcess(job);
        QVERIFY(!ended);
        QCOMPARE(int(ended.error().code), code);
    }

    void aProgramMayBeStopped()
    {
        QTemporaryDir folder;
        ProcessJob job{sayAt(folder, u"exec sleep 30"_s), {}};
        int asked = 0;
        job.cancelled = [&] { return ++asked > 2; };
        const auto ended = runProcess(job);
        QVERIFY(!ended);
        QCOMPARE(ended.error().code, ErrorCode::Cancelled);
    }

    void aProgramSeesNothingOfOurs()
    {
        qputenv("BATANIDZA_SECRET", "not for programs");
        QTemporaryDir folder;
        const auto ended = runProcess({sayAt(folder, u"env; exit 3"_s), {}});
        QVERIFY(ended.has_value());
        QCOMPARE(ended->exitCode, 3);
        QVERIFY(!ended->output.contains("BATANIDZA_SECRET"));
        QVERIFY(!runProcess({u"/nowhere/ffmpeg"_s, {}}));
    }

    void aKindIsKnownByItsBytes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("kind"); // -1: none
        QTest::newRow("a WAV file")
            << QByteArray("RIFF\0\0\0\0WAVEfmt ", 16) << int(AudioKind::Wav);
        QTest::newRow("an AVI film") << QByteArray("RIFF\0\0\0\0AVI fmt ", 16) << -1;
        QTest::newRow("FLAC") << QByteArray("fLaC\0\0\0\x22........", 16) << int(AudioKind::Flac);
        QTest::newRow("Ogg") << QByteArray("OggS\0\0\0\0........", 16) << int(AudioKind::Ogg);
        QTest::newRow("MPEG-4") << QByteArray("\0\0\0\x20"
                                              "ftypM4A ....",
                                              16)
                                << int(AudioKind::M4a);
        QTest::newRow("MP3 with a tag")
            << QByteArray("ID3\4\0\0........", 14) << int(AudioKind::Mp3);
        QTest::newRow("MP3 without one")
            << QByteArray("\xff\xfb\x90\x64........", 12) << int(AudioKind::Mp3);
        QTest::newRow("a playlist") << QByteArray("#EXTM3U\n#EXTINF:1,\n") << -1;
        QTest::newRow("a list of files for FFmpeg") << QByteArray("ffconcat version 1.0\n") << -1;
        QTest::newRow("too short") << QByteArray("RIFF") << -1;
    }

    void aKindIsKnownByItsBytes()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, kind);
        const auto known = audioKindOf(bytes);
        QCOMPARE(known ? int(*known) : -1, kind);
    }
};

QTEST_GUILESS_MAIN(TestSpeech)
#include "tst_speech.moc"
