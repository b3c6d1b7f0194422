#include "engine/audio/wav.h"
#include "engine/base/jsonread.h"
#include "engine/runtime/localaudioapi.h"
#include "engine/runtime/samplecourse.h"
#include "tests/support/settled.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! Programs are scripts here that note how they were called: no test needs a loudspeaker.
class TestLocalAudioApi : public QObject
{
    Q_OBJECT

    struct Desk
    {
        QTemporaryDir folder;
        QHash<Sha256, QByteArray> files;
        QStringList programs;
        std::unique_ptr<LocalAudioApi> api;

        QString script(const QString &name, const QString &text)
        {
            const QString path = folder.filePath(name);
            QFile made(path);
            if (!made.open(QIODevice::WriteOnly))
                qFatal("no file");
            made.write("#!/bin/sh\n" + text.toUtf8() + "\n");
            made.close();
            made.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
            return path;
        }
        //! The player copies what it would play, and writes its arguments down.
        QString player(const QString &name)
        {
            return script(name,
                          u"for last; do :; done\necho \"$@\" >> '%1'\ncp \"$last\" '%2'"_s.arg(
                              folder.filePath(u"calls"_s), folder.filePath(u"heard"_s)));
        }
        QByteArray read(const QString &name) const
        {
            QFile file(folder.filePath(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        }
        void open()
        {
            api = std::make_unique<LocalAudioApi>(
                AudioSource{
                    [this](const Sha256 &hash) { return files.contains(hash); },
                    [this](const Sha256 &hash) -> Result<QByteArray> { return files.value(hash); }},
                [this] { return findAudioPrograms({folder.path()}); });
        }
    };

    static Json word(const QByteArray &json) { return readJson(json).value(); }
    static VocabularyEntry recorded(const Sha256 &file, const QByteArray &origin,
                                    const QByteArray &forText = "mombe")
    {
        return VocabularyEntry(word(
            R"({"headword":"mombe","audio":{"forText":")" + forText + R"(","origin":")" + origin +
            R"(","durationMs":500,"renditions":[{"codec":"opus","container":"ogg","bytes":12,"sha256":")" +
            file.toHex().toLatin1() + R"("}]}})"));
    }
    static QByteArray ogg() { return QByteArray("OggS\0\0\0\0....clip", 16); }

private Q_SLOTS:
    void aPersonIsHeard()
    {
        Desk desk;
        desk.player(u"ffplay"_s);
        const Sha256 hash = Sha256::of(ogg());
        desk.files.insert(hash, ogg());
        desk.open();
        const auto hearing = settled(desk.api->choose(recorded(hash, "human")));
        QVERIFY(hearing.has_value());
        QCOMPARE(hearing->choice.kind, SpeechKind::Recording);
        QCOMPARE(hearing->means.player, u"ffplay"_s);
        const auto played = settled(desk.api->play(recorded(hash, "human")));
        QVERIFY2(played.has_value(), qPrintable(played ? QString() : played.error().detail));
        QVERIFY(!played->synthetic);
        QCOMPARE(desk.read(u"heard"_s), ogg());
        QVERIFY(desk.read(u"calls"_s).contains("-protocol_whitelist file -f ogg"));
    }

    void withheldAudioNeverPlays_data()
    {
        QTest::addColumn<QByteArray>("forText");
        QTest::newRow("made for the old headword") << QByteArray("ngombe");
        QTest::newRow("made for nothing that is said") << QByteArray();
    }

    void withheldAudioNeverPlays()
    {
        QFETCH(QByteArray, forText);
        Desk desk;
        desk.player(u"ffplay"_s);
        const Sha256 hash = Sha256::of(ogg());
        desk.files.insert(hash, ogg());
        desk.open();
        const auto entry = recorded(hash, "human", forText);
        const auto hearing = settled(desk.api->choose(entry));
        QVERIFY(hearing.has_value());
        QCOMPARE(hearing->choice.kind, SpeechKind::Text);
        QCOMPARE(hearing->withheld, !forText.isEmpty());
        const auto played = settled(desk.api->play(entry));
        QVERIFY(!played);
        QVERIFY(desk.read(u"calls"_s).isEmpty());
        // With a voice at hand that one speaks, and says that it is synthetic.
        desk.script(u"espeak-ng"_s, u"cat '%1'"_s.arg(desk.folder.filePath(u"voice.wav"_s)));
        QFile voice(desk.folder.filePath(u"voice.wav"_s));
        QVERIFY(voice.open(QIODevice::WriteOnly));
        voice.write(writeWav({22050, QList<qint16>(500, 9000)}));
        voice.close();
        const auto spoken = settled(desk.api->play(entry));
        QVERIFY2(spoken.has_value(), qPrintable(spoken ? QString() : spoken.error().detail));
        QCOMPARE(spoken->kind, SpeechKind::Synthesiser);
        QVERIFY(spoken->synthetic);
        QVERIFY(desk.read(u"heard"_s).startsWith("RIFF"));
    }

    void aplayPlaysAVoiceAndNoRecording()
    {
        Desk desk;
        desk.player(u"aplay"_s);
        desk.script(u"espeak-ng"_s, u"exit 1"_s);
        const Sha256 hash = Sha256::of(ogg());
        desk.files.insert(hash, ogg());
        desk.open();
        const auto hearing = settled(desk.api->choose(recorded(hash, "human")));
        QVERIFY(hearing.has_value());
        QCOMPARE(hearing->choice.kind, SpeechKind::Synthesiser);
        QVERIFY(!hearing->means.recordings);
        const auto played = settled(desk.api->play(recorded(hash, "human")));
        QVERIFY(!played);
        QCOMPARE(played.error().code, ErrorCode::Unavailable);
        QVERIFY(played.error().detail.contains(u"espeak-ng failed"));
    }

    void whatIsMissingIsSaidAndFoundLater()
    {
        Desk desk;
        desk.open();
        const VocabularyEntry entry(word(R"({"headword":"mama"})"));
        auto hearing = settled(desk.api->choose(entry));
        QVERIFY(hearing.has_value());
        QCOMPARE(hearing->choice.kind, SpeechKind::Text);
        QVERIFY(hearing->means.player.isEmpty());
        const auto played = settled(desk.api->play(entry));
        QVERIFY(!played);
        QCOMPARE(played.error().code, ErrorCode::Unavailable);
        QVERIFY(played.error().detail.contains(u"ffplay"));
        desk.player(u"ffplay"_s);
        desk.script(u"espeak-ng"_s, u"exit 0"_s);
        hearing = settled(desk.api->choose(entry));
        QCOMPARE(hearing->choice.kind, SpeechKind::Synthesiser);
    }

    void whatOnlyLooksLikeARecordingIsNotPlayed()
    {
        Desk desk;
        desk.player(u"ffplay"_s);
        const QByteArray list = "#EXTM3U\nhttp://example.org/stream\n";
        const Sha256 hash = Sha256::of(list);
        desk.files.insert(hash, list);
        desk.open();
        const auto played = settled(desk.api->play(recorded(hash, "human")));
        QVERIFY(!played);
        QCOMPARE(played.error().code, ErrorCode::Corrupt);
        QVERIFY(desk.read(u"calls"_s).isEmpty());
    }

    void onePlaysAtATimeAndMayBeStopped()
    {
        Desk desk;
        desk.script(u"ffplay"_s, u"exec sleep 60"_s);
        const Sha256 hash = Sha256::of(ogg());
        desk.files.insert(hash, ogg());
        desk.open();
        const auto first = desk.api->play(recorded(hash, "human"));
        const auto second = desk.api->play(recorded(hash, "human"));
        QTRY_VERIFY(first.isFinished());
        QCOMPARE(first.result().error().code, ErrorCode::Cancelled);
        desk.api->stop();
        QTRY_VERIFY(second.isFinished());
        QCOMPARE(second.result().error().code, ErrorCode::Cancelled);
        auto third = desk.api->play(recorded(hash, "human"));
        third.cancel();
        desk.player(u"ffplay"_s);
        const auto fourth = settled(desk.api->play(recorded(hash, "human")));
        QVERIFY(fourth.has_value());
        auto last = desk.api->play(recorded(hash, "human"));
        desk.api.reset(); // does not wait for the player
        QVERIFY(last.isFinished());
    }

    void aPlayerThatFailsSaysWhy()
    {
        Desk desk;
        desk.script(u"ffplay"_s, u"echo 'no sound device' >&2; exit 1"_s);
        const Sha256 hash = Sha256::of(ogg());
        desk.files.insert(hash, ogg());
        desk.open();
        const auto played = settled(desk.api->play(recorded(hash, "human")));
        QVERIFY(!played);
        QCOMPARE(played.error().code, ErrorCode::Unavailable);
        QVERIFY(played.error().detail.contains(u"no sound device"));
    }

    void aRecordingBecomesAClip()
    {
        const AudioPrograms programs = findAudioPrograms();
        if (!programs.canConvert())
            QSKIP("FFMPEG OR FFPROBE IS NOT INSTALLED: apt-get install ffmpeg");
        QTemporaryDir folder;
        QList<qint16> tone(22050);
        for (qsizetype i = 0; i < tone.size(); ++i)
            tone[i] = static_cast<qint16>(8000 * std::sin(double(i) / 20));
        QFile file(folder.filePath(u"mombe.wav"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(writeWav({22050, tone}));
        file.close();
        QList<Sha256> kept;
        Result<void> store;
        AudioSource source;
        source.contains = [](const Sha256 &) { return false; };
        source.keep = [&](const QList<RenditionFile> &files, const auto &done) {
            for (const RenditionFile &made : files)
                kept.append(made.sha256);
            done(store);
        };
        LocalAudioApi api(source);
        QStringList steps;
        connect(&api, &AudioApi::progressed, this, [&](const JobProgress &progress) {
            steps.append(progress.job + u' ' + progress.current);
        });
        const auto clip = settled(api.attach({file.fileName(), u"mombe"_s, u"Rudo"_s}));
        QVERIFY2(clip.has_value(), qPrintable(clip ? QString() : clip.error().detail));
        QCOMPARE(clip->audio[u"forText"].toString(), u"mombe"_s);
        QCOMPARE(kept.size(), 2);
        QCOMPARE(clip->audio[u"renditions"].at(1)[u"sha256"].toString(), kept[1].toHex());
        QTRY_VERIFY(steps.contains(u"audio mombe.wav"_s));
        store = Error{ErrorCode::DiskFull, u"full"_s, {}};
        const auto full = settled(api.attach({file.fileName(), u"mombe"_s, {}}));
        QVERIFY(!full);
        QCOMPARE(full.error().code, ErrorCode::DiskFull);
        LocalAudioApi elsewhere(AudioSource{});
        QCOMPARE(settled(elsewhere.attach({file.fileName(), u"mombe"_s, {}})).error().code,
                 ErrorCode::Unsupported);
    }

    //! The real player, on SDL's silent device: it takes as long as the clip is.
    void theSampleCourseIsPlayedByTheRealPlayer()
    {
        if (findAudioPrograms().ffplay.isEmpty())
            QSKIP("FFPLAY IS NOT INSTALLED: apt-get install ffmpeg");
        qputenv("SDL_AUDIODRIVER", "dummy");
        const auto course = sampleCourse();
        QHash<QString, qsizetype> places;
        for (qsizetype i = 0; i < course->entries().size(); ++i)
            places.insert(course->entries()[i].name.section(u'/', -1), i);
        for (qsizetype i = 0; i < course->entries().size(); ++i) {
            if (!course->entries()[i].name.endsWith(u".json"))
                continue;
            const Json lesson = readJson(course->read(i).value()).value();
            const Json entry = lesson[u"vocabulary"].toArray().constFirst();
            Desk desk;
            for (const Json &file : entry[u"audio"][u"renditions"].toArray()) {
                const QString name = file[u"sha256"].toString();
                if (places.contains(name))
                    desk.files.insert(*Sha256::fromHex(name), course->read(places[name]).value());
            }
            if (desk.files.isEmpty())
                continue;
            desk.open();
            LocalAudioApi api(
                {[&](const Sha256 &hash) { return desk.files.contains(hash); },
                 [&](const Sha256 &hash) -> Result<QByteArray> { return desk.files.value(hash); }});
            const auto played = settled(api.play(VocabularyEntry(entry)));
            QVERIFY2(played.has_value(), qPrintable(played ? QString() : played.error().detail));
            QCOMPARE(played->kind, SpeechKind::SyntheticRecording);
            return;
        }
        QFAIL("the sample course has no audio");
    }
};

QTEST_GUILESS_MAIN(TestLocalAudioApi)
#include "tst_localaudioapi.moc"
