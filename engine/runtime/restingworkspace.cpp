#include "engine/runtime/restingworkspace.h"

#include <QDir>
#include <QFile>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

Result<std::unique_ptr<RestingWorkspace>> RestingWorkspace::open(const Clock &clock,
                                                                 const QString &dataFolder,
                                                                 const TenantId &tenant)
{
    if (!QDir().mkpath(dataFolder))
        return Error{ErrorCode::Unavailable, u"the folder %1 cannot be made"_s.arg(dataFolder)};
    QFile::setPermissions(dataFolder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    auto workspace = std::unique_ptr<RestingWorkspace>(new RestingWorkspace());
    workspace->m_writer = std::make_unique<WorkerThread<Writer>>(
        u"writer"_s, [&] { return std::make_unique<Writer>(clock, workspace->m_registry); });
    Result<void> opened;
    workspace->m_writer->call([&] { opened = workspace->writer().open(dataFolder); });
    if (!opened)
        return opened.error();
    auto secrets = prepareWorkspace(workspace->writer(), tenant);
    if (!secrets)
        return secrets.error();
    workspace->m_secrets = std::move(*secrets);
    return workspace;
}

RestingWorkspace::~RestingWorkspace()
{
    if (m_writer)
        m_writer->call([this] { writer().close(); });
}

} // namespace Batanidza
