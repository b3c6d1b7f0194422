#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "tests/fuzz/fuzz.h"

namespace Batanidza::Fuzz {

void json(QByteArrayView bytes)
{
    const auto value = readJson(bytes);
    QList<JsonFault> faults;
    const auto lenient = readFaultyJson(bytes, {}, faults);
    promise(!value || (lenient && faults.isEmpty() && *lenient == *value),
            "the lenient reader reads what the strict one does");
    promise(!lenient || !faults.isEmpty() || value, "what has no fault can be read");
    if (lenient)
        (void)writeJson(*lenient);
    if (!value)
        return;
    const QByteArray canonical = writeJson(*value);
    const auto again = readJson(canonical);
    promise(again && *again == *value, "the canonical form is the same value");
    promise(writeJson(*again) == canonical, "the canonical form is its own");
    const auto indented = readJson(writeJsonIndented(*value));
    promise(indented && *indented == *value, "the indented form is the same value");
}

} // namespace Batanidza::Fuzz
