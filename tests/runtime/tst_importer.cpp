#include "engine/store/blobstore.h"
#include "tests/runtime/importworld.h"
#include "tests/runtime/zipforge.h"

#include <QtTest>

using namespace Batanidza;

namespace {

const QString firstId = QStringLiteral("sna.test.001");

QByteArray bytesOf(const Json &file)
{
    return writeJsonIndented(file);
}

QStringList rules(const ImportReport &report)
{
    QStringList list;
    for (const FileReport &file : report.reports)
        list.append(file.rule + (file.refused ? QString() : QStringLiteral("?")));
    list.removeDuplicates();
    list.sort();
    return list;
}

} // namespace

class TestImporter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFirstImportTakesTheFilesRevisionAndItsAudio()
    {
        ImportWorld world;
        QVERIFY(world.opened);
        const Json file = ImportWorld::lesson(firstId, 7);
        QVERIFY(world.put(QStringLiteral("any name.json"), bytesOf(file)));
        int number = 0;
        const auto audio = ImportWorld::audioOfLesson();
        QVERIFY(audio.size() >= 6);
        for (const QByteArray &bytes : audio)
            QVERIFY(world.put(QStringLiteral("sounds/%1.bin").arg(++number), bytes));

        const auto report = world.import();
        QVERIFY2(report, qPrintable(report ? QString() : report.error().detail));
        QCOMPARE(rules(*report), QStringList());
        QCOMPARE(report->added, 1);
        QCOMPARE(report->blobs, audio.size());
        QVERIFY(!report->importId.isEmpty());
        const auto head = world.head(firstId);
        QVERIFY(head);
        QCOMPARE(head->version, Version(7));
        QCOMPARE(head->hash, bodyHash(storedBody(file)->body));
        QCOMPARE(world.blobs().size(), audio.size());
    }

    void importingTwiceChangesNothing()
    {
        ImportWorld world;
        QVERIFY(world.put(QStringLiteral("a.json"), bytesOf(ImportWorld::lesson(firstId, 3))));
        QVERIFY(world.import());
        const qint64 before = world.sequence();
        const auto again = world.import();
        QVERIFY(again);
        QCOMPARE(again->unchanged, 1);
        QCOMPARE(again->added + again->changed + again->queued, 0);
        QVERIFY(again->importId.isEmpty());
        QCOMPARE(world.sequence(), before);
    }

    void aChangedFileIsAnEditOfItsRevision()
    {
        ImportWorld world;
        Json file = ImportWorld::lesson(firstId, 3);
        QVERIFY(world.put(QStringLiteral("a.json"), bytesOf(file)));
        QVERIFY(world.import());
        file.set(QStringLiteral("level"), QStringLiteral("A2"));
        QVERIFY(world.put(QStringLiteral("a.json"), bytesOf(file)));
        const auto report = world.import();
        QVERIFY(report);
        QCOMPARE(report->changed, 1);
        QCOMPARE(world.head(firstId)->version, Version(4));
        QCOMPARE(world.undo(report->importId), 1);
        QCOMPARE(world.head(firstId)->hash,
                 bodyHash(storedBody(ImportWorld::lesson(firstId, 3))->body));
    }

    void aFileOfAnOldRevisionWaitsForAPersonOnce()
    {
        ImportWorld world;
        Json file = ImportWorld::lesson(firstId, 3);
        QVERIFY(world.put(QStringLiteral("a.json"), bytesOf(file)));
        QVERIFY(world.import());
        Json here = storedBody(file)->body;
        here.set(QStringLiteral("level"), QStringLiteral("B1"));
        QVERIFY(world.edit(firstId, EditBody{here}));
        const auto head = world.head(firstId);

        file.set(QStringLiteral("level"), QStringLiteral("A2"));
        QVERIFY(world.put(QStringLiteral("a.json"), bytesOf(file)));
        const auto report = world.import();
        QVERIFY(report);
        QCOMPARE(report->queued, 1);
        QCOMPARE(world.head(firstId), head);
        const auto again = world.import();
        QVERIFY(again);
        QCOMPARE(again->queued, 0);
        QCOMPARE(again->unchanged, 1);
    }

    void aNewerRevisionFollowsTheOneImportedBefore()
    {
        ImportWorld world;
        Json file = ImportWorld::lesson(firstId, 3);
        QVERIFY(world.put(QStringLiteral("a.json"), bytesOf(file)));
        QVERIFY(world.import());
        file.set(QStringLiteral("level"), QStringLiteral("A2"));
        file.set(QStringLiteral("revision"), 9);
        QVERIFY(world.put(QStringLiteral("a.json"), bytesOf(file)));
        QCOMPARE(world.import()->changed, 1);
        QCOMPARE(world.head(firstId)->version, Version(4));
    }

    void contentHashIsCheckedWhereThereIsOne()
    {
        ImportWorld world;
        const StoredLesson stored = storedBody(ImportWorld::lesson(firstId)).value();
        Json file = fileJson(stored.body, stored.envelope);
        QVERIFY(world.put(QStringLiteral("right.json"), bytesOf(file)));
        file.set(QStringLiteral("id"), QStringLiteral("sna.test.001"));
        file.set(QStringLiteral("level"), QStringLiteral("A2"));
        QVERIFY(world.put(QStringLiteral("wrong.json"), bytesOf(file)));
        const auto report = world.import();
        QVERIFY(report);
        QCOMPARE(report->added, 1);
        QCOMPARE(report->refused, 1);
        const auto refusal =
            std::ranges::find(report->reports, QStringLiteral("wrong.json"), &FileReport::file);
        QVERIFY(refusal != report->reports.end());
        QCOMPARE(refusal->pointer, QStringLiteral("/contentHash"));
        QVERIFY(refusal->fix.contains(u"--rehash"));

        QVERIFY(QFile::remove(world.source() + QStringLiteral("/right.json")));
        const auto rehashed = world.import({}, true);
        QVERIFY(rehashed);
        QCOMPARE(rehashed->refused, 0);
        QCOMPARE(rehashed->changed, 1);
    }

    void twoFilesOfOneItemAreNotMixed()
    {
        ImportWorld world;
        const StoredLesson stored = storedBody(ImportWorld::lesson(firstId)).value();
        QVERIFY(world.put(QStringLiteral("a.json"), bytesOf(fileJson(stored.body, {}))));
        Json other = stored.body;
        other.set(QStringLiteral("level"), QStringLiteral("A2"));
        QVERIFY(world.put(QStringLiteral("b.json"), bytesOf(fileJson(other, {}))));
        const auto report = world.import();
        QVERIFY(report);
        QCOMPARE(report->added, 1);
        QCOMPARE(report->changed, 0);
        QCOMPARE(report->refused, 1);
        QVERIFY(rules(*report).contains(QStringLiteral("id-twice")));
    }

    void missingAudioIsARemarkAndCanComeLater()
    {
        ImportWorld world;
        QVERIFY(world.put(QStringLiteral("a.json"), bytesOf(ImportWorld::lesson(firstId))));
        const auto report = world.import();
        QVERIFY(report);
        QCOMPARE(report->added, 1);
        QCOMPARE(report->refused, 0);
        QCOMPARE(rules(*report), QStringList({QStringLiteral("missing-file?")}));
        QVERIFY(report->reports.first().pointer.contains(u"/renditions/"));

        const auto audio = ImportWorld::audioOfLesson();
        for (auto it = audio.cbegin(); it != audio.cend(); ++it)
            QVERIFY(world.put(it.key().toHex(), it.value()));
        const auto later = world.import();
        QVERIFY(later);
        QCOMPARE(later->unchanged, 1);
        QCOMPARE(later->blobs, audio.size());
        QCOMPARE(rules(*later), QStringList());
    }

    void aLessonThatBuildsOnNothingOrInACircleIsTakenAndTold()
    {
        ImportWorld world;
        const auto put = [&](const QString &id, const QStringList &builds) {
            Json file = ImportWorld::lesson(id);
            file.set(QStringLiteral("prerequisites"), Json::fromStrings(builds));
            return world.put(id + QStringLiteral(".json"), bytesOf(file));
        };
        const auto told = [](const ImportReport &report) {
            QStringList lines;
            for (const FileReport &file : report.reports) {
                if (file.rule == u"prerequisite")
                    lines.append(file.file + u' ' + file.pointer + u' ' + file.error.detail);
            }
            return lines;
        };
        QVERIFY(put(QStringLiteral("sna.test.a"), {}));
        QVERIFY(put(QStringLiteral("sna.test.b"), {QStringLiteral("sna.test.a")}));
        const auto first = world.import();
        QVERIFY(first);
        QCOMPARE(first->added, 2);
        QCOMPARE(told(*first), QStringList());
        // What they build on is in the workspace, or nowhere, or goes round by way of it.
        QVERIFY(QFile::remove(world.source() + QStringLiteral("/sna.test.b.json")));
        QVERIFY(put(QStringLiteral("sna.test.a"), {QStringLiteral("sna.test.b")}));
        QVERIFY(put(QStringLiteral("sna.test.c"),
                    {QStringLiteral("sna.test.b"), QStringLiteral("sna.gone")}));
        const auto second = world.import();
        QVERIFY(second);
        QCOMPARE(second->refused, 0);
        QCOMPARE(told(*second),
                 (QStringList{QStringLiteral("sna.test.a.json /prerequisites/0 lessons that build "
                                             "on each other in a circle: sna.test.a > sna.test.b > "
                                             "sna.test.a"),
                              QStringLiteral("sna.test.c.json /prerequisites/1 there is no lesson "
                                             "\"sna.gone\"")}));
    }

    void audioWhoseFileWasLostOrCutShortIsStoredAgain()
    {
        ImportWorld world;
        QVERIFY(world.put(QStringLiteral("a.json"), bytesOf(ImportWorld::lesson(firstId))));
        const auto audio = ImportWorld::audioOfLesson();
        for (auto it = audio.cbegin(); it != audio.cend(); ++it)
            QVERIFY(world.put(it.key().toHex(), it.value()));
        QVERIFY(world.import());
        const BlobStore blobs(blobFolder(world.data()));
        const QList<Sha256> hashes = audio.keys();
        QVERIFY(QFile::remove(blobs.path(hashes[0])));
        QVERIFY(QFile::resize(blobs.path(hashes[1]), 10));
        const auto again = world.import();
        QVERIFY(again);
        QCOMPARE(again->unchanged, 1);
        QCOMPARE(again->blobs, 2);
        for (const Sha256 &hash : hashes)
            QVERIFY(blobs.verify(hash));
    }

    void filesThatNobodyNamesAreRefused()
    {
        ImportWorld world;
        QVERIFY(world.put(QStringLiteral("README.txt"), "hello"));
        const auto report = world.import();
        QVERIFY(report);
        QCOMPARE(report->refused, 1);
        QCOMPARE(rules(*report), QStringList({QStringLiteral("not-referenced")}));
        QCOMPARE(world.blobs(), QStringList());
    }

    void otherJsonNeedsASidecar()
    {
        ImportWorld world;
        QVERIFY(world.put(QStringLiteral("docs/policy.json"), "{\"id\":\"p\",\"a\":[1,{}]}"));
        const auto refused = world.import();
        QVERIFY(refused);
        QCOMPARE(rules(*refused), QStringList({QStringLiteral("not-a-lesson")}));
        QVERIFY(refused->reports.first().fix.contains(u"batanidza.json"));

        QVERIFY(world.put(QStringLiteral("batanidza.json"),
                          "{\"documents\":{\"docs/policy.json\":{\"id\":\"merge.policy\","
                          "\"revision\":4}}}"));
        const auto report = world.import();
        QVERIFY(report);
        QCOMPARE(report->added, 1);
        QCOMPARE(rules(*report), QStringList());
        const auto head = world.head(QStringLiteral("merge.policy"));
        QVERIFY(head);
        QCOMPARE(head->type, QStringLiteral("document"));
        QCOMPARE(head->version, Version(4));
        QCOMPARE(head->hash, Sha256::of(QByteArray("{\"a\":[1,{}],\"id\":\"p\"}")));
    }

    void refusesBadFilesWithAReason_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing at all") << QByteArray();
        QTest::newRow("torn") << bytesOf(ImportWorld::lesson(firstId)).left(500);
        QTest::newRow("a key twice") << QByteArray("{\"schemaVersion\":\"1.0.0\",\"id\":\"a.b\","
                                                   "\"id\":\"a.c\"}");
        QTest::newRow("no UTF-8") << QByteArray("{\"schemaVersion\":\"\xff\"}");
        QTest::newRow("an array") << QByteArray("[1,2]");
        QTest::newRow("a number") << QByteArray("42");
        QTest::newRow("too deep") << QByteArray(5000, '[');
        Json file = ImportWorld::lesson(firstId);
        file.object().remove(u"id");
        QTest::newRow("no id") << bytesOf(file);
        file = ImportWorld::lesson(firstId);
        file.set(QStringLiteral("id"), QStringLiteral("../../x"));
        QTest::newRow("an id that is a path") << bytesOf(file);
        file = ImportWorld::lesson(firstId);
        file.set(QStringLiteral("revision"), 0);
        QTest::newRow("revision 0") << bytesOf(file);
        file = ImportWorld::lesson(firstId);
        file.set(QStringLiteral("revision"), QStringLiteral("1"));
        QTest::newRow("a revision that is text") << bytesOf(file);
    }
    void refusesBadFilesWithAReason()
    {
        QFETCH(QByteArray, bytes);
        ImportWorld world;
        QVERIFY(world.put(QStringLiteral("bad.json"), bytes));
        QVERIFY(world.put(QStringLiteral("good.json"),
                          bytesOf(ImportWorld::lesson(QStringLiteral("sna.good.1")))));
        const auto report = world.import();
        QVERIFY(report);
        QCOMPARE(report->refused, 1);
        QCOMPARE(report->added, 1);
        const FileReport &refusal = report->reports.first();
        QCOMPARE(refusal.file, QStringLiteral("bad.json"));
        QVERIFY(refusal.refused && !refusal.rule.isEmpty() && !refusal.error.detail.isEmpty());
        QCOMPARE(world.items().size(), 1);
    }

    void anImportIsTakenBackAsOneStepAndCanComeAgain()
    {
        ImportWorld world;
        for (int i = 0; i < 5; ++i) {
            const QString id = QStringLiteral("sna.test.%1").arg(i);
            QVERIFY(world.put(id + QStringLiteral(".json"), bytesOf(ImportWorld::lesson(id, 2))));
        }
        const auto report = world.import();
        QVERIFY(report);
        const QStringList items = world.items();
        QCOMPARE(items.size(), 5);
        QCOMPARE(world.undo(report->importId), 5);
        QCOMPARE(world.items(), QStringList());
        const auto again = world.import();
        QVERIFY(again);
        QCOMPARE(again->added, 5);
        QCOMPARE(world.items().size(), 5);
    }

    void whatAPersonDeletedStaysDeleted()
    {
        ImportWorld world;
        QVERIFY(world.put(QStringLiteral("a.json"), bytesOf(ImportWorld::lesson(firstId))));
        QVERIFY(world.import());
        QVERIFY(world.edit(firstId, EditDelete{}));
        const auto report = world.import();
        QVERIFY(report);
        QCOMPARE(report->unchanged, 1);
        QVERIFY(rules(*report).contains(QStringLiteral("deleted?")));
        QVERIFY(world.head(firstId)->deleted);
    }

    void aCancelledImportIsStillOneStep()
    {
        ImportWorld world;
        for (int i = 0; i < 250; ++i) {
            const QString id = QStringLiteral("sna.test.%1").arg(i);
            QVERIFY(world.put(id + QStringLiteral(".json"), bytesOf(ImportWorld::lesson(id))));
        }
        qint64 asked = 0;
        const auto report = world.import({}, false, {}, [&] { return ++asked > 900; });
        QVERIFY(report);
        QVERIFY(report->cancelled);
        const qint64 taken = world.items().size();
        QVERIFY2(taken > 0 && taken < 250, qPrintable(QString::number(taken)));
        QCOMPARE(report->added, taken);
        QCOMPARE(world.undo(report->importId), taken);
        QCOMPARE(world.items().size(), 0);
    }

    void progressOnlyGoesForward()
    {
        ImportWorld world;
        for (int i = 0; i < 130; ++i) {
            const QString id = QStringLiteral("sna.test.%1").arg(i);
            QVERIFY(world.put(id + QStringLiteral(".json"), bytesOf(ImportWorld::lesson(id))));
        }
        qint64 last = 0;
        qint64 total = 0;
        int calls = 0;
        const auto report = world.import({}, false, [&](const JobProgress &progress) {
            QVERIFY(progress.done >= last && progress.done <= progress.total);
            last = progress.done;
            total = progress.total;
            ++calls;
        });
        QVERIFY(report);
        QVERIFY(calls >= 3);
        QCOMPARE(last, total);
        QCOMPARE(total, 130);
    }

    void aZipImportsAsItsFolderDoes()
    {
        ImportWorld folder;
        ImportWorld zip;
        const QByteArray lesson = bytesOf(ImportWorld::lesson(firstId, 5));
        QList<ForgedEntry> entries{{"course/lessons/a.json", lesson}};
        QVERIFY(folder.put(QStringLiteral("course/lessons/a.json"), lesson));
        for (const QByteArray &bytes : ImportWorld::audioOfLesson()) {
            const QByteArray name = "course/audio/" + QByteArray::number(entries.size()) + ".ogg";
            entries.append({name, bytes, 0x0800, 0});
            QVERIFY(folder.put(QString::fromLatin1(name), bytes));
        }
        const QString archive = zip.path(QStringLiteral("course.zip"));
        QVERIFY(ZipForge::write(archive, ZipForge::archive(entries)));
        QVERIFY(folder.import());
        const auto report = zip.import(archive);
        QVERIFY(report);
        QCOMPARE(rules(*report), QStringList());
        QCOMPARE(zip.items(), folder.items());
        QCOMPARE(zip.blobs(), folder.blobs());
    }

    void theSampleCourseImportsWholeAndTwiceChangesNothing()
    {
        ImportWorld world;
        Importer importer(world.writer(), world.data());
        const auto report = importSampleCourse(importer, world.tenant, QStringLiteral("Rudo"));
        QVERIFY(report);
        QCOMPARE(rules(*report), QStringList());
        QVERIFY(report->added >= 24);
        QVERIFY(report->blobs > 100);
        const auto again = importSampleCourse(importer, world.tenant, QStringLiteral("Rudo"));
        QVERIFY(again);
        QCOMPARE(again->unchanged, report->added);
        QCOMPARE(again->added + again->changed + again->queued + again->blobs, 0);
    }

    void anUnknownPathIsSaidAtOnce()
    {
        ImportWorld world;
        QCOMPARE(world.import(world.path(QStringLiteral("absent"))).error().code,
                 ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestImporter)
#include "tst_importer.moc"
