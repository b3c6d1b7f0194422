#include "engine/runtime/zipreader.h"

#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QtEndian>

#include <algorithm>
#include <string>

#include <sys/stat.h>

#include <minizip/unzip.h>

namespace Batanidza {

namespace {

constexpr uLong encryptedFlag = 1;
constexpr uLong madeByUnix = 3;

//! On the bytes as they are: displayName() adds backslashes of its own.
bool leavesTheFolder(std::string_view name)
{
    if (name.starts_with('/') || name.find('\\') != name.npos || name.find('\0') != name.npos ||
        (name.size() > 1 && name[1] == ':'))
        return true;
    const std::string padded = "/" + std::string(name) + "/";
    return padded.find("/../") != padded.npos;
}

struct Refusal
{
    ErrorCode code;
    QString detail;
    QString rule;
    QString fix;
};

std::optional<Refusal> problemOf(std::string_view name, const unz_file_info64 &info,
                                 const ImportLimits &limits)
{
    const auto size = static_cast<qint64>(info.uncompressed_size);
    const auto stored = static_cast<qint64>(info.compressed_size);
    const auto mode = static_cast<mode_t>(info.external_fa >> 16);
    if (leavesTheFolder(name))
        return Refusal{ErrorCode::Invalid,
                       QStringLiteral("the name leads out of the archive's own folder"),
                       QStringLiteral("path"),
                       QStringLiteral("pack it with relative names, without '..' and '\\'")};
    if ((info.version >> 8) == madeByUnix && S_ISLNK(mode))
        return Refusal{ErrorCode::Invalid, QStringLiteral("a symbolic link is not followed"),
                       QStringLiteral("symlink"), QStringLiteral("pack the file itself")};
    if (info.flag & encryptedFlag)
        return Refusal{ErrorCode::Unsupported, QStringLiteral("the entry is encrypted"),
                       QStringLiteral("encrypted"), QStringLiteral("pack it without a password")};
    if (info.compression_method != 0 && info.compression_method != Z_DEFLATED)
        return Refusal{
            ErrorCode::Unsupported,
            QStringLiteral("compression method %1 is not known").arg(info.compression_method),
            QStringLiteral("compression"), QStringLiteral("pack it with the usual deflate method")};
    if (size < 0 || stored < 0 || (size > limits.ratioFrom && size / limits.ratio > stored))
        return Refusal{ErrorCode::TooLarge,
                       QStringLiteral("%1 stored bytes claim to be %2: such density is refused")
                           .arg(stored)
                           .arg(size),
                       QStringLiteral("bomb"), QStringLiteral("leave it out")};
    return std::nullopt;
}

Error tornAt(const QString &file)
{
    return {
        ErrorCode::Corrupt,
        QStringLiteral("%1: the archive is torn or damaged; make it or fetch it again").arg(file),
        {}};
}

//! The end record is whole. minizip reads what is cut off there as zeros: an empty archive.
bool hasItsEnd(const QString &name)
{
    constexpr qint64 record = 22;
    constexpr qint64 longestComment = 65535;
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly) || file.size() < record)
        return false;
    const qint64 from = std::max<qint64>(0, file.size() - record - longestComment);
    if (!file.seek(from))
        return false;
    const QByteArray tail = file.readAll();
    const qsizetype at = tail.lastIndexOf("PK\5\6");
    if (at < 0 || at + record > tail.size())
        return false;
    const auto comment = qFromLittleEndian<quint16>(tail.constData() + at + record - 2);
    return at + record + comment <= tail.size();
}

} // namespace

Result<std::unique_ptr<ImportSource>> ZipReader::open(const QString &file,
                                                      const ImportLimits &limits,
                                                      const Cancelled &cancelled)
{
    if (!hasItsEnd(file))
        return tornAt(file);
    std::unique_ptr<ZipReader> reader(new ZipReader);
    reader->m_zip = unzOpen64(QFile::encodeName(file).constData());
    if (!reader->m_zip)
        return tornAt(file);
    const auto scanned = reader->scan(file, limits, cancelled);
    if (!scanned)
        return scanned.error();
    return std::unique_ptr<ImportSource>(std::move(reader));
}

ZipReader::~ZipReader()
{
    if (m_zip)
        unzClose(m_zip);
}

Result<void> ZipReader::scan(const QString &file, const ImportLimits &limits,
                             const Cancelled &cancelled)
{
    unz_global_info64 global = {};
    if (unzGetGlobalInfo64(m_zip, &global) != UNZ_OK)
        return tornAt(file);
    const Error tooMany{
        ErrorCode::TooLarge,
        QStringLiteral("%1: more than %2 entries; pack it in parts").arg(file).arg(limits.entries),
        {}};
    if (global.number_entry > static_cast<quint64>(limits.entries))
        return tooMany;

    std::vector<Found> found;
    QSet<QString> names;
    qint64 total = 0;
    qint64 count = 0;
    int state = global.number_entry == 0 ? UNZ_END_OF_LIST_OF_FILE : unzGoToFirstFile(m_zip);
    for (; state == UNZ_OK; state = unzGoToNextFile(m_zip)) {
        if (cancelled && cancelled())
            return Error{ErrorCode::Cancelled, QStringLiteral("stopped while listing the files")};
        if (++count > limits.entries)
            return tooMany;
        unz_file_info64 info = {};
        std::string bytes(4096, '\0');
        if (unzGetCurrentFileInfo64(m_zip, &info, bytes.data(), bytes.size() - 1, nullptr, 0,
                                    nullptr, 0) != UNZ_OK)
            return tornAt(file);
        if (info.size_filename >= bytes.size()) {
            refuse(displayName(std::string_view(bytes).substr(0, 64)),
                   {ErrorCode::TooLarge, QStringLiteral("the name is longer than 4095 bytes"), {}},
                   QStringLiteral("path"), QStringLiteral("pack it with a shorter name"));
            continue;
        }
        bytes.resize(info.size_filename);
        const QString name = displayName(bytes);
        if (name.endsWith(u'/'))
            continue; // a folder; its files have entries of their own
        if (const auto bad = problemOf(bytes, info, limits)) {
            refuse(name, {bad->code, bad->detail, {}}, bad->rule, bad->fix);
            continue;
        }
        if (isLitter(name))
            continue;
        const auto size = static_cast<qint64>(info.uncompressed_size);
        if (const auto large = sizeProblem(name, size, limits)) {
            refuse(name, *large, QStringLiteral("size"),
                   QStringLiteral("make the file smaller or leave it out"));
            continue;
        }
        if (names.contains(name)) {
            refuse(name,
                   {ErrorCode::Invalid,
                    QStringLiteral("the archive holds this name twice; the first one was read"),
                    {}},
                   QStringLiteral("duplicate"), QStringLiteral("pack each file once"));
            continue;
        }
        names.insert(name);
        total += size;
        unz64_file_pos place = {};
        if (unzGetFilePos64(m_zip, &place) != UNZ_OK)
            return tornAt(file);
        found.push_back({{name, size}, {place.pos_in_zip_directory, place.num_of_file}});
    }
    if (state != UNZ_END_OF_LIST_OF_FILE || count != static_cast<qint64>(global.number_entry))
        return tornAt(file);
    // Entries may overlap inside the archive, so the sum counts as well as each one.
    const qint64 archive = std::max<qint64>(QFileInfo(file).size(), 1);
    if (total > limits.totalBytes || (total > limits.ratioFrom && total / limits.ratio > archive))
        return Error{ErrorCode::TooLarge,
                     QStringLiteral("%1: its files claim %2 bytes together; such an archive is "
                                    "not opened")
                         .arg(file)
                         .arg(total)};

    std::ranges::sort(found, {}, [](const Found &f) { return f.entry.name; });
    for (auto &entry : found) {
        m_entries.append(std::move(entry.entry));
        m_places.push_back(entry.place);
    }
    return {};
}

Result<QByteArray> ZipReader::read(qsizetype index)
{
    const Place &at = m_places[static_cast<size_t>(index)];
    const qint64 size = m_entries.at(index).size;
    const Error torn{ErrorCode::Corrupt,
                     QStringLiteral("the entry is torn or damaged; pack the archive again"),
                     {}};
    const unz64_file_pos place{at.inDirectory, at.number};
    if (unzGoToFilePos64(m_zip, &place) != UNZ_OK || unzOpenCurrentFile(m_zip) != UNZ_OK)
        return torn;
    QByteArray bytes(size, Qt::Uninitialized);
    qint64 got = 0;
    while (got < size) {
        const auto want = static_cast<unsigned>(std::min<qint64>(size - got, 1 << 20));
        const int n = unzReadCurrentFile(m_zip, bytes.data() + got, want);
        if (n <= 0)
            break;
        got += n;
    }
    char more = 0;
    const bool longer = got == size && unzReadCurrentFile(m_zip, &more, 1) > 0;
    // Closing compares the checksum.
    const bool intact = unzCloseCurrentFile(m_zip) == UNZ_OK;
    if (got != size || longer || !intact)
        return torn;
    return bytes;
}

} // namespace Batanidza
