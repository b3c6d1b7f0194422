#include "engine/cache/diskfiles.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <cstdio>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

DiskFiles::DiskFiles(const QString &folder)
    : m_objects(folder + u"/objects"_s)
    , m_quarantine(folder + u"/quarantine"_s)
{}

QString DiskFiles::nameOf(const Sha256 &hash) const
{
    const QString name = hash.toHex();
    return m_objects + u'/' + name.left(2) + u'/' + name.mid(2);
}

QByteArray DiskFiles::read(const Sha256 &hash, qint64 bytes) const
{
    QFile file(nameOf(hash));
    if (!file.open(QIODevice::ReadOnly) || file.size() != bytes)
        return {};
    const QByteArray all = file.readAll();
    return Sha256::of(all) == hash ? all : QByteArray();
}

bool DiskFiles::write(const Sha256 &hash, const QByteArray &bytes) const
{
    const QString name = nameOf(hash);
    QDir().mkpath(QFileInfo(name).path());
    // Not synced: bytes that a power cut tore fail their check and are fetched again.
    QFile file(name + u".part"_s);
    const bool written = file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) &&
                         file.write(bytes) == bytes.size();
    file.close();
    if (written && std::rename(QFile::encodeName(file.fileName()).constData(),
                               QFile::encodeName(name).constData()) == 0)
        return true;
    file.remove();
    return false;
}

void DiskFiles::remove(const Sha256 &hash) const
{
    QFile::remove(nameOf(hash));
}

bool DiskFiles::leave(const Sha256 &hash)
{
    if (--m_uses[hash] > 0)
        return false;
    m_uses.remove(hash);
    return true;
}

void DiskFiles::setAside(const Sha256 &hash) const
{
    QDir().mkpath(m_quarantine);
    const QString kept = m_quarantine + u'/' + hash.toHex();
    QFile::remove(kept);
    QFile::rename(nameOf(hash), kept);
}

void DiskFiles::removeSetAside() const
{
    QDir(m_quarantine).removeRecursively();
}

qsizetype DiskFiles::sweep(std::mutex &mutex)
{
    qsizetype count = 0;
    QDirIterator files(m_objects, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString name = files.next();
        const QFileInfo info(name);
        const auto hash = Sha256::fromHex(info.dir().dirName() + info.fileName());
        const std::lock_guard lock(mutex);
        if ((!hash || !m_uses.contains(*hash)) && QFile::remove(name))
            ++count;
    }
    return count;
}

} // namespace Batanidza
