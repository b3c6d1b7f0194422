#pragma once

#include "engine/content/manifest.h"
#include "engine/hub/contentreader.h"

#include <QHash>
#include <QMutex>

#include <memory>

//! The manifest of each tenant at its newest place, built once and shared: a hundred clients that
//! compare roots cost one reading of the heads. Thread-safe: shards and HTTP threads share one.
namespace Batanidza {

class ManifestCache
{
public:
    struct Manifest
    {
        Cursor cursor;
        QMap<QString, Sha256> roots; //!< by type; types without live items are not there
        QMap<QString, ManifestTree> trees;
    };
    using ManifestPtr = std::shared_ptr<const Manifest>;

    //! The manifest at the tenant's head as `reader` sees it.
    [[nodiscard]] Result<ManifestPtr> manifest(const TenantId &tenant, ContentReader &reader);

private:
    QMutex m_mutex;
    QHash<TenantId, ManifestPtr> m_manifests;
};

} // namespace Batanidza
