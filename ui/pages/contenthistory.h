#pragma once

#include "engine/runtime/contentapi.h"
#include "ui/pages/page.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QStandardItemModel;
class QTableView;
class QToolButton;

//! The versions of one item: any two side by side with the diff of Conflicts, and an earlier one
//! brought back as a new edit. Main thread; differences are found in the pool.
namespace Batanidza {

class ChangeDelegate;
class ChangeModel;

class ContentHistory final : public QWidget
{
    Q_OBJECT

public:
    ContentHistory(PageContext &context, ContentApi &api, QWidget *parent = nullptr);

    //! Nothing empties it.
    void show(const std::optional<ItemDetail> &detail);
    //! What changed from one version to the other. The present one is not read again.
    void compare(Version before, Version after);
    [[nodiscard]] QTableView *versions() const { return m_versions; }
    [[nodiscard]] const ChangeModel &changes() const { return *m_model; }
    [[nodiscard]] QAction *restoreAction() const { return m_restore; }
    void retranslate();

Q_SIGNALS:
    //! The item says what that version said: a new version.
    void restored(const Batanidza::Receipt &receipt);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fillVersions();
    void onChosen();
    void onPicked();
    void body(Version version, std::function<void(const Result<ItemBody> &)> taken);
    void showRows(const Json &before, const Json &after);
    void layOutChanges();
    void askRestore();
    void restore(const ItemBody &earlier);
    void say(Severity severity, const QString &text, const QList<BarAction> &actions = {});
    [[nodiscard]] Version chosen() const;

    PageContext &m_context;
    ContentApi &m_api;
    std::optional<ItemDetail> m_detail;
    std::optional<std::pair<Version, Version>> m_picked; //!< by a person, of this item
    quint64 m_asked = 0;
    QAction *m_restore;
    QTableView *m_versions;
    QStandardItemModel *m_revisions;
    QLabel *m_fromLabel;
    QComboBox *m_from;
    QLabel *m_toLabel;
    QComboBox *m_to;
    QToolButton *m_restoreButton;
    QLabel *m_about;
    ChangeModel *m_model;
    ChangeDelegate *m_delegate;
    QTableView *m_changes;
};

} // namespace Batanidza
