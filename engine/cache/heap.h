#pragma once

//! The process's heap beneath the cache. Any thread.
namespace Batanidza {

//! Gives pages back to the system that no object lies on any more. What left a cache leaves holes
//! between what stayed, which the allocator keeps for itself otherwise: the budget would hold and
//! the process stay as large as it was. Some milliseconds, in which others wait who need memory;
//! nothing where the allocator is not that of glibc.
void giveFreedPagesBack();

} // namespace Batanidza
