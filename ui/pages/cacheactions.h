#pragma once

#include "ui/pages/page.h"

#include "engine/runtime/cacheapi.h"

//! What a person does with the cache: drop a tier, an item or an entry, where the bar says what it
//! costs before; pin; bring in what was used most. Main thread.
namespace Batanidza {

class CacheActions final : public QObject
{
    Q_OBJECT

public:
    //! `chosen`: the entry that is chosen now; its key is empty where none is.
    CacheActions(CacheApi &api, PageContext &context, std::function<CacheEntryRow()> chosen,
                 QObject *parent = nullptr);

    [[nodiscard]] QList<QAction *> actions() const
    {
        return {m_memory, m_disk, m_all, m_warm, m_entry, m_item, m_pin};
    }
    //! Of the chosen entry.
    [[nodiscard]] QList<QAction *> entryActions() const { return {m_entry, m_item, m_pin}; }
    [[nodiscard]] QList<QAction *> tierActions() const { return {m_memory, m_disk, m_all, m_warm}; }
    //! Enables what can be done now; the others say why not.
    void showChoice(bool hasDisk);
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    void offer(const QString &what, const CachePurge &order);
    void carryOut(const CachePurge &order);
    void pin();
    void warm();
    void say(Severity severity, const QString &text);

    CacheApi &m_api;
    PageContext &m_context;
    const std::function<CacheEntryRow()> m_chosen;
    bool m_hasDisk = true;
    QAction *m_memory;
    QAction *m_disk;
    QAction *m_all;
    QAction *m_warm;
    QAction *m_entry;
    QAction *m_item;
    QAction *m_pin;
};

} // namespace Batanidza
