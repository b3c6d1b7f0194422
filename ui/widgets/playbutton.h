#pragma once

#include "engine/runtime/audioapi.h"
#include "ui/look.h"

#include <QFuture>
#include <QPushButton>

//! Plays one word, and says before what will be heard: a person, a variant, a synthetic voice
//! (always named so), or that nothing can be and why. While it plays it stops. Main thread.
//!
//! Give it a word as the lesson holds it; for a line of a dialogue use lineAsWord(). It finds out
//! by itself what there is, each time that a word is set.
namespace Batanidza {

class PlayButton final : public QPushButton
{
    Q_OBJECT

public:
    enum class State { Empty, Asking, Ready, Silent, Playing, Failed };

    //! Both outlive the button. Without an api it says that there is no sound here.
    PlayButton(AudioApi *api, const Look &look, QWidget *parent = nullptr);
    //! Stops what it plays.
    ~PlayButton() override;

    //! An entry of `vocabulary`, whole; null = nothing to play, and the button is empty and off.
    void setWord(const Json &word);
    //! Whose word it is where several stand side by side: "A". Shown before the text.
    void setOwner(const QString &owner);
    //! Only the symbol, and the kind where it is synthetic, for narrow places; everything else, and
    //! the owner, is in the tool tip and in what a screen reader says.
    void setCompact(bool compact);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Hearing &hearing() const { return m_hearing; }

    [[nodiscard]] static Json lineAsWord(const Json &line);

Q_SIGNALS:
    void played();
    //! What to say where a page has a place for it; the button says it too.
    void failed(const Batanidza::Error &error);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void ask();
    void onClicked();
    void onAnswer(const Result<SpeechChoice> &answer);
    void retranslate();
    [[nodiscard]] QString label() const;
    [[nodiscard]] QString explanation() const;
    [[nodiscard]] QString whySilent() const;

    AudioApi *m_api;
    Json m_word;
    QString m_owner;
    bool m_compact = false;
    State m_state = State::Empty;
    Hearing m_hearing;
    Error m_error;
    quint64 m_asked = 0;
    QFuture<Result<SpeechChoice>> m_running;
};

} // namespace Batanidza
