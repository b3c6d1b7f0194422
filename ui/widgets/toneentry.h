#pragma once

#include "ui/look.h"

#include <QWidget>

class QLabel;
class QLineEdit;

//! A tone pattern to type, letters H and L over the syllables of a word, with the contour drawn as
//! it is typed. Syllables without a letter are unknown, which is not low. Main thread.
namespace Batanidza {

class ToneContour;

class ToneEntry final : public QWidget
{
    Q_OBJECT

public:
    explicit ToneEntry(const Look &look, QWidget *parent = nullptr);

    //! `scope` as in lessons: of a class or an infinitive no contour of the word is drawn.
    void show(const QString &word, const QString &pattern, const QString &scope);
    [[nodiscard]] QString pattern() const;
    [[nodiscard]] QLineEdit *line() const { return m_line; }
    [[nodiscard]] const ToneContour &contour() const { return *m_contour; }

Q_SIGNALS:
    void edited(const QString &pattern);

protected:
    void changeEvent(QEvent *event) override;

private:
    void onTyped(const QString &text);
    void draw();

    QString m_word;
    QString m_scope;
    QLineEdit *m_line;
    QLabel *m_count;
    ToneContour *m_contour;
};

} // namespace Batanidza
