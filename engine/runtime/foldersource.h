#pragma once

#include "engine/runtime/importsource.h"

#include <string>
#include <vector>

//! The files below a folder, for an import. Follows no symbolic link, so no loop and no way out;
//! reads plain files only, and names of any bytes. One thread at a time.
namespace Batanidza {

class FolderSource final : public ImportSource
{
public:
    [[nodiscard]] static Result<std::unique_ptr<ImportSource>> open(const QString &folder,
                                                                    const ImportLimits &limits,
                                                                    const Cancelled &cancelled);

    [[nodiscard]] Result<QByteArray> read(qsizetype index) override;

private:
    struct Found
    {
        SourceEntry entry;
        std::string path; //!< as the file system spells it
    };

    [[nodiscard]] Result<void> walk(const std::string &folder, const ImportLimits &limits,
                                    const Cancelled &cancelled, std::vector<Found> &found);

    std::vector<std::string> m_paths; //!< beside m_entries
};

} // namespace Batanidza
