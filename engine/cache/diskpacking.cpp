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
//! Of all owners; then who has most begins anew.
constexpr qint64 mostSampleBytes = 16 * 1024 * 1024;
constexpr qsizetype largestDictionary = 1024 * 1024;
constexpr qint64 trainAgainAfter = 2000; //!< objects

//! "NUMBER-ID", the older the lower.
int numberOf(const QString &name)
{
    return name.section(u'-', 0, 0).toInt();
}

std::shared_ptr<Packer> readPacker(const QDir &place)
{
    auto packer = std::make_shared<Packer>();
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
    return packer;
}

} // namespace

void DiskPacking::Owner::forgetSamples()
{
    samples.clear();
    sampleBytes = 0;
    sampled = 0;
    untrained = 0;
}

DiskPacking::DiskPacking(const QString &folder)
    : m_folder(folder)
{
    const QDir place(m_folder);
    for (const QString &name : place.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QByteArray owner = QByteArray::fromHex(name.mid(1).toLatin1());
        if (folderOf(owner) == place.filePath(name))
            of(owner).packer = readPacker(QDir(place.filePath(name)));
    }
}

QString DiskPacking::folderOf(QByteArrayView owner) const
{
    return m_folder + u"/o"_s + QString::fromLatin1(owner.toByteArray().toHex());
}

DiskPacking::Owner &DiskPacking::of(QByteArrayView owner)
{
    auto known = m_owners.find(owner);
    if (known == m_owners.end()) {
        known = m_owners.emplace(owner.toByteArray(), Owner()).first;
        known->second.packer = std::make_shared<const Packer>();
    }
    return known->second;
}

std::shared_ptr<const Packer> DiskPacking::packer(QByteArrayView owner) const
{
    const std::lock_guard lock(m_mutex);
    const auto known = m_owners.find(owner);
    return known == m_owners.end() ? std::make_shared<const Packer>() : known->second.packer;
}

qsizetype DiskPacking::dictionaries() const
{
    const std::lock_guard lock(m_mutex);
    qsizetype count = 0;
    for (const auto &[name, owner] : m_owners)
        count += owner.packer->dictionaries();
    return count;
}

void DiskPacking::remember(QByteArrayView name, const QByteArray &sample)
{
    if (sample.size() > largestSample || isPackedByNature(sample))
        return;
    const std::lock_guard lock(m_mutex);
    Owner &owner = of(name);
    ++owner.sampled;
    ++owner.untrained;
    if (owner.samples.size() < mostSamples) {
        owner.samples.append(sample);
        owner.sampleBytes += sample.size();
    } else if (const auto place = qint64(m_jitter.bits() % quint64(owner.sampled));
               place < mostSamples) {
        // Each of all that came has the same chance to be among them.
        owner.sampleBytes += sample.size() - owner.samples[place].size();
        owner.samples[place] = sample;
    }
    qint64 all = 0;
    Owner *most = nullptr;
    for (auto &[key, one] : m_owners) {
        all += one.sampleBytes;
        if (!most || one.sampleBytes > most->sampleBytes)
            most = &one;
    }
    if (all > mostSampleBytes)
        most->forgetSamples();
}

bool DiskPacking::isDue(const Owner &owner)
{
    return owner.untrained >= (owner.packer->newest() == 0 ? leastSamples : trainAgainAfter);
}

DiskPacking::Training DiskPacking::train()
{
    QList<QByteArray> learned;
    QList<QByteArray> tried;
    std::shared_ptr<const Packer> before;
    QByteArray name;
    {
        const std::lock_guard lock(m_mutex);
        const auto due = std::find_if(m_owners.begin(), m_owners.end(),
                                      [](const auto &one) { return isDue(one.second); });
        if (due == m_owners.end())
            return Training::NotDue;
        name = due->first;
        Owner &owner = due->second;
        before = owner.packer;
        owner.untrained = 0; // another one's turn is next
        for (qsizetype i = 0; i < owner.samples.size(); ++i)
            (i % 4 == 3 ? tried : learned).append(owner.samples[i]);
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
    Owner &owner = of(name);
    if (owner.packer != before || owner.samples.isEmpty())
        return Training::NoBetter;
    // On disk before anything is packed with it.
    if (!write(folderOf(name), dictionary, gone))
        return Training::NotWritten;
    owner.packer = packer;
    return Training::Learned;
}

bool DiskPacking::write(const QString &folder, const QByteArray &dictionary, quint32 gone) const
{
    QDir().mkpath(folder);
    const QDir place(folder);
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

void DiskPacking::sweep()
{
    const std::lock_guard lock(m_mutex);
    const QDir place(m_folder);
    for (const QString &name : place.entryList(QDir::Files))
        QFile::remove(place.filePath(name));
}

void DiskPacking::forget(QByteArrayView prefix, const QSet<QByteArray> &left)
{
    const std::lock_guard lock(m_mutex);
    for (auto one = m_owners.begin(); one != m_owners.end();) {
        const QByteArray all = one->first + '/';
        // Keys without an owner may begin with anything.
        if (!one->first.isEmpty() && !all.startsWith(prefix) && !prefix.startsWith(all)) {
            ++one;
            continue;
        }
        if (prefix.size() <= all.size() || !left.contains(one->first)) {
            QDir(folderOf(one->first)).removeRecursively();
            one = m_owners.erase(one);
        } else {
            one->second.forgetSamples();
            ++one;
        }
    }
}

} // namespace Batanidza
