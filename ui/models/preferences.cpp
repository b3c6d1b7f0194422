#include "ui/models/preferences.h"

#include "engine/base/sha256.h"

#include <QFileInfo>
#include <QStringList>
#include <QVariant>

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

const QStringList languageNames{u"system"_s, u"en"_s, u"sn"_s};
const QStringList themeNames{u"system"_s, u"light"_s, u"dark"_s, u"high-contrast"_s};
const QStringList motionNames{u"system"_s, u"full"_s, u"reduced"_s};

constexpr qsizetype longestName = 80;

} // namespace

Preferences::Preferences(const QString &file, QObject *parent)
    : QObject(parent)
    , m_settings(file, QSettings::IniFormat)
{
    m_settings.setFallbacksEnabled(false);
    m_broken = QFileInfo::exists(file) && m_settings.status() != QSettings::NoError;
}

template <typename Choice>
Choice Preferences::choice(const QString &key, const QStringList &names) const
{
    const auto index = names.indexOf(m_settings.value(key).toString());
    return static_cast<Choice>(std::max<qsizetype>(index, 0));
}

void Preferences::setValue(const QString &name, const QVariant &value, Key key)
{
    if (m_settings.value(name) == value)
        return;
    m_settings.setValue(name, value);
    m_settings.sync();
    Q_EMIT changed(key);
}

QString Preferences::personName() const
{
    return m_settings.value(u"person/name"_s).toString();
}

void Preferences::setPersonName(const QString &name)
{
    setValue(u"person/name"_s, name.simplified().left(longestName), Key::PersonName);
}

Preferences::Language Preferences::language() const
{
    return choice<Language>(u"look/language"_s, languageNames);
}

void Preferences::setLanguage(Language language)
{
    setValue(u"look/language"_s, languageNames.at(static_cast<int>(language)), Key::Language);
}

Preferences::Theme Preferences::theme() const
{
    return choice<Theme>(u"look/theme"_s, themeNames);
}

void Preferences::setTheme(Theme theme)
{
    setValue(u"look/theme"_s, themeNames.at(static_cast<int>(theme)), Key::Theme);
}

int Preferences::textSize() const
{
    return std::clamp(m_settings.value(u"look/textSize"_s, leastTextSize).toInt(), leastTextSize,
                      mostTextSize);
}

void Preferences::setTextSize(int percent)
{
    setValue(u"look/textSize"_s, std::clamp(percent, leastTextSize, mostTextSize), Key::TextSize);
}

Preferences::Motion Preferences::motion() const
{
    return choice<Motion>(u"look/motion"_s, motionNames);
}

void Preferences::setMotion(Motion motion)
{
    setValue(u"look/motion"_s, motionNames.at(static_cast<int>(motion)), Key::Motion);
}

std::optional<QString> Preferences::shortcut(const QString &action) const
{
    const auto value = m_settings.value(u"keys/"_s + action);
    return value.isValid() ? std::optional(value.toString()) : std::nullopt;
}

void Preferences::setShortcut(const QString &action, const std::optional<QString> &keys)
{
    if (shortcut(action) == keys)
        return;
    if (keys)
        m_settings.setValue(u"keys/"_s + action, *keys);
    else
        m_settings.remove(u"keys/"_s + action);
    m_settings.sync();
    Q_EMIT changed(Key::Shortcuts);
}

QString Preferences::placeInWorkspace(const QString &name) const
{
    const auto workspace = Sha256::of(m_workspace.toUtf8()).toHex().left(12);
    return u"%1@%2"_s.arg(name, workspace);
}

QByteArray Preferences::state(const QString &name, int layoutVersion) const
{
    if (m_settings.value(u"state/%1/layout"_s.arg(name)).toInt() != layoutVersion)
        return {};
    return m_settings.value(u"state/%1/value"_s.arg(name)).toByteArray();
}

void Preferences::setState(const QString &name, int layoutVersion, const QByteArray &state)
{
    m_settings.setValue(u"state/%1/layout"_s.arg(name), layoutVersion);
    m_settings.setValue(u"state/%1/value"_s.arg(name), state);
}

} // namespace Batanidza
