#pragma once

#include "engine/content/ids.h"
#include "engine/store/database.h"

#include <QList>
#include <QSet>

#include <chrono>

//! What is known of issued tokens, never the tokens themselves. Belongs to the thread of its
//! Database; what changes rows runs in a transaction of the writer.
namespace Batanidza {

struct TokenRecord
{
    TokenId id;
    TenantId tenant;
    QString role;
    QString platform; //!< empty = any
    QString label;
    std::chrono::milliseconds issuedAt{0};
    std::chrono::milliseconds expiresAt{0};
    std::chrono::milliseconds revokedAt{0}; //!< 0 = not revoked

    friend bool operator==(const TokenRecord &, const TokenRecord &) = default;
};

class TokenStore
{
public:
    explicit TokenStore(Database &database)
        : m_database(database)
    {}

    //! Of all tenants, newest first.
    [[nodiscard]] Result<QList<TokenRecord>> list() const;
    //! The ids of revoked tokens, as Gatekeeper::setRevoked() takes them.
    [[nodiscard]] Result<QSet<QString>> revoked() const;
    [[nodiscard]] Result<void> add(const TokenRecord &token);
    //! not_found where there is no such token; once revoked stays revoked at its first time.
    [[nodiscard]] Result<void> revoke(const TokenId &id, std::chrono::milliseconds at);

    //! The key that signs tokens, made at random the first time; 32 bytes. In a transaction.
    [[nodiscard]] Result<QByteArray> signingKey();

private:
    Database &m_database;
};

} // namespace Batanidza
