#include "ui/text/language.h"

#include <QCoreApplication>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

Language::~Language()
{
    if (QCoreApplication::instance())
        QCoreApplication::removeTranslator(&m_translator);
}

bool Language::apply(Preferences::Language choice)
{
    const auto code = codeOf(choice, QLocale::system().uiLanguages());
    if (code == m_code)
        return !m_translator.isEmpty();
    m_code = code;
    // The locale first: widgets format numbers while they answer LanguageChange.
    QLocale::setDefault(localeOf(code));
    QCoreApplication::removeTranslator(&m_translator);
    const bool found = m_translator.load(u":/batanidza/translations/batanidza_%1.qm"_s.arg(code));
    QCoreApplication::installTranslator(&m_translator);
    return found;
}

QString Language::codeOf(Preferences::Language choice, const QStringList &systemLanguages)
{
    switch (choice) {
    case Preferences::Language::English:
        return u"en"_s;
    case Preferences::Language::Shona:
        return u"sn"_s;
    case Preferences::Language::System:
        break;
    }
    for (const auto &language : systemLanguages) {
        const auto name = QStringView(language).left(2);
        if (name == "sn"_L1 || name == "en"_L1)
            return name.toString();
    }
    return u"en"_s;
}

QLocale Language::localeOf(const QString &code)
{
    if (code == "sn"_L1)
        return QLocale(QLocale::Shona, QLocale::Zimbabwe);
    const auto system = QLocale::system();
    return system.language() == QLocale::English
               ? system
               : QLocale(QLocale::English, QLocale::UnitedKingdom);
}

} // namespace Batanidza
