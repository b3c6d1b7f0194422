#include "ui/look.h"

#include "ui/widgets/focusstyle.h"

#include <QApplication>

namespace Batanidza {

namespace {

QString themeFile(Preferences::Theme choice, const QPalette &system)
{
    switch (choice) {
    case Preferences::Theme::Light:
        return QStringLiteral("light");
    case Preferences::Theme::Dark:
        return QStringLiteral("dark");
    case Preferences::Theme::HighContrast:
        return QStringLiteral("contrast");
    case Preferences::Theme::System:
        break;
    }
    // Qt 6.4 cannot be asked for the colour scheme, but a dark one has a dark window.
    const bool dark = system.color(QPalette::Window).lightness() < 128;
    return dark ? QStringLiteral("dark") : QStringLiteral("light");
}

} // namespace

Look::Look(const Preferences &preferences, QObject *parent)
    : QObject(parent)
    , m_preferences(preferences)
    , m_systemPalette(QApplication::palette())
    , m_systemFont(QApplication::font())
{
    QApplication::setStyle(new FocusStyle(*this)); // owned by the application
    applyTheme();
    applyFont();
    connect(&preferences, &Preferences::changed, this, &Look::onPreference);
}

Look::~Look()
{
    QApplication::setFont(m_systemFont);
    QApplication::setPalette(m_systemPalette);
}

void Look::onPreference(Preferences::Key key)
{
    if (key == Preferences::Key::Theme)
        applyTheme();
    else if (key == Preferences::Key::TextSize)
        applyFont();
    else if (key != Preferences::Key::Motion)
        return;
    Q_EMIT changed();
}

bool Look::mayMove() const
{
    switch (m_preferences.motion()) {
    case Preferences::Motion::Reduced:
        return false;
    case Preferences::Motion::Full:
        return true;
    case Preferences::Motion::System:
        break;
    }
    return QApplication::isEffectEnabled(Qt::UI_General);
}

QFont Look::font(TextRole role) const
{
    QFont font = QApplication::font();
    const double size = font.pointSizeF();
    switch (role) {
    case TextRole::Headline:
        font.setPointSizeF(size * 1.5);
        font.setWeight(QFont::DemiBold);
        break;
    case TextRole::Section:
        font.setPointSizeF(size * 1.2);
        font.setWeight(QFont::DemiBold);
        break;
    case TextRole::Body:
        break;
    case TextRole::Caption:
        font.setPointSizeF(size * 0.9);
        break;
    case TextRole::Lesson:
        font.setFamilies(
            {QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans"), font.family()});
        font.setPointSizeF(size * 1.1);
        break;
    }
    return font;
}

void Look::applyTheme()
{
    // The built-in files are tested, so that one of them is missing would be a mistake of ours.
    if (const Result<Theme> theme = Theme::load(themeFile(m_preferences.theme(), m_systemPalette)))
        m_theme = *theme;
    QApplication::setPalette(m_theme.palette());
}

void Look::applyFont()
{
    QFont font = m_systemFont;
    font.setPointSizeF(m_systemFont.pointSizeF() * m_preferences.textSize() / 100.0);
    QApplication::setFont(font);
}

} // namespace Batanidza
