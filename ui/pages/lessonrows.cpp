#include "ui/pages/lessonrows.h"

#include "engine/base/jsonread.h"
#include "ui/text/lessonfieldtext.h"

#include <QApplication>
#include <QFrame>
#include <QGridLayout>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

QList<FieldSpec> pairFields()
{
    FieldSpec word;
    word.path = u"0"_s;
    word.name = u"pair.word"_s;
    word.kind = FieldKind::Reference;
    word.empty = WhenEmpty::Text;
    word.of = u"vocabulary"_s;
    FieldSpec text;
    text.path = u"1"_s;
    text.name = u"pair.text"_s;
    text.empty = WhenEmpty::Text;
    return {word, text};
}

} // namespace

LessonRows::LessonRows(const FieldSpec &spec, const FieldWorld &fieldWorld, QWidget *parent)
    : LessonField(spec, fieldWorld, parent)
    , m_fields(spec.kind == FieldKind::Pairs ? pairFields() : spec.rows)
    , m_add(new QPushButton(this))
{
    LessonField::place(m_add);
    m_add->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(m_add, &QPushButton::clicked, this, [this] {
        JsonArray values = m_values;
        values.append(this->spec().kind == FieldKind::Pairs
                          ? Json(JsonArray{Json(QString()), Json(QString())})
                          : this->spec().fresh);
        const auto at = values.size() - 1;
        say(Json(values));
        if (at < m_rows.size() && !m_rows[at].fields.isEmpty())
            m_rows[at].fields.constFirst()->setFocus(Qt::OtherFocusReason);
    });
}

void LessonRows::setPointer(const QString &pointer)
{
    LessonField::setPointer(pointer);
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        place(i);
}

void LessonRows::place(qsizetype index)
{
    for (auto *one : m_rows[index].fields)
        one->setPointer(u"%1/%2/%3"_s.arg(pointer()).arg(index).arg(one->spec().path));
}

LessonRows::Row LessonRows::makeRow(qsizetype index)
{
    Row row;
    auto *frame = new QFrame(this);
    frame->setFrameShape(QFrame::StyledPanel);
    row.frame = frame;
    auto *grid = new QGridLayout(frame);
    grid->setContentsMargins(8, 4, 4, 6);
    grid->setVerticalSpacing(4);
    int line = 0;
    int cell = 0;
    for (const FieldSpec &one : std::as_const(m_fields)) {
        auto *made = makeLessonField(one, world(), frame);
        connect(made, &LessonField::edited, this, &LessonField::edited);
        const bool wide = made->isWide();
        if (wide && cell == 1) {
            ++line;
            cell = 0;
        }
        grid->addWidget(made, line, cell, 1, wide ? 2 : 1, Qt::AlignTop);
        if (wide || cell == 1) {
            ++line;
            cell = 0;
        } else {
            cell = 1;
        }
        row.fields.append(made);
    }
    auto *buttons = new QVBoxLayout;
    const auto button = [&](Qt::ArrowType arrow) {
        auto *made = new QToolButton(frame);
        made->setAutoRaise(true);
        made->setArrowType(arrow);
        buttons->addWidget(made);
        return made;
    };
    row.up = button(Qt::UpArrow);
    row.down = button(Qt::DownArrow);
    row.remove = button(Qt::NoArrow);
    row.remove->setText(u"\u00d7"_s);
    buttons->addStretch(1);
    grid->addLayout(buttons, 0, 2, line + 1, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    connect(row.up, &QToolButton::clicked, this, [this, index] { move(index, -1); });
    connect(row.down, &QToolButton::clicked, this, [this, index] { move(index, 1); });
    connect(row.remove, &QToolButton::clicked, this, [this, index] {
        JsonArray values = m_values;
        values.removeAt(index);
        say(Json(values));
        m_add->setFocus(Qt::OtherFocusReason);
    });
    return row;
}

void LessonRows::move(qsizetype index, int direction)
{
    if (index + direction < 0 || index + direction >= m_values.size())
        return;
    JsonArray values = m_values;
    values.move(index, index + direction);
    say(Json(values));
    const auto &row = m_rows[index + direction];
    (direction < 0 ? row.up : row.down)->setFocus(Qt::OtherFocusReason);
}

void LessonRows::build(qsizetype count)
{
    while (m_rows.size() > count) {
        auto *frame = m_rows.takeLast().frame;
        // The focus must not fall on a widget that is going.
        if (frame->isAncestorOf(QApplication::focusWidget()))
            m_add->setFocus(Qt::OtherFocusReason);
        frame->hide();
        frame->deleteLater();
    }
    while (m_rows.size() < count) {
        const auto index = m_rows.size();
        m_rows.append(makeRow(index));
        column()->insertWidget(1 + static_cast<int>(index), m_rows.constLast().frame);
        place(index);
        name(index);
    }
    QWidget *before = nullptr;
    for (const Row &row : std::as_const(m_rows)) {
        for (QWidget *one : row.fields) {
            if (before)
                setTabOrder(before, one);
            before = one;
        }
        for (QWidget *one : {row.up, row.down, row.remove}) {
            setTabOrder(before, one);
            before = one;
        }
    }
    if (before)
        setTabOrder(before, m_add);
}

void LessonRows::setValue(const Json *value, const Json &)
{
    m_values = value ? value->toArray() : JsonArray();
    build(m_values.size());
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        for (auto *one : m_rows[i].fields) {
            one->setValue(atPointer(m_values[i], u'/' + one->spec().path), m_values[i]);
            one->setReadOnly(m_readOnly);
        }
        m_rows[i].up->setEnabled(i > 0 && !m_readOnly);
        m_rows[i].down->setEnabled(i + 1 < m_rows.size() && !m_readOnly);
    }
}

void LessonRows::setFindings(const QList<Finding> &findings)
{
    QList<Finding> rest = findings;
    for (const Row &row : std::as_const(m_rows)) {
        for (auto *one : row.fields) {
            QList<Finding> own;
            for (const Finding &finding : findings) {
                if (isBelow(finding.path, one->pointer())) {
                    own += finding;
                    rest.removeOne(finding);
                }
            }
            one->setFindings(own);
        }
    }
    LessonField::setFindings(rest);
}

bool LessonRows::reveal(const QString &wanted)
{
    for (const Row &row : std::as_const(m_rows)) {
        for (auto *one : row.fields) {
            if (one->reveal(wanted))
                return true;
        }
    }
    return LessonField::reveal(wanted);
}

void LessonRows::name(qsizetype index)
{
    const auto &row = m_rows[index];
    //: Read aloud: a list in a lesson ("Examples") and the place in it
    const auto where = tr("%1 %2").arg(LessonFieldText::field(spec().name)).arg(index + 1);
    for (auto *one : row.fields)
        one->retranslate(where);
    const auto label = [&where](QToolButton *button, const QString &text) {
        button->setToolTip(text);
        button->setAccessibleName(LessonRows::tr("%1, %2").arg(where, text));
    };
    label(row.up, tr("Move up"));
    label(row.down, tr("Move down"));
    label(row.remove, tr("Take out"));
}

void LessonRows::retranslate(const QString &where)
{
    LessonField::retranslate(where);
    //: Button: one more entry in a list
    m_add->setText(tr("Add"));
    m_add->setAccessibleName(tr("Add: %1").arg(LessonFieldText::field(spec().name)));
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        name(i);
}

void LessonRows::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    m_add->setEnabled(!readOnly);
    for (const Row &row : std::as_const(m_rows)) {
        for (auto *one : row.fields)
            one->setReadOnly(readOnly);
        for (auto *button : {row.up, row.down, row.remove})
            button->setEnabled(!readOnly);
    }
}

} // namespace Batanidza
