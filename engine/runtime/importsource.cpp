#include "engine/runtime/importsource.h"

#include "engine/runtime/foldersource.h"
#include "engine/runtime/zipreader.h"

#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

namespace Batanidza {

QString displayName(std::string_view bytes)
{
    QStringDecoder whole(QStringDecoder::Utf8);
    QString text = whole.decode(QByteArrayView(bytes.data(), qsizetype(bytes.size())));
    if (!whole.hasError())
        return text;
    text.clear();
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80)
            text += QLatin1Char(c);
        else
            text += QStringLiteral("\\x%1").arg(int(byte), 2, 16, QLatin1Char('0'));
    }
    return text;
}

bool ImportSource::isLitter(QStringView name)
{
    for (const QStringView part : name.split(u'/')) {
        if (part.startsWith(u'.') || part == u"__MACOSX" || part == u"Thumbs.db" ||
            part == u"desktop.ini")
            return true;
    }
    return false;
}

bool ImportSource::isJson(QStringView name)
{
    return name.endsWith(u".json", Qt::CaseInsensitive);
}

std::optional<Error> ImportSource::sizeProblem(QStringView name, qint64 size,
                                               const ImportLimits &limits)
{
    const qint64 most = isJson(name) ? limits.jsonBytes : limits.blobBytes;
    if (size <= most)
        return std::nullopt;
    return Error{ErrorCode::TooLarge,
                 QStringLiteral("the file has %1 bytes, %2 are allowed").arg(size).arg(most)};
}

void ImportSource::refuse(const QString &name, Error error, const QString &rule, const QString &fix)
{
    m_refusals.append({.file = name,
                       .error = std::move(error),
                       .rule = rule,
                       .pointer = {},
                       .fix = fix,
                       .refused = true});
}

Result<std::unique_ptr<ImportSource>> openImportSource(const QString &path,
                                                       const ImportLimits &limits,
                                                       const Cancelled &cancelled)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Error{ErrorCode::NotFound,
                     QStringLiteral("%1: there is no such file or folder").arg(path)};
    if (info.isDir())
        return FolderSource::open(path, limits, cancelled);
    QFile file(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Unavailable,
                     QStringLiteral("%1: cannot be read: %2").arg(path, file.errorString())};
    const QByteArray start = file.read(4);
    file.close();
    // A zip starts with a local file header, an empty one with its end record.
    if (start != QByteArrayView("PK\3\4") && start != QByteArrayView("PK\5\6")) {
        if (path.endsWith(u".zip", Qt::CaseInsensitive))
            return Error{ErrorCode::Corrupt,
                         QStringLiteral("%1: this is no zip archive, or its start is torn off; "
                                        "make it or fetch it again")
                             .arg(path)};
        return Error{ErrorCode::Unsupported,
                     QStringLiteral("%1: neither a folder nor a zip archive; put single files "
                                    "into a folder and import that")
                         .arg(path)};
    }
    return ZipReader::open(path, limits, cancelled);
}

} // namespace Batanidza
