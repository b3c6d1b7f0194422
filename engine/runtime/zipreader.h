#pragma once

#include "engine/runtime/importsource.h"

#include <vector>

//! The files in a .zip, for an import. The archive's own word on names and sizes is checked before
//! anything is inflated, and held to while it is. One thread at a time.
namespace Batanidza {

class ZipReader final : public ImportSource
{
public:
    [[nodiscard]] static Result<std::unique_ptr<ImportSource>> open(const QString &file,
                                                                    const ImportLimits &limits,
                                                                    const Cancelled &cancelled);
    ~ZipReader() override;

    [[nodiscard]] Result<QByteArray> read(qsizetype index) override;

private:
    struct Place
    {
        quint64 inDirectory = 0;
        quint64 number = 0;
    };
    struct Found
    {
        SourceEntry entry;
        Place place;
    };

    ZipReader() = default;
    [[nodiscard]] Result<void> scan(const QString &file, const ImportLimits &limits,
                                    const Cancelled &cancelled);

    void *m_zip = nullptr;       //!< unzFile
    std::vector<Place> m_places; //!< beside m_entries
};

} // namespace Batanidza
