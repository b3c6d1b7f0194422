#pragma once

#include "engine/runtime/enginesnapshot.h"

#include <QWidget>

//! A state as shape, colour and word, never by colour alone. Main thread.
namespace Batanidza {

class Look;

class StatusPill : public QWidget
{
    Q_OBJECT

public:
    explicit StatusPill(const Look &look, QWidget *parent = nullptr);

    //! `word` in place of the severity's own ("3 behind").
    void setState(Severity severity, const QString &word = {});
    //! Grey, with the old word: the value is older than it should be.
    void setStale(bool stale);
    [[nodiscard]] Severity severity() const { return m_severity; }
    [[nodiscard]] QString word() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    const Look &m_look;
    Severity m_severity = Severity::Unknown;
    QString m_word;
    bool m_stale = false;
};

} // namespace Batanidza
