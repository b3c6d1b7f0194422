#include "engine/cache/keyhash.h"

#include <cstring>

namespace Batanidza {

namespace {

// Multiply to 128 bits and fold, as in wyhash (Wang Yi, public domain).
constexpr quint64 odd[] = {0xA0761D6478BD642FULL, 0xE7037ED1A0B428DBULL, 0x8EBC6AF09C88C6E3ULL};

quint64 fold(quint64 a, quint64 b)
{
    __extension__ using Wide = unsigned __int128;
    const Wide product = Wide(a) * b;
    return quint64(product) ^ quint64(product >> 64);
}

quint64 eight(const char *bytes)
{
    quint64 word = 0;
    std::memcpy(&word, bytes, 8);
    return word;
}

} // namespace

quint64 keyHash(QByteArrayView key, quint64 seed)
{
    const char *at = key.data();
    qsizetype left = key.size();
    quint64 state = seed ^ odd[0];
    for (; left > 16; left -= 16, at += 16)
        state = fold(eight(at) ^ odd[1], eight(at + 8) ^ state);
    char tail[16] = {};
    if (left > 0)
        std::memcpy(tail, at, size_t(left));
    state = fold(eight(tail) ^ odd[1], eight(tail + 8) ^ state);
    return fold(state ^ quint64(key.size()), odd[2]);
}

} // namespace Batanidza
