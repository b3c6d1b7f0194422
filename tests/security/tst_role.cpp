#include "engine/security/gatekeeper.h"

#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! The matrix is written out here a second time, so that a change of it is a decision.
class TestRole : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRoleAndAction_data()
    {
        QTest::addColumn<int>("action");
        QTest::addColumn<QString>("allowed");
        const auto row = [](const char *name, Action action, const QString &allowed) {
            QTest::newRow(name) << static_cast<int>(action) << allowed;
        };
        row("everybody reads", Action::Read, u"device editor curriculum operator"_s);
        row("everybody pushes", Action::Push, u"device editor curriculum operator"_s);
        row("curriculum staff and operators jump the queue", Action::Prioritise,
            u"curriculum operator"_s);
        row("everybody uploads", Action::UploadBlob, u"device editor curriculum operator"_s);
        row("devices see no conflicts", Action::ListConflicts, u"editor curriculum operator"_s);
        row("curriculum staff and operators decide", Action::DecideConflict,
            u"curriculum operator"_s);
        row("everybody records learning", Action::RecordLearning,
            u"device editor curriculum operator"_s);
        row("curriculum staff and operators watch the engine", Action::Watch,
            u"curriculum operator"_s);
        row("operators administer", Action::Administer, u"operator"_s);
    }

    void everyRoleAndAction()
    {
        QFETCH(int, action);
        QFETCH(QString, allowed);
        for (const Role role : {Role::Device, Role::Editor, Role::Curriculum, Role::Operator})
            QCOMPARE(isAllowed(role, static_cast<Action>(action)),
                     allowed.split(u' ').contains(roleName(role)));
    }

    void whatIsNotInTheTableIsDenied()
    {
        QVERIFY(!isAllowed(static_cast<Role>(99), Action::Read));
        QVERIFY(!isAllowed(Role::Operator, static_cast<Action>(99)));
    }

    void namesGoThereAndBack()
    {
        for (const Role role : {Role::Device, Role::Editor, Role::Curriculum, Role::Operator})
            QCOMPARE(roleFromName(roleName(role)), role);
        QVERIFY(!roleFromName(u"Operator"));
        QVERIFY(!roleFromName(u""));
    }
};

QTEST_APPLESS_MAIN(TestRole)
#include "tst_role.moc"
