#include "engine/cache/diskpacking.h"

#include "engine/base/sha256.h"

#include <QDir>
#include <QFile>
#include <QMap>
#include <QSaveFile>

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostSamples = 192;
constexpr qsizetype leastSamples = 24;
constexpr qsizetype largestSample = 64 * 1024;
constexpr qsizetype largestDictionary = 1024 * 1024;
constexpr qint64 trainAgainAfter = 2000; //!< objects

//! "NUMBER-ID", the older the lower.
int numberOf(const QString &name)
{
    return name.section(u'-', 0, 0).toInt();
}

} // namespace

DiskPacking::DiskPacking(const QString &folder)
    : m_folder(folder)
{
    auto packer = std::make_shared<Packer>();
    const QDir place(m_folder);
    QMap<int, QByteArray> known;
    for (const QString &name : place.entryList(QDir::Files)) {
        QFile file(place.filePath(name));
        if (!file.open(QIODevice::ReadOnly) || file.size() > largestDictionary)
            continue;
        const QByteArray all = file.readAll();
        if (all.size() > 32 &&
            Sha256::of(QByteArrayView(all).sliced(32)).toBytes() == all.first(32))
            known.insert(numberOf(name), all.sliced(32));
    }
    for (const QByteArray &dictionary : known)
        (void)packer->addDictionary(dictionary);
    m_packer = packer;
}

std::shared_ptr<const Packer> DiskPacking::packer() const
{
    const std::lock_guard lock(m_mutex);
    return m_packer;
}

void DiskPacking::remember(const QByteArray &sample)
{
    if (sample.size() > largestSample || isPackedByNature(sample))
        return;
    const std::lock_guard lock(m_mutex);
    ++m_sampled;
    ++m_untrained;
    if (m_samples.size() < mostSamples) {
        m_samples.append(sample);
        return;
    }
    // Each of all that came has the same chance to be among them.
    const auto place = qint64(m_jitter.bits() % quint64(m_sampled));
    if (place < mostSamples)
        m_samples[place] = sample;
}

DiskPacking::Training DiskPacking::train()
{
    QList<QByteArray> learned;
    QList<QByteArray> tried;
    std::shared_ptr<const Packer> before;
    {
        const std::lock_guard lock(m_mutex);
        before = m_packer;
        const bool due = before->newest() == 0 ? m_samples.size() >= leastSamples
                                               : m_untrained >= trainAgainAfter;
        if (!due)
            return Training::NotDue;
        m_untrained = 0;
        for (qsizetype i = 0; i < m_samples.size(); ++i)
            (i % 4 == 3 ? tried : learned).append(m_samples[i]);
    }
    const QByteArray dictionary = trainDictionary(learned);
    if (dictionary.isEmpty())
        return Training::NoBetter;
    auto packer = std::make_shared<Packer>(*before);
    const quint32 gone = packer->addDictionary(dictionary);
    // On samples it was not made from.
    qsizetype sizes[2] = {};
    for (const QByteArray &sample : std::as_const(tried)) {
        sizes[0] += before->pack(sample).size();
        sizes[1] += packer->pack(sample).size();
    }
    if (sizes[1] > sizes[0] - sizes[0] / 30)
        return Training::NoBetter;
    const std::lock_guard lock(m_mutex);
    // Forgotten meanwhile: what was learned from is not to be kept.
    if (m_packer != before || m_samples.isEmpty())
        return Training::NoBetter;
    // On disk before anything is packed with it.
    if (!write(dictionary, gone))
        return Training::NotWritten;
    m_packer = packer;
    return Training::Learned;
}

bool DiskPacking::write(const QByteArray &dictionary, quint32 gone) const
{
    QDir().mkpath(m_folder);
    const QDir place(m_folder);
    int number = 0;
    for (const QString &name : place.entryList(QDir::Files)) {
        number = std::max(number, numberOf(name));
        if (gone != 0 && name.endsWith(u'-' + QString::number(gone, 16)))
            QFile::remove(place.filePath(name));
    }
    QSaveFile file(place.filePath(u"%1-%2"_s.arg(number + 1).arg(dictionaryId(dictionary), 0, 16)));
    return file.open(QIODevice::WriteOnly) && file.write(Sha256::of(dictionary).toBytes()) == 32 &&
           file.write(dictionary) == dictionary.size() && file.commit();
}

void DiskPacking::forget(bool dictionaries)
{
    const std::lock_guard lock(m_mutex);
    m_samples.clear();
    m_sampled = 0;
    m_untrained = 0;
    if (!dictionaries)
        return;
    QDir(m_folder).removeRecursively();
    m_packer = std::make_shared<const Packer>();
}

} // namespace Batanidza
