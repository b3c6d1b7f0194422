#pragma once

#include "engine/runtime/audioapi.h"
#include "tests/support/fakeapis.h"

//! AudioApi as a test feeds it. Main thread.
namespace Batanidza {

class FakeAudioApi final : public AudioApi
{
public:
    Hearing hearing; //!< what choose() answers; `says` is the word's headword where it is empty
    std::optional<Error> playError;
    bool holdPlay = false; //!< true: it plays until end(), stop() or a cancelled future
    QStringList asked;     //!< headwords
    QStringList played;
    int stops = 0;

    [[nodiscard]] QFuture<Result<Hearing>> choose(const VocabularyEntry &word) override
    {
        asked.append(word.headword());
        Hearing answer = hearing;
        if (answer.choice.says.isEmpty())
            answer.choice.says = word.headword();
        return finished<Result<Hearing>>(answer);
    }
    [[nodiscard]] QFuture<Result<SpeechChoice>> play(const VocabularyEntry &word) override
    {
        played.append(word.headword());
        m_answer = hearing.choice;
        m_answer.says = word.headword();
        if (playError)
            return finished<Result<SpeechChoice>>(*playError);
        if (!holdPlay)
            return finished<Result<SpeechChoice>>(m_answer);
        m_play = QPromise<Result<SpeechChoice>>();
        m_play.start();
        return m_play.future();
    }
    void stop() override
    {
        ++stops;
        m_play.addResult(Error{ErrorCode::Cancelled, QStringLiteral("stopped"), {}});
        m_play.finish();
    }
    void end()
    {
        m_play.addResult(m_answer);
        m_play.finish();
    }

private:
    QPromise<Result<SpeechChoice>> m_play;
    SpeechChoice m_answer;
};

} // namespace Batanidza
