#pragma once

#include <QStringList>

//! Finds the verb and runs it; prints help. Main thread, after the application object exists.
namespace Batanidza {

//! `arguments` as given by the system, the program's name first. Gives the exit code.
int runCommandLine(const QStringList &arguments);

} // namespace Batanidza
