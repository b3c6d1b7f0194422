#pragma once

#include "engine/store/blobstore.h"

#include <QHash>

#include <mutex>

//! Which files of blobs were read through and found right, and are the same files still: so that
//! each is hashed once and not for everybody who asks. What rots without being written to is found
//! by BlobStore::read(), verify() and after a restart. Any thread; locks inside.
namespace Batanidza {

class CheckedBlobs
{
public:
    explicit CheckedBlobs(BlobStore store)
        : m_store(std::move(store))
    {}

    enum class State : quint8 {
        Whole,     //!< checked, and not touched since
        Unchecked, //!< it has the right length
        Cut,       //!< it has another one
        Absent,
    };
    //! One look at the file's dates and length; reads nothing of it.
    [[nodiscard]] State look(const Sha256 &hash, qint64 bytes) const;
    //! Reads it through where it was not yet; a damaged one is put aside. Errors: not_found,
    //! corrupt, unavailable.
    [[nodiscard]] Result<void> check(const Sha256 &hash);
    //! Its bytes were hashed when it was placed.
    void trust(const Sha256 &hash);

    static constexpr qsizetype most = 32'768; //!< are remembered; then it begins anew

private:
    struct Face
    {
        qint64 bytes = -1;
        qint64 modified = 0; //!< ns
        qint64 changed = 0;
        quint64 node = 0;

        friend bool operator==(const Face &, const Face &) = default;
    };
    [[nodiscard]] Face faceOf(const Sha256 &hash) const;
    void remember(const Sha256 &hash, const Face &face);

    const BlobStore m_store;
    mutable std::mutex m_mutex;
    QHash<Sha256, Face> m_known;
};

} // namespace Batanidza
