#pragma once

#include <QByteArrayView>

//! Functions that take any bytes and must not crash, hang or break a promise. libFuzzer calls one
//! of them with made-up bytes (fuzzmain.cpp); tst_corpus calls all with the bytes that were kept.
namespace Batanidza::Fuzz {

using Function = void (*)(QByteArrayView bytes);

void codec(QByteArrayView bytes);   //!< a frame: text, or deflate where the first byte is 'z'
void json(QByteArrayView bytes);    //!< the reader and the canonical writer
void lesson(QByteArrayView bytes);  //!< a lesson file
void zip(QByteArrayView bytes);     //!< an archive to be imported
void http(QByteArrayView bytes);    //!< lines of a request's head
void patch(QByteArrayView bytes);   //!< {"from", "to", "ops"}
void merge(QByteArrayView bytes);   //!< {"base", "current", "incoming"}
void policy(QByteArrayView bytes);  //!< a merge policy, or a tenant's overrides
void text(QByteArrayView bytes);    //!< base, current and incoming, a form feed between them
void tokens(QByteArrayView bytes);  //!< cursors, tokens, ids, hashes, one a line
void session(QByteArrayView bytes); //!< frames to a hub, one a line
void client(QByteArrayView bytes);  //!< frames of a hub to a client, one a line
void adapt(QByteArrayView bytes);   //!< a lesson, for every platform

struct Target
{
    const char *name;
    Function function;
};
inline constexpr Target targets[] = {
    {"codec", codec},   {"json", json},     {"lesson", lesson},   {"zip", zip},
    {"merge", merge},   {"policy", policy}, {"text", text},       {"http", http},
    {"patch", patch},   {"tokens", tokens}, {"session", session}, {"adapt", adapt},
    {"client", client},
};

//! A promise that was broken: says which, and aborts, so that a fuzzer notices.
void promise(bool kept, const char *what);

} // namespace Batanidza::Fuzz
