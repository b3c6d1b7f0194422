#include "engine/cache/heap.h"

#include <cstdlib> // says which library this is

#if defined(__GLIBC__)
#    include <malloc.h>
#endif

namespace Batanidza {

void keepHeapSmall()
{
#if defined(__GLIBC__)
    mallopt(M_MMAP_THRESHOLD, 128 * 1024); // says as well that it is to stay so
#endif
}

void giveFreedPagesBack()
{
#if defined(__GLIBC__)
    malloc_trim(0);
#endif
}

} // namespace Batanidza
