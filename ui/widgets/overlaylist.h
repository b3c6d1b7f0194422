#pragma once

#include "ui/look.h"

#include <QFrame>
#include <QPointer>

#include <functional>

class QLineEdit;
class QStandardItemModel;
class QTreeView;

//! A list with a filter over the window: any command or place by a few letters (Ctrl+K), and the
//! keys of this page (F1). A part of the window, not a dialog; Esc closes it and the focus goes
//! back to where it was. Main thread.
namespace Batanidza {

class FoldingFilter;

struct OverlayEntry
{
    QString text;
    QString hint; //!< key, or what kind of thing it is
    bool enabled = true;
    std::function<void()> run; //!< empty = only to be read
};

class OverlayList final : public QFrame
{
    Q_OBJECT

public:
    OverlayList(const Look &look, QWidget *window);

    void present(const QString &title, const QString &placeholder,
                 const QList<OverlayEntry> &entries);
    //! More entries below those of present(), in place of earlier ones of this call.
    void setFound(const QList<OverlayEntry> &entries);
    void dismiss();
    [[nodiscard]] int visibleCount() const;

Q_SIGNALS:
    //! Somebody typed: for what is found elsewhere.
    void typed(const QString &text);
    void dismissed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void append(const OverlayEntry &entry);
    void place();
    void runCurrent();
    void chooseFirst();

    QLineEdit *m_field;
    QTreeView *m_view;
    QStandardItemModel *m_model;
    FoldingFilter *m_filter;
    QList<OverlayEntry> m_entries;
    qsizetype m_fixed = 0;
    QPointer<QWidget> m_before;
};

} // namespace Batanidza
