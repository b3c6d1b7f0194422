#include "ui/pages/lessonform.h"

#include "engine/base/jsonread.h"
#include "ui/pages/lessonwordtools.h"
#include "ui/text/lessonfieldtext.h"

#include <QApplication>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

LessonForm::LessonForm(const FieldWorld &world, QWidget *parent)
    : QScrollArea(parent)
    , m_world(world)
    , m_content(new QWidget(this))
    , m_heading(new QLabel(m_content))
    , m_tools(new LessonWordTools(world.look, world.audio, m_content))
{
    auto *layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(12, 4, 12, 12);
    layout->setSpacing(8);
    m_heading->setWordWrap(true);
    layout->addWidget(m_heading);
    layout->addWidget(m_tools);
    layout->addStretch(1);
    setWidget(m_content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_tools, &LessonWordTools::renewWanted, this, &LessonForm::renewWanted);
}

QString LessonForm::place() const
{
    return m_list.isEmpty() ? QString() : u"/%1/%2"_s.arg(m_list).arg(m_index);
}

const Json *LessonForm::entry() const
{
    return m_world.body().isObject() ? atPointer(m_world.body(), place()) : nullptr;
}

void LessonForm::show(const QString &list, qsizetype index)
{
    const bool other = list != m_list || index != m_index;
    m_list = list;
    m_index = index;
    if (other)
        m_specs.clear(); // fields must not think that they are still being typed in
    reload();
    if (other)
        ensureVisible(0, 0);
}

void LessonForm::reload()
{
    const Json *now = entry();
    if (!now) {
        m_specs.clear();
        build({});
        showHeading();
        return;
    }
    const auto specs = m_list.isEmpty() ? lessonFields() : entryFields(m_list, *now);
    if (specs != m_specs || m_fields.isEmpty())
        build(specs);
    now = entry();
    for (auto *one : std::as_const(m_fields)) {
        one->setValue(atPointer(*now, u'/' + one->spec().path), *now);
        one->setReadOnly(m_list.isEmpty() && one->spec().path == u"id" && m_idFixed);
    }
    showHeading();
}

void LessonForm::build(const QList<FieldSpec> &specs)
{
    const auto *focus = QApplication::focusWidget();
    const bool hadFocus = m_grid && focus && m_grid->isAncestorOf(focus);
    QString focused;
    for (auto *one : std::as_const(m_fields)) {
        if (hadFocus && (one == focus || one->isAncestorOf(focus)))
            focused = one->pointer();
    }
    m_specs = specs;
    m_fields.clear();
    auto *old = m_grid;
    m_grid = new QWidget(m_content);
    auto *grid = new QGridLayout(m_grid);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    int line = 0;
    int cell = 0;
    for (const FieldSpec &spec : specs) {
        auto *made = makeLessonField(spec, m_world, m_grid);
        made->setPointer(u"%1/%2"_s.arg(place(), spec.path));
        made->retranslate();
        connect(made, &LessonField::edited, this, &LessonForm::edited);
        const bool wide = made->isWide();
        if (wide && cell == 1) {
            ++line;
            cell = 0;
        }
        grid->addWidget(made, line, cell, 1, wide ? 2 : 1, Qt::AlignTop);
        cell = wide ? 0 : 1 - cell;
        if (cell == 0)
            ++line;
        m_fields.append(made);
    }
    static_cast<QVBoxLayout *>(m_content->layout())->insertWidget(2, m_grid);
    m_grid->show();
    if (old) {
        old->hide();
        old->deleteLater();
    }
    setFindings(m_findings);
    if (!focused.isEmpty() && !reveal(focused) && !m_fields.isEmpty())
        m_fields.constFirst()->setFocus(Qt::OtherFocusReason);
}

void LessonForm::showHeading()
{
    const Json *now = entry();
    const QString kind = LessonFieldText::entry(m_list);
    const QString name = now && !m_list.isEmpty() ? entryName(m_list, *now) : QString();
    //: %1 a kind of entry of a lesson ("Word"), %2 which one
    m_heading->setText(name.isEmpty() ? kind : tr("%1: %2").arg(kind, name));
    m_heading->setFont(m_world.look.font(TextRole::Section));
    const bool word = now && m_list == u"vocabulary";
    m_tools->setVisible(word);
    if (word)
        m_tools->show(m_world.body(), m_index);
}

void LessonForm::setFindings(const QList<Finding> &findings)
{
    m_findings = findings;
    for (auto *one : std::as_const(m_fields)) {
        QList<Finding> own;
        for (const Finding &finding : findings) {
            // What is wrong with an object as a whole stands at its first field.
            const bool whole = !finding.path.isEmpty() && finding.path != place() &&
                               isBelow(one->pointer(), finding.path) && !own.contains(finding) &&
                               one->spec().path.contains(u'/');
            if (isBelow(finding.path, one->pointer()) || whole)
                own += finding;
        }
        one->setFindings(own);
    }
}

bool LessonForm::reveal(const QString &pointer)
{
    LessonField *nearest = nullptr;
    for (auto *one : std::as_const(m_fields)) {
        if (one->reveal(pointer)) {
            nearest = one;
            break;
        }
        if (!nearest && isBelow(one->pointer(), pointer))
            nearest = one;
    }
    if (!nearest)
        return false;
    if (!nearest->isAncestorOf(QApplication::focusWidget()))
        nearest->setFocus(Qt::ShortcutFocusReason);
    if (auto *focus = QApplication::focusWidget(); focus && m_content->isAncestorOf(focus))
        ensureWidgetVisible(focus, 20, 60);
    return true;
}

LessonField *LessonForm::field(const QString &pointer) const
{
    for (auto *one : std::as_const(m_fields)) {
        if (one->pointer() == pointer)
            return one;
    }
    return nullptr;
}

void LessonForm::setIdFixed(bool fixed)
{
    m_idFixed = fixed;
}

void LessonForm::retranslate()
{
    for (auto *one : std::as_const(m_fields))
        one->retranslate();
    m_tools->retranslate();
    setFindings(m_findings);
    reload();
}

} // namespace Batanidza
