#pragma once

#include "engine/content/finding.h"
#include "engine/merge/mergeoutcome.h"
#include "engine/runtime/audioapi.h"
#include "ui/look.h"
#include "ui/models/lessonschema.h"

#include <QWidget>

#include <functional>

class QLabel;
class QVBoxLayout;

//! One field of the lesson editor: its label, what it is written in, and what the check says of
//! it. It changes nothing by itself: it says what was asked. Main thread.
namespace Batanidza {

//! What fields ask of the editor around them.
struct FieldWorld
{
    const Look &look;
    AudioApi *audio;                    //!< may be null: then nothing can be heard
    std::function<const Json &()> body; //!< the lesson as it is now
};

class LessonField : public QWidget
{
    Q_OBJECT

public:
    LessonField(FieldSpec spec, const FieldWorld &world, QWidget *parent);

    [[nodiscard]] const FieldSpec &spec() const { return m_spec; }
    //! Where its value stands in the lesson.
    [[nodiscard]] const QString &pointer() const { return m_pointer; }
    virtual void setPointer(const QString &pointer) { m_pointer = pointer; }
    //! nullptr: there is none. `entry` is what the field belongs to.
    virtual void setValue(const Json *value, const Json &entry) = 0;
    //! Those of its place and below.
    virtual void setFindings(const QList<Finding> &findings);
    //! Takes the focus where the pointer is its own or below; false elsewhere.
    virtual bool reveal(const QString &pointer);
    //! `where` stands before the label for screen readers: "Example 2".
    virtual void retranslate(const QString &where = {});
    //! Needs the whole width.
    [[nodiscard]] virtual bool isWide() const { return true; }
    virtual void setReadOnly(bool readOnly) = 0;

Q_SIGNALS:
    //! Nothing: the field is taken away.
    void edited(const QString &pointer, const Batanidza::MaybeJson &value);

protected:
    [[nodiscard]] const FieldWorld &world() const { return m_world; }
    [[nodiscard]] QVBoxLayout *column() const { return m_column; }
    //! `editor` goes under the label, takes the focus for it, and leaves Undo to the window.
    void place(QWidget *editor);
    [[nodiscard]] QWidget *editor() const { return m_editor; }
    void say(const MaybeJson &value) { Q_EMIT edited(m_pointer, value); }
    //! A text that was typed; an empty one becomes what the field has for it.
    void sayText(const QString &text);
    void setNote(FindingSeverity severity, const QString &text);
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void paintNote();

    const FieldSpec m_spec;
    const FieldWorld &m_world;
    QString m_pointer;
    FindingSeverity m_severity = FindingSeverity::Info;
    QVBoxLayout *m_column;
    QLabel *m_label;
    QLabel *m_note;
    QWidget *m_editor = nullptr;
};

//! The field of that kind, as a child of `parent`.
[[nodiscard]] LessonField *makeLessonField(const FieldSpec &spec, const FieldWorld &world,
                                           QWidget *parent);

//! True where `pointer` is `place` or below it.
[[nodiscard]] bool isBelow(const QString &pointer, const QString &place);

} // namespace Batanidza
