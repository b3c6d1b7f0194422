#pragma once

#include "ui/look.h"
#include "ui/models/previewblocks.h"

#include <QHash>
#include <QScrollArea>

class QGridLayout;
class QLabel;

//! The chosen piece of a lesson: of a word all four notations with its tone as a contour, and of
//! every piece what each platform makes of it and why. Main thread.
namespace Batanidza {

class AudioApi;
class PlayButton;
class TextLabel;
class ToneContour;

class WordPanel final : public QScrollArea
{
    Q_OBJECT

public:
    //! Without audio the button says so.
    WordPanel(const Look &look, AudioApi *audio, QWidget *parent = nullptr);

    //! Nothing chosen: nullptr, or an empty key. `shown`: the piece on each platform that has it;
    //! `platform`: whose clip is played.
    void show(const LessonPreviewPtr &preview, const QString &key,
              const QHash<QString, PreviewBlock> &shown, const QString &platform);
    //! Where the piece stands in the lesson; empty where nothing is chosen.
    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] PlayButton *playButton() const { return m_play; }
    //! All that it says, for copying and tests.
    [[nodiscard]] QString text() const;
    void retranslate();

private:
    struct Line
    {
        QLabel *name = nullptr;
        QLabel *value = nullptr;
    };
    void showWord(const Json &word);
    void showSound();
    void showPlatforms(const QString &path);
    [[nodiscard]] QString fateOn(const PlatformPreview &platform, const QString &path) const;
    void set(const Line &line, const QString &name, const QString &value);
    Line addLine(QGridLayout &grid);

    const Look &m_look;
    LessonPreviewPtr m_preview;
    QString m_key;
    QString m_path;
    QString m_platform;
    QHash<QString, PreviewBlock> m_shown;
    TextLabel *m_heading;
    QWidget *m_word;
    Line m_ipa;
    Line m_phonetic;
    Line m_syllabic;
    QLabel *m_toneName;
    ToneContour *m_tone;
    QLabel *m_toneUnknown;
    QLabel *m_check;
    PlayButton *m_play;
    QLabel *m_platforms;
};

} // namespace Batanidza
