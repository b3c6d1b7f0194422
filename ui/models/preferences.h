#pragma once

#include <QObject>
#include <QSettings>
#include <QString>

#include <optional>

//! What one person likes of the window: name, language, look, keys. One INI file, whose place the
//! caller gives. What is kept of a workspace's content has a place of its own for each workspace.
//! Main thread.
namespace Batanidza {

class Preferences : public QObject
{
    Q_OBJECT

public:
    enum class Key { PersonName, Language, Theme, TextSize, Motion, Shortcuts };
    Q_ENUM(Key)
    enum class Language { System, English, Shona };
    enum class Theme { System, Light, Dark, HighContrast };
    enum class Motion { System, Full, Reduced };

    static constexpr int leastTextSize = 100; //!< percent
    static constexpr int mostTextSize = 200;

    //! A file that cannot be read counts as empty: wasBroken() says so.
    explicit Preferences(const QString &file, QObject *parent = nullptr);

    //! The file was there and was not ours to read; the standard values are used.
    [[nodiscard]] bool wasBroken() const { return m_broken; }

    //! The author of edits made in this window; empty until a person gave it.
    [[nodiscard]] QString personName() const;
    //! Trimmed, inner white space made single, at most 80 characters.
    void setPersonName(const QString &name);
    [[nodiscard]] Language language() const;
    void setLanguage(Language language);
    [[nodiscard]] Theme theme() const;
    void setTheme(Theme theme);
    //! Percent of the system's size, 100 to 200.
    [[nodiscard]] int textSize() const;
    void setTextSize(int percent);
    [[nodiscard]] Motion motion() const;
    void setMotion(Motion motion);

    //! The person's own key for an action, or nothing where it has its usual one.
    [[nodiscard]] std::optional<QString> shortcut(const QString &action) const;
    //! In portable text ("Ctrl+8"); nothing takes the usual one back.
    void setShortcut(const QString &action, const std::optional<QString> &keys);

    //! Places of windows, splitters and headers, by name. Empty where nothing fitting was kept:
    //! `layoutVersion` differs when the window was laid out differently.
    [[nodiscard]] QByteArray state(const QString &name, int layoutVersion) const;
    void setState(const QString &name, int layoutVersion, const QByteArray &state);

    //! Names the content that the window shows: a folder, or the address of an engine elsewhere
    //! with its tenant. Before any page is made.
    void setWorkspace(const QString &workspace) { m_workspace = workspace; }
    //! `name` for state() and setState(), where what is kept belongs to the workspace.
    [[nodiscard]] QString placeInWorkspace(const QString &name) const;

Q_SIGNALS:
    void changed(Batanidza::Preferences::Key key);

private:
    template <typename Choice>
    [[nodiscard]] Choice choice(const QString &key, const QStringList &names) const;
    void setValue(const QString &name, const QVariant &value, Key key);

    QSettings m_settings;
    QString m_workspace;
    bool m_broken = false;
};

} // namespace Batanidza
