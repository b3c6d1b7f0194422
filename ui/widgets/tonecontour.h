#pragma once

#include "ui/diff/tonecolumns.h"
#include "ui/look.h"

#include <QWidget>

//! The tones of a word as a drawn line (D7): a column for each syllable, high a filled dot above,
//! low a hollow one below, each high after a low a little lower, unknown a square on a dotted
//! line. Changed columns are underlined. Its accessible name says the same in words. Main thread.
namespace Batanidza {

class ToneContour final : public QWidget
{
    Q_OBJECT

public:
    explicit ToneContour(const Look &look, QWidget *parent = nullptr);

    //! `name` says whose tones these are: "Original".
    void setColumns(const QString &name, const QList<ToneColumn> &columns);
    [[nodiscard]] const QList<ToneColumn> &toneColumnsShown() const { return m_columns; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] int labelWidth() const;
    void say();

    const Look &m_look;
    QString m_name;
    QList<ToneColumn> m_columns;
};

} // namespace Batanidza
