#include "tests/runtime/importworld.h"

#include <QtTest>

using namespace Batanidza;

class TestExporter : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] static Result<ExportReport> exported(const ImportWorld &world,
                                                       const QString &folder,
                                                       const Cancelled &cancelled = {})
    {
        return Exporter(world.data()).exportTo(folder, world.tenant, {}, cancelled);
    }

private Q_SLOTS:
    void whatComesOutGoesInToTheSameVersionsAndHashes()
    {
        ImportWorld from;
        Importer importer(from.writer(), from.data());
        QVERIFY(importSampleCourse(importer, from.tenant, QStringLiteral("Rudo")));

        // A field that this program does not know, and a revision beyond the first.
        Json body = storedBody(ImportWorld::lesson(QStringLiteral("sna.new.001")))->body;
        body.set(QStringLiteral("futureField"), Json(JsonArray{1, QStringLiteral("ɓ"), Json()}));
        QVERIFY(from.put(QStringLiteral("a.json"), writeJson(fileJson(body, {.revision = 12}))));
        // Documents of any id, and one whose body looks like a lesson's envelope.
        QVERIFY(from.put(QStringLiteral("d.json"), "{\"revision\":\"x\",\"n\":1.5,\"id\":7}"));
        QVERIFY(from.put(QStringLiteral("batanidza.json"),
                         "{\"documents\":{\"d.json\":{\"id\":\"..a:B\",\"revision\":3}}}"));
        QVERIFY(from.import());
        // A lesson that would be refused as a file, pushed by a device all the same.
        Json draft(JsonObject{{QStringLiteral("id"), QStringLiteral("sna.draft.001")},
                              {QStringLiteral("revision"), QStringLiteral("mine")}});
        const auto receipt = from.edit(QStringLiteral("sna.draft.001"), EditBody{draft});
        QVERIFY(receipt);
        QCOMPARE(receipt->status, EditStatus::Applied);
        // A second revision, and an item that is deleted.
        body.set(QStringLiteral("level"), QStringLiteral("B1"));
        QVERIFY(from.edit(QStringLiteral("sna.new.001"), EditBody{body}));
        QVERIFY(from.edit(QStringLiteral("sna.days.001"), EditDelete{}));

        const QString folder = from.path(QStringLiteral("out"));
        const auto report = exported(from, folder);
        QVERIFY2(report, qPrintable(report ? QString() : report.error().detail));
        QCOMPARE(report->items, from.items().size());
        QVERIFY(!from.items().filter(QStringLiteral("lesson sna.new.001 13 ")).isEmpty());
        QVERIFY(from.items().filter(QStringLiteral("sna.days.001")).isEmpty());

        ImportWorld to;
        const auto imported = to.import(folder);
        QVERIFY(imported);
        for (const FileReport &file : imported->reports)
            qWarning().noquote() << file.file << file.rule << file.error.detail;
        QCOMPARE(imported->refused, 0);
        QCOMPARE(to.items(), from.items());
        // Files of the deleted lesson alone stay behind.
        QCOMPARE(to.blobs().size(), report->blobs);

        const QString second = to.path(QStringLiteral("out"));
        QVERIFY(exported(to, second));
        ImportWorld third;
        QVERIFY(third.import(second));
        QCOMPARE(third.items(), from.items());
    }

    void aFolderWithFilesInItIsRefused()
    {
        const ImportWorld world;
        QVERIFY(world.put(QStringLiteral("a.txt"), "x"));
        QCOMPARE(exported(world, world.source()).error().code, ErrorCode::Invalid);
    }

    void missingAudioIsSaid()
    {
        ImportWorld world;
        QVERIFY(world.put(QStringLiteral("a.json"),
                          writeJson(ImportWorld::lesson(QStringLiteral("sna.a.1")))));
        QVERIFY(world.import());
        const auto report = exported(world, world.path(QStringLiteral("out")));
        QVERIFY(report);
        QCOMPARE(report->items, 1);
        QCOMPARE(report->blobs, 0);
        QVERIFY(!report->reports.isEmpty());
        QCOMPARE(report->reports.first().rule, QStringLiteral("missing-file"));
    }

    void stopsWhenCancelled()
    {
        ImportWorld world;
        QVERIFY(world.put(QStringLiteral("a.json"),
                          writeJson(ImportWorld::lesson(QStringLiteral("sna.a.1")))));
        QVERIFY(world.import());
        const auto report = exported(world, world.path(QStringLiteral("out")), [] { return true; });
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestExporter)
#include "tst_exporter.moc"
