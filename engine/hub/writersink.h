#pragma once

#include "engine/commit/writer.h"
#include "engine/hub/contentreader.h"

//! The EditSink in front of the Writer. Thread-safe, as the Writer's own methods are.
namespace Batanidza {

class WriterSink final : public EditSink
{
public:
    explicit WriterSink(Writer &writer)
        : m_writer(writer)
    {}

    void submit(Submission submission) override { m_writer.submit(std::move(submission)); }
    void acknowledge(const TenantId &tenant, const ClientId &client, Sequence sequence) override
    {
        m_writer.acknowledge(tenant, client, sequence);
    }
    void introduce(const TenantId &tenant, const ClientRecord &client) override
    {
        m_writer.introduce(tenant, client);
    }
    std::optional<quint64> commitCount() const override { return m_writer.commits(); }

private:
    Writer &m_writer;
};

} // namespace Batanidza
