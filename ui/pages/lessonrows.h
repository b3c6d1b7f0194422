#pragma once

#include "ui/pages/lessonfield.h"

class QPushButton;
class QToolButton;

//! A field that is a list of small entries, each with fields of its own: to add, to take out, to
//! order. Main thread.
namespace Batanidza {

class LessonRows final : public LessonField
{
    Q_OBJECT

public:
    LessonRows(const FieldSpec &spec, const FieldWorld &world, QWidget *parent);

    void setPointer(const QString &pointer) override;
    void setValue(const Json *value, const Json &entry) override;
    void setFindings(const QList<Finding> &findings) override;
    bool reveal(const QString &pointer) override;
    void retranslate(const QString &where = {}) override;
    void setReadOnly(bool readOnly) override;
    [[nodiscard]] QPushButton *addButton() const { return m_add; }

private:
    struct Row
    {
        QWidget *frame = nullptr;
        QList<LessonField *> fields;
        QToolButton *up = nullptr;
        QToolButton *down = nullptr;
        QToolButton *remove = nullptr;
    };

    void build(qsizetype count);
    [[nodiscard]] Row makeRow(qsizetype index);
    void place(qsizetype index);
    void name(qsizetype index);
    void move(qsizetype index, int direction);

    QList<FieldSpec> m_fields;
    JsonArray m_values;
    QList<Row> m_rows;
    QPushButton *m_add;
    bool m_readOnly = false;
};

} // namespace Batanidza
