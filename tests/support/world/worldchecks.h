#pragma once

#include "tests/support/world/mutation.h"

#include <QStringList>

//! What must be true of a world, in words where it is not. Pure but for reading the stores.
namespace Batanidza {

class World;
struct WorldClient;

//! At any moment: a client whose cursor stands at c has seen everything up to c.
[[nodiscard]] QStringList prefixProblems(World &world);
//! When all is quiet: everybody ends equal, each body is the adaptation of the canonical one, no
//! edit is lost or done twice, what was merged or waits is kept whole, a repeat gets the same
//! receipt, and the log is whole.
[[nodiscard]] QStringList endProblems(World &world);

//! What a wrong store or hub would have done by now; nothing where `mutation` is none of those.
void spoilAtTheEnd(World &world, Mutation mutation);
//! As when a client kept its edits in memory only.
void loseOutbox(WorldClient &client);

} // namespace Batanidza
