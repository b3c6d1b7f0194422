#pragma once

#include "engine/base/result.h"
#include "engine/runtime/contentapi.h"

#include <QByteArray>
#include <QList>

#include <functional>
#include <memory>
#include <optional>
#include <string_view>

//! Where an import reads its files from: a folder, a .zip, or our own resources. Nothing is trusted
//! and nothing is written. One thread at a time.
namespace Batanidza {

//! What an import takes at most. Checked before a byte is read, inflated or parsed.
struct ImportLimits
{
    qint64 jsonBytes = 16 * 1024 * 1024;           //!< of one document
    qint64 blobBytes = 64 * 1024 * 1024;           //!< of one other file
    qint64 totalBytes = 64LL * 1024 * 1024 * 1024; //!< of all files, inflated
    qint64 entries = 1'000'000;
    int depth = 32;                 //!< folders within folders
    int ratio = 200;                //!< inflated to stored bytes, for one entry and for all
    qint64 ratioFrom = 1024 * 1024; //!< smaller files may be as dense as they like
};

struct SourceEntry
{
    QString name; //!< relative, with '/', for people; bytes that are no UTF-8 as "\xNN"
    qint64 size = 0;

    friend bool operator==(const SourceEntry &, const SourceEntry &) = default;
};

class ImportSource
{
public:
    ImportSource() = default;
    ImportSource(const ImportSource &) = delete;
    ImportSource &operator=(const ImportSource &) = delete;
    virtual ~ImportSource() = default;

    //! Files that may be read, sorted by name.
    [[nodiscard]] const QList<SourceEntry> &entries() const { return m_entries; }
    //! Entries that may not, and why.
    [[nodiscard]] const QList<FileReport> &refusals() const { return m_refusals; }
    //! The whole file; never more than its entry said. `corrupt` where it is torn or has changed.
    [[nodiscard]] virtual Result<QByteArray> read(qsizetype index) = 0;

protected:
    //! True for what systems leave behind: hidden files, __MACOSX, Thumbs.db, desktop.ini.
    [[nodiscard]] static bool isLitter(QStringView name);
    [[nodiscard]] static bool isJson(QStringView name);
    //! Nothing where the size is fine, else why the file is not read.
    [[nodiscard]] static std::optional<Error> sizeProblem(QStringView name, qint64 size,
                                                          const ImportLimits &limits);
    void refuse(const QString &name, Error error, const QString &rule, const QString &fix);

    QList<SourceEntry> m_entries;
    QList<FileReport> m_refusals;
};

using Cancelled = std::function<bool()>;

//! A name of any bytes as text: UTF-8 where it is, and "\xNN" for each byte that is not.
[[nodiscard]] QString displayName(std::string_view bytes);

//! Opens what lies at `path`. `not_found`, `corrupt` (no zip, torn), `too_large` (a bomb, too many
//! files), `unsupported` (neither folder nor zip), `cancelled`.
[[nodiscard]] Result<std::unique_ptr<ImportSource>> openImportSource(
    const QString &path, const ImportLimits &limits = {}, const Cancelled &cancelled = {});

} // namespace Batanidza
