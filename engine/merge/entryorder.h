#pragma once

#include "engine/merge/sequencediff.h"

#include <vector>

//! The order of a list whose entries are told apart, merged as a value of its own. Entries are
//! numbers from 0; each stands at most once in each version. Pure; any thread.
namespace Batanidza {

struct OrderSides
{
    const Tokens &base;
    const Tokens &current;
    const Tokens &incoming;
    const std::vector<bool> &kept; //!< which entries the result holds
};

struct MergedOrder
{
    Tokens order; //!< every kept entry once
    std::vector<int> movedByCurrent;
    std::vector<int> movedByIncoming;
    bool clash = false; //!< both moved the same entries differently; `order` follows current
};

//! Entries that one side moved stand where it put them, what a side added stands behind the entry
//! before it there, current's additions first.
[[nodiscard]] MergedOrder mergeOrder(const OrderSides &sides);

} // namespace Batanidza
