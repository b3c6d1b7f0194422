#include "tests/ui/contentdata.h"
#include "ui/models/contentmodel.h"
#include "ui/widgets/qrcode.h"

#include "engine/content/jsonpatch.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! What stands behind the Content and Settings pages, without a page.
class ContentModelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void longListsComeInPages();
    void rowsKeepTheirSelectionWhenOthersComeAndGo();
    void onlyWhatChangedIsSaidToHaveChanged();
    void preferencesComeBack();
    void aBrokenPreferencesFileIsIgnored();
    void codesHaveTheirFinders();
    void aTextThatIsTooLongHasNoCode();
};

void ContentModelsTest::longListsComeInPages()
{
    FakeContentApi api;
    for (int n = 0; n < 450; ++n) {
        ItemRow row;
        row.id = ItemId(u"l%1"_s.arg(n, 4, 10, QLatin1Char('0')));
        row.title = row.id.toString();
        api.rows.append(row);
    }
    ContentModel model(api);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.reload();
    // The tester asks for more too, at its own moments, so only the first page and the end are
    // certain.
    QTRY_VERIFY(model.rowCount() >= 200);
    QCOMPARE(api.queries.constFirst().offset, 0);
    QCOMPARE(api.queries.constFirst().limit, 200);
    QTRY_VERIFY((model.fetchMore({}), model.rowCount() == 450));
    QVERIFY(!model.canFetchMore({}));
    model.setFilter(u"l044"_s);
    QTRY_COMPARE(model.rowCount(), 10);
    QCOMPARE(model.matching(), 10);
    QCOMPARE(model.total(), 450);
}

void ContentModelsTest::rowsKeepTheirSelectionWhenOthersComeAndGo()
{
    QTemporaryDir folder;
    PageWorld world(folder.filePath(u"b.ini"_s));
    fillContent(world);
    ContentModel model(world.content);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.reload();
    QTRY_COMPARE(model.rowCount(), 24);
    const QPersistentModelIndex kept = model.index(5, 0);
    const auto id = kept.data(ContentModel::IdRole).toString();
    world.content.rows.removeIf([&](const ItemRow &row) {
        return row.id == ItemId(u"sna.topic.001"_s) || row.id == ItemId(u"sna.topic.009"_s);
    });
    ItemRow fresh = world.content.rows.first();
    fresh.id = ItemId(u"aaa.first"_s);
    fresh.title = u"Aaa"_s;
    world.content.rows.append(fresh);
    model.sort(ContentModel::LessonColumn, Qt::DescendingOrder);
    QTRY_COMPARE(model.rowCount(), 23);
    QVERIFY(kept.isValid());
    QCOMPARE(kept.data(ContentModel::IdRole).toString(), id);
    QCOMPARE(model.rowOf(fresh.id), 22);
}

void ContentModelsTest::onlyWhatChangedIsSaidToHaveChanged()
{
    QTemporaryDir folder;
    PageWorld world(folder.filePath(u"b.ini"_s));
    fillContent(world);
    ContentModel model(world.content);
    model.reload();
    QTRY_COMPARE(model.rowCount(), 24);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    world.content.rows[3].version = Version(99);
    const int row = model.rowOf(world.content.rows.at(3).id);
    // Many changes at once are read once.
    const auto before = world.content.queries.size();
    for (int n = 0; n < 50; ++n)
        Q_EMIT world.content.changed(Sequence(200 + n));
    QTRY_COMPARE(changes.size(), 1);
    QCOMPARE(changes.first().first().toModelIndex().row(), row);
    QCOMPARE(world.content.queries.size(), before + 1);
    model.setSnapshot(world.monitor.latest());
    changes.clear();
    model.setSnapshot(std::make_shared<const EngineSnapshot>(*world.monitor.latest()));
    QCOMPARE(changes.size(), 0);
}

void ContentModelsTest::preferencesComeBack()
{
    QTemporaryDir folder;
    const auto file = folder.filePath(u"batanidza.ini"_s);
    {
        Preferences preferences(file);
        QSignalSpy changed(&preferences, &Preferences::changed);
        preferences.setPersonName(u"  Rudo \n Moyo "_s);
        preferences.setTextSize(500);
        preferences.setShortcut(u"go.overview"_s, u"Ctrl+Alt+O"_s);
        preferences.setPersonName(u"Rudo Moyo"_s);
        QCOMPARE(changed.size(), 3);
    }
    Preferences preferences(file);
    QVERIFY(!preferences.wasBroken());
    QCOMPARE(preferences.personName(), u"Rudo Moyo"_s);
    QCOMPARE(preferences.textSize(), Preferences::mostTextSize);
    QCOMPARE(preferences.shortcut(u"go.overview"_s), u"Ctrl+Alt+O"_s);
    preferences.setState(u"item/split"_s, 1, "abc");
    QCOMPARE(preferences.state(u"item/split"_s, 1), QByteArray("abc"));
    QCOMPARE(preferences.state(u"item/split"_s, 2), QByteArray());
}

void ContentModelsTest::aBrokenPreferencesFileIsIgnored()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"batanidza.ini"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[look\ntheme=?? \nnonsense without a key\n");
    file.close();
    Preferences preferences(file.fileName());
    QVERIFY(preferences.wasBroken());
    QCOMPARE(preferences.theme(), Preferences::Theme::System);
}

void ContentModelsTest::codesHaveTheirFinders()
{
    const auto code = QrMatrix::of(u"batanidza:device?ws=ws://127.0.0.1:7300#token"_s);
    QVERIFY(code);
    QVERIFY(code->side() >= 21);
    QCOMPARE((code->side() - 17) % 4, 0); // ISO/IEC 18004: 17 + 4 * version squares
    const int far = code->side() - 7;
    for (const auto &[row, column] : {std::pair{0, 0}, {0, far}, {far, 0}}) {
        for (int i = 0; i < 7; ++i) {
            for (int j = 0; j < 7; ++j) {
                const int ring = std::max(std::abs(i - 3), std::abs(j - 3));
                QCOMPARE(code->isDark(row + i, column + j), ring != 2);
            }
        }
    }
    QrCode widget;
    QVERIFY(widget.setText(u"batanidza:device#token"_s));
    widget.resize(widget.sizeHint());
    const auto picture = widget.grab().toImage();
    QCOMPARE(picture.pixelColor(2, 2), QColor(Qt::white)); // the quiet zone
}

void ContentModelsTest::aTextThatIsTooLongHasNoCode()
{
    QVERIFY(!QrMatrix::of({}));
    QVERIFY(QrMatrix::of(QString(2331, u'x')));
    QVERIFY(!QrMatrix::of(QString(2332, u'x')));
}

QTEST_MAIN(ContentModelsTest)
#include "tst_contentmodels.moc"
