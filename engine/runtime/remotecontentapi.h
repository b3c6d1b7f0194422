#pragma once

#include "engine/runtime/contentapi.h"

//! ContentApi over the line to an engine elsewhere. Main thread.
namespace Batanidza {

class RemoteConnection;
class RemoteMonitorApi;

class RemoteContentApi final : public ContentApi
{
    Q_OBJECT

public:
    //! Both outlive this.
    RemoteContentApi(RemoteConnection &connection, RemoteMonitorApi &monitor);

    [[nodiscard]] QFuture<Result<ItemPage>> list(const ItemQuery &query) override;
    [[nodiscard]] QFuture<Result<ItemDetail>> load(const ItemId &id) override;
    [[nodiscard]] QFuture<Result<ItemBody>> revision(const ItemId &id, Version version) override;
    [[nodiscard]] QFuture<Result<ImportReport>> import(const QString &path, const QString &author,
                                                       bool rehash) override;
    [[nodiscard]] QFuture<Result<qint64>> undoImport(const QString &importId,
                                                     const QString &author) override;
    [[nodiscard]] QFuture<Result<QString>> lastImport() override;
    [[nodiscard]] QFuture<Result<ExportReport>> exportTo(const QString &folder) override;
    [[nodiscard]] QFuture<Result<Receipt>> save(const Edit &edit) override;
    [[nodiscard]] QFuture<Result<ImportReport>> importSampleCourse(const QString &author) override;
    [[nodiscard]] bool reachesFiles() const override { return false; }

private:
    RemoteConnection &m_connection;
};

} // namespace Batanidza
