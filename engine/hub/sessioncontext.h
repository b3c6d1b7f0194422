#pragma once

#include "engine/security/gatekeeper.h"
#include "engine/wire/message.h"

//! Who speaks, and in which form they want their answers. Values; any thread.
namespace Batanidza {

class SchemaVersions;

//! What the pipe knows of the other side before it said anything.
struct Peer
{
    QString bearer; //!< from the Authorization header; empty = none
    bool loopback = false;
    QString address{}; //!< without the port
};

struct SessionContext
{
    SessionId session;
    TenantId tenant;
    ClientId client;
    QString platform;
    QString app;     //!< "name version"
    QString subject; //!< the token's id
    //! UTC; nothing = let in without a token, which nobody can take back.
    std::optional<std::chrono::milliseconds> tokenExpiresAt;
    Role role = Role::Device;
    Wire::Form form = Wire::Form::Adapted;
    Wire::Bodies bodies = Wire::Bodies::Inline;
    std::optional<QStringList> types; //!< sorted; nothing = all, empty = none
    bool deflate = false;
    bool beat = false;
    bool watch = false;  //!< a window, no device: gets no content by itself, and counts nowhere
    Sequence resynced{}; //!< the newest order to compare content that this session knows of

    //! The major that lessons are given in; nothing: there is only one.
    std::optional<int> schema = {};
    const SchemaVersions *schemas = nullptr; //!< where there is a `schema`

    [[nodiscard]] bool wants(const QString &type) const { return !types || types->contains(type); }
    //! Sessions with the same key can be given the same bytes.
    [[nodiscard]] QString formKey() const;
};

} // namespace Batanidza
