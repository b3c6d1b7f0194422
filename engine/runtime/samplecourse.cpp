#include "engine/runtime/samplecourse.h"

#include <QDirIterator>
#include <QFile>

#include <algorithm>

static void initialiseDemoResources()
{
    // A static library's resources are left out of a program that does not ask for them.
    Q_INIT_RESOURCE(engine_demo);
}

namespace Batanidza {

namespace {

QString root()
{
    return QStringLiteral(":/batanidza/demo/");
}

class SampleCourse final : public ImportSource
{
public:
    SampleCourse()
    {
        initialiseDemoResources();
        QDirIterator files(root(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            m_entries.append({path.sliced(root().size()), files.fileInfo().size()});
        }
        std::ranges::sort(m_entries, {}, &SourceEntry::name);
    }

    Result<QByteArray> read(qsizetype index) override
    {
        QFile file(root() + m_entries.at(index).name);
        if (!file.open(QIODevice::ReadOnly))
            return Error{ErrorCode::Internal, QStringLiteral("%1: cannot be read from the program")
                                                  .arg(m_entries.at(index).name)};
        return file.readAll();
    }
};

} // namespace

std::unique_ptr<ImportSource> sampleCourse()
{
    return std::make_unique<SampleCourse>();
}

Result<ImportReport> importSampleCourse(Importer &importer, const TenantId &tenant,
                                        const QString &author, const ProgressReporter &progress,
                                        const Cancelled &cancelled)
{
    const auto course = sampleCourse();
    return importer.import(*course, {.tenant = tenant, .author = author}, progress, cancelled);
}

} // namespace Batanidza
