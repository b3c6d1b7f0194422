#pragma once

#include "engine/base/jitter.h"
#include "engine/cache/packer.h"

#include <QList>
#include <QString>

#include <memory>
#include <mutex>

//! What the disk tier packs with: the dictionaries in a folder of its own, and samples of what was
//! put lately, from which the next one is trained. Any thread; locks inside.
namespace Batanidza {

class DiskPacking
{
public:
    //! Reads what is there; a damaged dictionary is as good as none.
    explicit DiskPacking(const QString &folder);

    //! As it is now; what it packed stays readable after training.
    [[nodiscard]] std::shared_ptr<const Packer> packer() const;
    //! Perhaps keeps it as a sample.
    void remember(const QByteArray &sample);

    enum class Training : quint8 { NotDue, NoBetter, Learned, NotWritten };
    //! Learns from the samples what they have in common, where that packs others of them better by
    //! a thirtieth than what is known. Slow.
    [[nodiscard]] Training train();
    //! Samples go; with `dictionaries`, these too: they hold passages of what was put.
    void forget(bool dictionaries);

private:
    [[nodiscard]] bool write(const QByteArray &dictionary, quint32 gone) const;

    const QString m_folder;
    mutable std::mutex m_mutex;
    std::shared_ptr<const Packer> m_packer;
    Jitter m_jitter;
    QList<QByteArray> m_samples; //!< of what was put lately, by chance
    qint64 m_sampled = 0;        //!< how many there were to choose from
    qint64 m_untrained = 0;      //!< of these, since the last training
};

} // namespace Batanidza
