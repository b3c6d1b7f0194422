#include "tests/fuzz/fuzz.h"

#include <QDir>
#include <QLoggingCategory>
#include <QTest>

using namespace Batanidza;

//! The bytes that the fuzzers found worth keeping, and every input that ever broke something, given
//! to their targets again. A broken promise aborts; so does a sanitizer.
class TestCorpus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("batanidza.*=false")); }

    void everyInputIsTaken_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<Fuzz::Function>("function");
        for (const Fuzz::Target &target : Fuzz::targets) {
            QTest::newRow(target.name) << QStringLiteral(SOURCE_DIR "/tests/fuzz/corpus/") +
                                              QString::fromLatin1(target.name)
                                       << target.function;
        }
    }

    void everyInputIsTaken()
    {
        QFETCH(QString, folder);
        QFETCH(Fuzz::Function, function);
        const QFileInfoList inputs = QDir(folder).entryInfoList(QDir::Files, QDir::Name);
        QVERIFY2(!inputs.isEmpty(), qPrintable(folder + QStringLiteral(" is empty")));
        function({});
        for (const QFileInfo &input : inputs) {
            QFile file(input.filePath());
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(input.filePath()));
            const QByteArray bytes = file.readAll();
            function(bytes);
            // And cut short, at a few places.
            for (qsizetype part = 1; part < 8; ++part)
                function(QByteArrayView(bytes).first(bytes.size() * part / 8));
        }
    }
};

QTEST_GUILESS_MAIN(TestCorpus)
#include "tst_corpus.moc"
