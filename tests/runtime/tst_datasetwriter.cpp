#include "engine/runtime/datasetwriter.h"
#include "engine/runtime/importitem.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QSet>
#include <QTemporaryDir>
#include <QtTest>

using namespace Batanidza;

class TestDatasetWriter : public QObject
{
    Q_OBJECT

private:
    //! Every file's path and bytes.
    [[nodiscard]] static QMap<QString, QByteArray> filesOf(const QString &folder)
    {
        QMap<QString, QByteArray> files;
        QDirIterator it(folder, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            if (file.open(QIODevice::ReadOnly))
                files.insert(file.fileName().sliced(folder.size() + 1), file.readAll());
        }
        return files;
    }

private Q_SLOTS:
    void writesLessonsThatImportWithTheirAudio()
    {
        const QTemporaryDir folder;
        const QString out = folder.filePath(QStringLiteral("out"));
        const auto report = writeDataset(out, {.lessons = 40, .audio = true, .seed = 11});
        QVERIFY2(report, qPrintable(report ? QString() : report.error().detail));
        QCOMPARE(report->lessons, 40);
        QCOMPARE(report->files, 120);
        const auto files = filesOf(out);
        QCOMPARE(files.size(), 160);
        qint64 bytes = 0;
        QSet<Sha256> wanted;
        for (auto it = files.cbegin(); it != files.cend(); ++it) {
            bytes += it->size();
            if (!it.key().endsWith(u".json")) {
                QVERIFY(it.key().endsWith(Sha256::of(*it).toHex()));
                continue;
            }
            const ImportReading reading = readLessonFile(it.key(), *it, false);
            QVERIFY2(reading.item, qPrintable(it.key()));
            QCOMPARE(reading.item->blobs.size(), 3);
            for (const BlobWish &wish : reading.item->blobs) {
                const QString hex = wish.hash.toHex();
                const QString path =
                    QStringLiteral("audio/%1/%2/%3").arg(hex.left(2), hex.mid(2, 2), hex);
                QCOMPARE(files.value(path).size(), wish.bytes);
                wanted.insert(wish.hash);
            }
        }
        QCOMPARE(wanted.size(), 120);
        QCOMPARE(bytes, report->bytes);
    }

    void sameSeedSameFilesOtherSeedOthers()
    {
        const QTemporaryDir folder;
        const auto made = [&](const char *name, quint64 seed) {
            const QString out = folder.filePath(QString::fromLatin1(name));
            return writeDataset(out, {.lessons = 5, .audio = true, .seed = seed})
                       ? filesOf(out)
                       : decltype(filesOf(out))();
        };
        const auto first = made("a", 3);
        QCOMPARE(first.size(), 20);
        QCOMPARE(made("b", 3), first);
        const auto other = made("c", 4);
        for (auto it = other.cbegin(); it != other.cend(); ++it)
            QVERIFY(!first.contains(it.key()) || it.key().endsWith(u".json"));
        QVERIFY(other != first);
    }

    void refusesWhatItCannotDo()
    {
        const QTemporaryDir folder;
        QCOMPARE(writeDataset(folder.filePath(QStringLiteral("x")), {.lessons = 0}).error().code,
                 ErrorCode::Invalid);
        QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("y/inside")));
        QCOMPARE(writeDataset(folder.filePath(QStringLiteral("y")), {.lessons = 1}).error().code,
                 ErrorCode::Invalid);
        QCOMPARE(writeDataset(folder.filePath(QStringLiteral("z")), {.lessons = 9}, {},
                              [] { return true; })
                     .error()
                     .code,
                 ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestDatasetWriter)
#include "tst_datasetwriter.moc"
