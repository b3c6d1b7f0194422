#pragma once

//! Gives charts a voice: Qt Charts shows screen readers one nameless child (A1). Main thread.
namespace Batanidza {

//! Call once before the first chart is made; more calls do nothing.
void installChartAccess();

} // namespace Batanidza
