#include "engine/cache/heap.h"

#include <cstdlib> // says which library this is

#if defined(__GLIBC__)
#    include <malloc.h>
#endif

namespace Batanidza {

void giveFreedPagesBack()
{
#if defined(__GLIBC__)
    malloc_trim(0);
#endif
}

} // namespace Batanidza
