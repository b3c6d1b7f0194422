#pragma once

#include "engine/runtime/previewapi.h"
#include "ui/diff/diffrows.h"
#include "ui/models/previewblocks.h"
#include "ui/models/previewwarnings.h"

#include <QFont>
#include <QTimer>

//! The lesson that Preview shows, made ready for its frames, and the one that it is compared with.
//! Everything is made in the pool; what is shown stays until the new is there. Main thread.
namespace Batanidza {

class PreviewCase final : public QObject
{
    Q_OBJECT

public:
    enum class State { None, Loading, Ready, Failed };

    //! A platform of the shown lesson, ready to be painted.
    struct Screen
    {
        QString platform;
        QList<PreviewBlock> blocks;
        QStringList payload; //!< the body's lines, indented; long ones are cut
    };

    explicit PreviewCase(PreviewApi &api, QObject *parent = nullptr);

    void show(const PreviewSubject &subject);
    void reload();
    //! What differences are told from; nothing = none.
    void compareWith(const std::optional<PreviewSubject> &subject);
    //! For finding letters that no font has.
    void setFont(const QFont &font) { m_font = font; }

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &error() const { return m_error; }
    //! What was asked for last, also while it is not there yet.
    [[nodiscard]] const PreviewSubject &subject() const { return m_subject; }
    //! What is shown; nullptr before the first.
    [[nodiscard]] const LessonPreviewPtr &preview() const { return m_preview; }
    //! nullptr where the platform is not known.
    [[nodiscard]] const Screen *screen(const QString &platform) const;
    [[nodiscard]] const QList<PreviewWarning> &warnings() const { return m_warnings; }
    [[nodiscard]] const LessonPreviewPtr &other() const { return m_other; }
    //! Why there is nothing to compare with; nothing where there is.
    [[nodiscard]] const std::optional<Error> &otherError() const { return m_otherError; }

    static constexpr qsizetype longestLine = 400;

Q_SIGNALS:
    void changed();
    void otherChanged();
    //! Lessons or conflicts are others now; nothing was read again.
    void outdated();

private:
    struct Made;
    void take(const LessonPreviewPtr &preview, quint64 asked);

    PreviewApi &m_api;
    PreviewSubject m_subject;
    State m_state = State::None;
    Error m_error;
    LessonPreviewPtr m_preview;
    QList<Screen> m_screens;
    QList<PreviewWarning> m_warnings;
    LessonPreviewPtr m_other;
    std::optional<Error> m_otherError;
    QFont m_font;
    QTimer m_pause; //!< many changes in a moment are one
    quint64 m_asked = 0;
    quint64 m_askedOther = 0;
};

} // namespace Batanidza
