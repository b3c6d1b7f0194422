#pragma once

#include "engine/adapt/speechchoice.h"
#include "engine/base/result.h"

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
};

} // namespace Batanidza
