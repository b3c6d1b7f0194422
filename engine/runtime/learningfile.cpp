#include "engine/runtime/learningfile.h"

#include "engine/base/jsonwrite.h"
#include "engine/learning/learningexport.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

LearningFile::LearningFile(const QString &file, const TenantId &tenant, LearningFormat format)
    : m_name(file)
    , m_home(u"https://batanidza.invalid/"_s + tenant.toString())
    , m_format(format)
{}

Error LearningFile::full() const
{
    return Error{ErrorCode::DiskFull, u"%1: %2"_s.arg(m_name, m_file->errorString())};
}

Result<void> LearningFile::begin()
{
    m_file = std::make_unique<QSaveFile>(m_name);
    m_count = 0;
    if (!m_file->open(QIODevice::WriteOnly))
        return Error{ErrorCode::Unavailable, u"%1: %2"_s.arg(m_name, m_file->errorString())};
    m_file->write(m_format == LearningFormat::Csv ? learningCsvHead() : QByteArray("[\n"));
    return {};
}

Result<void> LearningFile::append(const QList<LearningEvent> &events)
{
    for (const LearningEvent &event : events) {
        QByteArray line;
        if (m_format == LearningFormat::Csv) {
            line = learningCsv(event);
        } else {
            line = writeJson(learningStatement(event, m_home));
            if (m_count > 0)
                line.prepend(",\n");
        }
        if (m_file->write(line) != line.size())
            return full();
        ++m_count;
    }
    return {};
}

Result<void> LearningFile::commit()
{
    if (m_format == LearningFormat::Xapi)
        m_file->write("\n]\n");
    if (!m_file->commit())
        return full();
    return {};
}

} // namespace Batanidza
