#pragma once

#include "engine/base/json.h"
#include "engine/base/result.h"

#include <QByteArrayView>

//! The strict JSON reader: RFC 8259 text in UTF-8, and refused as `invalid` besides: duplicate
//! keys, lone surrogates, invalid or overlong UTF-8, integers beyond 2^53, numbers that overflow,
//! anything after the value. Pure; any thread.
namespace Batanidza {

struct JsonLimits
{
    int depth = 64;                          //!< nested arrays and objects
    qsizetype bytes = 64 * 1024 * 1024;      //!< checked before anything is read (`too_large`)
};

//! The error's detail names what is wrong and the byte offset it was found at.
[[nodiscard]] Result<Json> readJson(QByteArrayView utf8, const JsonLimits &limits = {});

//! RFC 6901. Null where the pointer leads nowhere; "" is the whole value.
[[nodiscard]] const Json *atPointer(const Json &root, QStringView pointer);
//! One step of a pointer, escaped ("~0", "~1").
[[nodiscard]] QString pointerToken(QStringView key);

} // namespace Batanidza
