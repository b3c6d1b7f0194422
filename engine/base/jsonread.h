#pragma once

#include "engine/base/json.h"
#include "engine/base/result.h"

#include <QByteArrayView>
#include <QList>

//! The strict JSON reader: RFC 8259 text in UTF-8, and refused as `invalid` besides: duplicate
//! keys, lone surrogates, invalid or overlong UTF-8, integers beyond 2^53, numbers that overflow,
//! anything after the value. Pure; any thread.
namespace Batanidza {

struct JsonLimits
{
    int depth = 64;                     //!< nested arrays and objects
    qsizetype bytes = 64 * 1024 * 1024; //!< checked before anything is read (`too_large`)
};

//! The error's detail names what is wrong and the byte offset it was found at.
[[nodiscard]] Result<Json> readJson(QByteArrayView utf8, const JsonLimits &limits = {});

//! A place where the text has the structure of JSON, but holds what readJson() refuses.
struct JsonFault
{
    QString pointer; //!< RFC 6901, cut after five steps
    Error error;     //!< `invalid`, or `too_large` where it nests too deeply
};

//! As readJson(), but where only a value is at fault (a key twice, a lone surrogate, a number that
//! nobody can hold, too deep) it goes on with null in its place and notes the fault: so that a
//! sender can be told which of many parts was wrong. What it gives is never stored as it is. Error
//! `invalid`: the structure itself is broken, or too many places (1000) are at fault.
[[nodiscard]] Result<Json> readFaultyJson(QByteArrayView utf8, const JsonLimits &limits,
                                          QList<JsonFault> &faults);

//! RFC 6901. Null where the pointer leads nowhere; "" is the whole value.
[[nodiscard]] const Json *atPointer(const Json &root, QStringView pointer);
//! One step of a pointer, escaped ("~0", "~1").
[[nodiscard]] QString pointerToken(QStringView key);

} // namespace Batanidza
