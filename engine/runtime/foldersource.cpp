#include "engine/runtime/foldersource.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Batanidza {

namespace fs = std::filesystem;

namespace {

QString problem(int number)
{
    return QString::fromLocal8Bit(std::strerror(number));
}

class Descriptor
{
public:
    explicit Descriptor(int fd)
        : m_fd(fd)
    {}
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    [[nodiscard]] int get() const { return m_fd; }

private:
    int m_fd;
};

} // namespace

Result<std::unique_ptr<ImportSource>> FolderSource::open(const QString &folder,
                                                         const ImportLimits &limits,
                                                         const Cancelled &cancelled)
{
    auto source = std::make_unique<FolderSource>();
    std::vector<Found> found;
    const auto walked =
        source->walk(QFile::encodeName(folder).toStdString(), limits, cancelled, found);
    if (!walked)
        return walked.error();
    std::ranges::sort(found, {}, [](const Found &f) { return f.entry.name; });
    qint64 total = 0;
    for (auto &file : found) {
        total += file.entry.size;
        if (total > limits.totalBytes)
            return Error{ErrorCode::TooLarge,
                         QStringLiteral("%1: the files have more than %2 bytes together; import "
                                        "the folder in parts")
                             .arg(folder)
                             .arg(limits.totalBytes)};
        source->m_entries.append(std::move(file.entry));
        source->m_paths.push_back(std::move(file.path));
    }
    return std::unique_ptr<ImportSource>(std::move(source));
}

Result<void> FolderSource::walk(const std::string &folder, const ImportLimits &limits,
                                const Cancelled &cancelled, std::vector<Found> &found)
{
    std::error_code error;
    fs::recursive_directory_iterator it(folder, error);
    if (error)
        return Error{ErrorCode::Unavailable, QStringLiteral("%1: the folder cannot be read: %2")
                                                 .arg(displayName(folder), problem(error.value()))};
    qint64 seen = 0;
    while (it != fs::recursive_directory_iterator()) {
        if (cancelled && cancelled())
            return Error{ErrorCode::Cancelled, QStringLiteral("stopped while listing the files")};
        if (++seen > limits.entries)
            return Error{ErrorCode::TooLarge,
                         QStringLiteral("%1: more than %2 files; import the folder in parts")
                             .arg(displayName(folder))
                             .arg(limits.entries)};
        const std::string path = it->path().string();
        const QString name = displayName(path.substr(folder.size() + (folder.back() != '/')));
        struct stat state = {};
        if (::lstat(path.c_str(), &state) != 0) {
            refuse(name, {ErrorCode::Unavailable, problem(errno), {}}, QStringLiteral("unreadable"),
                   QStringLiteral("check the file's permissions"));
        } else if (isLitter(name)) {
            it.disable_recursion_pending();
        } else if (S_ISLNK(state.st_mode)) {
            refuse(name,
                   {ErrorCode::Invalid, QStringLiteral("a symbolic link is not followed"), {}},
                   QStringLiteral("symlink"), QStringLiteral("put the file itself here"));
        } else if (S_ISDIR(state.st_mode)) {
            if (it.depth() + 1 >= limits.depth) {
                it.disable_recursion_pending();
                refuse(name,
                       {ErrorCode::TooLarge,
                        QStringLiteral("more than %1 folders within folders").arg(limits.depth),
                        {}},
                       QStringLiteral("depth"), QStringLiteral("import this folder by itself"));
            } else if (::access(path.c_str(), R_OK | X_OK) != 0) {
                it.disable_recursion_pending();
                refuse(name, {ErrorCode::Unavailable, problem(errno), {}},
                       QStringLiteral("unreadable"),
                       QStringLiteral("check the folder's permissions"));
            }
        } else if (!S_ISREG(state.st_mode)) {
            refuse(name, {ErrorCode::Invalid, QStringLiteral("this is no plain file"), {}},
                   QStringLiteral("not-a-file"), QStringLiteral("leave it out"));
        } else if (const auto large = sizeProblem(name, state.st_size, limits)) {
            refuse(name, *large, QStringLiteral("size"),
                   QStringLiteral("make the file smaller or leave it out"));
        } else {
            found.push_back({{name, state.st_size}, path});
        }
        it.increment(error);
        if (error) {
            // The iterator is at its end now; what it had not reached is named as one refusal.
            refuse(name, {ErrorCode::Unavailable, problem(error.value()), {}},
                   QStringLiteral("unreadable"),
                   QStringLiteral("the files behind this one were not seen; check the disk"));
            break;
        }
    }
    return {};
}

Result<QByteArray> FolderSource::read(qsizetype index)
{
    const qint64 size = m_entries.at(index).size;
    // O_NONBLOCK: what was a file may be a pipe by now, and opening must not wait for a writer.
    const Descriptor file(::open(m_paths[static_cast<size_t>(index)].c_str(),
                                 O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    struct stat state = {};
    if (file.get() < 0 || ::fstat(file.get(), &state) != 0)
        return Error{ErrorCode::Unavailable,
                     QStringLiteral("the file cannot be read: %1").arg(problem(errno))};
    if (!S_ISREG(state.st_mode) || state.st_size != size)
        return Error{ErrorCode::Corrupt,
                     QStringLiteral("the file changed while it was being imported")};
    QByteArray bytes(size, Qt::Uninitialized);
    qint64 got = 0;
    while (got < size) {
        const ssize_t n = ::read(file.get(), bytes.data() + got, static_cast<size_t>(size - got));
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return Error{ErrorCode::Unavailable,
                         QStringLiteral("the file cannot be read: %1").arg(problem(errno))};
        if (n == 0)
            return Error{ErrorCode::Corrupt,
                         QStringLiteral("the file became shorter while it was being imported")};
        got += n;
    }
    return bytes;
}

} // namespace Batanidza
