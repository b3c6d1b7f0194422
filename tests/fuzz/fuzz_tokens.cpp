#include "engine/base/clock.h"
#include "engine/base/jsonread.h"
#include "engine/content/edit.h"
#include "engine/content/receipt.h"
#include "engine/security/gatekeeper.h"
#include "tests/fuzz/fuzz.h"

namespace Batanidza::Fuzz {

void tokens(QByteArrayView bytes)
{
    static const SystemClock clock;
    static const Gatekeeper gatekeeper(clock, QByteArray(32, 'k'), false);
    for (const QByteArray &line : bytes.toByteArray().split('\n')) {
        const QString text = QString::fromUtf8(line);
        if (const auto cursor = Cursor::parse(text))
            promise(cursor->toString() == text, "a cursor is written as it was read");
        promise(!gatekeeper.admit(text, false), "nobody guesses a token");
        if (const auto hash = Sha256::fromHex(text))
            promise(hash->toHex() == text, "a hash is written as it was read");
        (void)isValidItemId(text);
        (void)isValidClientId(text);
        (void)isValidTenantId(text);
        const auto json = readJson(line);
        if (!json)
            continue;
        (void)editNumberOf(*json);
        (void)readReceipt(*json);
        if (const auto edit = readEdit(*json)) {
            const auto again = readEdit(writeEdit(*edit));
            promise(again.has_value(), "an edit that was read can be written and read");
        }
    }
}

} // namespace Batanidza::Fuzz
