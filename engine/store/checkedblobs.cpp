#include "engine/store/checkedblobs.h"

#include <sys/stat.h>

namespace Batanidza {

namespace {

qint64 nanoseconds(const timespec &time)
{
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

} // namespace

CheckedBlobs::Face CheckedBlobs::faceOf(const Sha256 &hash) const
{
    struct stat file = {};
    if (::stat(QFile::encodeName(m_store.path(hash)).constData(), &file) != 0)
        return {};
    return {qint64(file.st_size), nanoseconds(file.st_mtim), nanoseconds(file.st_ctim),
            quint64(file.st_ino)};
}

CheckedBlobs::State CheckedBlobs::look(const Sha256 &hash, qint64 bytes) const
{
    const Face face = faceOf(hash);
    if (face.bytes != bytes)
        return face.bytes < 0 ? State::Absent : State::Cut;
    const std::lock_guard lock(m_mutex);
    const auto known = m_known.constFind(hash);
    return known != m_known.cend() && *known == face ? State::Whole : State::Unchecked;
}

Result<void> CheckedBlobs::check(const Sha256 &hash)
{
    // Taken before: who writes to it meanwhile makes it another file.
    const Face face = faceOf(hash);
    const auto right = m_store.verify(hash);
    if (right)
        remember(hash, face);
    return right;
}

void CheckedBlobs::trust(const Sha256 &hash)
{
    remember(hash, faceOf(hash));
}

void CheckedBlobs::remember(const Sha256 &hash, const Face &face)
{
    const std::lock_guard lock(m_mutex);
    if (m_known.size() >= most)
        m_known.clear();
    m_known.insert(hash, face);
}

} // namespace Batanidza
