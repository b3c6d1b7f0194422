#pragma once

#include "ui/theme.h"

#include <QLocale>
#include <QObject>
#include <QTranslator>

#include <memory>

//! How the window looks and which language it speaks, changed while running. One for the
//! application, made before the first widget and given to whoever paints with it. Main thread.
namespace Batanidza {

enum class ThemeChoice { System, Light, Dark, HighContrast };
enum class MotionChoice { System, On, Off };
enum class LanguageChoice { System, English, Shona };

//! Sizes of text, relative to the system's (A5).
enum class TextRole { Headline, Section, Body, Caption };

class Look : public QObject
{
    Q_OBJECT

public:
    //! Remembers the system's palette, font and style as they are now.
    explicit Look(QObject *parent = nullptr);
    ~Look() override;

    [[nodiscard]] const Theme &theme() const { return m_theme; }
    [[nodiscard]] QColor color(ColorRole role) const { return m_theme.color(role); }
    [[nodiscard]] QColor color(Severity severity) const { return m_theme.color(severity); }

    [[nodiscard]] ThemeChoice themeChoice() const { return m_themeChoice; }
    void setThemeChoice(ThemeChoice choice);
    //! Percent of the system's size, 100 to 200.
    [[nodiscard]] int textSize() const { return m_textSize; }
    void setTextSize(int percent);
    [[nodiscard]] MotionChoice motionChoice() const { return m_motion; }
    void setMotionChoice(MotionChoice choice);
    //! False where nothing may move: a person said so, or the system does.
    [[nodiscard]] bool mayMove() const;
    [[nodiscard]] LanguageChoice languageChoice() const { return m_language; }
    //! Installs the catalogue and the default QLocale; every widget then gets LanguageChange.
    void setLanguageChoice(LanguageChoice choice);
    [[nodiscard]] QLocale locale() const;

    //! The application's font in the size of that role.
    [[nodiscard]] QFont font(TextRole role) const;

Q_SIGNALS:
    //! Theme, text size or motion; palettes and fonts of widgets have been changed already.
    void changed();
    void languageChanged();

private:
    void applyTheme();
    void applyFont();

    QPalette m_systemPalette;
    QFont m_systemFont;
    Theme m_theme;
    ThemeChoice m_themeChoice = ThemeChoice::System;
    MotionChoice m_motion = MotionChoice::System;
    LanguageChoice m_language = LanguageChoice::System;
    int m_textSize = 100;
    std::unique_ptr<QTranslator> m_translator;
};

} // namespace Batanidza
