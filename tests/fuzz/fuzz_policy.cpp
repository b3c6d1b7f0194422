#include "engine/base/jsonread.h"
#include "engine/merge/mergepolicy.h"
#include "tests/fuzz/fuzz.h"

namespace Batanidza::Fuzz {

void policy(QByteArrayView bytes)
{
    const auto input = readJson(bytes);
    if (!input)
        return;
    (void)MergePolicy::read(*input, u"lesson");
    const auto with = MergePolicy::builtIn(u"lesson").with(*input);
    promise(with || !with.error().detail.isEmpty(), "a fault of a policy is told");
}

} // namespace Batanidza::Fuzz
