#pragma once

#include "engine/audio/audioprograms.h"
#include "engine/base/handover.h"
#include "engine/runtime/audioapi.h"

#include <QPromise>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <memory>

//! AudioApi over programs of this computer. Files come from wherever the engine keeps them. Main
//! thread; looking for files and speaking are done in a thread of its own, and
//! making files in another.
namespace Batanidza {

//! Where an engine keeps its files. Called from other threads.
struct AudioSource
{
    std::function<bool(const Sha256 &)> contains;
    std::function<Result<QByteArray>(const Sha256 &)> read;
    //! Puts files into the workspace and calls back, from whatever thread; empty = not from here.
    std::function<void(const QList<RenditionFile> &, std::function<void(const Result<void> &)>)>
        keep = {};
    QString cacheFolder = {}; //!< of what was made of recordings; empty = none is kept
};

class LocalAudioApi final : public AudioApi
{
    Q_OBJECT

public:
    //! `find` looks for the programs, again for every question: they may come while we run.
    explicit LocalAudioApi(
        AudioSource source,
        std::function<AudioPrograms()> find = [] { return findAudioPrograms(); });
    //! Stops what plays and waits for the thread.
    ~LocalAudioApi() override;

    [[nodiscard]] QFuture<Result<Hearing>> choose(const VocabularyEntry &word) override;
    [[nodiscard]] QFuture<Result<SpeechChoice>> play(const VocabularyEntry &word) override;
    void stop() override;
    [[nodiscard]] QFuture<Result<AttachedClip>> attach(const ClipRequest &request) override;

    //! A file is not even written for the player beyond this.
    static constexpr qint64 largestFile = 8 * 1024 * 1024;
    //! Longer than any clip may be.
    static constexpr std::chrono::seconds longestPlay{60};

private:
    using Promise = std::shared_ptr<QPromise<Result<SpeechChoice>>>;
    struct Sound
    {
        SpeechChoice choice;
        QByteArray bytes;
        AudioPrograms programs;
    };
    class Playing;

    void start(const Promise &promise, const Result<Sound> &sound);
    void onEnded();
    void finish(const Result<SpeechChoice> &answer);

    AudioSource m_source;
    std::function<AudioPrograms()> m_find;
    ReturnAddress m_home;
    std::shared_ptr<std::atomic<quint64>> m_turn; //!< work of an earlier turn is given up
    Promise m_promise;                            //!< of the newest play(); null where none runs
    Playing *m_playing = nullptr;                 //!< a child of this; null where none runs
    QTimer m_watch;
    QThreadPool m_pool;
    QThreadPool m_renderPool; //!< long jobs, one after the other
    std::atomic<bool> m_stopping{false};
};

} // namespace Batanidza
