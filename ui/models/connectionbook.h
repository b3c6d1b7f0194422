#pragma once

#include "engine/runtime/remotetarget.h"

#include <QList>
#include <QObject>

//! The engines elsewhere that a person knows: a list in one JSON file, and each one's token in a
//! file of its own that only this person may read (0600). No token is in the list. Main thread.
namespace Batanidza {

struct KnownConnection
{
    QString id;      //!< names the token's file; given by the book
    QString address; //!< "wss://hub.example:7300"
    TenantId tenant{QStringLiteral("demo")};
    bool allowPlaintext = false; //!< said by name, for ws: beyond this machine

    friend bool operator==(const KnownConnection &, const KnownConnection &) = default;
};

class ConnectionBook : public QObject
{
    Q_OBJECT

public:
    //! `folder` is made where it is not there. A list that cannot be read counts as empty.
    explicit ConnectionBook(QString folder, QObject *parent = nullptr);

    [[nodiscard]] const QList<KnownConnection> &all() const { return m_all; }
    //! Keeps it, and its token; one with the same address and tenant is replaced. Errors: as
    //! readRemoteAddress(), `invalid` (no tenant; no token, or one too long), `unavailable` (it
    //! cannot be written).
    [[nodiscard]] Result<KnownConnection> add(KnownConnection connection, const Secret &token);
    //! Forgets it and its token.
    [[nodiscard]] Result<void> remove(const QString &id);
    [[nodiscard]] std::optional<KnownConnection> find(const QString &address,
                                                      const TenantId &tenant) const;
    //! Errors: as readTokenFile().
    [[nodiscard]] Result<Secret> token(const QString &id) const;

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] QString tokenFile(const QString &id) const;
    [[nodiscard]] Result<void> save(const QList<KnownConnection> &list) const;

    const QString m_folder;
    QList<KnownConnection> m_all;
};

} // namespace Batanidza
