#pragma once

#include <QStringList>

//! The window's front door: an engine in this process, and the main window on it. Main thread,
//! after the application object exists.
namespace Batanidza {

class QuitSignals;

//! Reads the command line, starts, runs until the window is closed; gives the exit code.
int runWindow(const QStringList &arguments, QuitSignals &quit);

} // namespace Batanidza
