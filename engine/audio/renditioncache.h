#pragma once

#include "engine/audio/rendition.h"

#include <optional>

//! What was made of recordings, kept in a folder by recording and recipe, so that the same word is
//! not encoded twice. What is damaged counts as absent. Any thread; several may use one folder.
namespace Batanidza {

class RenditionCache
{
public:
    explicit RenditionCache(QString folder, qint64 mostBytes = 256 * 1024 * 1024)
        : m_folder(std::move(folder))
        , m_mostBytes(mostBytes)
    {}

    [[nodiscard]] std::optional<RenderedAudio> find(const Sha256 &original,
                                                    const RenditionRecipe &recipe) const;
    //! Drops those used longest ago where there are more than `mostBytes`. Failing is no harm and
    //! is only logged.
    void keep(const RenderedAudio &made, const RenditionRecipe &recipe) const;

private:
    [[nodiscard]] QString place(const Sha256 &original, const RenditionRecipe &recipe) const;
    void prune() const;

    QString m_folder;
    qint64 m_mostBytes;
};

} // namespace Batanidza
