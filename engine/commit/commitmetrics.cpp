#include "engine/commit/commitmetrics.h"

#include "engine/base/error.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

CommitMetrics::CommitMetrics(Registry &registry)
    : failures(registry.counter(u"batanidza_commit_failures_total"_s,
                                u"Commits that failed and left nothing."_s))
    , waited(
          registry.distribution(u"batanidza_queue_seconds"_s,
                                u"How long edits waited for the commit that took them to begin."_s))
    , synced(registry.distribution(u"batanidza_fsync_seconds"_s,
                                   u"Time of the COMMIT of a group, which waits for the disk."_s))
    , queued(registry.gauge(u"batanidza_writer_queue_edits"_s,
                            u"Edits taken and not yet committed."_s))
    , m_registry(registry)
    , m_commits(registry.counter(u"batanidza_commits_total"_s, u"Durable commits of the store."_s))
    , m_seconds(registry.distribution(u"batanidza_commit_seconds"_s,
                                      u"Time of a group commit, until it was durable."_s))
    , m_changes(registry.counter(u"batanidza_changes_total"_s,
                                 u"Changes of items that were committed."_s))
    , m_bytes(registry.counter(u"batanidza_changed_body_bytes_total"_s,
                               u"Canonical bytes of the bodies of committed changes."_s))
    , m_changesEach(registry.distribution(u"batanidza_commit_changes"_s,
                                          u"Changes that one commit made durable together."_s))
    , m_merged(registry.distribution(u"batanidza_merge_seconds"_s,
                                     u"Time of merging two edits of one item."_s))
    , m_settled(registry.counter(u"batanidza_merges_settled_total"_s,
                                 u"Merges that settled all and asked nobody."_s))
    , m_asked(registry.counter(u"batanidza_merges_asked_total"_s,
                               u"Merges that left something for a person."_s))
    , m_edits()
{
    for (size_t i = 0; i < m_edits.size(); ++i) {
        m_edits[i] =
            &registry.counter(u"batanidza_edits_total"_s,
                              u"Edits that were answered, by the status of their receipt."_s,
                              {{u"status"_s, editStatusName(EditStatus(i))}});
    }
}

void CommitMetrics::committed(const QList<CommitBatchPtr> &batches, const QList<MergeNote> &merges,
                              std::chrono::nanoseconds took)
{
    m_commits.add();
    m_seconds.record(std::chrono::duration<double>(took).count());
    qsizetype changes = 0;
    for (const CommitBatchPtr &batch : batches) {
        changes += batch->changes.size();
        m_bytes.add(batch->bodyBytes());
    }
    m_changes.add(changes);
    if (changes > 0)
        m_changesEach.record(double(changes));
    for (const MergeNote &merge : merges) {
        m_merged.record(std::chrono::duration<double>(merge.took).count());
        (merge.questions.isEmpty() ? m_settled : m_asked).add();
        for (const QString &rule : merge.rules) {
            m_registry
                .counter(u"batanidza_merge_rules_total"_s,
                         u"Merges in which a rule settled something, by rule."_s,
                         {{u"rule"_s, rule}})
                .add();
        }
        for (const QString &kind : merge.questions) {
            m_registry
                .counter(u"batanidza_merge_questions_total"_s,
                         u"Merges that asked a person, by the kind of the question."_s,
                         {{u"kind"_s, kind}})
                .add();
        }
    }
}

void CommitMetrics::answered(const Receipt &receipt)
{
    m_edits[size_t(receipt.status)]->add();
    if (!receipt.error)
        return;
    m_registry
        .counter(u"batanidza_edit_rejections_total"_s,
                 u"Edits that were refused, by the code of their error."_s,
                 {{u"code"_s, errorName(receipt.error->code)}})
        .add();
}

} // namespace Batanidza
