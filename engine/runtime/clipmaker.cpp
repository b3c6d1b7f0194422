#include "engine/runtime/clipmaker.h"

#include "engine/base/jsonread.h"
#include "engine/base/sha256.h"
#include "engine/runtime/samplecourse.h"

#include <QHash>
#include <QtEndian>

#include <array>

namespace Batanidza {

namespace {

constexpr qsizetype leastBytes = 3 * 1024;
constexpr qsizetype mostBytes = 8 * 1024 - 256; // leaves room for the note
constexpr qsizetype pageHeader = 27;

//! CRC-32 of Ogg (RFC 3533): polynomial 0x04c11db7, not reflected, from 0.
quint32 oggChecksum(QByteArrayView bytes)
{
    static const auto table = [] {
        std::array<quint32, 256> made{};
        for (quint32 i = 0; i < 256; ++i) {
            quint32 value = i << 24;
            for (int bit = 0; bit < 8; ++bit)
                value = (value << 1) ^ ((value >> 31) * 0x04c11db7u);
            made[i] = value;
        }
        return made;
    }();
    quint32 sum = 0;
    for (const char c : bytes)
        sum = (sum << 8) ^ table[((sum >> 24) ^ static_cast<unsigned char>(c)) & 0xff];
    return sum;
}

void appendNumber(QByteArray &out, quint32 value)
{
    std::array<char, 4> bytes{};
    qToLittleEndian(value, bytes.data());
    out.append(bytes.data(), bytes.size());
}

//! Length of the Ogg page at `at`; 0 where there is none.
qsizetype pageLength(const QByteArray &file, qsizetype at)
{
    if (at + pageHeader > file.size() || !QByteArrayView(file).sliced(at).startsWith("OggS"))
        return 0;
    const auto segments = static_cast<unsigned char>(file.at(at + pageHeader - 1));
    qsizetype length = pageHeader + segments;
    if (at + length > file.size())
        return 0;
    for (qsizetype i = 0; i < segments; ++i)
        length += static_cast<unsigned char>(file.at(at + pageHeader + i));
    return at + length <= file.size() ? length : 0;
}

//! Bytes that depend on seed and number only.
QByteArray note(quint64 seed, quint64 number, qsizetype size)
{
    QByteArray text = "BATANIDZA=generated clip, seed " + QByteArray::number(seed) + ", number " +
                      QByteArray::number(number) + ' ';
    while (text.size() < size)
        text += Sha256::of(text).toHex().toLatin1();
    return text;
}

quint64 pick(quint64 seed, quint64 number, quint64 count)
{
    const QByteArray key = QByteArray::number(seed) + ':' + QByteArray::number(number);
    return qFromBigEndian<quint64>(Sha256::of(key).toBytes().constData()) % count;
}

} // namespace

Result<ClipMaker> ClipMaker::open()
{
    const auto course = sampleCourse();
    QHash<QString, qsizetype> files;
    for (qsizetype i = 0; i < course->entries().size(); ++i) {
        const QString &name = course->entries().at(i).name;
        files.insert(name.sliced(name.lastIndexOf(u'/') + 1), i);
    }
    ClipMaker maker;
    for (qsizetype i = 0; i < course->entries().size(); ++i) {
        if (!course->entries().at(i).name.endsWith(u".json"))
            continue;
        const auto bytes = course->read(i);
        const auto lesson = bytes ? readJson(*bytes) : Result<Json>(bytes.error());
        if (!lesson)
            return lesson.error();
        for (const Json &word : (*lesson)[u"vocabulary"].toArray()) {
            for (const Json &rendition : word[u"audio"][u"renditions"].toArray()) {
                const auto file = files.constFind(rendition[u"sha256"].toString());
                if (file == files.constEnd() || course->entries().at(*file).size > mostBytes)
                    continue;
                auto clip = course->read(*file);
                if (!clip)
                    return clip.error();
                const bool isOpus = rendition[u"codec"].toString() == u"opus";
                (isOpus ? maker.m_opus : maker.m_aac)
                    .append({std::move(*clip),
                             static_cast<int>(word[u"audio"][u"durationMs"].toInteger())});
            }
        }
    }
    if (maker.m_opus.isEmpty() || maker.m_aac.isEmpty())
        return Error{ErrorCode::Internal, QStringLiteral("the program holds no sample clips")};
    return maker;
}

MadeClip ClipMaker::opus(quint64 seed, quint64 number) const
{
    const MadeClip &sample =
        m_opus.at(static_cast<qsizetype>(pick(seed, number, quint64(m_opus.size()))));
    const QByteArray &file = sample.bytes;
    const qsizetype first = pageLength(file, 0);
    const qsizetype second = pageLength(file, first);
    Q_ASSERT(first > 0 && second > 0);

    // The second page holds the OpusTags packet alone (RFC 7845, section 3): it is made anew.
    const QByteArray comment =
        note(seed, number, std::max<qsizetype>(64, leastBytes - file.size() + second));
    QByteArray tags = "OpusTags";
    const QByteArray vendor = "Batanidza";
    appendNumber(tags, static_cast<quint32>(vendor.size()));
    tags += vendor;
    appendNumber(tags, 1);
    appendNumber(tags, static_cast<quint32>(comment.size()));
    tags += comment;

    QByteArray page = file.mid(first, pageHeader - 1);
    const qsizetype full = tags.size() / 255;
    page += static_cast<char>(full + 1);
    page += QByteArray(full, static_cast<char>(255));
    page += static_cast<char>(tags.size() % 255);
    page += tags;
    qToLittleEndian<quint32>(0, page.data() + 22);
    qToLittleEndian(oggChecksum(page), page.data() + 22);
    return {file.left(first) + page + file.mid(first + second), sample.durationMs};
}

MadeClip ClipMaker::aac(quint64 seed, quint64 number) const
{
    const MadeClip &sample =
        m_aac.at(static_cast<qsizetype>(pick(seed, number, quint64(m_aac.size()))));
    const QByteArray text =
        note(seed, number, std::max<qsizetype>(64, leastBytes - sample.bytes.size()));
    QByteArray box(4, '\0');
    qToBigEndian(static_cast<quint32>(8 + text.size()), box.data());
    return {sample.bytes + box + "free" + text, sample.durationMs};
}

} // namespace Batanidza
