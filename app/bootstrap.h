#pragma once

//! What both front doors do first. Main thread, before anything else.
namespace Batanidza {

//! Names the application, sets the log format, raises the descriptor limit.
void bootstrap();

} // namespace Batanidza
