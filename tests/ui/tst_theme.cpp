#include "ui/theme.h"

#include <QTest>

using namespace Batanidza;

//! The colours as numbers: every text is readable on every surface it stands on (A4).
class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrastIsEnough_data();
    void contrastIsEnough();
    void aWrongFileIsRefused_data();
    void aWrongFileIsRefused();
};

void TestTheme::contrastIsEnough_data()
{
    QTest::addColumn<QString>("theme");
    QTest::addColumn<int>("role");
    QTest::addColumn<double>("least");
    const QList<std::pair<ColorRole, double>> wanted{
        {ColorRole::Text, 4.6},    {ColorRole::MutedText, 4.6}, {ColorRole::Ok, 4.6},
        {ColorRole::Warning, 4.6}, {ColorRole::Critical, 4.6},  {ColorRole::Off, 4.6},
        {ColorRole::SideA, 4.6},   {ColorRole::SideB, 4.6},     {ColorRole::Edited, 4.6},
        {ColorRole::Focus, 4.6},   {ColorRole::Border, 3.0},    {ColorRole::P50, 3.1},
        {ColorRole::P95, 3.1},     {ColorRole::P99, 3.1},       {ColorRole::Throughput, 3.1}};
    for (const char *theme : {"light", "dark", "contrast"}) {
        for (const auto &[role, least] : wanted) {
            QTest::addRow("%s: %s is readable", theme, qPrintable(Theme::roleName(role)))
                << QString::fromLatin1(theme) << static_cast<int>(role) << least;
        }
    }
}

void TestTheme::contrastIsEnough()
{
    QFETCH(const QString, theme);
    QFETCH(const int, role);
    QFETCH(const double, least);
    const Result<Theme> loaded = Theme::load(theme);
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().detail));
    const QColor color = loaded->color(static_cast<ColorRole>(role));
    for (const ColorRole behind : {ColorRole::Background, ColorRole::Surface}) {
        const double ratio = contrastRatio(color, loaded->color(behind));
        QVERIFY2(ratio >= least, qPrintable(QStringLiteral("%1 on %2: %3")
                                                .arg(color.name(), Theme::roleName(behind))
                                                .arg(ratio)));
    }
    const double chosen =
        contrastRatio(loaded->color(ColorRole::SelectionText), loaded->color(ColorRole::Selection));
    QVERIFY2(chosen >= 4.6, qPrintable(QString::number(chosen)));
    for (const ColorRole tint : {ColorRole::SideATint, ColorRole::SideBTint, ColorRole::EditedTint,
                                 ColorRole::ToneChanged}) {
        QVERIFY(contrastRatio(loaded->color(ColorRole::Text), loaded->color(tint)) >= 4.6);
    }
}

void TestTheme::aWrongFileIsRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("says");
    QTest::newRow("no JSON") << QByteArray("{") << QString();
    QTest::newRow("a missing colour is named")
        << QByteArray(R"({"name":"x","colors":{}})") << QStringLiteral("background");
    QTest::newRow("a colour that is none is named")
        << QByteArray(R"({"name":"x","colors":{"background":"bluish"}})")
        << QStringLiteral("background");
}

void TestTheme::aWrongFileIsRefused()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, says);
    const Result<Theme> theme = Theme::parse(json);
    QVERIFY(!theme);
    QCOMPARE(theme.error().code, ErrorCode::Invalid);
    QVERIFY2(theme.error().detail.contains(says), qPrintable(theme.error().detail));
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
