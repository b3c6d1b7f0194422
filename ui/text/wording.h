#pragma once

#include "engine/base/clock.h"
#include "engine/runtime/enginesnapshot.h"

#include <QIdentityProxyModel>

//! What tables show for the values of their models: words, units and headers in the language of
//! the window. Sorting goes by the values below. Main thread.
namespace Batanidza {

class Look;

//! Over a PlatformModel. Also gives the shape of the state as decoration.
class PlatformWording final : public QIdentityProxyModel
{
    Q_OBJECT

public:
    PlatformWording(const Look &look, const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    const Look &m_look;
    const Clock &m_clock;
};

//! Over an EventLineModel.
class EventWording final : public QIdentityProxyModel
{
    Q_OBJECT

public:
    explicit EventWording(const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    const Clock &m_clock;
};

//! Over a ClientStatusModel.
class ClientWording final : public QIdentityProxyModel
{
    Q_OBJECT

public:
    explicit ClientWording(const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    const Clock &m_clock;
};

} // namespace Batanidza
