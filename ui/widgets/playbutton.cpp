#include "ui/widgets/playbutton.h"

#include "engine/runtime/awaited.h"
#include "ui/models/previewblocks.h"
#include "ui/text/errortext.h"
#include "ui/widgets/icons.h"

#include <QEvent>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

PlayButton::PlayButton(AudioApi *api, const Look &look, QWidget *parent)
    : QPushButton(parent)
    , m_api(api)
{
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(this, &QPushButton::clicked, this, &PlayButton::onClicked);
    connect(&look, &Look::changed, this, [this] { updateGeometry(); });
    retranslate();
}

PlayButton::~PlayButton()
{
    m_running.cancel();
}

Json PlayButton::lineAsWord(const Json &line)
{
    return wordOfLine(line);
}

void PlayButton::setWord(const Json &word)
{
    if (word == m_word && m_state != State::Failed)
        return;
    m_running.cancel();
    m_word = word;
    m_hearing = {};
    ++m_asked;
    m_state = word[u"headword"].toString().isEmpty() ? State::Empty : State::Asking;
    if (m_state == State::Asking && !m_api)
        m_state = State::Silent;
    retranslate();
    if (m_state == State::Asking && isVisible())
        ask();
}

void PlayButton::setOwner(const QString &owner)
{
    m_owner = owner;
    retranslate();
}

void PlayButton::setCompact(bool compact)
{
    m_compact = compact;
    retranslate();
}

void PlayButton::showEvent(QShowEvent *event)
{
    QPushButton::showEvent(event);
    // What is never seen asks nothing.
    if (m_state == State::Asking)
        ask();
}

void PlayButton::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PlayButton::ask()
{
    const quint64 asked = ++m_asked;
    awaitResult<Hearing>(
        m_api->choose(VocabularyEntry(m_word)), this, [this, asked](const Result<Hearing> &answer) {
            if (asked != m_asked || m_state != State::Asking)
                return;
            if (answer) {
                m_hearing = *answer;
                m_state = m_hearing.choice.kind == SpeechKind::Text ? State::Silent : State::Ready;
            } else {
                m_error = answer.error();
                m_state = State::Failed;
            }
            retranslate();
        });
}

void PlayButton::onClicked()
{
    if (m_state == State::Playing) {
        m_running.cancel();
        m_api->stop();
        return;
    }
    if (m_state != State::Ready && m_state != State::Failed)
        return;
    m_state = State::Playing;
    retranslate();
    m_running = m_api->play(VocabularyEntry(m_word));
    const quint64 asked = ++m_asked;
    awaitResult<SpeechChoice>(m_running, this, [this, asked](const Result<SpeechChoice> &answer) {
        if (asked == m_asked)
            onAnswer(answer);
    });
}

void PlayButton::onAnswer(const Result<SpeechChoice> &answer)
{
    if (answer) {
        m_hearing.choice = *answer;
        m_state = State::Ready;
        retranslate();
        Q_EMIT played();
        return;
    }
    if (answer.error().code == ErrorCode::Cancelled) {
        m_state = State::Ready;
        retranslate();
        return;
    }
    m_error = answer.error();
    m_state = State::Failed;
    retranslate();
    Q_EMIT failed(m_error);
}

QString PlayButton::label() const
{
    const auto &choice = m_hearing.choice;
    switch (m_state) {
    case State::Empty:
        return tr("No word");
    case State::Asking:
        return tr("Play");
    case State::Playing:
        return tr("Stop");
    case State::Failed:
        return tr("Could not be played");
    case State::Silent: {
        const QString ipa = VocabularyEntry(m_word).ipa();
        if (!m_compact && !ipa.isEmpty())
            //: %1 a pronunciation in IPA; nothing can be heard here
            return tr("No sound: [%1]").arg(ipa);
        return tr("No sound");
    }
    case State::Ready:
        break;
    }
    switch (choice.kind) {
    case SpeechKind::Recording:
        return m_compact ? QString() : tr("Play");
    case SpeechKind::VariantRecording:
        //: %1 another form of the word, by a person
        return tr("Play variant “%1”").arg(choice.says);
    // What is synthetic says so also where there is little room.
    case SpeechKind::SyntheticRecording:
    case SpeechKind::Synthesiser:
        return m_compact ? tr("Synthetic") : tr("Play (synthetic voice)");
    case SpeechKind::Text:
        break;
    }
    return {};
}

QString PlayButton::whySilent() const
{
    if (!m_api)
        return tr("This window has no sound.");
    if (m_hearing.means.player.isEmpty())
        return tr("No player is on this computer: install ffmpeg (ffplay) or alsa-utils (aplay).");
    if (!m_hearing.means.synthesiser)
        return tr("There is no recording here, and no synthetic voice on this computer: install "
                  "espeak-ng.");
    return tr("There is no recording here, and no synthetic voice can say these letters.");
}

QString PlayButton::explanation() const
{
    const QString word = m_word[u"headword"].toString();
    QStringList lines;
    switch (m_state) {
    case State::Empty:
        return tr("There is no word to play.");
    case State::Asking:
        return {};
    case State::Silent:
        lines += whySilent();
        break;
    case State::Failed:
        lines += ErrorText::sentence(m_error.code);
        lines += m_error.detail;
        break;
    case State::Playing:
        lines += tr("“%1” is being played.").arg(m_hearing.choice.says);
        break;
    case State::Ready:
        switch (m_hearing.choice.kind) {
        case SpeechKind::Recording:
            lines += tr("A person says “%1”.").arg(word);
            break;
        case SpeechKind::VariantRecording:
            lines += tr("A person says “%1”, a variant of “%2”.").arg(m_hearing.choice.says, word);
            break;
        case SpeechKind::SyntheticRecording:
            lines +=
                tr("A synthetic voice was recorded for “%1”. It is no model for tone.").arg(word);
            break;
        case SpeechKind::Synthesiser:
            lines += m_hearing.choice.tone.isEmpty()
                         ? tr("A synthetic voice says “%1” at one pitch: its tone is not known.")
                               .arg(word)
                         : tr("A synthetic voice says “%1”. It is no model for tone.").arg(word);
            break;
        case SpeechKind::Text:
            break;
        }
        break;
    }
    if (m_hearing.withheld)
        lines += tr("The recording was made for another spelling and is withheld.");
    return lines.join(u'\n');
}

void PlayButton::retranslate()
{
    const QString text = label();
    setText(m_owner.isEmpty() || m_compact ? text
            : text.isEmpty()               ? m_owner
                             //: A button: %1 whose word, such as A; %2 what it does
                             : tr("%1: %2").arg(m_owner, text));
    setIcon(themedIcon(m_state == State::Playing ? u"pause"_s : u"play"_s));
    setEnabled(m_state == State::Ready || m_state == State::Playing || m_state == State::Failed);
    const QString why = explanation();
    setToolTip(why);
    //: For screen readers: %1 a word
    const QString spoken = text.isEmpty() ? tr("Play") : text;
    setAccessibleName(
        tr("%1: %2").arg(m_owner.isEmpty() ? m_word[u"headword"].toString() : m_owner, spoken));
    setAccessibleDescription(why);
}

} // namespace Batanidza
