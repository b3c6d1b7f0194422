#include "engine/runtime/importer.h"

#include "engine/runtime/importrun.h"

namespace Batanidza {

Importer::Importer(Writer &writer, QString dataFolder)
    : m_writer(writer)
    , m_dataFolder(std::move(dataFolder))
{}

Result<ImportReport> Importer::import(const QString &path, const ImportRequest &request,
                                      const ProgressReporter &progress, const Cancelled &cancelled)
{
    const auto source = openImportSource(path, request.limits, cancelled);
    if (!source) {
        if (source.error().code != ErrorCode::Cancelled)
            return source.error();
        ImportReport nothing;
        nothing.cancelled = true;
        return nothing;
    }
    return import(**source, request, progress, cancelled);
}

Result<ImportReport> Importer::import(ImportSource &source, const ImportRequest &request,
                                      const ProgressReporter &progress, const Cancelled &cancelled)
{
    if (!isValidTenantId(request.tenant.toString()))
        return Error{ErrorCode::Invalid,
                     QStringLiteral("%1 is no tenant name").arg(request.tenant.toString())};
    const auto database = Database::open(storeFile(m_dataFolder), Database::Mode::ReadOnly);
    if (!database)
        return database.error();
    ImportRun run({m_writer, **database, BlobStore(blobFolder(m_dataFolder))}, source, request,
                  progress, cancelled);
    return run.run();
}

} // namespace Batanidza
