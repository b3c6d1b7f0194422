#pragma once

#include "engine/base/json.h"
#include "engine/content/finding.h"
#include "ui/look.h"

#include <QTreeWidget>

//! The parts of a lesson as a tree: the lesson, its lists, their entries, each with how many faults
//! it has. Main thread.
namespace Batanidza {

class LessonOutline final : public QTreeWidget
{
    Q_OBJECT

public:
    explicit LessonOutline(const Look &look, QWidget *parent = nullptr);

    void show(const Json &body);
    void setFindings(const QList<Finding> &findings);
    //! -1 chooses the list itself; the lesson where `list` is empty.
    void choose(const QString &list, qsizetype index);
    [[nodiscard]] QString chosenList() const;
    //! -1 where a whole list is chosen.
    [[nodiscard]] qsizetype chosenIndex() const;
    void retranslate();

Q_SIGNALS:
    //! By a person or by choose().
    void chosen(const QString &list, qsizetype index);

private:
    void label(QTreeWidgetItem *item);

    const Look &m_look;
    Json m_body;
    QHash<QString, std::pair<int, int>> m_faults; //!< errors and warnings by "/list/3"
};

} // namespace Batanidza
