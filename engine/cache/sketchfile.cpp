#include "engine/cache/sketchfile.h"

#include "engine/base/sha256.h"

#include <QFile>
#include <QSaveFile>

#include <cstring>

namespace Batanidza {

namespace {

constexpr quint32 magic = 0x42435332; // "BCS2": another hash of keys is another number
constexpr qsizetype hashBytes = 32;
constexpr qsizetype head = hashBytes + qsizetype(sizeof magic);
constexpr qint64 largestSketch = qint64(1) << 30;

} // namespace

void writeSketch(const QString &name, const std::vector<quint64> &words)
{
    QByteArray bytes(qsizetype(sizeof magic + words.size() * sizeof(quint64)), '\0');
    std::memcpy(bytes.data(), &magic, sizeof magic);
    std::memcpy(bytes.data() + sizeof magic, words.data(), words.size() * sizeof(quint64));
    QSaveFile file(name);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(Sha256::of(bytes).toBytes());
        file.write(bytes);
        file.commit();
    }
}

std::optional<std::vector<quint64>> readSketch(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestSketch)
        return std::nullopt;
    const QByteArray all = file.readAll();
    if (all.size() < head ||
        Sha256::of(QByteArrayView(all).sliced(hashBytes)).toBytes() != all.first(hashBytes) ||
        std::memcmp(all.constData() + hashBytes, &magic, sizeof magic) != 0)
        return std::nullopt;
    std::vector<quint64> words(size_t(all.size() - head) / sizeof(quint64));
    std::memcpy(words.data(), all.constData() + head, words.size() * sizeof(quint64));
    return words;
}

} // namespace Batanidza
