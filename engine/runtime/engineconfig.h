#pragma once

#include "engine/base/json.h"
#include "engine/base/result.h"

#include <QList>
#include <QString>
#include <QVariant>

//! How an engine runs: an immutable value made from one table of key, default and meaning. The
//! settings page, the configuration file and --help all read that table. Values; any thread.
namespace Batanidza {

//! One row of the table.
struct Setting
{
    QString key;       //!< "hub.shards"
    Json defaultValue; //!< its type is the setting's type
    double least = 0;  //!< for numbers
    double most = 0;
    QString unit;      //!< "ms", "MiB", "%" or empty
    QString meaning;   //!< English, one sentence
    bool live = false; //!< may change while the engine runs
};

class EngineConfig
{
public:
    EngineConfig() = default;

    [[nodiscard]] static const QList<Setting> &table();
    [[nodiscard]] static const Setting *setting(QStringView key);
    //! From an object of key and value; unknown keys and values out of range are refused by name.
    [[nodiscard]] static Result<EngineConfig> fromJson(const Json &json);
    [[nodiscard]] Json toJson() const;

    //! The value, or the row's default. The key must be in the table.
    [[nodiscard]] Json value(QStringView key) const;
    [[nodiscard]] qint64 integer(QStringView key) const { return value(key).toInteger(); }
    [[nodiscard]] double number(QStringView key) const { return value(key).toDouble(); }
    [[nodiscard]] bool flag(QStringView key) const { return value(key).toBool(); }
    [[nodiscard]] QString text(QStringView key) const { return value(key).toString(); }
    //! A copy with one value changed, or `invalid` where the table does not allow it.
    [[nodiscard]] Result<EngineConfig> with(QStringView key, const Json &value) const;

private:
    JsonObject m_values;
};

//! Where an engine lives and listens. Not kept in the workspace.
struct EnginePlace
{
    QString dataFolder;
    QString tenant = QStringLiteral("demo"); //!< whose content the window and the verbs show
    QString webSocketHost = QStringLiteral("127.0.0.1");
    quint16 webSocketPort = 7300; //!< 0 = any free one
    QString httpHost = QStringLiteral("127.0.0.1");
    quint16 httpPort = 7301;
    bool demo = false;
    bool openLoopback = false;   //!< loopback clients come in without a token, as devices of "demo"
    bool allowPlaintext = false; //!< ws: and http: beyond loopback, said by name
    QString certificateFile;     //!< PEM; with it wss: and https:
    QString keyFile;
};

} // namespace Batanidza
