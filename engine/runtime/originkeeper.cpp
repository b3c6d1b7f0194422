#include "engine/runtime/originkeeper.h"

#include "engine/base/logging.h"
#include "engine/commit/committer.h"
#include "engine/commit/writer.h"
#include "engine/http/originaddress.h"
#include "engine/runtime/remotetarget.h"
#include "engine/store/workspace.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

//! Into the log of the tenant that the engine shows, as other admin events.
void note(Writer &writer, const TenantId &tenant, const Sha256 &hash, qint64 bytes)
{
    writer.perform([tenant, hash, bytes](Committer &committer) -> Result<void> {
        const auto at = committer.recordAdmin(
            tenant, u"blob-repaired"_s,
            Json(JsonObject{{u"hash"_s, hash.toHex()}, {u"bytes"_s, bytes}}), QString());
        return at ? Result<void>() : Result<void>(at.error());
    });
}

} // namespace

OriginKeeper::OriginKeeper(OriginParts parts, const EngineConfig &config)
    : m_parts(std::move(parts))
    , m_config(config)
    , m_thread(u"origin"_s, [this] {
        return std::make_unique<BlobOrigin>(
            m_parts.clock, m_parts.registry, BlobStore(blobFolder(m_parts.dataFolder)),
            [this](const Sha256 &hash, qint64 bytes) {
                note(m_parts.writer, m_parts.tenant, hash, bytes);
            },
            m_parts.limits);
    })
{
    place();
}

void OriginKeeper::setConfig(const EngineConfig &config)
{
    const auto changed = [&](QStringView key) { return m_config.value(key) != config.value(key); };
    const bool moved = changed(u"blobs.origin") || changed(u"blobs.originTokenFile");
    m_config = config;
    if (moved)
        place();
}

void OriginKeeper::place()
{
    OriginPlace place;
    // A table that let a wrong one pass would be wrong.
    place.address = readOriginAddress(m_config.text(u"blobs.origin")).value_or(QUrl());
    const QString name = readOriginTokenName(m_config.text(u"blobs.originTokenFile")).value_or({});
    if (!name.isEmpty()) {
        place.readToken = [file = m_parts.dataFolder + u'/' + name]() -> Result<Secret> {
            auto token = readTokenFile(file);
            if (!token)
                qCWarning(lcEngine) << "the origin of blobs:" << token.error().detail;
            return token;
        };
    }
    post(m_thread.root(), [origin = m_thread.root(), place] { origin->setPlace(place); });
}

void OriginKeeper::close()
{
    m_thread.call([this] { m_thread->close(); });
}

BlobReading OriginKeeper::reading()
{
    return {m_parts.dataFolder, m_parts.tenant, m_thread.root()};
}

} // namespace Batanidza
