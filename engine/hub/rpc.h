#pragma once

#include "engine/base/clock.h"
#include "engine/content/platform.h"
#include "engine/hub/adminport.h"
#include "engine/hub/contentreader.h"
#include "engine/hub/logplaces.h"
#include "engine/hub/manifestcache.h"
#include "engine/hub/sessioncontext.h"

//! The method table of protocol 1, for sockets and HTTP alike: decides, reads and answers; what
//! must be written is handed back for the caller to give to the EditSink. Belongs to the thread of
//! its ContentReader; make one for each thread that answers.
namespace Batanidza {

//! The refusal of a clientId that another token used first.
[[nodiscard]] Error anothersClient();

//! A hello that was accepted.
struct Admission
{
    SessionContext context;
    Wire::HelloAnswer answer;
    Cursor place; //!< changes follow from here
};

struct Reply
{
    //! What to answer now. Nothing where `submission` has to be committed first: set its `done`,
    //! give it to the sink, and answer Rpc::answerTo(result).
    std::optional<Wire::Answer> answer;
    std::optional<Submission> submission;
    //! Tell the sink that the client is this far.
    std::optional<Sequence> acknowledged;
    //! Give it to the AdminPort, and answer what that says.
    std::optional<AdminOrder> admin = std::nullopt;
};

class Rpc
{
public:
    Rpc(ContentReader &reader, const Gatekeeper &gatekeeper, const Clock &clock,
        ManifestCache &manifests, const Wire::Limits &limits = {},
        std::function<std::optional<quint64>()> commits = {});

    //! Errors: unsupported, unauthorised, forbidden, invalid, not_found (no such tenant).
    [[nodiscard]] Result<Admission> hello(const Wire::Hello &hello, const Peer &peer);
    //! For calls without a session (the GET twins): who is it, by token alone. `client` is empty.
    [[nodiscard]] Result<SessionContext> admit(const TenantId &tenant, const QString &platform,
                                               const QString &token, bool loopback) const;
    //! Whether the token of a session that was admitted still opens the door: it may have expired
    //! or been revoked since.
    [[nodiscard]] bool stillAdmits(const SessionContext &context) const;
    //! Answers one call. Never waits: `waitMs` is the HTTP server's business.
    [[nodiscard]] Reply call(const SessionContext &context, const Wire::Call &call);
    //! What an operator's call is answered once it was carried out (or failed). Any thread.
    [[nodiscard]] static Wire::Answer answerTo(const Result<Json> &result);
    //! What a push is answered once it was committed (or failed). Any thread.
    [[nodiscard]] static Wire::Answer answerTo(const SubmissionResult &result);

    [[nodiscard]] const Wire::Limits &limits() const { return m_limits; }
    [[nodiscard]] ContentReader &reader() const { return m_reader; }
    //! Whether the log of the tenant ends here: nothing is left to read.
    [[nodiscard]] bool isAtHead(const TenantId &tenant, const Cursor &place);

private:
    [[nodiscard]] Reply push(const SessionContext &context, const Wire::Push &push) const;
    [[nodiscard]] static Reply admin(const SessionContext &context, const Wire::Admin &admin);
    [[nodiscard]] static Reply conflict(const SessionContext &context,
                                        const Wire::ConflictCall &call);
    [[nodiscard]] static Reply learning(const SessionContext &context,
                                        const Wire::LearningRecord &record);
    [[nodiscard]] Reply ack(const SessionContext &context, const Wire::Ack &ack) const;
    [[nodiscard]] Wire::Answer changes(const SessionContext &context,
                                       const Wire::ReadChanges &read);
    [[nodiscard]] Wire::Answer items(const SessionContext &context,
                                     const Wire::GetItems &get) const;
    [[nodiscard]] Wire::Answer manifest(const SessionContext &context,
                                        const Wire::ReadManifest &read) const;
    [[nodiscard]] Wire::Answer blobHave(const SessionContext &context,
                                        const Wire::BlobHave &have) const;

    ContentReader &m_reader;
    const Gatekeeper &m_gatekeeper;
    const Clock &m_clock;
    ManifestCache &m_manifests;
    const Wire::Limits m_limits;
    LogPlaces m_places;
};

} // namespace Batanidza
