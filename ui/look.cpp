#include "ui/look.h"

#include "ui/widgets/focusstyle.h"

#include <QApplication>
#include <QStyle>

namespace Batanidza {

namespace {

QString themeFile(ThemeChoice choice, const QPalette &system)
{
    switch (choice) {
    case ThemeChoice::Light:
        return QStringLiteral("light");
    case ThemeChoice::Dark:
        return QStringLiteral("dark");
    case ThemeChoice::HighContrast:
        return QStringLiteral("contrast");
    case ThemeChoice::System:
        break;
    }
    // Qt 6.4 cannot be asked for the colour scheme, but a dark one has a dark window.
    const bool dark = system.color(QPalette::Window).lightness() < 128;
    return dark ? QStringLiteral("dark") : QStringLiteral("light");
}

} // namespace

Look::Look(QObject *parent)
    : QObject(parent)
    , m_systemPalette(QApplication::palette())
    , m_systemFont(QApplication::font())
{
    QApplication::setStyle(new FocusStyle(*this)); // owned by the application
    applyTheme();
}

Look::~Look() = default;

void Look::setThemeChoice(ThemeChoice choice)
{
    if (choice == m_themeChoice)
        return;
    m_themeChoice = choice;
    applyTheme();
    Q_EMIT changed();
}

void Look::setTextSize(int percent)
{
    const int wanted = std::clamp(percent, 100, 200);
    if (wanted == m_textSize)
        return;
    m_textSize = wanted;
    applyFont();
    Q_EMIT changed();
}

void Look::setMotionChoice(MotionChoice choice)
{
    if (choice == m_motion)
        return;
    m_motion = choice;
    Q_EMIT changed();
}

bool Look::mayMove() const
{
    switch (m_motion) {
    case MotionChoice::On:
        return false;
    case MotionChoice::Off:
        return true;
    case MotionChoice::System:
        break;
    }
    return QApplication::isEffectEnabled(Qt::UI_AnimateCombo) ||
           QApplication::isEffectEnabled(Qt::UI_General);
}

void Look::setLanguageChoice(LanguageChoice choice)
{
    m_language = choice;
    QLocale::setDefault(locale());
    auto translator = std::make_unique<QTranslator>();
    const bool shona = locale().language() == QLocale::Shona;
    const QString name = shona ? QStringLiteral(":/batanidza/translations/batanidza_sn.qm")
                               : QStringLiteral(":/batanidza/translations/batanidza_en.qm");
    if (m_translator)
        QCoreApplication::removeTranslator(m_translator.get());
    m_translator.reset();
    if (translator->load(name)) {
        m_translator = std::move(translator);
        QCoreApplication::installTranslator(m_translator.get());
    }
    Q_EMIT languageChanged();
}

QLocale Look::locale() const
{
    switch (m_language) {
    case LanguageChoice::English:
        return QLocale(QLocale::English, QLocale::Zimbabwe);
    case LanguageChoice::Shona:
        return QLocale(QLocale::Shona, QLocale::Zimbabwe);
    case LanguageChoice::System:
        break;
    }
    return QLocale::system();
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
    }
    return font;
}

void Look::applyTheme()
{
    // The built-in files are tested, so that one of them is missing would be a mistake of ours.
    if (const Result<Theme> theme = Theme::load(themeFile(m_themeChoice, m_systemPalette)))
        m_theme = *theme;
    QApplication::setPalette(m_theme.palette());
}

void Look::applyFont()
{
    QFont font = m_systemFont;
    font.setPointSizeF(m_systemFont.pointSizeF() * m_textSize / 100.0);
    QApplication::setFont(font);
}

} // namespace Batanidza
