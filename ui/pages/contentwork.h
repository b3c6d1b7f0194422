#pragma once

#include "engine/runtime/adminapi.h"
#include "engine/runtime/contentapi.h"
#include "ui/pages/page.h"

class QAction;
class QMenu;

//! What can be done with lessons beside reading them: new, copy, delete, drafts, force sync. Asks
//! in the bar what cannot be seen at once. Main thread.
namespace Batanidza {

class ContentWork final : public QObject
{
    Q_OBJECT

public:
    ContentWork(PageContext &context, ContentApi &content, AdminApi &admin, QWidget *page);

    //! The chosen lessons, and the one that is shown where it was read.
    void setChosen(const QList<ItemRow> &rows, const std::optional<ItemDetail> &shown);
    void setSnapshot(const EngineSnapshotPtr &snapshot) { m_snapshot = snapshot; }
    [[nodiscard]] QAction *newAction() const { return m_new; }
    //! Chooses a table of words.
    [[nodiscard]] QAction *wordsAction() const { return m_words; }
    [[nodiscard]] QAction *deleteAction() const { return m_delete; }
    [[nodiscard]] QList<QAction *> actions() const
    {
        return {m_new, m_copy, m_delete, m_force, m_preview};
    }
    [[nodiscard]] QMenu *draftMenu() const { return m_drafts; }
    //! How many drafts there are.
    [[nodiscard]] int draftCount() const;
    void retranslate();

Q_SIGNALS:
    //! A lesson that nobody has yet is to be written.
    void writeWanted(const Batanidza::Json &body);
    void draftWanted(const QString &key);
    void tableChosen(const QString &file);
    void contentChanged();

private:
    void fillDrafts();
    void startNew();
    void startCopy();
    void chooseTable();
    void offerDelete();
    void carryOutDelete(const ItemDetail &detail);
    void offerForce();
    void sayForced(qint64 devices, const QStringList &refused, const Error &why);
    void carryOutForce(const QStringList &platforms);
    //! Saves as a new edit by the person of this window.
    void save(const ItemDetail &detail, const EditContent &content,
              std::function<void(const Receipt &)> done);
    void say(Severity severity, const QString &text, const QList<BarAction> &actions = {});
    [[nodiscard]] QStringList platformsBehind() const;

    PageContext &m_context;
    ContentApi &m_content;
    AdminApi &m_admin;
    QWidget *m_page;
    EngineSnapshotPtr m_snapshot;
    QList<ItemRow> m_rows;
    std::optional<ItemDetail> m_shown;
    QAction *m_new;
    QAction *m_copy;
    QAction *m_delete;
    QAction *m_force;
    QAction *m_words;
    QAction *m_preview;
    QMenu *m_drafts;
};

} // namespace Batanidza
