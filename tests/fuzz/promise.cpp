#include "tests/fuzz/fuzz.h"

#include <cstdio>
#include <cstdlib>

namespace Batanidza::Fuzz {

void promise(bool kept, const char *what)
{
    if (kept)
        return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

} // namespace Batanidza::Fuzz
