#include "engine/wire/codec.h"
#include "tests/fuzz/fuzz.h"

namespace Batanidza::Fuzz {

namespace {

void readAnswers(const Json &result)
{
    (void)Wire::readAnswer<Wire::HelloAnswer>(result);
    (void)Wire::readAnswer<Wire::PushAnswer>(result);
    (void)Wire::readAnswer<Wire::ItemsAnswer>(result);
    (void)Wire::readAnswer<Wire::ManifestAnswer>(result);
    (void)Wire::readAnswer<Wire::BlobHaveAnswer>(result);
    if (const auto page = Wire::readAnswer<Wire::ChangesPage>(result)) {
        for (const Wire::ChangeLine &line : page->changes) {
            const QByteArray once =
                Wire::writeChangesNotice(page->from, page->to, {Wire::writeChangeLine(line)});
            promise(Wire::decode(Wire::FrameForm::Text, once).has_value(),
                    "a line that was read can be written and read");
        }
    }
}

} // namespace

void codec(QByteArrayView bytes)
{
    Wire::Limits limits;
    limits.inflatedBytes = 256 * 1024;
    const bool packed = bytes.startsWith('z');
    const auto decoded = Wire::decode(packed ? Wire::FrameForm::Deflate : Wire::FrameForm::Text,
                                      packed ? bytes.sliced(1) : bytes, limits);
    if (!decoded)
        return;
    promise(decoded->messages.size() <= limits.batch, "a batch keeps its limit");
    for (const Wire::Message &message : decoded->messages) {
        if (const auto *response = std::get_if<Wire::Response>(&message)) {
            if (const auto *result = std::get_if<Json>(&response->answer))
                readAnswers(*result);
        }
        const auto *request = std::get_if<Wire::Request>(&message);
        // What an edit holds that JSON values cannot is told beside it, and is not said again.
        const auto *push = request ? std::get_if<Wire::Push>(&request->call) : nullptr;
        if (std::holds_alternative<Wire::Malformed>(message) || (push && !push->faults.isEmpty()))
            continue;
        const auto again = Wire::decode(Wire::FrameForm::Text, Wire::encode(message));
        promise(again && again->messages.size() == 1, "what was read can be written and read");
        promise(Wire::encode(again->messages.first()) == Wire::encode(message),
                "what was written twice is the same");
    }
}

} // namespace Batanidza::Fuzz
