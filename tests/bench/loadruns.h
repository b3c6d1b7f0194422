#pragma once

#include "tests/bench/loadoptions.h"

#include <string>

//! What the load generator can do. Each prints one JSON line and gives the exit status: 0 where all
//! that should come came, once.
namespace Bench {

//! Clients that read, one that publishes, and how long each update took to reach each.
int runFanout(const LoadOptions &options);
//! Clients that push and wait for their receipts.
int runPush(const LoadOptions &options);
//! One client that reads the whole log from its start, and acknowledges.
int runCatchup(const LoadOptions &options);
//! One client that compares its manifest again and again, after a change and without one.
int runManifest(const LoadOptions &options);

//! A session.hello of tenant demo. `more` are further members of its params: ",\"name\":value".
[[nodiscard]] std::string hello(const std::string &client, const std::string &token,
                                const std::string &more);
//! One edit of a new item as the line has it. `text` is what it says.
[[nodiscard]] std::string edit(int n, const std::string &id, const LoadOptions &options,
                               const std::string &text, bool high = false);
//! About `size` bytes of words.
[[nodiscard]] std::string words(size_t size, int salt);
//! The whole number behind `"name":` in `text`, from `from`; -1 where there is none.
[[nodiscard]] long long numberAfter(std::string_view text, std::string_view name, size_t from = 0);
//! The text behind `"name":"` in `text`.
[[nodiscard]] std::string textAfter(std::string_view text, std::string_view name);
//! That nobody else uses.
[[nodiscard]] std::string newClientId(const std::string &role, int index);

} // namespace Bench
