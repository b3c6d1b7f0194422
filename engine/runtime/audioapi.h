#pragma once

#include "engine/adapt/speechchoice.h"
#include "engine/audio/rendition.h"
#include "engine/runtime/contentapi.h"

#include <QFuture>
#include <QObject>

//! How words sound: what can be heard of each here and now, and hearing it. Lives in the main
//! thread; every call returns at once.
namespace Batanidza {

//! What this computer has for it. Nothing of it is needed for anything else.
struct AudioMeans
{
    QString player;           //!< the program's name, "ffplay" or "aplay"; empty = none here
    bool recordings = false;  //!< it plays the files of lessons, not only a synthetic voice
    bool synthesiser = false; //!< espeak-ng is here

    friend bool operator==(const AudioMeans &, const AudioMeans &) = default;
};

struct Hearing
{
    SpeechChoice choice; //!< Text: nothing can be heard, `means` and `withheld` say why
    AudioMeans means;
    bool withheld = false; //!< the word has a recording, made for another spelling: never played

    friend bool operator==(const Hearing &, const Hearing &) = default;
};

//! A recording that is to become the clip of a word.
struct ClipRequest
{
    QString file;    //!< WAV, FLAC, MP3, M4A or OGG
    QString forText; //!< the headword, or the form of a variant, that is said in it
    QString speaker; //!< may be empty
};

struct AttachedClip
{
    Json audio; //!< `audio` of the word, as it stands in the lesson; its files are in the workspace
    LoudnessReport report;
    bool fromCache = false;
};

class AudioApi : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    //! What play() would play of a word. For a line of a dialogue give a word whose headword is the
    //! line's text and whose `audio` is the line's.
    [[nodiscard]] virtual QFuture<Result<Hearing>> choose(const VocabularyEntry &word) = 0;
    //! Plays it; answered when it is over. One thing at a time: a second call ends the first.
    //! Cancelling the future stops it. Errors: unavailable (nothing to play it with or on; the
    //! detail says what is missing), invalid (a letter that the synthesiser cannot say), corrupt
    //! (the file is damaged), cancelled.
    [[nodiscard]] virtual QFuture<Result<SpeechChoice>> play(const VocabularyEntry &word) = 0;
    //! Ends what plays.
    virtual void stop() = 0;

    //! Makes the files for all platforms out of a recording (silence cut off, one loudness, AAC and
    //! Opus) and puts them into the workspace; the lesson itself is not changed. `progressed` tells
    //! how far it is (job "audio", percent), cancelling the future stops it. Errors: those of
    //! renderAudio(); unsupported (the engine is elsewhere); what the store says.
    [[nodiscard]] virtual QFuture<Result<AttachedClip>> attach(const ClipRequest &request);

Q_SIGNALS:
    void progressed(const Batanidza::JobProgress &progress);
};

} // namespace Batanidza
