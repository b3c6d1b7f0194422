#include "ui/pages/settingspage.h"

#include "engine/runtime/awaited.h"
#include "ui/models/settingsmodel.h"
#include "ui/models/settingtext.h"
#include "ui/pages/settingdelegate.h"
#include "ui/pages/settingspagekeys.h"
#include "ui/pages/settingspagewords.h"
#include "ui/text/errortext.h"
#include "ui/widgets/devicepanel.h"

#include <QClipboard>
#include <QComboBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QUndoCommand>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

class Step final : public QUndoCommand
{
public:
    //! `isMade`: the first redo() is left out.
    Step(const QString &name, std::function<void()> make, std::function<void()> takeBack,
         bool isMade)
        : QUndoCommand(name)
        , m_make(std::move(make))
        , m_takeBack(std::move(takeBack))
        , m_isMade(isMade)
    {}
    void redo() override
    {
        if (!std::exchange(m_isMade, false))
            m_make();
    }
    void undo() override { m_takeBack(); }

private:
    std::function<void()> m_make;
    std::function<void()> m_takeBack;
    bool m_isMade;
};

void addRow(QFormLayout *form, QLabel *label, QWidget *field)
{
    label->setBuddy(field);
    form->addRow(label, field);
}

void chooseData(QComboBox *box, int value)
{
    const QSignalBlocker quiet(box);
    box->setCurrentIndex(std::max(0, box->findData(value)));
}

} // namespace

SettingsPage::SettingsPage(PageContext &pageContext, AdminApi &admin, MonitorApi &monitor,
                           const QList<Setting> &table, QWidget *parent, const ConnectionDoor &door)
    : Page(pageContext, parent)
    , m_monitor(monitor)
    , m_model(new SettingsModel(admin, table, this))
    , m_tabs(new QTabWidget(this))
    , m_diagnostics(new QAction(this))
    , m_keys(new SettingsKeys(pageContext.preferences, this))
    , m_devices(
          new DevicePanel(pageContext.look, admin, pageContext.clock, pageContext.announcer, this))
    , m_connections(door.book ? new SettingsConnections(door, monitor, pageContext.announcer, this)
                              : nullptr)
    , m_words(new SettingsWords(this))
{
    m_tabs->addTab(makeGeneral(), {});
    m_tabs->addTab(makeLook(), {});
    m_tabs->addTab(m_keys, {});
    m_tabs->addTab(makeEngine(), {});
    m_tabs->addTab(m_devices, {});
    m_tabs->addTab(m_words, {});
    m_tabs->addTab(makeHelp(), {});
    if (m_connections)
        m_tabs->addTab(m_connections, {});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->addWidget(m_tabs);
    listen();
    retranslate();
    refresh();
}

SettingsPage::~SettingsPage()
{
    // A field that has the focus says so once more while it is taken down; nobody is left to
    // listen.
    for (QObject *speaker : {static_cast<QObject *>(m_name), static_cast<QObject *>(m_size),
                             static_cast<QObject *>(m_model)})
        speaker->disconnect(this);
}

QWidget *SettingsPage::makeGeneral()
{
    auto *tab = new QWidget(this);
    m_nameLabel = new QLabel(tab);
    m_name = new QLineEdit(tab);
    m_name->setMaxLength(80);
    m_nameHint = new QLabel(tab);
    m_nameHint->setWordWrap(true);
    m_languageLabel = new QLabel(tab);
    m_language = new QComboBox(tab);
    m_instant = new QLabel(tab);
    m_instant->setWordWrap(true);
    auto *form = new QFormLayout(tab);
    form->setContentsMargins(16, 16, 16, 16);
    form->setVerticalSpacing(12);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    m_name->setMinimumWidth(fontMetrics().horizontalAdvance(u'm') * 20);
    addRow(form, m_nameLabel, m_name);
    form->addRow(QString(), m_nameHint);
    addRow(form, m_languageLabel, m_language);
    form->addRow(m_instant);
    return tab;
}

QWidget *SettingsPage::makeLook()
{
    auto *tab = new QWidget(this);
    m_themeLabel = new QLabel(tab);
    m_theme = new QComboBox(tab);
    m_sizeLabel = new QLabel(tab);
    m_size = new QSpinBox(tab);
    m_size->setRange(Preferences::leastTextSize, Preferences::mostTextSize);
    m_size->setSingleStep(10);
    m_size->setSuffix(u" %"_s);
    m_size->setKeyboardTracking(false);
    m_motionLabel = new QLabel(tab);
    m_motion = new QComboBox(tab);
    auto *form = new QFormLayout(tab);
    form->setContentsMargins(16, 16, 16, 16);
    form->setVerticalSpacing(12);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    addRow(form, m_themeLabel, m_theme);
    addRow(form, m_sizeLabel, m_size);
    addRow(form, m_motionLabel, m_motion);
    return tab;
}

QWidget *SettingsPage::makeEngine()
{
    auto *tab = new QWidget(this);
    m_engineIntro = new QLabel(tab);
    m_engineIntro->setWordWrap(true);
    m_engineState = new QLabel(tab);
    m_engineState->setWordWrap(true);
    m_engine = new QTableView(tab);
    m_engine->setModel(m_model);
    m_engine->setItemDelegateForColumn(SettingsModel::ValueColumn, new SettingDelegate(m_engine));
    m_engine->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_engine->setSelectionMode(QAbstractItemView::SingleSelection);
    m_engine->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                              QAbstractItemView::AnyKeyPressed |
                              QAbstractItemView::SelectedClicked);
    m_engine->setTabKeyNavigation(false);
    m_engine->setShowGrid(false);
    m_engine->verticalHeader()->hide();
    m_engine->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    auto *header = m_engine->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(SettingsModel::MeaningColumn, QHeaderView::Stretch);
    auto *layout = new QVBoxLayout(tab);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(m_engineIntro);
    layout->addWidget(m_engine, 1);
    layout->addWidget(m_engineState);
    return tab;
}

QWidget *SettingsPage::makeHelp()
{
    auto *tab = new QWidget(this);
    m_helpText = new QLabel(tab);
    m_helpText->setWordWrap(true);
    m_copyDiagnostics = new QPushButton(tab);
    m_helpNote = new QLabel(tab);
    m_helpNote->setWordWrap(true);
    auto *layout = new QVBoxLayout(tab);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(m_helpText);
    layout->addWidget(m_copyDiagnostics, 0, Qt::AlignLeft);
    layout->addWidget(m_helpNote);
    layout->addStretch(1);
    return tab;
}

void SettingsPage::listen()
{
    auto &preferences = context().preferences;
    connect(m_name, &QLineEdit::editingFinished, this, &SettingsPage::stepName);
    // One step for each choice: name of the step, and how to set the old and the new value.
    const auto onChoice = [this](QComboBox *box, auto get, auto set, auto name) {
        connect(box, &QComboBox::activated, this, [this, box, get, set, name] {
            auto *stored = &context().preferences;
            using Kept = decltype((stored->*get)());
            const auto from = (stored->*get)();
            const auto to = static_cast<Kept>(box->currentData().toInt());
            if (from != to)
                step(
                    name(), [stored, set, to] { (stored->*set)(to); },
                    [stored, set, from] { (stored->*set)(from); });
        });
    };
    onChoice(m_language, &Preferences::language, &Preferences::setLanguage,
             //: What Undo names: the change of a setting
             [] { return tr("Language"); });
    onChoice(m_theme, &Preferences::theme, &Preferences::setTheme,
             //: What Undo names: the change of a setting
             [] { return tr("Colours"); });
    onChoice(m_motion, &Preferences::motion, &Preferences::setMotion,
             //: What Undo names: the change of a setting
             [] { return tr("Less motion"); });
    connect(m_size, &QSpinBox::valueChanged, this, [this](int to) {
        auto *stored = &context().preferences;
        const int from = stored->textSize();
        if (from != to)
            step(
                tr("Text size"), [stored, to] { stored->setTextSize(to); },
                [stored, from] { stored->setTextSize(from); });
    });
    connect(m_keys, &SettingsKeys::changeRequested, this,
            [this](const QString &action, const QString &name, const std::optional<QString> &keys) {
                auto *stored = &context().preferences;
                const auto from = stored->shortcut(action);
                if (from != keys)
                    //: What Undo names: %1 is an action
                    step(
                        tr("Keys of \"%1\"").arg(name),
                        [stored, action, keys] { stored->setShortcut(action, keys); },
                        [stored, action, from] { stored->setShortcut(action, from); });
            });
    connect(&preferences, &Preferences::changed, this, &SettingsPage::showPreferences);

    connect(m_model, &SettingsModel::stateChanged, this, &SettingsPage::showEngineState);
    connect(m_model, &SettingsModel::editRequested, this, &SettingsPage::onEngineEdit);
    connect(m_model, &SettingsModel::taken, this, &SettingsPage::onEngineTaken);
    connect(m_model, &SettingsModel::refused, this, &SettingsPage::onEngineRefused);
    connect(m_copyDiagnostics, &QPushButton::clicked, this, &SettingsPage::copyDiagnostics);
}

void SettingsPage::step(const QString &name, std::function<void()> make,
                        std::function<void()> takeBack)
{
    context().undo.push(new Step(name, std::move(make), std::move(takeBack), false)); // the stack's
}

void SettingsPage::stepName()
{
    auto *stored = &context().preferences;
    const auto from = stored->personName();
    const auto to = m_name->text().simplified();
    if (from != to)
        //: What Undo names: the change of a setting
        step(
            tr("Your name"), [stored, to] { stored->setPersonName(to); },
            [stored, from] { stored->setPersonName(from); });
}

void SettingsPage::onEngineEdit(const QString &key, const Json &from, const Json &to)
{
    m_sent.insert(key, {from, to});
    m_model->change(key, to);
}

void SettingsPage::onEngineTaken(const QString &key)
{
    showEngineState();
    const auto sent = m_sent.constFind(key);
    if (sent == m_sent.constEnd())
        return;
    const auto [from, to] = *sent;
    m_sent.erase(sent);
    // The page may be gone when Undo runs; the model goes with it.
    const QPointer<SettingsModel> model = m_model;
    const auto change = [model, key](const Json &value) {
        return [model, key, value] {
            if (model)
                model->change(key, value);
        };
    };
    const int row = m_model->rowOf(key);
    const auto name = row < 0 ? key : settingName(m_model->settingAt(row));
    context().undo.push(new Step(name, change(to), change(from), true)); // the stack's
}

void SettingsPage::onEngineRefused(const QString &key, const Error &error)
{
    m_sent.remove(key);
    const int row = m_model->rowOf(key);
    const auto name = row < 0 ? key : settingName(m_model->settingAt(row));
    //: %1 the name of a setting, %2 a sentence, %3 the engine's own words
    m_engineState->setText(
        tr("%1 stays as it was. %2 (%3)").arg(name, ErrorText::sentence(error.code), error.detail));
    context().announcer.announce(m_engineState->text());
}

void SettingsPage::showEngineState()
{
    switch (m_model->state()) {
    case SettingsModel::State::Loading:
        m_engineState->setText(tr("Reading the settings ..."));
        break;
    case SettingsModel::State::Failed:
        m_engineState->setText(tr("The settings could not be read. %1 Press F5 to try again.")
                                   .arg(ErrorText::sentence(m_model->error()->code)));
        break;
    case SettingsModel::State::Ready:
        m_engineState->setText(m_model->rowCount() == 0
                                   ? tr("This engine has nothing that can be set while it runs.")
                                   : QString());
        break;
    }
}

void SettingsPage::showPreferences()
{
    const auto &preferences = context().preferences;
    if (!m_name->hasFocus() || m_name->text().simplified() != preferences.personName())
        m_name->setText(preferences.personName());
    chooseData(m_language, static_cast<int>(preferences.language()));
    chooseData(m_theme, static_cast<int>(preferences.theme()));
    chooseData(m_motion, static_cast<int>(preferences.motion()));
    const QSignalBlocker quiet(m_size);
    m_size->setValue(preferences.textSize());
}

void SettingsPage::copyDiagnostics()
{
    awaitResult(m_monitor.diagnostics(), this, [this](const Result<QString> &text) {
        if (text) {
            QGuiApplication::clipboard()->setText(*text);
            m_helpNote->setText(tr("Copied. Paste it into your letter."));
        } else {
            m_helpNote->setText(tr("Not copied. %1").arg(ErrorText::sentence(text.error().code)));
        }
        context().announcer.announce(m_helpNote->text());
    });
}

void SettingsPage::fillChoices()
{
    const auto fill = [](QComboBox *box, const QStringList &names) {
        const QSignalBlocker quiet(box);
        box->clear();
        for (int value = 0; value < names.size(); ++value)
            box->addItem(names.at(value), value);
    };
    //: As the computer is set
    const auto system = tr("As the system");
    // The names of languages stay as their speakers write them.
    fill(m_language, {system, u"English"_s, u"chiShona"_s});
    //: A set of colours
    fill(m_theme, {system, tr("Light"),
                   //: A set of colours
                   tr("Dark"), tr("High contrast")});
    //: Whether motion on the screen is reduced
    fill(m_motion, {system, tr("Yes"),
                    //: Whether motion on the screen is reduced
                    tr("No")});
}

void SettingsPage::retranslate()
{
    //: Tab of the settings
    m_tabs->setTabText(GeneralTab, tr("&General"));
    //: Tab of the settings: colours, text size
    m_tabs->setTabText(LookTab, tr("&Look"));
    //: Tab of the settings: keys of the keyboard
    m_tabs->setTabText(KeysTab, tr("&Keys"));
    //: Tab of the settings: targets and limits
    m_tabs->setTabText(EngineTab, tr("&Targets and engine"));
    //: Tab of the settings
    m_tabs->setTabText(DevicesTab, tr("&Devices"));
    //: Tab of the settings: terms in both languages
    m_tabs->setTabText(WordsTab, tr("&Words"));
    //: Tab of the settings: for a letter to those who help
    m_tabs->setTabText(HelpTab, tr("&Support"));
    if (m_connections) {
        //: Tab of the settings: engines elsewhere
        m_tabs->setTabText(ConnectionsTab, tr("C&onnections"));
    }
    m_tabs->setAccessibleName(tr("Settings"));
    m_tabs->tabBar()->setAccessibleName(tr("Parts of the settings"));

    m_nameLabel->setText(tr("Your &name"));
    m_name->setPlaceholderText(tr("Tendai Moyo"));
    m_nameHint->setText(tr("It stands with each edit and import that you make here."));
    m_languageLabel->setText(tr("Lan&guage"));
    m_instant->setText(tr("Each change applies at once. Ctrl+Z takes it back."));
    m_themeLabel->setText(tr("&Colours"));
    m_sizeLabel->setText(tr("Te&xt size"));
    m_motionLabel->setText(tr("Less &motion"));
    for (auto [label, field] : {std::pair<QLabel *, QWidget *>{m_nameLabel, m_name},
                                {m_languageLabel, m_language},
                                {m_themeLabel, m_theme},
                                {m_sizeLabel, m_size},
                                {m_motionLabel, m_motion}})
        field->setAccessibleName(label->text().remove(u'&'));
    m_engineIntro->setText(tr("Press F2 on a value to change it. Values that are read when the "
                              "engine starts can only be looked at here."));
    m_engine->setAccessibleName(tr("Settings of the engine"));
    m_helpText->setText(tr("If something is wrong, copy the diagnostics into a letter to those who "
                           "help you. They hold versions, settings and counters: no secret, no "
                           "lesson, and no name of a person."));
    m_copyDiagnostics->setText(tr("&Copy diagnostics"));
    m_helpNote->clear();
    fillChoices();
    showPreferences();
    showEngineState();
}

} // namespace Batanidza
