#pragma once

#include "engine/client/clientaction.h"
#include "engine/content/manifest.h"
#include "engine/store/outbox.h"
#include "engine/store/replica.h"

#include <QMap>

//! After a reset: compares the replica with the hub's manifest, from the roots down, and marks what
//! is to be fetched, confirmed or deleted. Belongs to the thread of the replica.
namespace Batanidza {

class ManifestRepair
{
public:
    //! `types` as in hello. Without `bodies` a header is enough: nothing is fetched.
    ManifestRepair(Replica &replica, Outbox &outbox, std::optional<QStringList> types, bool bodies);

    //! Reads what is held and plans the first question.
    [[nodiscard]] Result<void> begin();
    //! The next question, where one is left and the window is open.
    [[nodiscard]] std::optional<Wire::ReadManifest> next();
    //! Brings one answer in; gives what was deleted by it or is known by its header alone now.
    [[nodiscard]] Result<QList<ItemChange>> answered(const Wire::ReadManifest &asked,
                                                     const Wire::ManifestAnswer &answer);
    [[nodiscard]] bool isDone() const { return m_questions.isEmpty() && m_underWay == 0; }

private:
    [[nodiscard]] Result<void> node(const Wire::ManifestNode &node, const Cursor &cursor);
    [[nodiscard]] Result<void> confirmUnder(const QString &type, const QByteArray &path);
    [[nodiscard]] Result<void> removeUnder(const QString &type, const QByteArray &path,
                                           const QSet<ItemId> &except, const Cursor &cursor);
    [[nodiscard]] Result<void> compare(const QString &type, const Wire::ManifestItem &theirs);

    static constexpr int window = 16;

    Replica &m_replica;
    Outbox &m_outbox;
    const std::optional<QStringList> m_types;
    const bool m_bodies;
    QMap<QString, ManifestTree> m_held;
    QList<Wire::ReadManifest> m_questions;
    int m_underWay = 0;
    QList<ItemChange> m_changes;
};

} // namespace Batanidza
