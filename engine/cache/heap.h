#pragma once

//! The process's heap beneath the cache. Any thread.
namespace Batanidza {

//! Gives pages back to the system that no object lies on any more. What left a cache leaves holes
//! between what stayed, which the allocator keeps for itself otherwise: the budget would hold and
//! the process stay as large as it was. Some milliseconds, in which others wait who need memory;
//! nothing where the allocator is not that of glibc.
void giveFreedPagesBack();

//! Once, as a program starts: from 128 KiB on, what is freed goes back to the system at once. The
//! allocator of glibc begins so and then raises the limit to the largest block that was ever freed,
//! up to 32 MiB: one long recording would let the process keep holes of that size for good.
void keepHeapSmall();

} // namespace Batanidza
