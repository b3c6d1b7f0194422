#include "engine/base/clock.h"
#include "engine/base/jsonread.h"
#include "engine/runtime/configfile.h"
#include "engine/runtime/engine.h"
#include "engine/runtime/restingworkspace.h"
#include "engine/runtime/runfile.h"

#include <QFile>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! Waits for a future in the event loop and gives its result.
template <typename T>
static Result<T> settled(QFuture<Result<T>> future)
{
    const bool done = QTest::qWaitFor([&] { return future.isFinished(); }, 20'000);
    if (!done || future.resultCount() == 0)
        return Error{ErrorCode::Unavailable, u"the future did not finish"_s};
    return future.result();
}

class TestEngine : public QObject
{
    Q_OBJECT

    SystemClock m_clock;

    static EnginePlace placeIn(const QString &folder)
    {
        EnginePlace place;
        place.dataFolder = folder;
        place.webSocketPort = 0;
        place.httpPort = 0;
        return place;
    }

private Q_SLOTS:
    void theWholePathInOneProcess()
    {
        const QTemporaryDir folder;
        auto started = Engine::start(m_clock, placeIn(folder.filePath(u"w"_s)), EngineConfig());
        QVERIFY2(started, started ? "" : qPrintable(started.error().detail));
        Engine &engine = **started;
        QSignalSpy snapshots(&engine.monitor(), &MonitorApi::snapshotReady);
        QSignalSpy changes(&engine.content(), &ContentApi::changed);

        const auto course = settled(engine.content().importSampleCourse(u"Rudo"_s));
        QVERIFY2(course, course ? "" : qPrintable(course.error().detail));
        QVERIFY(course->added >= 24);
        QVERIFY(course->blobs > 0);
        QTRY_VERIFY(changes.count() > 0);
        const auto again = settled(engine.content().importSampleCourse(u"Rudo"_s));
        QCOMPARE(again->added, 0);
        QCOMPARE(again->unchanged, course->added);

        const auto page = settled(engine.content().list(ItemQuery{}));
        QCOMPARE(page->total, course->added);
        const auto found =
            settled(engine.content().list(ItemQuery{.filter = u"KUKWAZ\u00cdSANA"_s}));
        QVERIFY(found->matching >= 1);
        const auto detail = settled(engine.content().load(page->rows.constFirst().id));
        QVERIFY(detail);
        QCOMPARE(detail->history.size(), 1);
        QCOMPARE(detail->history[0].author, u"Rudo"_s);
        QCOMPARE(settled(engine.content().load(ItemId(u"no.such"_s))).error().code,
                 ErrorCode::NotFound);

        Edit edit;
        edit.id = detail->row.id;
        edit.type = detail->row.type;
        edit.base = BaseVersion{detail->row.version, detail->row.hash};
        Json body = detail->body;
        body.set(u"summary"_s, Json(JsonObject{{u"en"_s, u"Another summary."_s}}));
        edit.content = EditBody{body};
        edit.author = u"Tendai"_s;
        edit.at = m_clock.utc();
        const auto receipt = settled(engine.content().save(edit));
        QVERIFY(receipt);
        QCOMPARE(receipt->status, EditStatus::Applied);
        QCOMPARE(receipt->version->value(), detail->row.version.value() + 1);

        // The same base again: the edit is kept whole, the head stays, and the window hears of it.
        body.set(u"summary"_s, Json(JsonObject{{u"en"_s, u"A third summary."_s}}));
        edit.content = EditBody{body};
        const auto queued = settled(engine.content().save(edit));
        QVERIFY(queued);
        QCOMPARE(queued->status, EditStatus::Queued);
        const auto waiting = settled(engine.conflicts().list(10));
        QCOMPARE(waiting->size(), 1);
        QCOMPARE((*waiting)[0].item, edit.id);
        QCOMPARE((*waiting)[0].author, u"Tendai"_s);

        QTRY_VERIFY_WITH_TIMEOUT(
            engine.monitor().latest() && engine.monitor().latest()->conflictsWaiting == 1, 5000);
        QCOMPARE(engine.monitor().latest()->severity, Severity::Warning);
        QVERIFY(snapshots.count() > 0);

        const auto verified = settled(engine.admin().verify());
        QVERIFY(verified);
        QVERIFY2(verified->problems.isEmpty(), qPrintable(verified->problems.join(u'\n')));
        const auto saved = settled(engine.admin().backup(folder.filePath(u"b.tar"_s)));
        QVERIFY(saved);
        QVERIFY(*saved > 0);

        const auto undone = settled(engine.content().undoImport(course->importId, u"Rudo"_s));
        QVERIFY2(undone, undone ? "" : qPrintable(undone.error().detail));
        QCOMPARE(*undone, course->added - 1); // the edited one is left alone
        engine.stop();
        QVERIFY(!QFile::exists(folder.filePath(u"w/run.json"_s)));
    }

    void aDeviceGetsInAndDiagnosticsTellNoSecret()
    {
        const QTemporaryDir folder;
        auto engine = Engine::start(m_clock, placeIn(folder.path()), EngineConfig());
        QVERIFY(engine);
        TokenRequest request;
        request.role = u"device"_s;
        request.platform = u"ios"_s;
        request.label = u"Rudo's phone"_s;
        const auto invitation = settled((*engine)->admin().inviteDevice(request));
        QVERIFY(invitation);
        QVERIFY(!invitation->secret.isEmpty());
        QVERIFY(invitation->link.startsWith(u"batanidza:device?"_s));
        QVERIFY(invitation->link.endsWith(u'#' + invitation->secret));
        QVERIFY(!QUrl(invitation->link).query().contains(invitation->secret));
        static_cast<void>(settled((*engine)->content().importSampleCourse(u"Secret Person"_s)));
        QTRY_VERIFY((*engine)->monitor().latest() != nullptr);
        const auto text = settled((*engine)->monitor().diagnostics());
        QVERIFY(text);
        QVERIFY(text->contains(u"Batanidza "_s + QStringLiteral(BATANIDZA_VERSION)));
        QVERIFY(text->contains(u"batanidza_commits_total"_s));
        const auto run = RunFile::read(folder.path());
        QVERIFY(run);
        for (const QString &secret :
             {invitation->secret, run->token, u"Secret Person"_s, u"Rudo's phone"_s})
            QVERIFY2(!text->contains(secret), qPrintable(secret));

        request.role = u"king"_s;
        QCOMPARE(settled((*engine)->admin().inviteDevice(request)).error().code,
                 ErrorCode::Invalid);
        QVERIFY(settled((*engine)->admin().revokeToken(invitation->token.id)));
        QVERIFY(settled((*engine)->admin().tokens())->constFirst().revoked);
    }

    void settingsAreCheckedKeptAndLive()
    {
        const QTemporaryDir folder;
        {
            auto engine = Engine::start(m_clock, placeIn(folder.path()), EngineConfig());
            QVERIFY(engine);
            QSignalSpy changed(&(*engine)->admin(), &AdminApi::settingChanged);
            QVERIFY(settled((*engine)->admin().setSetting(u"targets.updateP99Ms"_s, Json(350))));
            QCOMPARE(changed.count(), 1);
            QCOMPARE(settled((*engine)->admin().setSetting(u"targets.updateP99Ms"_s, Json(1)))
                         .error()
                         .code,
                     ErrorCode::Invalid);
            QCOMPARE((*settled((*engine)->admin().settings()))[u"targets.updateP99Ms"].toInteger(),
                     350);
        }
        const auto config = loadEngineConfig(folder.path());
        QVERIFY(config);
        QCOMPARE(config->integer(u"targets.updateP99Ms"), 350);
        QFile file(folder.filePath(u"settings.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"targets.updateP99Ms\":\"soon\"}");
        file.close();
        QCOMPARE(loadEngineConfig(folder.path()).error().code, ErrorCode::Invalid);
    }

    void theSecondOneHearsWhoHoldsTheWorkspace()
    {
        const QTemporaryDir folder;
        auto engine = Engine::start(m_clock, placeIn(folder.path()), EngineConfig());
        QVERIFY(engine);
        const auto second = Engine::start(m_clock, placeIn(folder.path()), EngineConfig());
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::Locked);
        QVERIFY(
            second.error().detail.contains(QString::number(QCoreApplication::applicationPid())));
        QVERIFY(RunFile::read(folder.path())); // still the first one's
        QCOMPARE(RestingWorkspace::open(m_clock, folder.path(), TenantId(u"demo"_s)).error().code,
                 ErrorCode::Locked);
        engine->reset();
        QVERIFY(Engine::start(m_clock, placeIn(folder.path()), EngineConfig()));
    }

    void aTakenPortIsNamed()
    {
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        const QTemporaryDir folder;
        EnginePlace place = placeIn(folder.path());
        place.webSocketPort = taken.serverPort();
        const auto engine = Engine::start(m_clock, place, EngineConfig());
        QVERIFY(!engine);
        QCOMPARE(engine.error().code, ErrorCode::Unavailable);
        QVERIFY2(engine.error().detail.contains(QString::number(taken.serverPort())),
                 qPrintable(engine.error().detail));
    }

    // W38
    void plainTextBeyondThisMachineIsRefusedBeforeAnythingIsMade()
    {
        const QTemporaryDir folder;
        EnginePlace place = placeIn(folder.filePath(u"w"_s));
        place.webSocketHost = u"0.0.0.0"_s;
        const auto engine = Engine::start(m_clock, place, EngineConfig());
        QVERIFY(!engine);
        QCOMPARE(engine.error().code, ErrorCode::Forbidden);
        QVERIFY(!QFile::exists(folder.filePath(u"w"_s)));
    }

    void drainingEndsEvenWithNobodyThere()
    {
        const QTemporaryDir folder;
        auto engine = Engine::start(m_clock, placeIn(folder.path()), EngineConfig());
        QVERIFY(engine);
        QSignalSpy drained(engine->get(), &Engine::drained);
        QVERIFY(settled((*engine)->admin().drain()));
        QCOMPARE(drained.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
