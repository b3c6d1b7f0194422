#pragma once

#include <QByteArrayView>

#include <cstring>

//! 64 bits of a key, so well mixed that tables and sketches may take any of them. Seeded, so that
//! nobody outside can choose keys that meet. Pure; any thread.
namespace Batanidza {

namespace KeyHash {

// Multiply to 128 bits and fold, as in wyhash (Wang Yi, public domain).
inline constexpr quint64 odd[] = {0xA0761D6478BD642FULL, 0xE7037ED1A0B428DBULL,
                                  0x8EBC6AF09C88C6E3ULL};

inline quint64 fold(quint64 a, quint64 b)
{
    __extension__ using Wide = unsigned __int128;
    const Wide product = Wide(a) * b;
    return quint64(product) ^ quint64(product >> 64);
}

inline quint64 eight(const char *bytes)
{
    quint64 word = 0;
    std::memcpy(&word, bytes, 8);
    return word;
}

} // namespace KeyHash

[[nodiscard]] inline quint64 keyHash(QByteArrayView key, quint64 seed)
{
    using namespace KeyHash;
    const char *at = key.data();
    const qsizetype size = key.size();
    quint64 state = seed ^ odd[0];
    for (qsizetype left = size; left > 16; left -= 16, at += 16)
        state = fold(eight(at) ^ odd[1], eight(at + 8) ^ state);
    if (size >= 16) {
        // The last 16 bytes, some of them once more.
        const char *last = key.data() + size - 16;
        state = fold(eight(last) ^ odd[1], eight(last + 8) ^ state);
    } else {
        char whole[16] = {};
        if (size > 0)
            std::memcpy(whole, key.data(), size_t(size));
        state = fold(eight(whole) ^ odd[1], eight(whole + 8) ^ state);
    }
    return fold(state ^ quint64(size), odd[2]);
}

} // namespace Batanidza
