#pragma once

#include "ui/pages/conflictcase.h"
#include "ui/pages/page.h"

#include <QSet>

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

//! The open conflict, field by field: what each side says, how it differs in words, what a person
//! decides. Every button repeats an action. Main thread.
namespace Batanidza {

class ConflictActions;
class ConflictSounds;
class FieldChoiceBar;
class FieldChoiceModel;
class FieldDelegate;
class TextLabel;
class ToneContour;

class ConflictFields final : public QWidget
{
    Q_OBJECT

public:
    ConflictFields(PageContext &context, ConflictApi &api, ConflictCase &open,
                   ConflictChoices &desk, ConflictActions &actions, QWidget *parent = nullptr);

    [[nodiscard]] QTableView *table() const { return m_table; }
    [[nodiscard]] FieldChoiceModel &model() const { return *m_model; }
    //! Goes to the field of that address, or to the first one where there is none.
    void choose(const QString &path);
    [[nodiscard]] QString chosenPath() const;
    //! False where nobody was writing.
    bool leaveEditing();
    void retranslate();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void layOut();
    void listen();
    void showCase();
    void showProgress();
    void showRow();
    void layOutRows();
    void layOutColumns();
    //! Under 1100 pixels of window the four cells of a row stand one above the other.
    [[nodiscard]] bool wantsStack() const;
    void openOrFold();
    void decide(Choice choice);
    void decideAll(Choice choice);
    void undecide();
    void edit();
    void takeWritten(const QString &text);
    void move(int step);
    void previewStrategy();
    void showPreview(const ConflictPreview &preview);
    void applyPreview();
    void push(const ChoicesByPath &choices, const QString &text);

    PageContext &m_context;
    ConflictApi &m_api;
    ConflictCase &m_case;
    ConflictChoices &m_desk;
    ConflictActions &m_actions;
    FieldChoiceModel *m_model;
    FieldDelegate *m_delegate;
    TextLabel *m_title;
    QLabel *m_progress;
    QPushButton *m_draft;
    QPushButton *m_finish;
    QLabel *m_sides;
    QLabel *m_viewers;
    QComboBox *m_strategy;
    QLabel *m_gives;
    QPushButton *m_apply;
    QComboBox *m_filter;
    QComboBox *m_kind;
    QLabel *m_folded;
    QTableView *m_table;
    QLabel *m_differences;
    QWidget *m_contours;
    QList<ToneContour *> m_contour; //!< Original, A, B, Result
    ConflictSounds *m_sounds;
    QLabel *m_suggestion;
    FieldChoiceBar *m_bar;
    ConflictPreview m_preview;
    QSet<QString> m_open; //!< paths of rows that show their whole texts
    QString m_wanted;     //!< the field to come back to, and where it stood
    int m_wantedRow = 0;
};

} // namespace Batanidza
