#pragma once

#include "ui/pages/page.h"

//! "Force sync" and "Clear local content" of a device, a platform or all, and "Drain": asks the
//! engine what it would cost, says so in the bar, and does it where a person says yes there. Main
//! thread.
namespace Batanidza {

//! Whom the first two actions are for, now.
struct ResyncChoice
{
    Platform platform = Platform::Web;
    std::optional<ClientId> client; //!< where one device is chosen
    qint64 sessions = 0;            //!< of all platforms
};

class ResyncActions final : public QObject
{
    Q_OBJECT

public:
    ResyncActions(AdminApi &admin, InlineBar &bar, std::function<ResyncChoice()> choice,
                  QObject *parent = nullptr);

    [[nodiscard]] QList<QAction *> actions() const
    {
        return {m_force, m_forceAll, m_clear, m_clearAll, m_drain};
    }
    void retranslate();

private:
    [[nodiscard]] ResyncOrder chosen(bool clear) const;
    void ask(const ResyncOrder &order);
    void offer(const ResyncOrder &order, const ResyncCost &cost);
    void carryOut(const ResyncOrder &order);
    void offerDrain();
    void say(const Result<void> &done, const QString &text);
    [[nodiscard]] static QString who(const ResyncOrder &order);

    AdminApi &m_admin;
    InlineBar &m_bar;
    const std::function<ResyncChoice()> m_choice;
    QAction *m_force;
    QAction *m_forceAll;
    QAction *m_clear;
    QAction *m_clearAll;
    QAction *m_drain;
};

} // namespace Batanidza
