#pragma once

#include "ui/look.h"

#include <QWidget>

#include <optional>

class QVBoxLayout;

//! Sentences that lead somewhere, one below the other. Keeps its focus when the words of a
//! sentence change, which they do every minute. Main thread.
namespace Batanidza {

class LinkButton;

class LinkList final : public QWidget
{
    Q_OBJECT

public:
    struct Link
    {
        QString text;
        QString address; //!< empty = only to be read
        std::optional<Severity> severity;
    };

    explicit LinkList(const Look &look, QWidget *parent = nullptr);

    void setLinks(const QList<Link> &links);
    [[nodiscard]] const QList<LinkButton *> &buttons() const { return m_buttons; }

Q_SIGNALS:
    void followed(const QString &address);

private:
    const Look &m_look;
    QVBoxLayout *m_layout;
    QList<Link> m_links;
    QList<LinkButton *> m_buttons;
};

} // namespace Batanidza
