#include "engine/base/jsonread.h"
#include "engine/content/jsonpatch.h"
#include "engine/content/lessoncheck.h"
#include "tests/ui/contentdata.h"
#include "ui/models/contentmodel.h"
#include "ui/pages/contentpage.h"
#include "ui/pages/settingspage.h"
#include "ui/pages/startpage.h"
#include "ui/text/findingtext.h"
#include "ui/text/lessonfieldtext.h"

#include <QDir>
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
    void whatACheckSaysIsTranslated();
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

//! Every sentence that engine/content says of a lesson is known here, and none that it does not
//! say.
void CataloguesTest::whatACheckSaysIsTranslated()
{
    QString sources;
    const QDir folder(QStringLiteral(SOURCE_DIR "/engine/content"));
    for (const QFileInfo &entry : folder.entryInfoList({u"*check.cpp"_s, u"finding.cpp"_s})) {
        QFile file(entry.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        sources += QString::fromUtf8(file.readAll());
    }
    // Literals that stand side by side are one.
    sources.replace(QRegularExpression(u"\"\\s*\n\\s*\""_s), QString());
    static const QRegularExpression place(u"%[0-9]"_s);
    const auto placesIn = [](const QString &text) {
        QSet<QString> found;
        for (auto it = place.globalMatch(text); it.hasNext();)
            found.insert(it.next().captured());
        return found;
    };
    Language language;
    QVERIFY(language.apply(Preferences::Language::Shona));
    for (const QString &sentence : FindingText::patterns()) {
        QString literal = sentence;
        literal.replace(u"\\"_s, u"\\\\"_s).replace(u"\""_s, u"\\\""_s);
        const bool shape = sentence.startsWith(u"%1 must be "); // made of two pieces
        const bool list = sentence == u"one of: %1";
        QVERIFY2(shape || list || sources.contains(u'"' + literal + u'"'), qPrintable(sentence));
        const QString shona =
            QCoreApplication::translate("FindingText", sentence.toUtf8().constData());
        QVERIFY2(shona != sentence, qPrintable(sentence));
        QVERIFY2(placesIn(shona) == placesIn(sentence), qPrintable(shona));
        // A sentence with values in it is taken for itself and for no other.
        const QStringList values{u"41"_s, u"%1 b"_s, u"\"c\""_s, u"d"_s};
        QString filled = sentence;
        QString expected = shona;
        for (int i = 4; i >= 1; --i) {
            filled.replace(u'%' + QString::number(i), QChar(0xE000 + i));
            expected.replace(u'%' + QString::number(i), QChar(0xE000 + i));
        }
        for (int i = 1; i <= 4; ++i) {
            filled.replace(QChar(0xE000 + i), values[i - 1]);
            expected.replace(QChar(0xE000 + i), values[i - 1]);
        }
        QCOMPARE(FindingText::message(filled), expected);
    }
    // And the other way round: whatever is wrong with a lesson is said in Shona.
    QFile file(QStringLiteral(TEST_DATA_DIR "/shona/example-lesson.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Json lesson = *readJson(file.readAll());
    QStringList paths;
    const std::function<void(const Json &, const QString &)> collect = [&](const Json &value,
                                                                           const QString &path) {
        paths.append(path);
        for (qsizetype i = 0; i < value.toArray().size(); ++i)
            collect(value.at(i), path + u'/' + QString::number(i));
        for (const auto &[key, member] : value.toObject())
            collect(member, path + u'/' + pointerToken(key));
    };
    collect(lesson, {});
    const JsonArray wrong{Json(),
                          Json(-1),
                          Json(1.5),
                          Json(u" "),
                          Json(u"N\u2019\u0430\u00e0\u0253 <b>](x: 7'q"_s),
                          Json(QString(200, QChar(0x0301))),
                          Json(JsonArray{Json(u"H"), Json(u"H")}),
                          Json(JsonObject{})};
    QSet<QString> rules;
    for (qsizetype i = 1; i < paths.size(); ++i) {
        for (const qsizetype shift : {0, 3}) {
            const Json &value = wrong[(i + shift) % wrong.size()];
            const auto damaged = applyPatch(
                lesson, {Json(JsonObject{
                            {u"op"_s, u"replace"_s}, {u"path"_s, paths[i]}, {u"value"_s, value}})});
            for (const Finding &finding : checkLesson(damaged.value_or(Json()))) {
                QVERIFY2(FindingText::message(finding.message) != finding.message,
                         qPrintable(finding.rule + u' ' + finding.message));
                rules.insert(finding.rule);
            }
        }
    }
    QVERIFY2(rules.size() > 50, qPrintable(QString::number(rules.size())));
    QCOMPARE(LessonFieldText::finding({FindingSeverity::Error, u"value"_s, u"/level"_s,
                                       u"\"Z%2\" is none of the values"_s, u"one of: A1, A2"_s}),
             u"Nzvimbo haina kana chimwe chezvayaifanira kuva nacho. Apa: \"Z%2\" haisi pakati "
             "pezvinobvumirwa. Zviri nani: chimwe chezvi: A1, A2"_s);
    QVERIFY(language.apply(Preferences::Language::English));
    QCOMPARE(FindingText::message(u"\"a\" is no version"_s), u"\"a\" is no version"_s);
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
