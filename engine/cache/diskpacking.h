#pragma once

#include "engine/base/jitter.h"
#include "engine/cache/packer.h"

#include <QList>
#include <QSet>
#include <QString>

#include <map>
#include <memory>
#include <mutex>

//! What the disk tier packs with: for each owner (owners.h) dictionaries in a folder of its own,
//! and samples of what was put lately, from which the next one is trained. Nothing of one owner is
//! in another's, so what is purged is gone. Any thread; locks inside.
namespace Batanidza {

class DiskPacking
{
public:
    //! Reads what is there; a damaged dictionary is as good as none.
    explicit DiskPacking(const QString &folder);

    //! As it is now; what it packed stays readable after training.
    [[nodiscard]] std::shared_ptr<const Packer> packer(QByteArrayView owner) const;
    //! Of all owners.
    [[nodiscard]] qsizetype dictionaries() const;
    //! Perhaps keeps it as a sample.
    void remember(QByteArrayView owner, const QByteArray &sample);

    enum class Training : quint8 { NotDue, NoBetter, Learned, NotWritten };
    //! Learns from the samples of one owner who is due what they have in common, where that packs
    //! others of them better by a thirtieth than what is known. Slow.
    [[nodiscard]] Training train();
    //! Removes what an earlier version trained from the content of all.
    void sweep();
    //! Whose keys may begin so: samples go, and dictionaries of those who are purged as a whole or
    //! of whom nothing is left, for they hold passages of what was put.
    void forget(QByteArrayView prefix, const QSet<QByteArray> &left);

private:
    struct Owner
    {
        std::shared_ptr<const Packer> packer;
        QList<QByteArray> samples; //!< of what was put lately, by chance
        qint64 sampleBytes = 0;
        qint64 sampled = 0;   //!< how many there were to choose from
        qint64 untrained = 0; //!< of these, since the last training

        void forgetSamples();
    };
    [[nodiscard]] Owner &of(QByteArrayView owner);
    [[nodiscard]] QString folderOf(QByteArrayView owner) const;
    [[nodiscard]] static bool isDue(const Owner &owner);
    [[nodiscard]] bool write(const QString &folder, const QByteArray &dictionary,
                             quint32 gone) const;

    const QString m_folder;
    mutable std::mutex m_mutex;
    std::map<QByteArray, Owner, std::less<>> m_owners;
    Jitter m_jitter;
};

} // namespace Batanidza
