#pragma once

#include "engine/runtime/contentapi.h"
#include "engine/runtime/wordtable.h"
#include "ui/models/lessondraft.h"
#include "ui/pages/page.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QTableWidget;

//! Takes words from a spreadsheet: says which column is what, shows what each row gives and what is
//! wrong with it, and then makes drafts, for the open lesson or for others. Nothing is published by
//! it. Main thread; reading and checking happen in the pool.
namespace Batanidza {

class WordRowModel;

class WordImport final : public QWidget
{
    Q_OBJECT

public:
    WordImport(PageContext &context, ContentApi &api, QWidget *parent = nullptr);

    //! `open` = the id of the lesson that is being edited; its words come in there.
    void read(const QString &file, const QString &open);
    [[nodiscard]] const WordRowModel &model() const { return *m_model; }
    [[nodiscard]] bool isReady() const { return m_ready; }
    void setColumn(int column, WordColumn meaning);
    void take();

Q_SIGNALS:
    void closed();
    //! For the lesson that is being edited.
    void wordsTaken(const Batanidza::JsonArray &words);
    //! One draft was made, or the last of several.
    void draftMade(const QString &key, int drafts);

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void onTable(const CsvTable &table);
    void fillColumns();
    void plan();
    void showCounts();
    void makeDrafts(const QStringList &lessons, QList<Json> bodies, QList<LessonDraftState> states);
    void keepDrafts(const QList<Json> &bodies, const QList<LessonDraftState> &states);
    void fail(const QString &text);
    [[nodiscard]] QStringList lessonsWanted() const;
    void retranslate();

    PageContext &m_context;
    ContentApi &m_api;
    QString m_file;
    QString m_open;
    CsvTable m_table;
    QList<WordColumn> m_columns;
    bool m_ready = false;
    bool m_busy = false;
    quint64 m_asked = 0;

    QLabel *m_title;
    QLabel *m_about;
    QTableWidget *m_mapping;
    WordRowModel *m_model;
    QTableView *m_rows;
    QLabel *m_counts;
    QLabel *m_lessonLabel;
    QLineEdit *m_lesson;
    QPushButton *m_take;
    QPushButton *m_cancel;
};

} // namespace Batanidza
