#include "engine/base/jsonread.h"
#include "engine/content/jsonpatch.h"
#include "tests/fuzz/fuzz.h"

namespace Batanidza::Fuzz {

void patch(QByteArrayView bytes)
{
    const auto input = readJson(bytes);
    if (!input)
        return;
    const Json &from = (*input)[u"from"];
    const Json &to = (*input)[u"to"];
    const auto patched = applyPatch(from, (*input)[u"ops"].toArray());
    (void)patched;
    const auto made = applyPatch(from, makePatch(from, to));
    promise(made && *made == to, "a patch that was made leads where it should");
    for (const auto &member : to.toObject())
        (void)atPointer(from, member.first);
}

} // namespace Batanidza::Fuzz
