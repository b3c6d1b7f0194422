#include "ui/pages/lessonfield.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/content/shapecheck.h"
#include "engine/shona/orthography.h"
#include "ui/pages/lessonrows.h"
#include "ui/text/lessonfieldtext.h"
#include "ui/widgets/toneentry.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFontDatabase>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

class LineField final : public LessonField
{
public:
    LineField(const FieldSpec &spec, const FieldWorld &world, QWidget *parent)
        : LessonField(spec, world, parent)
        , m_line(new QLineEdit(this))
    {
        if (spec.kind == FieldKind::Shona)
            m_line->setFont(world.look.font(TextRole::Lesson));
        m_line->setMaxLength(2'000);
        place(m_line);
        connect(m_line, &QLineEdit::textEdited, this, [this](const QString &text) {
            if (this->spec().kind == FieldKind::Integer)
                sayNumber(text);
            else
                sayText(text);
        });
        connect(m_line, &QLineEdit::editingFinished, this, [this] {
            if (this->spec().kind == FieldKind::Integer)
                return;
            const QString stored = this->spec().kind == FieldKind::Shona
                                       ? Shona::normalise(m_line->text())
                                       : m_line->text().trimmed();
            if (stored != m_line->text())
                sayText(stored);
        });
    }
    void setValue(const Json *value, const Json &) override
    {
        QString text;
        if (value && value->isInteger())
            text = QString::number(value->toInteger());
        else if (value)
            text = value->toString();
        if (m_line->text() != text && !(spec().kind == FieldKind::Integer && m_wrong))
            m_line->setText(text);
    }
    [[nodiscard]] bool isWide() const override { return spec().kind != FieldKind::Integer; }
    void setReadOnly(bool readOnly) override { m_line->setReadOnly(readOnly); }

private:
    void sayNumber(const QString &text)
    {
        bool number = false;
        const qint64 value = text.trimmed().toLongLong(&number);
        m_wrong = !number && !text.trimmed().isEmpty();
        if (m_wrong)
            setNote(FindingSeverity::Error, LessonField::tr("A whole number is needed."));
        else if (number)
            say(Json(value));
        else
            say({});
    }

    QLineEdit *m_line;
    bool m_wrong = false; //!< what was typed is no number: it stays to be mended
};

class TextField final : public LessonField
{
public:
    TextField(const FieldSpec &spec, const FieldWorld &world, QWidget *parent)
        : LessonField(spec, world, parent)
        , m_text(new QPlainTextEdit(this))
    {
        const int lines = spec.kind == FieldKind::Markdown ? 8 : 3;
        m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() * lines + 14);
        if (spec.kind == FieldKind::Raw)
            m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        place(m_text);
        connect(m_text, &QPlainTextEdit::textChanged, this, &TextField::onTyped);
    }
    void setValue(const Json *value, const Json &) override
    {
        if (textOf(value) == stored())
            return;
        const QSignalBlocker blocked(m_text);
        m_text->setPlainText(textOf(value));
    }
    void setReadOnly(bool readOnly) override { m_text->setReadOnly(readOnly); }

private:
    [[nodiscard]] QString textOf(const Json *value) const
    {
        if (!value || value->isNull())
            return {};
        if (spec().kind == FieldKind::Strings)
            return value->toStrings().join(u'\n');
        if (spec().kind == FieldKind::Raw)
            return QString::fromUtf8(writeJsonIndented(*value, 2));
        return value->toString();
    }
    //! What is typed as textOf() would give it.
    [[nodiscard]] QString stored() const
    {
        if (spec().kind == FieldKind::Strings)
            return strings().join(u'\n');
        if (spec().kind != FieldKind::Raw)
            return m_text->toPlainText();
        const auto json = readJson(m_text->toPlainText().toUtf8());
        return json ? textOf(&*json) : m_text->toPlainText();
    }
    [[nodiscard]] QStringList strings() const
    {
        QStringList list;
        for (const QString &line : m_text->toPlainText().split(u'\n')) {
            if (!line.trimmed().isEmpty())
                list += line.trimmed();
        }
        return list;
    }
    void onTyped()
    {
        const QString text = m_text->toPlainText();
        if (spec().kind == FieldKind::Strings) {
            const auto list = strings();
            const bool gone = list.isEmpty() && spec().path == u"prerequisites";
            say(gone ? MaybeJson() : MaybeJson(Json::fromStrings(list)));
        } else if (spec().kind == FieldKind::Raw) {
            sayRaw(text);
        } else {
            sayText(text);
        }
    }
    void sayRaw(const QString &text)
    {
        if (text.trimmed().isEmpty()) {
            setNote(FindingSeverity::Info, {});
            return say({});
        }
        const auto json = readJson(text.toUtf8());
        setNote(FindingSeverity::Error,
                json ? QString() : LessonField::tr("This is no JSON: %1").arg(json.error().detail));
        if (json)
            say(*json);
    }

    QPlainTextEdit *m_text;
};

class ChoiceField final : public LessonField
{
public:
    ChoiceField(const FieldSpec &spec, const FieldWorld &world, QWidget *parent)
        : LessonField(spec, world, parent)
        , m_box(new QComboBox(this))
    {
        m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        m_box->setMinimumContentsLength(12);
        place(m_box);
        connect(m_box, &QComboBox::activated, this, [this](int index) {
            const auto chosen = m_box->itemData(index).toString();
            sayText(chosen);
        });
    }
    void setValue(const Json *value, const Json &) override
    {
        m_value = value ? value->toString() : QString();
        fill();
    }
    void retranslate(const QString &where) override
    {
        LessonField::retranslate(where);
        fill();
    }
    [[nodiscard]] bool isWide() const override { return false; }
    void setReadOnly(bool readOnly) override { m_box->setEnabled(!readOnly); }

private:
    void fill()
    {
        const QSignalBlocker blocked(m_box);
        m_box->clear();
        //: In a list of choices: none of them
        m_box->addItem(LessonField::tr("(none)"), QString());
        if (spec().kind == FieldKind::Reference) {
            for (const Json &entry : world().body()[spec().of].toArray()) {
                if (isTombstone(entry))
                    continue;
                const auto id = entry[u"id"].toString();
                m_box->addItem(u"%1  %2"_s.arg(id.section(u'.', -1), entryName(spec().of, entry)),
                               id);
            }
        } else {
            for (const QString &choice : spec().choices)
                m_box->addItem(LessonFieldText::choice(choice), choice);
        }
        if (m_box->findData(m_value) < 0)
            m_box->addItem(m_value, m_value); // of a later schema, or wrong: shown as it is
        m_box->setCurrentIndex(m_box->findData(m_value));
    }

    QComboBox *m_box;
    QString m_value;
};

class FlagField final : public LessonField
{
public:
    FlagField(const FieldSpec &spec, const FieldWorld &world, QWidget *parent)
        : LessonField(spec, world, parent)
        , m_box(new QCheckBox(this))
    {
        place(m_box);
        connect(m_box, &QCheckBox::clicked, this,
                [this](bool on) { say(on ? MaybeJson(Json(true)) : MaybeJson()); });
    }
    void setValue(const Json *value, const Json &) override
    {
        m_box->setChecked(value && value->toBool());
    }
    void retranslate(const QString &where) override
    {
        LessonField::retranslate(where);
        //: A box to tick
        m_box->setText(LessonField::tr("yes"));
    }
    [[nodiscard]] bool isWide() const override { return false; }
    void setReadOnly(bool readOnly) override { m_box->setEnabled(!readOnly); }

private:
    QCheckBox *m_box;
};

class FixedField final : public LessonField
{
public:
    FixedField(const FieldSpec &spec, const FieldWorld &world, QWidget *parent)
        : LessonField(spec, world, parent)
        , m_line(new QLineEdit(this))
    {
        m_line->setReadOnly(true);
        place(m_line);
    }
    void setValue(const Json *value, const Json &) override
    {
        m_line->setText(value ? value->toString() : QString());
    }
    [[nodiscard]] bool isWide() const override { return false; }
    void setReadOnly(bool) override {}

private:
    QLineEdit *m_line;
};

class ToneField final : public LessonField
{
public:
    ToneField(const FieldSpec &spec, const FieldWorld &world, QWidget *parent)
        : LessonField(spec, world, parent)
        , m_entry(new ToneEntry(world.look, this))
    {
        place(m_entry);
        m_entry->line()->installEventFilter(this);
        connect(m_entry, &ToneEntry::edited, this, &ToneField::sayText);
    }
    void setValue(const Json *value, const Json &entry) override
    {
        m_entry->show(entry[u"headword"].toString(), value ? value->toString() : QString(),
                      entry[u"tone"][u"scope"].toString());
    }
    void retranslate(const QString &where) override
    {
        LessonField::retranslate(where);
        m_entry->line()->setAccessibleName(m_entry->accessibleName());
    }
    void setReadOnly(bool readOnly) override { m_entry->line()->setReadOnly(readOnly); }

private:
    ToneEntry *m_entry;
};

} // namespace

LessonField *makeLessonField(const FieldSpec &spec, const FieldWorld &world, QWidget *parent)
{
    switch (spec.kind) {
    case FieldKind::Line:
    case FieldKind::Shona:
    case FieldKind::Integer:
        return new LineField(spec, world, parent);
    case FieldKind::Paragraph:
    case FieldKind::Markdown:
    case FieldKind::Strings:
    case FieldKind::Raw:
        return new TextField(spec, world, parent);
    case FieldKind::Choice:
    case FieldKind::Reference:
        return new ChoiceField(spec, world, parent);
    case FieldKind::Flag:
        return new FlagField(spec, world, parent);
    case FieldKind::Tone:
        return new ToneField(spec, world, parent);
    case FieldKind::Rows:
    case FieldKind::Pairs:
        return new LessonRows(spec, world, parent);
    case FieldKind::Fixed:
        return new FixedField(spec, world, parent);
    }
    return nullptr;
}

} // namespace Batanidza
