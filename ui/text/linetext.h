#pragma once

#include "engine/runtime/enginesnapshot.h"

#include <QCoreApplication>

//! How the line to an engine elsewhere is, in words. Main thread.
namespace Batanidza {

class LineText
{
    Q_DECLARE_TR_FUNCTIONS(LineText)

public:
    //! For the status line: "Connected to ws://...", "Connection lost since 14:02:10".
    [[nodiscard]] static QString word(const LineStatus &line);
    //! The whole of it for who has to do something: what, since when, why, and what comes next.
    [[nodiscard]] static QString sentence(const LineStatus &line, bool hasValues);
    //! Why it is not open; empty where that is not known.
    [[nodiscard]] static QString reason(const LineStatus &line);
    [[nodiscard]] static Severity severity(const LineStatus &line);
};

} // namespace Batanidza
