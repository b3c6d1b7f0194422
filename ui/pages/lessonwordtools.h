#pragma once

#include "engine/base/json.h"

#include <QWidget>

class QLabel;
class QPushButton;

//! What helps with one word: how it sounds, its notations made anew, and the words that are easily
//! taken for it (minimal pairs). Main thread.
namespace Batanidza {

class AudioApi;
class Look;
class PlayButton;

class LessonWordTools final : public QWidget
{
    Q_OBJECT

public:
    LessonWordTools(const Look &look, AudioApi *audio, QWidget *parent = nullptr);

    void show(const Json &body, qsizetype word);
    void retranslate();

Q_SIGNALS:
    void renewWanted();

private:
    void showPairs();

    const Look &m_look;
    Json m_body;
    qsizetype m_word = -1;
    QString m_shownOf; //!< the words that the pairs were made of
    PlayButton *m_play;
    QPushButton *m_renew;
    QLabel *m_state;
    QLabel *m_pairs;
};

} // namespace Batanidza
