#include "ui/pages/previewchooser.h"

#include "engine/runtime/awaited.h"
#include "ui/text/format.h"
#include "ui/text/previewtext.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int sizes[] = {100, 125, 150, 200};
constexpr qint64 mostFound = 50;
constexpr qsizetype mostVersions = 200;

const QStringList &themeNames()
{
    static const QStringList names{u"light"_s, u"dark"_s, u"contrast"_s};
    return names;
}

} // namespace

PreviewChooser::PreviewChooser(PageContext &context, ContentApi &content, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_content(content)
    , m_lessonLabel(new QLabel(this))
    , m_lesson(new QLineEdit(this))
    , m_found(new QStandardItemModel(this))
    , m_versionLabel(new QLabel(this))
    , m_version(new QComboBox(this))
    , m_compareLabel(new QLabel(this))
    , m_compare(new QComboBox(this))
    , m_size(new QComboBox(this))
    , m_theme(new QComboBox(this))
    , m_language(new QComboBox(this))
    , m_fit(new QComboBox(this))
    , m_approximate(new QLabel(this))
{
    for (const int size : sizes)
        m_size->addItem(QString(), size);
    for (const QString &theme : themeNames())
        m_theme->addItem(QString(), theme);
    m_language->addItem(QString(), u"en"_s);
    m_language->addItem(QString(), u"sn"_s);
    m_fit->addItem(QString(), true);
    m_fit->addItem(QString(), false);
    m_theme->setCurrentIndex(std::max(0, m_theme->findData(context.look.theme().name())));
    if (context.preferences.language() == Preferences::Language::Shona)
        m_language->setCurrentIndex(1);
    layOut();
    listen();
    retranslate();
}

void PreviewChooser::layOut()
{
    m_lesson->setClearButtonEnabled(true);
    m_lesson->setMinimumWidth(140);
    for (QComboBox *box : {m_version, m_compare}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(14);
    }
    m_lessonLabel->setBuddy(m_lesson);
    m_versionLabel->setBuddy(m_version);
    m_compareLabel->setBuddy(m_compare);
    m_approximate->setTextFormat(Qt::PlainText);
    m_approximate->setWordWrap(true);
    auto *what = new QHBoxLayout;
    what->setSpacing(8);
    what->addWidget(m_lessonLabel);
    what->addWidget(m_lesson, 3);
    what->addWidget(m_versionLabel);
    what->addWidget(m_version, 3);
    what->addWidget(m_compareLabel);
    what->addWidget(m_compare, 3);
    auto *how = new QHBoxLayout;
    how->setSpacing(8);
    for (QComboBox *box : {m_size, m_theme, m_language, m_fit})
        how->addWidget(box);
    how->addWidget(m_approximate, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(what);
    layout->addLayout(how);
}

void PreviewChooser::listen()
{
    auto *completer = new QCompleter(m_found, this);
    completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    completer->setMaxVisibleItems(12);
    m_lesson->setCompleter(completer);
    m_lesson->installEventFilter(this);
    m_pause.setSingleShot(true);
    m_pause.setInterval(150ms);
    connect(&m_pause, &QTimer::timeout, this, &PreviewChooser::search);
    connect(m_lesson, &QLineEdit::textEdited, &m_pause, qOverload<>(&QTimer::start));
    connect(m_lesson, &QLineEdit::returnPressed, this, &PreviewChooser::takeLesson);
    connect(completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            [this](const QModelIndex &index) {
                Q_EMIT lessonWanted(ItemId(index.data(Qt::UserRole).toString()));
            });
    connect(m_version, &QComboBox::activated, this, [this](int row) {
        if (row >= 0 && row < m_versions.size())
            Q_EMIT subjectWanted(m_versions[row]);
    });
    connect(m_compare, &QComboBox::activated, this, [this] {
        m_compareChosen = true;
        Q_EMIT compareChanged();
    });
    for (QComboBox *box : {m_size, m_theme, m_language, m_fit})
        connect(box, &QComboBox::currentIndexChanged, this, &PreviewChooser::deviceChanged);
}

void PreviewChooser::search()
{
    ItemQuery query;
    query.filter = m_lesson->text().trimmed();
    query.limit = mostFound;
    awaitResult<ItemPage>(
        m_content.list(query), this, [this, asked = ++m_asked](const Result<ItemPage> &page) {
            if (asked != m_asked || !page)
                return;
            m_found->clear();
            for (const ItemRow &row : page->rows) {
                if (row.type != u"lesson")
                    continue;
                QStringList parts{row.id.toString(), row.title};
                if (!row.gloss.isEmpty() && row.gloss != row.title)
                    parts += row.gloss;
                auto *item = new QStandardItem(calmText(parts.join(u"  "_s)).text.left(160));
                item->setData(row.id.toString(), Qt::UserRole);
                m_found->appendRow(item);
            }
            if (m_lesson->hasFocus() && m_found->rowCount() > 0)
                m_lesson->completer()->complete();
        });
}

//! Enter: the lesson of that very id, else the first that was found.
void PreviewChooser::takeLesson()
{
    const QString typed = m_lesson->text().trimmed();
    if (typed.isEmpty())
        return;
    for (int row = 0; row < m_found->rowCount(); ++row) {
        const QString id = m_found->item(row)->data(Qt::UserRole).toString();
        if (id == typed || m_found->item(row)->text() == typed)
            return Q_EMIT lessonWanted(ItemId(id));
    }
    if (m_found->rowCount() > 0)
        Q_EMIT lessonWanted(ItemId(m_found->item(0)->data(Qt::UserRole).toString()));
    else
        Q_EMIT lessonWanted(ItemId(typed));
}

bool PreviewChooser::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_lesson && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Down &&
        !m_lesson->completer()->popup()->isVisible()) {
        search();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void PreviewChooser::setChoices(const Choices &choices, const PreviewSubject &subject)
{
    const bool another = choices.item != m_choices.item || subject.isSaved() != m_subject.isSaved();
    m_choices = choices;
    m_subject = subject;
    m_compareChosen &= !another;
    if (!m_lesson->hasFocus() || another) {
        m_lesson->setText(choices.title.isEmpty()
                              ? choices.item.toString()
                              : choices.item.toString() + u"  "_s + choices.title);
        m_lesson->setCursorPosition(0);
    }
    fillVersions();
    fillCompare();
}

QString PreviewChooser::versionText(const ItemRevision &revision, bool newest) const
{
    const QString version = Format::version(revision.version.value());
    if (newest)
        //: %1 a version: "v43"
        return tr("%1, as it is now").arg(version);
    const QString when = Format::moment(revision.at, m_context.clock.utc());
    //: %1 a version, %2 a time, %3 a person
    return revision.author.isEmpty() ? tr("%1, %2").arg(version, when)
                                     : tr("%1, %2, %3").arg(version, when, revision.author);
}

void PreviewChooser::fillVersions()
{
    m_version->clear();
    m_versions.clear();
    const auto add = [this](const QString &text, const PreviewSubject &subject) {
        m_version->addItem(text);
        m_versions.append(subject);
        const bool same = subject.conflict == m_subject.conflict &&
                          subject.draft.has_value() == m_subject.draft.has_value() &&
                          (!subject.isSaved() || subject.version == m_subject.version);
        if (same)
            m_version->setCurrentIndex(m_version->count() - 1);
    };
    const ItemId &item = m_choices.item;
    bool newest = true;
    for (const ItemRevision &revision : m_choices.history) {
        if (m_versions.size() >= mostVersions)
            break;
        if (revision.deleted) {
            newest = false;
            continue;
        }
        add(versionText(revision, newest), {item, newest ? Version() : revision.version});
        newest = false;
    }
    for (const ConflictRow &row : m_choices.conflicts) {
        PreviewSubject subject{item};
        subject.conflict = row.id;
        //: %1 the name of a conflict, %2 a person
        add(tr("Result of conflict %1 (%2)").arg(row.id.toString(), row.author), subject);
    }
    if (m_choices.draft) {
        PreviewSubject subject{item};
        subject.draft = Json();
        add(tr("Draft, not saved"), subject);
    }
    m_version->setEnabled(m_version->count() > 0);
}

void PreviewChooser::fillCompare()
{
    const Compare before = compare();
    m_compare->clear();
    m_compares.clear();
    int suits = -1;
    const auto add = [this](const QString &text, const Compare &compare) {
        m_compare->addItem(text);
        m_compares.append(compare);
        return m_compare->count() - 1;
    };
    add(tr("Nothing"), {});
    for (const Platform platform : allPlatforms) {
        const int row = add(Format::platform(platform), {{}, platformName(platform)});
        if (suits < 0)
            suits = row; // the web, where there is no other version
    }
    bool newest = true;
    bool found = false;
    for (const ItemRevision &revision : m_choices.history) {
        if (m_compares.size() >= mostVersions)
            break;
        if (revision.deleted) {
            newest = false;
            continue;
        }
        const int row =
            add(versionText(revision, newest),
                {PreviewSubject{m_choices.item, newest ? Version() : revision.version}, {}});
        // What is not saved against what is there; a version against the one before it.
        const bool older =
            m_subject.isSaved() &&
            (m_subject.version.value() == 0 ? !newest : revision.version < m_subject.version);
        if (!found && (older || (!m_subject.isSaved() && newest))) {
            suits = row;
            found = true;
        }
        newest = false;
    }
    if (m_compareChosen) {
        for (int row = 0; row < m_compares.size(); ++row) {
            if (m_compares[row].platform == before.platform &&
                m_compares[row].version == before.version)
                suits = row;
        }
    }
    m_compare->setCurrentIndex(std::max(0, suits));
}

PreviewChooser::Compare PreviewChooser::compare() const
{
    const int row = m_compare->currentIndex();
    return row >= 0 && row < m_compares.size() ? m_compares[row] : Compare();
}

DeviceLook PreviewChooser::device() const
{
    DeviceLook look;
    const auto load = [](const QString &name) {
        auto theme = Theme::load(name);
        return theme ? *std::move(theme) : Theme();
    };
    look.theme = load(m_theme->currentData().toString());
    look.dark = load(m_theme->currentData() == u"contrast"_s ? u"contrast"_s : u"dark"_s);
    look.font = m_context.look.font(TextRole::Body);
    look.font.setPointSizeF(look.font.pointSizeF() * m_size->currentData().toInt() / 100.0);
    look.words = PreviewText::words(m_language->currentData().toString());
    return look;
}

bool PreviewChooser::isFitted() const
{
    return m_fit->currentData().toBool();
}

void PreviewChooser::setFitted(bool fitted)
{
    m_fit->setCurrentIndex(fitted ? 0 : 1);
}

QByteArray PreviewChooser::state() const
{
    return (m_size->currentData().toString() + u'|' + m_theme->currentData().toString() + u'|' +
            m_language->currentData().toString() + u'|' + QString::number(isFitted() ? 1 : 0))
        .toLatin1();
}

void PreviewChooser::restore(const QByteArray &state)
{
    const QStringList parts = QString::fromLatin1(state).split(u'|');
    if (parts.size() != 4)
        return;
    const auto choose = [](QComboBox *box, const QVariant &value) {
        if (const int row = box->findData(value); row >= 0)
            box->setCurrentIndex(row);
    };
    choose(m_size, parts[0].toInt());
    choose(m_theme, parts[1]);
    choose(m_language, parts[2]);
    choose(m_fit, parts[3] == u"1");
}

void PreviewChooser::retranslate()
{
    m_lessonLabel->setText(tr("&Lesson"));
    m_lesson->setAccessibleName(tr("Lesson to preview"));
    m_lesson->setPlaceholderText(tr("Id or title; Down lists them"));
    m_versionLabel->setText(tr("&Version"));
    m_version->setAccessibleName(tr("Version to preview"));
    m_compareLabel->setText(tr("&Compare with"));
    m_compare->setAccessibleName(tr("Compare with"));
    for (int row = 0; row < m_size->count(); ++row)
        //: %1 a number: size of text in percent
        m_size->setItemText(row, tr("Text %1 %").arg(m_size->itemData(row).toInt()));
    m_size->setAccessibleName(tr("Text size of the frames"));
    m_theme->setItemText(0, tr("Light"));
    m_theme->setItemText(1, tr("Dark"));
    m_theme->setItemText(2, tr("High contrast"));
    m_theme->setAccessibleName(tr("Theme of the frames"));
    m_language->setItemText(0, tr("English"));
    m_language->setItemText(1, tr("Shona"));
    m_language->setAccessibleName(tr("Language of the frames"));
    //: Frames share the width of the window
    m_fit->setItemText(0, tr("Fit"));
    //: Frames in the size of the devices
    m_fit->setItemText(1, tr("100 %"));
    m_fit->setAccessibleName(tr("Scale of the frames"));
    m_approximate->setText(tr("Approximate layout; the exact data is in Payload."));
    if (!m_choices.item.isEmpty()) {
        fillVersions();
        fillCompare();
    }
}

} // namespace Batanidza
