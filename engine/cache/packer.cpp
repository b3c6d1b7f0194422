#include "engine/cache/packer.h"

#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <unordered_map>
#include <vector>

namespace Batanidza {

namespace {

enum Form : char { Plain = 0, Zlib = 1 };

constexpr qsizetype smallestWorthPacking = 64;
constexpr qsizetype word = 8;     //!< of what is counted: shorter matches are cheap anyway
constexpr qsizetype segment = 64; //!< of what is taken over at a time
constexpr quint16 commonFrom = 2; //!< samples that have a word

Bytef *bytesOf(const char *data)
{
    return reinterpret_cast<Bytef *>(const_cast<char *>(data));
}

quint64 wordAt(const char *data)
{
    quint64 value = 0;
    std::memcpy(&value, data, sizeof value);
    return value;
}

QByteArray deflated(QByteArrayView plain, const QByteArray &dictionary, int level)
{
    z_stream stream{};
    if (deflateInit2(&stream, level, Z_DEFLATED, 15, 9, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    if (!dictionary.isEmpty())
        deflateSetDictionary(&stream, bytesOf(dictionary.constData()), uInt(dictionary.size()));
    QByteArray out(qsizetype(deflateBound(&stream, uLong(plain.size()))) + 1, Qt::Uninitialized);
    out[0] = Zlib;
    stream.next_in = bytesOf(plain.data());
    stream.avail_in = uInt(plain.size());
    stream.next_out = bytesOf(out.constData()) + 1;
    stream.avail_out = uInt(out.size() - 1);
    const int done = deflate(&stream, Z_FINISH);
    out.truncate(qsizetype(stream.total_out) + 1);
    deflateEnd(&stream);
    return done == Z_STREAM_END ? out : QByteArray();
}

} // namespace

bool isPackedByNature(QByteArrayView bytes)
{
    for (const char *magic : {"OggS", "ID3", "fLaC", "RIFF", "\x89PNG", "\xff\xd8\xff", "PK\3\4",
                              "\x1f\x8b", "\xff\xfb", "\xff\xf1", "\xff\xf9"}) {
        if (bytes.startsWith(magic))
            return true;
    }
    return bytes.size() > 8 && bytes.sliced(4).startsWith("ftyp"); // MP4 and M4A
}

quint32 dictionaryId(QByteArrayView dictionary)
{
    return quint32(
        adler32(adler32(0, nullptr, 0), bytesOf(dictionary.data()), uInt(dictionary.size())));
}

quint32 Packer::addDictionary(const QByteArray &dictionary)
{
    const quint32 id = dictionaryId(dictionary);
    m_dictionaries.removeIf([id](const auto &known) { return known.first == id; });
    m_dictionaries.append({id, dictionary});
    return m_dictionaries.size() > mostDictionaries ? m_dictionaries.takeFirst().first : 0;
}

quint32 Packer::newest() const
{
    return m_dictionaries.isEmpty() ? 0 : m_dictionaries.last().first;
}

QByteArray Packer::pack(QByteArrayView plain, int level) const
{
    if (plain.size() >= smallestWorthPacking && !isPackedByNature(plain)) {
        QByteArray packed = deflated(
            plain, m_dictionaries.isEmpty() ? QByteArray() : m_dictionaries.last().second, level);
        if (!packed.isEmpty() && packed.size() < plain.size() - plain.size() / 8)
            return packed;
    }
    QByteArray same(plain.size() + 1, Qt::Uninitialized);
    same[0] = Plain;
    if (!plain.isEmpty())
        std::memcpy(same.data() + 1, plain.data(), size_t(plain.size()));
    return same;
}

Result<QByteArray> Packer::unpack(QByteArrayView packed, qsizetype limit) const
{
    const auto invalid = [] {
        return Error{ErrorCode::Invalid, QStringLiteral("what was packed is damaged or cut off")};
    };
    if (packed.isEmpty() || packed[0] > Zlib || packed[0] < Plain)
        return invalid();
    const QByteArrayView rest = packed.sliced(1);
    if (packed[0] == Plain) {
        if (rest.size() > limit)
            return Error{ErrorCode::TooLarge, QStringLiteral("longer than it was")};
        return rest.toByteArray();
    }
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK)
        return Error{ErrorCode::Internal, QStringLiteral("zlib could not start")};
    QByteArray plain(limit + 1, Qt::Uninitialized);
    stream.next_in = bytesOf(rest.data());
    stream.avail_in = uInt(rest.size());
    stream.next_out = bytesOf(plain.constData());
    stream.avail_out = uInt(plain.size());
    int code = inflate(&stream, Z_FINISH);
    bool missing = false;
    if (code == Z_NEED_DICT) {
        const auto known =
            std::find_if(m_dictionaries.cbegin(), m_dictionaries.cend(),
                         [&](const auto &one) { return one.first == quint32(stream.adler); });
        missing = known == m_dictionaries.cend();
        if (!missing && inflateSetDictionary(&stream, bytesOf(known->second.constData()),
                                             uInt(known->second.size())) == Z_OK)
            code = inflate(&stream, Z_FINISH);
    }
    const bool whole = code == Z_STREAM_END && stream.avail_in == 0;
    const auto length = qsizetype(stream.total_out);
    inflateEnd(&stream);
    if (missing)
        return Error{ErrorCode::NotFound, QStringLiteral("its dictionary is gone")};
    if (length > limit)
        return Error{ErrorCode::TooLarge, QStringLiteral("longer than it was")};
    if (!whole)
        return invalid();
    plain.truncate(length);
    return plain;
}

QByteArray trainDictionary(const QList<QByteArray> &samples, qsizetype bytes)
{
    // How many samples have each word; the last sample that had it, so that each counts it once.
    struct Seen
    {
        quint16 samples = 0;
        quint16 last = 0;
    };
    std::unordered_map<quint64, Seen> seen;
    quint16 number = 0;
    qsizetype all = 0;
    for (const QByteArray &sample : samples) {
        ++number;
        all += sample.size();
        for (qsizetype at = 0; at + word <= sample.size(); ++at) {
            Seen &one = seen[wordAt(sample.constData() + at)];
            if (one.last != number) {
                one.last = number;
                one.samples = quint16(std::min<int>(one.samples + 1, 60'000));
            }
        }
        if (number == 60'000)
            break;
    }
    // From each stretch of the samples the segment with most of what is common and not taken yet.
    const qsizetype wanted = std::max<qsizetype>(1, bytes / segment);
    const qsizetype stretch = std::max<qsizetype>(segment * 2, all / wanted);
    std::vector<std::pair<qint64, QByteArray>> taken;
    const auto worth = [&](const char *data) -> qint64 {
        const auto one = seen.find(wordAt(data));
        return one == seen.end() || one->second.samples < commonFrom ? 0 : one->second.samples;
    };
    for (const QByteArray &sample : samples) {
        for (qsizetype from = 0; from + segment <= sample.size(); from += stretch) {
            const qsizetype end = std::min(from + stretch, sample.size()) - segment;
            qint64 sum = 0;
            for (qsizetype i = 0; i + word <= segment; ++i)
                sum += worth(sample.constData() + from + i);
            qint64 best = sum;
            qsizetype bestAt = from;
            for (qsizetype at = from + 1; at <= end; ++at) {
                sum -= worth(sample.constData() + at - 1);
                sum += worth(sample.constData() + at + segment - word);
                if (sum > best) {
                    best = sum;
                    bestAt = at;
                }
            }
            if (best == 0)
                continue;
            taken.emplace_back(best, sample.mid(bestAt, segment));
            for (qsizetype i = 0; i + word <= segment; ++i)
                seen.erase(wordAt(sample.constData() + bestAt + i));
        }
    }
    std::stable_sort(taken.begin(), taken.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    QByteArray dictionary;
    for (const auto &[value, text] : taken) {
        if (dictionary.size() + text.size() > bytes)
            break;
        dictionary.prepend(text);
    }
    return dictionary;
}

} // namespace Batanidza
