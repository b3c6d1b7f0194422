#pragma once

#include "engine/base/clock.h"
#include "engine/runtime/cacheapi.h"

#include <QCoreApplication>
#include <QIdentityProxyModel>

//! The cache in words, in the language of the window. Main thread.
namespace Batanidza {

class CacheText
{
    Q_DECLARE_TR_FUNCTIONS(CacheText)

public:
    [[nodiscard]] static QString policy(PolicyKind kind);
    [[nodiscard]] static QString tier(const QString &name);
    //! "Lesson as iOS gets it"
    [[nodiscard]] static QString entry(const CacheEntryRow &row);
    //! "Hit rate 94.7 % of 18,204 reads, last 58 min"
    [[nodiscard]] static QString hitRate(const CacheReport &report);
    //! "Memory 41 MB of 50 MB"
    [[nodiscard]] static QString room(const CacheTierNumbers &tier);
    [[nodiscard]] static QString pressure(const CacheReport &report);
    //! "Network: 12 files fetched (3.4 MB) from cdn.example, 2 of them for damaged ones"
    [[nodiscard]] static QString network(const CacheNetwork &network);
    //! It failed within the last ten minutes, and not for want of the file.
    [[nodiscard]] static bool networkFails(const CacheReport &report);
    [[nodiscard]] static QString warming(const CacheWarmth &warmth);
    //! "Drop 880 entries (88 MB)? ..." with what it costs.
    [[nodiscard]] static QString cost(const QString &what, const CachePurgeReport &report);

private:
    //! "it answers with an error"
    [[nodiscard]] static QString networkFailure(const QString &name);
};

//! Over a CacheModel.
class CacheWording final : public QIdentityProxyModel
{
    Q_OBJECT

public:
    explicit CacheWording(const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    const Clock &m_clock;
};

} // namespace Batanidza
