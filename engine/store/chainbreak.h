#pragma once

#include "engine/content/ids.h"

#include <QList>
#include <QString>

#include <chrono>

//! Where the hash chain of a log is not what it must be. Values; any thread.
namespace Batanidza {

enum class ChainFault {
    Place,      //!< an event is missing, or stands where none may
    Link,       //!< it does not hold the hash of the event before it
    Content,    //!< what it says is not what was hashed
    Unreadable, //!< it is no JSON
    Kind,       //!< beside it stands another kind than in it
    Inside,     //!< in it stands another place
    Tenant,     //!< it is an event of another tenant
    Form,       //!< it is not in canonical form
    End,        //!< the log ends elsewhere than the tenant says
    EndHash,    //!< and with another hash
};

struct ChainBreak
{
    Sequence sequence; //!< the event where it was noticed; of End and EndHash the last one
    ChainFault fault = ChainFault::Content;
    QString expected; //!< empty where the fault says all
    QString found;

    friend bool operator==(const ChainBreak &, const ChainBreak &) = default;
};

//! What a walk along the chain found.
struct ChainReport
{
    qint64 events = 0;
    Sequence upTo;
    std::chrono::milliseconds at{0}; //!< UTC, when it ended; 0 = not said
    QList<ChainBreak> breaks;        //!< in order, the first 1000; empty = the chain holds
};

} // namespace Batanidza
