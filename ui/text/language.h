#pragma once

#include "ui/models/preferences.h"

#include <QLocale>
#include <QTranslator>

//! The language of the window: installs our catalogue and switches it while everything runs (every
//! widget then gets QEvent::LanguageChange). Also sets QLocale's default, by which numbers and
//! short dates are written. Main thread, one of it beside the application object.
namespace Batanidza {

class Language
{
public:
    Language() = default;
    ~Language();
    Q_DISABLE_COPY_MOVE(Language)

    //! True where the catalogue of that language was there; English plurals are used otherwise.
    bool apply(Preferences::Language choice);

    //! "en" or "sn": what apply() chose.
    [[nodiscard]] QString code() const { return m_code; }

    //! What a choice means on this machine: "sn" for Shona, or for System where the first language
    //! of the system that we speak is Shona; else "en".
    [[nodiscard]] static QString codeOf(Preferences::Language choice,
                                        const QStringList &systemLanguages);
    //! The locale numbers and dates are written in.
    [[nodiscard]] static QLocale localeOf(const QString &code);

private:
    QTranslator m_translator;
    QString m_code;
};

} // namespace Batanidza
