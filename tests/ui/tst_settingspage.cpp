#include "tests/ui/contentdata.h"
#include "ui/models/settingsmodel.h"
#include "ui/pages/settingspage.h"
#include "ui/widgets/devicepanel.h"
#include "ui/widgets/qrcode.h"

#include <QAccessible>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! The Settings page as a person uses it, over apis that a test feeds.
class SettingsPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void eachChoiceAppliesAtOnceAndIsUndone();
    void theNameIsOneStep();
    void anEngineSettingIsSentAndUndone();
    void aRefusedValueSaysWhyAndStays();
    void aReadOnlySettingCannotBeEdited();
    void aNewDeviceIsShownOnceAsTextAndCode();
    void aDeviceNeedsAName();
    void revokingAsksFirst();
    void diagnosticsAreCopiedAsTheyAre();
    void everyWidgetThatTakesTheFocusHasAName();

private:
    template <typename T>
    [[nodiscard]] T *named(const QString &name) const
    {
        for (auto *widget : m_page->findChildren<T *>()) {
            if (widget->accessibleName() == name)
                return widget;
        }
        return nullptr;
    }
    [[nodiscard]] QPushButton *button(const QString &text) const
    {
        for (auto *each : m_page->findChildren<QPushButton *>()) {
            if (each->isVisible() && each->text().remove(u'&') == text)
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] QString visibleText() const
    {
        QStringList texts;
        for (const auto *label : m_page->findChildren<QLabel *>()) {
            if (label->isVisible())
                texts += label->text();
        }
        return texts.join(u'\n');
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PageWorld> m_world;
    std::unique_ptr<SettingsPage> m_page;
};

void SettingsPageTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_world = std::make_unique<PageWorld>(m_folder->filePath(u"batanidza.ini"_s));
    const QList<Setting> table{
        {u"targets.updateP99Ms"_s, 200, 10, 60000, u"ms"_s, u"Update time."_s, true},
        {u"hub.shards"_s, 0, 0, 16, {}, u"Threads."_s, false},
    };
    m_world->admin.settingValues =
        JsonObject{{u"targets.updateP99Ms"_s, 200}, {u"hub.shards"_s, 2}};
    TokenInfo token;
    token.id = TokenId(u"t1"_s);
    token.label = u"Rudo's phone"_s;
    token.role = u"editor"_s;
    token.platform = u"ios"_s;
    token.expiresAt = m_world->clock.utc() + std::chrono::hours(24);
    m_world->admin.tokenList = {token};
    m_page =
        std::make_unique<SettingsPage>(m_world->context, m_world->admin, m_world->monitor, table);
    m_page->resize(1000, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QTRY_COMPARE(m_page->findChild<SettingsModel *>()->rowCount(), 2);
}

void SettingsPageTest::cleanup()
{
    m_page.reset();
    m_world.reset();
    m_folder.reset();
}

void SettingsPageTest::eachChoiceAppliesAtOnceAndIsUndone()
{
    auto *theme = named<QComboBox>(u"Colours"_s);
    QVERIFY(theme);
    theme->setCurrentIndex(2);
    Q_EMIT theme->activated(2);
    QCOMPARE(m_world->preferences.theme(), Preferences::Theme::Dark);
    QVERIFY(m_world->look.theme().isDark());
    auto *size = named<QSpinBox>(u"Text size"_s);
    size->setValue(150);
    QCOMPARE(m_world->preferences.textSize(), 150);
    QCOMPARE(m_world->undo.count(), 2);
    m_world->undo.undo();
    QCOMPARE(m_world->preferences.textSize(), 100);
    QCOMPARE(size->value(), 100);
    m_world->undo.undo();
    QCOMPARE(m_world->preferences.theme(), Preferences::Theme::System);
    QCOMPARE(theme->currentIndex(), 0);
    m_world->undo.redo();
    QCOMPARE(m_world->preferences.theme(), Preferences::Theme::Dark);
    m_world->undo.undo();
}

void SettingsPageTest::theNameIsOneStep()
{
    auto *name = named<QLineEdit>(u"Your name"_s);
    m_page->open({u"settings"_s, u"name"_s, {}});
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, u"  Rudo   Moyo "_s);
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(m_world->preferences.personName(), u"Rudo Moyo"_s);
    QCOMPARE(m_world->undo.count(), 1);
    m_world->undo.undo();
    QCOMPARE(m_world->preferences.personName(), u"Tendai"_s);
}

void SettingsPageTest::anEngineSettingIsSentAndUndone()
{
    auto *model = m_page->findChild<SettingsModel *>();
    QVERIFY(model->setData(model->index(0, SettingsModel::ValueColumn), 300.0, Qt::EditRole));
    QTRY_COMPARE(m_world->undo.count(), 1);
    QCOMPARE(m_world->admin.settingsSet.size(), 1);
    QCOMPARE(m_world->admin.settingValues[u"targets.updateP99Ms"].toInteger(), 300);
    QCOMPARE(model->index(0, SettingsModel::ValueColumn).data().toString(), u"300 ms"_s);
    m_world->undo.undo();
    QTRY_COMPARE(m_world->admin.settingValues[u"targets.updateP99Ms"].toInteger(), 200);
    m_world->undo.redo();
    QTRY_COMPARE(m_world->admin.settingValues[u"targets.updateP99Ms"].toInteger(), 300);
}

void SettingsPageTest::aRefusedValueSaysWhyAndStays()
{
    m_page->findChild<QTabWidget *>()->setCurrentIndex(3);
    m_world->admin.settingError = Error{ErrorCode::Invalid, u"must be from 10 to 60000"_s, {}};
    auto *model = m_page->findChild<SettingsModel *>();
    QVERIFY(model->setData(model->index(0, SettingsModel::ValueColumn), 5.0, Qt::EditRole));
    QTRY_VERIFY(visibleText().contains(u"must be from 10 to 60000"_s));
    QCOMPARE(model->index(0, SettingsModel::ValueColumn).data().toString(), u"200 ms"_s);
    QCOMPARE(m_world->undo.count(), 0);
}

void SettingsPageTest::aReadOnlySettingCannotBeEdited()
{
    auto *model = m_page->findChild<SettingsModel *>();
    const auto value = model->index(1, SettingsModel::ValueColumn);
    QVERIFY(!(model->flags(value) & Qt::ItemIsEditable));
    QVERIFY(!model->setData(value, 4.0, Qt::EditRole));
    QVERIFY(m_world->admin.settingsSet.isEmpty());
}

void SettingsPageTest::aNewDeviceIsShownOnceAsTextAndCode()
{
    DeviceInvitation invitation;
    invitation.secret = u"secret-token"_s;
    invitation.webSocketAddress = u"ws://127.0.0.1:7300"_s;
    invitation.httpAddress = u"http://127.0.0.1:7301"_s;
    invitation.link = u"batanidza:device?ws=ws://127.0.0.1:7300#secret-token"_s;
    m_world->admin.inviteAnswer = invitation;
    m_page->open({u"settings"_s, u"add-device"_s, {}});
    auto *name = named<QLineEdit>(u"Name of the device"_s);
    QVERIFY(name->hasFocus());
    QTest::keyClicks(name, u"Rudo's watch"_s);
    QTest::mouseClick(button(u"Make a token"_s), Qt::LeftButton);
    auto *link = named<QLineEdit>(u"Link with all of it (secret)"_s);
    QTRY_COMPARE(link->text(), invitation.link);
    QVERIFY(link->isVisible());
    QCOMPARE(m_world->admin.invitations.size(), 1);
    QCOMPARE(m_world->admin.invitations.first().label, u"Rudo's watch"_s);
    QCOMPARE(m_world->admin.invitations.first().role, u"device"_s);
    QVERIFY(m_world->admin.invitations.first().expiresAt > m_world->clock.utc());
    QVERIFY(m_page->findChild<QrCode *>()->isVisible());
    QVERIFY(visibleText().contains(u"This is shown once."_s));
    auto *copy = named<QPushButton>(u"Copy: Token (secret)"_s);
    copy->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"secret-token"_s);
    button(u"Done"_s)->click();
    for (const auto *line : m_page->findChildren<QLineEdit *>())
        QVERIFY(!line->text().contains(u"secret-token"_s));
}

void SettingsPageTest::aDeviceNeedsAName()
{
    m_page->open({u"settings"_s, u"add-device"_s, {}});
    button(u"Make a token"_s)->click();
    QVERIFY(m_world->admin.invitations.isEmpty());
    QVERIFY(visibleText().contains(u"Give the device a name"_s));
}

void SettingsPageTest::revokingAsksFirst()
{
    m_page->open({u"settings"_s, u"devices"_s, {}});
    auto *table = named<QTableView>(u"Devices"_s);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    table->selectRow(0);
    QTest::mouseClick(button(u"Revoke"_s), Qt::LeftButton);
    QVERIFY(visibleText().contains(u"Rudo's phone"_s));
    QVERIFY(m_world->admin.revoked.isEmpty());
    QVERIFY(m_page->escape());
    QVERIFY(m_world->admin.revoked.isEmpty());
    QTest::mouseClick(button(u"Revoke"_s), Qt::LeftButton);
    for (auto *each : m_page->findChildren<QPushButton *>()) {
        if (each->isVisible() && each->text() == u"Revoke"_s)
            each->click();
    }
    QTRY_COMPARE(m_world->admin.revoked, QList<TokenId>{TokenId(u"t1"_s)});
}

void SettingsPageTest::diagnosticsAreCopiedAsTheyAre()
{
    DeviceInvitation invitation;
    invitation.secret = u"secret-token"_s;
    invitation.link = u"batanidza:device#secret-token"_s;
    m_world->admin.inviteAnswer = invitation;
    m_page->open({u"settings"_s, u"add-device"_s, {}});
    QTest::keyClicks(named<QLineEdit>(u"Name of the device"_s), u"Rudo's watch"_s);
    button(u"Make a token"_s)->click();
    QTRY_VERIFY(button(u"Done"_s));
    m_page->findChild<QTabWidget *>()->setCurrentIndex(6);
    button(u"Copy diagnostics"_s)->click();
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), m_world->monitor.diagnosticsText);
    // The window adds nothing to what the engine gave: no token, no name.
    const auto copied = QGuiApplication::clipboard()->text();
    for (const auto &secret : {u"secret-token"_s, u"Tendai"_s, u"Rudo"_s})
        QVERIFY(!copied.contains(secret));
}

void SettingsPageTest::everyWidgetThatTakesTheFocusHasAName()
{
    QAccessible::setActive(true);
    for (auto *widget : m_page->findChildren<QWidget *>()) {
        if (widget->window() != m_page.get() || widget->focusPolicy() == Qt::NoFocus ||
            widget->objectName().startsWith(u"qt_"_s))
            continue;
        const auto *interface = QAccessible::queryAccessibleInterface(widget);
        QVERIFY(interface);
        const auto name = QString::fromLatin1(widget->metaObject()->className());
        QVERIFY2(!interface->text(QAccessible::Name).isEmpty(), qPrintable(name));
    }
}

QTEST_MAIN(SettingsPageTest)
#include "tst_settingspage.moc"
