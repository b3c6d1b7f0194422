#pragma once

#include "ui/pages/page.h"
#include "ui/pages/settingspageconnections.h"

//! The pages that exist, in the order of the rail: the only place that knows them all.
namespace Batanidza {

class CacheApi;
class MainWindow;

//! Main thread, once, before MainWindow::start().
//! `door`: for the part of the settings about engines elsewhere. `cache`: without one there is no
//! Cache page.
void addPages(MainWindow &window, const Apis &apis, const ConnectionDoor &door = {},
              CacheApi *cache = nullptr);

} // namespace Batanidza
