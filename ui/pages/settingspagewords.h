#pragma once

#include <QWidget>

class QLabel;
class QTableWidget;

//! The words of the window in English and Shona, with what they mean (L2): so that teachers can see
//! them together and correct them. Main thread.
namespace Batanidza {

class SettingsWords : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsWords(QWidget *parent = nullptr);

    [[nodiscard]] QWidget *table() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QLabel *m_intro;
    QTableWidget *m_table;
};

} // namespace Batanidza
