#pragma once

#include "ui/pages/page.h"

//! The pages that exist, in the order of the rail: the only place that knows them all.
namespace Batanidza {

class MainWindow;

//! Main thread, once, before MainWindow::start().
void addPages(MainWindow &window, const Apis &apis);

} // namespace Batanidza
