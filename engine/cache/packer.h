#pragma once

#include "engine/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

//! Bytes as a tier stores them: as they are, or as zlib, which knows beforehand what lessons have
//! in common (a preset dictionary, named in each stream by its Adler-32). Values; one that is not
//! changed may be used from any thread.
namespace Batanidza {

class Packer
{
public:
    //! What is packed from now on is packed with it; older ones stay for what was packed before.
    //! The oldest goes where there are more than `mostDictionaries`; gives its id, or 0.
    quint32 addDictionary(const QByteArray &dictionary);
    //! Of the newest; 0 = there is none.
    [[nodiscard]] quint32 newest() const;
    [[nodiscard]] qsizetype dictionaries() const { return m_dictionaries.size(); }

    //! Never longer than `plain` and one byte: what does not shrink by an eighth, and sound and
    //! pictures whatever they would do, stay as they are.
    [[nodiscard]] QByteArray pack(QByteArrayView plain, int level = 9) const;
    //! Errors: not_found (the dictionary is gone), invalid, too_large (longer than `limit`).
    [[nodiscard]] Result<QByteArray> unpack(QByteArrayView packed, qsizetype limit) const;

    static constexpr qsizetype mostDictionaries = 4;

private:
    QList<std::pair<quint32, QByteArray>> m_dictionaries; //!< the newest last
};

//! True for what is compressed by its nature: audio, pictures, archives.
[[nodiscard]] bool isPackedByNature(QByteArrayView bytes);
[[nodiscard]] quint32 dictionaryId(QByteArrayView dictionary);

//! What the samples have in common, the commonest last, where zlib reaches it cheapest. Empty where
//! they have too little in common. Takes some 20 ms for a megabyte of samples.
[[nodiscard]] QByteArray trainDictionary(const QList<QByteArray> &samples,
                                         qsizetype bytes = 32 * 1024);

} // namespace Batanidza
