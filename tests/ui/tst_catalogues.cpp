#include "tests/ui/contentdata.h"
#include "ui/models/contentmodel.h"
#include "ui/pages/contentpage.h"
#include "ui/pages/settingspage.h"
#include "ui/pages/startpage.h"

#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! The catalogues are whole, and the language changes while pages are open.
class CataloguesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextIsFinished_data();
    void everyTextIsFinished();
    void pagesChangeTheirLanguageWhileOpen();
    void pluralsFollowTheNumber();
    void theSystemsLanguageIsTakenWhereWeSpeakIt_data();
    void theSystemsLanguageIsTakenWhereWeSpeakIt();
};

void CataloguesTest::everyTextIsFinished_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("least");
    QTest::newRow("Shona has every text") << u"batanidza_sn.ts"_s << 400;
    QTest::newRow("English has the plurals") << u"batanidza_en.ts"_s << 20;
}

void CataloguesTest::everyTextIsFinished()
{
    QFETCH(QString, file);
    QFETCH(int, least);
    QFile catalogue(QStringLiteral(SOURCE_DIR "/translations/") + file);
    QVERIFY(catalogue.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&catalogue);
    static const QRegularExpression places(u"%(n|[0-9])"_s);
    const auto placesIn = [](const QString &text) {
        QSet<QString> found;
        for (auto it = places.globalMatch(text); it.hasNext();)
            found.insert(it.next().captured());
        return found;
    };
    QString source;
    int messages = 0;
    const auto check = [&](const QString &translation) {
        QVERIFY2(!translation.trimmed().isEmpty(), qPrintable(source));
        QVERIFY2(placesIn(source) == placesIn(translation), qPrintable(source));
    };
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"source") {
            source = xml.readElementText();
            ++messages;
        } else if (xml.name() == u"numerusform") {
            check(xml.readElementText());
        } else if (xml.name() == u"translation") {
            QVERIFY2(!xml.attributes().hasAttribute(u"type"_s), qPrintable(source));
            const auto text = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
            QVERIFY2(!text.isEmpty(), qPrintable(source));
        }
    }
    QVERIFY(!xml.hasError());
    QVERIFY2(messages >= least, qPrintable(QString::number(messages)));
}

void CataloguesTest::pagesChangeTheirLanguageWhileOpen()
{
    QTemporaryDir folder;
    PageWorld world(folder.filePath(u"batanidza.ini"_s));
    fillContent(world);
    ContentPage content(world.context, world.content, world.conflicts, world.admin);
    SettingsPage settings(world.context, world.admin, world.monitor, {});
    StartPage start(world.context, world.content, [] {});
    const auto texts = [&] {
        QStringList all;
        for (const QWidget *page :
             {static_cast<QWidget *>(&content), static_cast<QWidget *>(&settings),
              static_cast<QWidget *>(&start)}) {
            for (const auto *button : page->findChildren<QAbstractButton *>())
                all += button->text();
            for (const auto *tabs : page->findChildren<QTabWidget *>()) {
                for (int tab = 0; tab < tabs->count(); ++tab)
                    all += tabs->tabText(tab);
            }
        }
        all.removeAll(QString());
        return all;
    };
    QTRY_COMPARE(content.findChild<ContentModel *>()->rowCount(), 24);
    const auto english = texts();
    QVERIFY(english.contains(u"Import"_s));
    QVERIFY(world.language.apply(Preferences::Language::Shona));
    QCoreApplication::processEvents();
    const auto shona = texts();
    QVERIFY(shona.contains(u"Unza"_s));
    QCOMPARE(shona.size(), english.size());
    for (qsizetype i = 0; i < english.size(); ++i)
        QVERIFY2(shona.at(i) != english.at(i), qPrintable(english.at(i)));
    QVERIFY(world.language.apply(Preferences::Language::English));
    QCoreApplication::processEvents();
    QCOMPARE(texts(), english);
}

void CataloguesTest::pluralsFollowTheNumber()
{
    Language language;
    QVERIFY(language.apply(Preferences::Language::English));
    ImportReport report;
    report.added = 1;
    QCOMPARE(importSentence(report), u"Imported 1 lesson."_s);
    report.added = 24;
    QCOMPARE(importSentence(report), u"Imported 24 lessons."_s);
    QVERIFY(language.apply(Preferences::Language::Shona));
    QCOMPARE(importSentence(report), u"Zvidzidzo 24 zvaunzwa."_s);
    report.added = 1;
    QCOMPARE(importSentence(report), u"Chidzidzo 1 chaunzwa."_s);
    QCOMPARE(QLocale().language(), QLocale::Shona);
}

void CataloguesTest::theSystemsLanguageIsTakenWhereWeSpeakIt_data()
{
    QTest::addColumn<QStringList>("system");
    QTest::addColumn<QString>("code");
    QTest::newRow("Shona before English") << QStringList{u"sn-ZW"_s, u"en"_s} << u"sn"_s;
    QTest::newRow("a language we do not speak, then Shona")
        << QStringList{u"nd-ZW"_s, u"sn"_s} << u"sn"_s;
    QTest::newRow("none that we speak") << QStringList{u"fr-FR"_s} << u"en"_s;
    QTest::newRow("nothing known") << QStringList{} << u"en"_s;
}

void CataloguesTest::theSystemsLanguageIsTakenWhereWeSpeakIt()
{
    QFETCH(QStringList, system);
    QFETCH(QString, code);
    QCOMPARE(Language::codeOf(Preferences::Language::System, system), code);
    QCOMPARE(Language::codeOf(Preferences::Language::Shona, system), u"sn"_s);
    QCOMPARE(Language::codeOf(Preferences::Language::English, system), u"en"_s);
}

QTEST_MAIN(CataloguesTest)
#include "tst_catalogues.moc"
