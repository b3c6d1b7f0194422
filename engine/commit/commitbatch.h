#pragma once

#include "engine/content/change.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMetaType>
#include <QMutex>

#include <functional>
#include <memory>

//! What one group commit did to one tenant's log. Immutable but for the frames, which are encoded
//! on first use and shared by all shards (locked inside).
namespace Batanidza {

struct CommittedChange
{
    Change change;
    QByteArray body;         //!< canonical bytes; empty where deleted
    QByteArray previousBody; //!< of version - 1, for patches; empty where there is none
};

class CommitBatch
{
public:
    CommitBatch(TenantId whose, Cursor before, Cursor after, QList<CommittedChange> what)
        : tenant(std::move(whose))
        , from(std::move(before))
        , to(std::move(after))
        , changes(std::move(what))
    {}

    //! One batch that does what these do one after the other: each of the same tenant, each from
    //! where the one before ends. At least one.
    [[nodiscard]] static std::shared_ptr<const CommitBatch> joined(
        const QList<std::shared_ptr<const CommitBatch>> &batches)
    {
        if (batches.size() == 1)
            return batches.first();
        QList<CommittedChange> all;
        for (const auto &batch : batches)
            all += batch->changes;
        const CommitBatch &first = *batches.first();
        return std::make_shared<const CommitBatch>(first.tenant, first.from, batches.last()->to,
                                                   std::move(all));
    }

    const TenantId tenant;
    const Cursor from; //!< the place before the first event
    const Cursor to;   //!< the place of the last one; also where no event changed content
    const QList<CommittedChange> changes;

    //! Of all bodies together.
    [[nodiscard]] qint64 bodyBytes() const
    {
        qint64 bytes = 0;
        for (const CommittedChange &change : changes)
            bytes += change.body.size();
        return bytes;
    }

    //! The frame for one form in use, made by `make` the first time. Any thread; `make` runs
    //! under a lock of this batch and must not call back into it.
    [[nodiscard]] QByteArray frame(const QString &form,
                                   const std::function<QByteArray()> &make) const
    {
        const QMutexLocker lock(&m_mutex);
        auto it = m_frames.constFind(form);
        if (it == m_frames.constEnd())
            it = m_frames.insert(form, make());
        return *it;
    }

private:
    mutable QMutex m_mutex;
    mutable QHash<QString, QByteArray> m_frames;
};

using CommitBatchPtr = std::shared_ptr<const CommitBatch>;

} // namespace Batanidza

Q_DECLARE_METATYPE(Batanidza::CommitBatchPtr)
