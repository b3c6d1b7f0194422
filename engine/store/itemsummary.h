#pragma once

#include "engine/base/json.h"
#include "engine/base/sha256.h"
#include "engine/content/ids.h"

//! What a list shows and searches of an item, taken out of its body once, when it is committed.
//! Pure; any thread.
namespace Batanidza {

struct ItemSummary
{
    QString title;    //!< title.sn, else title.en, else the id
    QString titleKey; //!< folded, for order
    QString gloss;    //!< title.en
    QString level;
    QString unit;
    QString reviewState;
    QString searchText; //!< folded id, titles, unit and headwords, a line each

    friend bool operator==(const ItemSummary &, const ItemSummary &) = default;
};

[[nodiscard]] ItemSummary summaryOf(const ItemId &id, const Json &body);
//! Without case, tone marks and other accents, so that "Nzvimbo" is found by "nzvímbo".
[[nodiscard]] QString searchFold(const QString &text);
//! The blobs that a body names (members "sha256"), each once, in order of appearance.
[[nodiscard]] QList<Sha256> blobsOf(const Json &body);

} // namespace Batanidza
