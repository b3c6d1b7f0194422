#pragma once

#include "ui/models/preferences.h"
#include "ui/theme.h"

#include <QFont>
#include <QObject>

//! How the window looks: follows the person's preferences while running. One for the application,
//! made before the first widget and given to whoever paints with it. Main thread.
namespace Batanidza {

//! Sizes of text, relative to the system's (A5).
enum class TextRole {
    Headline,
    Section,
    Body,
    Caption,
    Lesson, //!< what a lesson says: larger, in a face that has every mark of Shona
};

class Look : public QObject
{
    Q_OBJECT

public:
    //! Remembers the system's palette and font as they are now, then takes the preferences.
    explicit Look(const Preferences &preferences, QObject *parent = nullptr);

    //! Gives the application its own font and palette back.
    ~Look() override;

    [[nodiscard]] const Theme &theme() const { return m_theme; }
    [[nodiscard]] QColor color(ColorRole role) const { return m_theme.color(role); }
    [[nodiscard]] QColor color(Severity severity) const { return m_theme.color(severity); }
    //! False where nothing may move: a person said so, or the system does.
    [[nodiscard]] bool mayMove() const;

    //! The application's font in the size of that role.
    [[nodiscard]] QFont font(TextRole role) const;

Q_SIGNALS:
    //! Theme, text size or motion; palettes and fonts of widgets have been changed already.
    void changed();

private:
    void onPreference(Preferences::Key key);
    void applyTheme();
    void applyFont();

    const Preferences &m_preferences;
    QPalette m_systemPalette;
    QFont m_systemFont;
    Theme m_theme;
};

} // namespace Batanidza
