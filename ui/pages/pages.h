#pragma once

#include "ui/pages/page.h"
#include "ui/pages/settingspageconnections.h"

//! The pages that exist, in the order of the rail: the only place that knows them all.
namespace Batanidza {

class MainWindow;

//! Main thread, once, before MainWindow::start().
//! `door`: for the part of the settings about engines elsewhere.
void addPages(MainWindow &window, const Apis &apis, const ConnectionDoor &door = {});

} // namespace Batanidza
