#pragma once

#include "engine/commit/commitbatch.h"
#include "engine/content/receipt.h"
#include "engine/metrics/registry.h"

#include <QStringList>

#include <array>
#include <chrono>

//! What the writer tells of itself. Recorded in its thread, read from any.
namespace Batanidza {

//! One meeting of two edits of one item.
struct MergeNote
{
    std::chrono::nanoseconds took{0};
    QStringList rules;     //!< that settled something, each once
    QStringList questions; //!< kinds of what was asked, each once; none where all was settled
};

class CommitMetrics
{
public:
    explicit CommitMetrics(Registry &registry);

    Counter &failures;
    Distribution &waited; //!< seconds of a submission, until its commit began
    Distribution &synced; //!< seconds of COMMIT itself: mostly fsync
    Gauge &queued;

    //! A transaction that is durable now.
    void committed(const QList<CommitBatchPtr> &batches, const QList<MergeNote> &merges,
                   std::chrono::nanoseconds took);
    void answered(const Receipt &receipt);

private:
    Registry &m_registry;
    Counter &m_commits;
    Distribution &m_seconds;
    Counter &m_changes;
    Counter &m_bytes;
    Distribution &m_changesEach;
    Distribution &m_merged;
    Counter &m_settled;
    Counter &m_asked;
    std::array<Counter *, 5> m_edits; //!< by EditStatus
};

} // namespace Batanidza
