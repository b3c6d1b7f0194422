#pragma once

#include "engine/wire/message.h"

#include <QByteArrayView>

//! Bytes <-> Message. Sizes are checked before anything is inflated or parsed. Both directions, for
//! hub and client alike. Pure; any thread.
namespace Batanidza::Wire {

enum class FrameForm { Text, Deflate };

//! A frame's content, ready to go out.
struct Frame
{
    FrameForm form = FrameForm::Text;
    QByteArray bytes;
};

//! What one frame held: one message, or a batch.
struct Decoded
{
    QList<Message> messages;
    bool batch = false; //!< the replies go back as one batch
};

//! Errors end the conversation: too_large (close with 1009), invalid (not JSON, damaged zlib;
//! answer -32700, close with 4500). Anything that can be answered is a Malformed in the list
//! instead, and an edit whose own text is at fault is one of Push::faults.
[[nodiscard]] Result<Decoded> decode(FrameForm form, QByteArrayView bytes,
                                     const Limits &limits = {});

[[nodiscard]] QByteArray encode(const Message &message);
//! Encoded messages as one JSON-RPC batch.
[[nodiscard]] QByteArray encodeBatch(const QList<QByteArray> &messages);
//! The deflated form where that was agreed and is smaller; texts below 512 bytes stay as they are.
[[nodiscard]] Frame pack(const QByteArray &text, bool deflateAgreed);

//! Reads the result of a call, by the type that its method gives. `invalid` names the member.
template <typename T>
[[nodiscard]] Result<T> readAnswer(const Json &result);
template <>
Result<HelloAnswer> readAnswer(const Json &result);
template <>
Result<PushAnswer> readAnswer(const Json &result);
template <>
Result<ChangesPage> readAnswer(const Json &result);
template <>
Result<ItemsAnswer> readAnswer(const Json &result);
template <>
Result<ManifestAnswer> readAnswer(const Json &result);
template <>
Result<BlobHaveAnswer> readAnswer(const Json &result);

// The parts, for those who carry them by other means (the GET twins of HTTP).

//! A method's name: "sync.push". Total.
[[nodiscard]] QString methodName(const Call &call);
//! Reads a call's params; `invalid` names the member. An unknown method gives UnknownCall.
[[nodiscard]] Result<Call> readCall(const QString &method, const Json &params);
[[nodiscard]] Json writeCall(const Call &call);
//! The JSON text of an answer's result (of an error: of its `error` member).
[[nodiscard]] QByteArray writeAnswer(const Answer &answer);
[[nodiscard]] QByteArray writeChangeLine(const ChangeLine &line);
//! A whole `sync.changes` notification from lines that are written already.
[[nodiscard]] QByteArray writeChangesNotice(const Cursor &from, const Cursor &to,
                                            const QList<QByteArray> &lines);
[[nodiscard]] QByteArray writeUrgentNotice(const QList<QByteArray> &lines);
[[nodiscard]] Result<ChangeLine> readChangeLine(const Json &json);

//! How deep a value nests: 0 for a scalar, 1 for an empty object. Stops counting at `atMost` + 1.
[[nodiscard]] int nestingDepth(const Json &value, int atMost);

[[nodiscard]] QString bodiesName(Bodies bodies);
[[nodiscard]] QString formName(Form form);

} // namespace Batanidza::Wire
