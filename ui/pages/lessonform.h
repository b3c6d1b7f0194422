#pragma once

#include "ui/pages/lessonfield.h"

#include <QScrollArea>

class QGridLayout;
class QLabel;

//! The fields of the lesson itself or of one of its entries, made from the schema's table. Main
//! thread.
namespace Batanidza {

class LessonWordTools;

class LessonForm final : public QScrollArea
{
    Q_OBJECT

public:
    LessonForm(const FieldWorld &world, QWidget *parent = nullptr);

    //! `index` counts tombstones too. An empty list is the lesson itself.
    void show(const QString &list, qsizetype index);
    [[nodiscard]] const QString &list() const { return m_list; }
    [[nodiscard]] qsizetype index() const { return m_index; }
    //! "/vocabulary/3"; empty for the lesson itself.
    [[nodiscard]] QString place() const;
    //! Takes the values of the lesson as it is now; what is being typed keeps its cursor.
    void reload();
    void setFindings(const QList<Finding> &findings);
    //! Goes to the field of that pointer; false where it is not shown here.
    bool reveal(const QString &pointer);
    //! The id of a lesson that is published stays as it is.
    void setIdFixed(bool fixed);
    void retranslate();
    [[nodiscard]] LessonField *field(const QString &pointer) const;

Q_SIGNALS:
    void edited(const QString &pointer, const Batanidza::MaybeJson &value);
    //! The derived notations of the shown word are to be made anew.
    void renewWanted();

private:
    void build(const QList<FieldSpec> &specs);
    [[nodiscard]] const Json *entry() const;
    void showHeading();

    const FieldWorld &m_world;
    QString m_list;
    qsizetype m_index = 0;
    bool m_idFixed = true;
    QList<FieldSpec> m_specs;
    QList<LessonField *> m_fields;
    QList<Finding> m_findings;
    QWidget *m_content;
    QLabel *m_heading;
    LessonWordTools *m_tools;
    QWidget *m_grid = nullptr;
};

} // namespace Batanidza
