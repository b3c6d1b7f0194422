#include "ui/pages/lessonwordtools.h"

#include "ui/look.h"
#include "ui/models/lessonedits.h"
#include "ui/models/lessonpairs.h"
#include "ui/widgets/playbutton.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostPairs = 12;

//! What minimal pairs depend on; other edits leave the list as it is.
QString wordsOf(const Json &body, qsizetype word)
{
    QString all = QString::number(word);
    for (const Json &entry : body[u"vocabulary"].toArray()) {
        all += u'\n' + entry[u"headword"].toString() + u' ' +
               entry[u"tone"][u"pattern"].toString() + u' ' + entry[u"gloss"][u"en"].toString();
    }
    return all;
}

} // namespace

LessonWordTools::LessonWordTools(const Look &look, AudioApi *audio, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_play(new PlayButton(audio, look, this))
    , m_renew(new QPushButton(this))
    , m_state(new QLabel(this))
    , m_pairs(new QLabel(this))
{
    auto *row = new QHBoxLayout;
    row->addWidget(m_play);
    row->addWidget(m_renew);
    row->addWidget(m_state, 1);
    m_state->setWordWrap(true);
    m_pairs->setWordWrap(true);
    m_pairs->setTextFormat(Qt::PlainText);
    m_pairs->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_pairs->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(row);
    layout->addWidget(m_pairs);
    connect(m_renew, &QPushButton::clicked, this, &LessonWordTools::renewWanted);
    retranslate();
}

void LessonWordTools::show(const Json &body, qsizetype word)
{
    if (word != m_word || body[u"vocabulary"].at(word) != m_body[u"vocabulary"].at(m_word))
        m_play->setWord(body[u"vocabulary"].at(word));
    m_body = body;
    m_word = word;
    const Json &entry = body[u"vocabulary"].at(word);
    const bool old = notationsAreOld(entry);
    m_renew->setEnabled(old);
    m_state->setText(old ? tr("IPA, phonetic spelling or syllables are not those of the headword.")
                         : tr("The notations fit the headword."));
    m_renew->setAccessibleDescription(m_state->text());
    QPalette palette = m_state->palette();
    palette.setColor(QPalette::WindowText,
                     m_look.color(old ? ColorRole::Warning : ColorRole::MutedText));
    m_state->setPalette(palette);
    const auto words = wordsOf(body, word);
    if (words != m_shownOf) {
        m_shownOf = words;
        showPairs();
    }
}

void LessonWordTools::showPairs()
{
    QStringList lines;
    const auto pairs = pairsOfWord(m_body, m_word);
    for (const PairOfWord &pair : pairs) {
        if (lines.size() == mostPairs)
            break;
        const QString word =
            pair.tone.isEmpty() ? pair.word : u"%1 [%2]"_s.arg(pair.word, pair.tone);
        const QString what = pair.kind == Shona::PairKind::Tone
                                 //: Minimal pair: %1 word, %2 meaning, %3 two tone patterns
                                 ? tr("%1, %2: other tone, %3")
                                 //: Minimal pair: %1 word, %2 meaning, %3 two letters
                                 : tr("%1, %2: other letter, %3");
        lines += what.arg(word, pair.gloss, pair.difference);
    }
    m_pairs->setVisible(!lines.isEmpty());
    m_pairs->setText(tr("Minimal pairs") + u'\n' + lines.join(u'\n'));
}

void LessonWordTools::retranslate()
{
    //: Button: derive IPA, phonetic spelling and syllables of a word again
    m_renew->setText(tr("Regenerate notations"));
    m_shownOf.clear();
    if (m_word >= 0)
        show(m_body, m_word);
}

} // namespace Batanidza
