// The door that libFuzzer knocks at. FUZZ_TARGET is the function.
#include "tests/fuzz/fuzz.h"

#include <QLoggingCategory>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static const bool quiet = [] {
        QLoggingCategory::setFilterRules(QStringLiteral("batanidza.*=false"));
        return true;
    }();
    if (quiet)
        Batanidza::Fuzz::FUZZ_TARGET(QByteArrayView(data, qsizetype(size)));
    return 0;
}
