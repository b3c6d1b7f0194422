#include "engine/base/sha256blocks.h"

#if defined(__x86_64__)
#    include <QtEndian>

#    include <algorithm>
#    include <cpuid.h>
#    include <immintrin.h>
#endif

namespace Batanidza {

#if defined(__x86_64__)

namespace {

constexpr size_t blockSize = 64;

//! FIPS 180-4, 4.2.2: of the first 64 primes.
alignas(16) constexpr std::array<uint32_t, 64> roundConstants{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

bool hasInstructions()
{
    unsigned a = 0;
    unsigned b = 0;
    unsigned c = 0;
    unsigned d = 0;
    if (!__get_cpuid(1, &a, &b, &c, &d) || (c & bit_SSE4_1) == 0 || (c & bit_SSSE3) == 0)
        return false;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_SHA) != 0;
}

//! Takes whole blocks into the state (eight words, a to h). The instructions want them as ABEF and
//! CDGH, and take four rounds at once.
__attribute__((target("sha,sse4.1,ssse3"))) void takeBlocks(std::array<uint32_t, 8> &words,
                                                            const unsigned char *data,
                                                            size_t blocks)
{
    const __m128i bigEndian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    const auto load = [](const void *from) __attribute__((target("sha,sse4.1,ssse3")))
    {
        return _mm_loadu_si128(static_cast<const __m128i *>(from));
    };
    const __m128i dcba = _mm_shuffle_epi32(load(words.data()), 0xb1);
    const __m128i hgfe = _mm_shuffle_epi32(load(words.data() + 4), 0x1b);
    __m128i abef = _mm_alignr_epi8(dcba, hgfe, 8);
    __m128i cdgh = _mm_blend_epi16(hgfe, dcba, 0xf0);
    for (; blocks > 0; --blocks, data += blockSize) {
        const __m128i abefBefore = abef;
        const __m128i cdghBefore = cdgh;
        __m128i schedule[4]; // the last sixteen words
        for (size_t four = 0; four < 16; ++four) {
            __m128i &now = schedule[four % 4];
            if (four < 4) {
                now = _mm_shuffle_epi8(load(data + 16 * four), bigEndian);
            } else {
                const __m128i last = schedule[(four + 3) % 4];
                const __m128i earlier = _mm_sha256msg1_epu32(now, schedule[(four + 1) % 4]);
                const __m128i middle = _mm_alignr_epi8(last, schedule[(four + 2) % 4], 4);
                now = _mm_sha256msg2_epu32(_mm_add_epi32(earlier, middle), last);
            }
            const __m128i mixed = _mm_add_epi32(now, load(roundConstants.data() + 4 * four));
            cdgh = _mm_sha256rnds2_epu32(cdgh, abef, mixed);
            abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(mixed, 0x0e));
        }
        abef = _mm_add_epi32(abef, abefBefore);
        cdgh = _mm_add_epi32(cdgh, cdghBefore);
    }
    const __m128i feba = _mm_shuffle_epi32(abef, 0x1b);
    const __m128i dchg = _mm_shuffle_epi32(cdgh, 0xb1);
    _mm_storeu_si128(reinterpret_cast<__m128i *>(words.data()), _mm_blend_epi16(feba, dchg, 0xf0));
    _mm_storeu_si128(reinterpret_cast<__m128i *>(words.data() + 4), _mm_alignr_epi8(dchg, feba, 8));
}

//! What was taken so far, and the start of a block that is not whole yet.
struct Running
{
    std::array<uint32_t, 8> words{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                  0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<unsigned char, 2 * blockSize> rest{};
    size_t held = 0;

    void take(QByteArrayView bytes)
    {
        const auto *at = reinterpret_cast<const unsigned char *>(bytes.data());
        auto left = static_cast<size_t>(bytes.size());
        if (held > 0) {
            const size_t fill = std::min(blockSize - held, left);
            std::copy_n(at, fill, rest.begin() + static_cast<std::ptrdiff_t>(held));
            held += fill;
            at += fill;
            left -= fill;
            if (held < blockSize)
                return;
            takeBlocks(words, rest.data(), 1);
        }
        takeBlocks(words, at, left / blockSize);
        held = left % blockSize;
        std::copy_n(at + (left - held), held, rest.begin());
    }

    [[nodiscard]] std::array<unsigned char, 32> end(uint64_t bytes)
    {
        // A one, zeros, and the length in bits at the end of the last block.
        const size_t blocks = held + 9 > blockSize ? 2 : 1;
        rest[held] = 0x80;
        std::fill(rest.begin() + static_cast<std::ptrdiff_t>(held) + 1, rest.end(), 0);
        qToBigEndian<quint64>(bytes * 8, rest.data() + blocks * blockSize - 8);
        takeBlocks(words, rest.data(), blocks);
        std::array<unsigned char, 32> hash{};
        for (size_t i = 0; i < words.size(); ++i)
            qToBigEndian<quint32>(words[i], hash.data() + 4 * i);
        return hash;
    }
};

} // namespace

std::optional<std::array<unsigned char, 32>> sha256ByInstructions(QByteArrayView first,
                                                                  QByteArrayView second)
{
    static const bool possible = hasInstructions();
    if (!possible)
        return std::nullopt;
    Running running;
    running.take(first);
    running.take(second);
    return running.end(static_cast<uint64_t>(first.size()) + static_cast<uint64_t>(second.size()));
}

#else

std::optional<std::array<unsigned char, 32>> sha256ByInstructions(QByteArrayView, QByteArrayView)
{
    return std::nullopt;
}

#endif

} // namespace Batanidza
