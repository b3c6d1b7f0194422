#pragma once

#include "engine/cache/policycore.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMap>

//! Whose entries have a budget of their own. An entry's owner is what its key begins with, up to
//! the first slash. Belongs to a tier, which locks.
namespace Batanidza {

//! Empty where there is no slash.
[[nodiscard]] QByteArrayView ownerOf(QByteArrayView key);

//! Bytes by owner.
using OwnerBudgets = QMap<QByteArray, qint64>;

//! What one owner holds in a tier.
struct OwnerNumbers
{
    QByteArray owner;
    qint64 budget = 0;
    qint64 bytes = 0;
    quint64 evicted = 0; //!< because the owner's budget was full

    friend bool operator==(const OwnerNumbers &, const OwnerNumbers &) = default;
};

class Owners
{
public:
    static constexpr qsizetype most = 255;

    //! Those beyond `most` have no budget. All entries have to be assigned anew, and the core be
    //! settled.
    void set(const OwnerBudgets &budgets, PolicyCore &core);
    [[nodiscard]] bool isEmpty() const { return m_shares.isEmpty(); }
    [[nodiscard]] ShareId shareOf(QByteArrayView key) const;
    //! By name.
    [[nodiscard]] QList<OwnerNumbers> numbers(const PolicyCore &core) const;

private:
    QHash<QByteArray, ShareId> m_shares;
};

} // namespace Batanidza
