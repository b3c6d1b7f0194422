#pragma once

#include "engine/base/json.h"
#include "engine/content/finding.h"

#include <QWidget>

class QLabel;
class QListWidget;

//! What the check found in the lesson that is being written, a line each, with how many of them
//! keep it from being published. Main thread.
namespace Batanidza {

class LessonFindings final : public QWidget
{
    Q_OBJECT

public:
    explicit LessonFindings(QWidget *parent = nullptr);

    //! Those to look at first come first; `body` names the words they are about.
    void show(const QList<Finding> &findings, const Json &body);
    //! Goes to the next one, after the last to the first.
    void next();
    [[nodiscard]] QListWidget *list() const { return m_list; }
    void retranslate();

Q_SIGNALS:
    //! A person wants to see the field of that pointer.
    void chosen(const QString &pointer);
    void told(const QString &sentence);

private:
    QLabel *m_title;
    QListWidget *m_list;
    QList<Finding> m_findings;
    int m_next = 0;
};

} // namespace Batanidza
