#pragma once

#include "ui/models/lessontexts.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

//! The small form in which a person changes a lesson's titles, summaries or the meaning of a word.
//! It changes nothing by itself: it says what was asked. Main thread.
namespace Batanidza {

class ContentForm : public QWidget
{
    Q_OBJECT

public:
    explicit ContentForm(QWidget *parent = nullptr);

    //! Starts anew with the texts of that body.
    void edit(const Json &body);
    //! What the fields say now, against the body given to edit().
    [[nodiscard]] JsonArray patch() const;
    [[nodiscard]] bool hasTexts() const { return !m_texts.isEmpty(); }
    //! While a save is under way nothing can be typed.
    void setSaving(bool saving);

Q_SIGNALS:
    void saveRequested(const Batanidza::JsonArray &operations);
    void cancelled();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void onChanged();
    void showWord(int index);
    [[nodiscard]] LessonText *text(TextKind kind);
    void setText(TextKind kind, const QString &value);

    Json m_body;
    QList<LessonText> m_texts;
    QLabel *m_intro;
    QLabel *m_titleShonaLabel;
    QLineEdit *m_titleShona;
    QLabel *m_titleEnglishLabel;
    QLineEdit *m_titleEnglish;
    QLabel *m_summaryEnglishLabel;
    QPlainTextEdit *m_summaryEnglish;
    QLabel *m_summaryShonaLabel;
    QPlainTextEdit *m_summaryShona;
    QLabel *m_wordLabel;
    QComboBox *m_word;
    QLabel *m_glossLabel;
    QLineEdit *m_gloss;
    QLabel *m_count;
    QPushButton *m_save;
    QPushButton *m_cancel;
    bool m_filling = false;
    bool m_saving = false;
};

} // namespace Batanidza
