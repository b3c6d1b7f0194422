#include "engine/audio/wav.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

template <typename T>
T numberAt(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<T>(bytes.data() + at);
}

template <typename T>
void append(QByteArray &out, T value)
{
    std::array<char, sizeof(T)> bytes{};
    qToLittleEndian(value, bytes.data());
    out.append(bytes.data(), bytes.size());
}

Error notOurs(const QString &what)
{
    return Error{ErrorCode::Invalid, u"no WAV file of 16 bit and one channel: %1"_s.arg(what)};
}

} // namespace

Result<Samples> readWav(QByteArrayView bytes)
{
    if (bytes.size() < 12 || !bytes.startsWith("RIFF") || !bytes.sliced(8).startsWith("WAVE"))
        return notOurs(u"it does not begin with RIFF and WAVE"_s);
    Samples samples;
    bool known = false;
    for (qsizetype at = 12; at + 8 <= bytes.size();) {
        const QByteArrayView name = bytes.sliced(at, 4);
        const auto told = static_cast<qsizetype>(numberAt<quint32>(bytes, at + 4));
        at += 8;
        const qsizetype there = bytes.size() - at;
        if (name == "fmt ") {
            if (told < 16 || there < 16)
                return notOurs(u"its format is cut short"_s);
            samples.rate = static_cast<int>(numberAt<quint32>(bytes, at + 4));
            known = numberAt<quint16>(bytes, at) == 1 && numberAt<quint16>(bytes, at + 2) == 1 &&
                    numberAt<quint16>(bytes, at + 14) == 16 && samples.rate >= 4000 &&
                    samples.rate <= 192'000;
            if (!known)
                return notOurs(u"it has another format"_s);
        } else if (name == "data") {
            if (!known)
                return notOurs(u"its format is not said"_s);
            const qsizetype size = told == 0 ? there : std::min(told, there);
            samples.values.reserve(size / 2);
            for (qsizetype i = 0; i + 1 < size; i += 2)
                samples.values.append(numberAt<qint16>(bytes, at + i));
            return samples;
        }
        if (told > there)
            break;
        at += told + (told & 1);
    }
    return notOurs(u"it has no sound in it"_s);
}

QByteArray writeWav(const Samples &samples)
{
    const auto size = static_cast<quint32>(samples.values.size() * 2);
    QByteArray out;
    out.reserve(44 + size);
    out += "RIFF";
    append<quint32>(out, 36 + size);
    out += "WAVEfmt ";
    append<quint32>(out, 16);
    append<quint16>(out, 1);
    append<quint16>(out, 1);
    append<quint32>(out, static_cast<quint32>(samples.rate));
    append<quint32>(out, static_cast<quint32>(samples.rate) * 2);
    append<quint16>(out, 2);
    append<quint16>(out, 16);
    out += "data";
    append<quint32>(out, size);
    for (const qint16 value : samples.values)
        append(out, value);
    return out;
}

Samples withoutSilence(const Samples &samples, int threshold, int keepMs)
{
    const auto loud = [threshold](qint16 value) { return std::abs(int(value)) > threshold; };
    const auto first = std::find_if(samples.values.cbegin(), samples.values.cend(), loud);
    const auto last = std::find_if(samples.values.crbegin(), samples.values.crend(), loud);
    if (first == samples.values.cend())
        return {samples.rate, {}};
    const qsizetype kept = static_cast<qsizetype>(samples.rate) * keepMs / 1000;
    const qsizetype from = std::max<qsizetype>(0, first - samples.values.cbegin() - kept);
    const qsizetype to = std::min(samples.values.size(),
                                  samples.values.size() - (last - samples.values.crbegin()) + kept);
    return {samples.rate, samples.values.sliced(from, to - from)};
}

Samples joined(const QList<Samples> &parts)
{
    Samples all;
    if (!parts.isEmpty())
        all.rate = parts.constFirst().rate;
    for (const Samples &part : parts) {
        Q_ASSERT(part.rate == all.rate);
        all.values += part.values;
    }
    return all;
}

} // namespace Batanidza
