#pragma once

#include "engine/base/clock.h"
#include "engine/hub/contentreader.h"

#include <QHash>

#include <functional>

//! What a hello has to know of a tenant's log, read once for the many that come in one moment: it
//! changes only by a commit, and every commit of this process is counted before anybody hears of
//! it. Belongs to the thread of its ContentReader.
namespace Batanidza {

struct LogPlace
{
    Cursor head;
    Sequence oldest;     //!< as ContentReader::oldest()
    bool ordered = true; //!< whether any device of the tenant was ever told to compare its content
};

class LogPlaces
{
public:
    //! `commits` is EditSink::commitCount(); where that says nothing, each place is read anew.
    LogPlaces(ContentReader &reader, const Clock &clock,
              std::function<std::optional<quint64>()> commits = {});

    //! Errors: those of ContentReader::head().
    [[nodiscard]] Result<LogPlace> of(const TenantId &tenant);

private:
    struct Known
    {
        LogPlace place;
        quint64 commits = 0;
        std::chrono::nanoseconds at{0};
    };
    [[nodiscard]] Result<LogPlace> read(const TenantId &tenant);

    ContentReader &m_reader;
    const Clock &m_clock;
    std::function<std::optional<quint64>()> m_commits;
    QHash<TenantId, Known> m_known;
};

} // namespace Batanidza
