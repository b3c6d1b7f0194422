#pragma once

#include "engine/runtime/conflictapi.h"
#include "ui/models/changemodel.h"
#include "ui/models/eventlogmodel.h"

#include <QCoreApplication>

//! What the Audit page says of events and of their chain. Whole sentences in the language of the
//! window. Main thread.
namespace Batanidza {

class AuditText
{
    Q_DECLARE_TR_FUNCTIONS(AuditText)

public:
    [[nodiscard]] static QString header(int column);
    [[nodiscard]] static QString cell(const EventLine &line, int column, Millis now);
    //! Times exactly, and in UTC; rules in words.
    [[nodiscard]] static QString tip(const EventLine &line, int column);
    //! "14:05, Rudo, iOS: changed sna.greet.001, v43. Rules: words."
    [[nodiscard]] static QString sentence(const EventLine &line, Millis now);
    //! What stands over the details of one event.
    [[nodiscard]] static QString heading(const EventLine &line, Millis now);
    //! What it was about, where that is no change of a lesson: "until 14:05", "setting-changed".
    [[nodiscard]] static QString about(const EventDetail &detail, Millis now);
    //! "All 12,403 events are chained as they must be. Checked 14:00."
    [[nodiscard]] static QString chain(const ChainReport &report, Millis now);
    //! "Event 4,711: what it says is not what was recorded."
    [[nodiscard]] static QString chainBreak(const ChainBreak &broken);
    [[nodiscard]] static QString changeHeader(ChangeModel::Part part, ChangeModel::Shape shape);
    //! How the field differs, in words (P7).
    [[nodiscard]] static QString difference(const DiffRow &row);
    //! By which rule it was settled, or who chose what.
    [[nodiscard]] static QString settledBy(const DiffRow &row);
};

} // namespace Batanidza
