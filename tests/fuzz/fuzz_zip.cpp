#include "engine/runtime/zipreader.h"
#include "tests/fuzz/fuzz.h"

#include <QFile>
#include <QTemporaryDir>

namespace Batanidza::Fuzz {

void zip(QByteArrayView bytes)
{
    static const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("archive.zip")));
    promise(file.open(QIODevice::WriteOnly), "a temporary file can be written");
    file.write(bytes.data(), bytes.size());
    file.close();
    ImportLimits limits;
    limits.jsonBytes = limits.blobBytes = 64 * 1024;
    limits.totalBytes = 256 * 1024;
    limits.entries = 100;
    const auto archive = ZipReader::open(file.fileName(), limits, [] { return false; });
    if (!archive)
        return;
    qint64 total = 0;
    for (qsizetype i = 0; i < (*archive)->entries().size(); ++i) {
        const SourceEntry &entry = (*archive)->entries()[i];
        promise(!entry.name.startsWith(u'/') && !entry.name.split(u'/').contains(u".."),
                "no name leads out of the archive");
        const auto content = (*archive)->read(i);
        promise(!content || content->size() == entry.size, "a file is as long as its entry said");
        total += content ? content->size() : 0;
    }
    promise(total <= limits.totalBytes, "an archive keeps its limit");
}

} // namespace Batanidza::Fuzz
