#pragma once

//! SIGINT and SIGTERM as a question, for verbs that work without an event loop: they end at the
//! next safe place and say what they did. A second signal ends the process at once. Main thread
//! to install; any thread may ask.
namespace Batanidza {

void watchInterrupts();
[[nodiscard]] bool interrupted();

} // namespace Batanidza
