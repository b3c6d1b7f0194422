#pragma once

#include "engine/base/json.h"
#include "engine/runtime/enginesnapshot.h"

#include <QCoreApplication>
#include <QList>

//! Where the engine grows to, in words. Main thread.
namespace Batanidza {

class CapacityText
{
    Q_DECLARE_TR_FUNCTIONS(CapacityText)

public:
    struct Line
    {
        QString text;
        Severity severity = Severity::Ok; //!< Warning where a limit may be met within a month
    };

    //! One line for each resource of detailedStats()["capacity"]; where there is none yet, one that
    //! says what it waits for. What cannot be read is left out.
    [[nodiscard]] static QList<Line> lines(const Json &capacity, Millis now);
};

} // namespace Batanidza
