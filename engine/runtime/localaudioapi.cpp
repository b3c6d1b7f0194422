#include "engine/runtime/localaudioapi.h"

#include "engine/audio/audiokind.h"
#include "engine/audio/processrun.h"
#include "engine/audio/renditioncache.h"
#include "engine/audio/speech.h"
#include "engine/shona/orthography.h"

#include <QFileInfo>
#include <QProcess>
#include <QTemporaryFile>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int watchMs = 50;

//! In the order of quality for the size: Opus first.
SpeechMeans meansOf(const AudioPrograms &programs, const AudioSource &source)
{
    SpeechMeans means;
    if (programs.canPlayRecordings())
        means.formats = {{u"opus"_s, u"ogg"_s}, {u"aac"_s, u"m4a"_s}};
    means.hasFile = source.contains;
    means.synthesiser = programs.canPlay() && !programs.espeak.isEmpty();
    return means;
}

bool isWithheld(const VocabularyEntry &word)
{
    const auto clip = word.audio();
    return clip && !word.headword().isEmpty() &&
           (clip->isWithheld() ||
            (!clip->forText().isEmpty() &&
             Shona::normalise(clip->forText()) != Shona::normalise(word.headword())));
}

Hearing hear(const VocabularyEntry &word, const AudioPrograms &programs, const AudioSource &source)
{
    Hearing hearing;
    hearing.choice = chooseSpeech(word, meansOf(programs, source));
    hearing.means.player = programs.canPlayRecordings() ? u"ffplay"_s
                           : programs.canPlay()         ? u"aplay"_s
                                                        : QString();
    hearing.means.recordings = programs.canPlayRecordings();
    hearing.means.synthesiser = !programs.espeak.isEmpty();
    hearing.withheld = isWithheld(word);
    if (hearing.choice.kind == SpeechKind::Synthesiser &&
        !spokenParts(hearing.choice.says, hearing.choice.tone)) {
        hearing.choice.kind = SpeechKind::Text; // it has letters that no voice here can say
        hearing.choice.synthetic = false;
    }
    return hearing;
}

Error nothingToPlay(const Hearing &hearing)
{
    if (hearing.means.player.isEmpty()) {
        return Error{ErrorCode::Unavailable, u"there is neither ffplay nor aplay on this machine: "
                                             "install the package ffmpeg"_s};
    }
    if (!hearing.means.synthesiser) {
        return Error{
            ErrorCode::Unavailable,
            u"the word has no recording here that %1 plays, and there is no espeak-ng on "
            "this machine: install the packages ffmpeg and espeak-ng"_s.arg(hearing.means.player)};
    }
    return Error{ErrorCode::Invalid,
                 u"the word has no recording here, and letters that no voice can say"_s};
}

QStringList playerArguments(const AudioPrograms &programs, AudioKind kind, const QString &file)
{
    if (!programs.canPlayRecordings())
        return {u"-q"_s, file};
    // One reader and one protocol: a file that only looks like audio reaches nothing else.
    return {u"-hide_banner"_s,
            u"-nodisp"_s,
            u"-autoexit"_s,
            u"-loglevel"_s,
            u"error"_s,
            u"-vn"_s,
            u"-sn"_s,
            u"-protocol_whitelist"_s,
            u"file"_s,
            u"-f"_s,
            demuxerOf(kind),
            u"-i"_s,
            file};
}

} // namespace

class LocalAudioApi::Playing : public QObject
{
public:
    using QObject::QObject;

    SpeechChoice choice;
    QString program;
    QTemporaryFile file;
    QProcess process;
};

LocalAudioApi::LocalAudioApi(AudioSource source, std::function<AudioPrograms()> find)
    : m_source(std::move(source))
    , m_find(std::move(find))
    , m_home(this)
    , m_turn(std::make_shared<std::atomic<quint64>>(0))
{
    m_pool.setMaxThreadCount(1);
    m_renderPool.setMaxThreadCount(1);
    m_watch.setInterval(watchMs);
    connect(&m_watch, &QTimer::timeout, this, [this] {
        if (m_promise && m_promise->isCanceled())
            stop();
    });
}

LocalAudioApi::~LocalAudioApi()
{
    stop();
    m_stopping = true;
    m_home.close();
    m_pool.waitForDone();
    m_renderPool.waitForDone();
}

QFuture<Result<Hearing>> LocalAudioApi::choose(const VocabularyEntry &word)
{
    auto promise = std::make_shared<QPromise<Result<Hearing>>>();
    promise->start();
    // Before a voice that is speaking: a page waits for its labels.
    m_pool.start(
        [promise, word, find = m_find, source = m_source] {
            promise->addResult(hear(word, find(), source));
            promise->finish();
        },
        1);
    return promise->future();
}

QFuture<Result<SpeechChoice>> LocalAudioApi::play(const VocabularyEntry &word)
{
    stop();
    auto promise = std::make_shared<QPromise<Result<SpeechChoice>>>();
    promise->start();
    m_promise = promise;
    m_watch.start();
    const quint64 turn = ++*m_turn;
    m_pool.start([this, promise, word, turn, turns = m_turn, home = m_home, find = m_find,
                  source = m_source] {
        const auto over = [turn, turns] { return *turns != turn; };
        const auto prepare = [&]() -> Result<Sound> {
            const AudioPrograms programs = find();
            const Hearing hearing = hear(word, programs, source);
            Sound sound{hearing.choice, {}, programs};
            switch (hearing.choice.kind) {
            case SpeechKind::Text:
                return nothingToPlay(hearing);
            case SpeechKind::Synthesiser: {
                const auto spoken = speak(programs, sound.choice.says, sound.choice.tone, over);
                if (!spoken)
                    return spoken.error();
                sound.bytes = *spoken;
                return sound;
            }
            default: {
                const auto read = source.read(sound.choice.file);
                if (!read)
                    return read.error();
                sound.bytes = *read;
                return sound;
            }
            }
        };
        const auto sound = prepare();
        home.post([this, promise, sound] { start(promise, sound); });
    });
    return promise->future();
}

QFuture<Result<AttachedClip>> LocalAudioApi::attach(const ClipRequest &request)
{
    if (!m_source.keep)
        return AudioApi::attach(request);
    auto promise = std::make_shared<QPromise<Result<AttachedClip>>>();
    promise->start();
    m_renderPool.start([this, promise, request, home = m_home, find = m_find, source = m_source] {
        const auto finish = [promise](const Result<AttachedClip> &answer) {
            promise->addResult(answer);
            promise->finish();
        };
        RenderJob job;
        job.file = request.file;
        job.cancelled = [this, promise] { return m_stopping || promise->isCanceled(); };
        job.progress = [this, home,
                        name = QFileInfo(request.file).fileName()](const RenderProgress &progress) {
            home.post([this, name, progress] {
                Q_EMIT progressed({u"audio"_s, progress.percent, 100, name});
            });
        };
        const RenditionCache cache(source.cacheFolder);
        const auto made =
            job.cancelled()
                ? Result<RenderedAudio>(Error{ErrorCode::Cancelled, u"the job was stopped"_s})
                : renderAudio(find(), job, source.cacheFolder.isEmpty() ? nullptr : &cache);
        if (!made) {
            finish(made.error());
            return;
        }
        const AttachedClip clip{made->clip(request.forText, request.speaker), made->report,
                                made->fromCache};
        source.keep(made->files, [finish, clip](const Result<void> &kept) {
            finish(kept ? Result<AttachedClip>(clip) : Result<AttachedClip>(kept.error()));
        });
    });
    return promise->future();
}

void LocalAudioApi::start(const Promise &promise, const Result<Sound> &sound)
{
    if (promise != m_promise)
        return; // stopped meanwhile
    if (!sound) {
        finish(sound.error());
        return;
    }
    const auto kind = audioKindOf(sound->bytes);
    if (!kind || sound->bytes.size() > largestFile) {
        finish(Error{
            ErrorCode::Corrupt,
            kind ? u"the recording of \"%1\" is larger than %2 bytes"_s.arg(sound->choice.says)
                       .arg(largestFile)
                 : u"the recording of \"%1\" is no audio file that is known here"_s.arg(
                       sound->choice.says)});
        return;
    }
    m_playing = new Playing(this);
    m_playing->choice = sound->choice;
    m_playing->program =
        sound->programs.canPlayRecordings() ? sound->programs.ffplay : sound->programs.aplay;
    m_playing->file.setFileTemplate(m_playing->file.fileTemplate() + u'.' + endingOf(*kind));
    if (!m_playing->file.open() || m_playing->file.write(sound->bytes) != sound->bytes.size() ||
        !m_playing->file.flush()) {
        finish(Error{ErrorCode::DiskFull, u"no temporary file could be written for the player"_s});
        return;
    }
    QProcess &process = m_playing->process;
    harden(process, {longestPlay, 0, 256 * 1024 * 1024, false});
    process.setStandardOutputFile(QProcess::nullDevice());
    connect(&process, &QProcess::finished, this, &LocalAudioApi::onEnded);
    connect(&process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            onEnded();
    });
    QTimer::singleShot(longestPlay, &process, [&process] { process.kill(); });
    process.start(m_playing->program,
                  playerArguments(sound->programs, *kind, m_playing->file.fileName()));
}

void LocalAudioApi::onEnded()
{
    if (!m_playing)
        return;
    const QProcess &process = m_playing->process;
    if (process.error() != QProcess::FailedToStart &&
        process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0) {
        finish(m_playing->choice);
        return;
    }
    const QString said = QString::fromUtf8(m_playing->process.readAllStandardError()).trimmed();
    const QString name = QFileInfo(m_playing->program).fileName();
    finish(Error{ErrorCode::Unavailable,
                 u"%1 could not play it: %2"_s.arg(
                     name, said.isEmpty() ? process.errorString()
                                          : said.last(std::min<qsizetype>(300, said.size())))});
}

void LocalAudioApi::stop()
{
    if (m_promise)
        finish(Error{ErrorCode::Cancelled, u"the sound was stopped"_s});
}

void LocalAudioApi::finish(const Result<SpeechChoice> &answer)
{
    ++*m_turn;
    m_watch.stop();
    if (m_playing) {
        // The process may be in the middle of telling us; it and its file go when that is done.
        Playing *old = std::exchange(m_playing, nullptr);
        old->process.disconnect(this);
        old->process.kill();
        old->deleteLater();
    }
    const Promise promise = std::exchange(m_promise, nullptr);
    if (!promise)
        return;
    promise->addResult(answer);
    promise->finish();
}

} // namespace Batanidza
