#include "engine/adapt/shownlesson.h"
#include "engine/adapt/webpage.h"
#include "engine/base/jsonread.h"
#include "engine/content/lessongenerator.h"
#include "engine/runtime/previewdesk.h"
#include "engine/runtime/remoteengine.h"
#include "tests/support/enginehouse.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

namespace {

Json side(const QString &name)
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/merge/reference-conflict/%1.json").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("missing %s", qPrintable(file.fileName()));
    return readJson(file.readAll()).value_or(Json());
}

//! An engine with one lesson in two versions, and an edit of the first that waits for a person; it
//! is seen beside the engine and over the line.
struct PreviewHouse : EngineHouse
{
    ItemId lesson{u"sna.tone.001"_s};
    ConflictId conflict;
    std::unique_ptr<RemoteEngine> remote;
    std::unique_ptr<PreviewDesk> desk;

    explicit PreviewHouse(const QString &place, const QString &role = u"curriculum"_s)
    {
        const Receipt first = save(lesson, u"lesson"_s, BaseAbsent{}, side(u"base"_s));
        const BaseVersion base{*first.version, *first.hash};
        (void)save(lesson, u"lesson"_s, base, side(u"current"_s));
        conflict = save(lesson, u"lesson"_s, base, side(u"incoming"_s)).conflict;
        if (place == u"here") {
            desk = std::make_unique<PreviewDesk>(engine->content(), engine->conflicts());
            return;
        }
        RemoteTarget target = *readRemoteAddress(u"ws://127.0.0.1:%1"_s.arg(url().port()));
        target.token = Secret(token(role).toLatin1());
        remote = std::make_unique<RemoteEngine>(std::move(target), clock);
        desk = std::make_unique<PreviewDesk>(remote->content(), remote->conflicts());
        remote->connection().start();
    }
    ~PreviewHouse()
    {
        desk.reset();
        remote.reset();
    }
    [[nodiscard]] bool isOpen() const
    {
        return !remote || QTest::qWaitFor([&] { return remote->connection().isOpen(); }, 10'000);
    }
    [[nodiscard]] Receipt save(const ItemId &id, const QString &type, const EditBase &base,
                               const Json &body) const
    {
        Edit edit;
        edit.id = id;
        edit.type = type;
        edit.base = base;
        edit.content = EditBody{body};
        edit.author = u"Tendai"_s;
        edit.at = clock.utc();
        return *settled(engine->content().save(edit));
    }
    [[nodiscard]] Result<LessonPreviewPtr> make(const PreviewSubject &subject) const
    {
        return settled(desk->make(subject));
    }
};

//! What the adapters themselves give.
void compareWithAdapters(const LessonPreview &preview, const Json &body, Version version)
{
    const Adapters &adapters = Adapters::builtIn();
    QCOMPARE(preview.source.body, body);
    QCOMPARE(preview.platforms.size(), allPlatforms.size());
    for (const Platform platform : allPlatforms) {
        const QString name = platformName(platform);
        const Adaptation expected =
            adapters.adapt(LessonSource::of(body, version), name, Detail::Traced);
        const PlatformPreview *one = preview.of(name);
        QVERIFY(one);
        QCOMPARE(one->made.bytes, expected.bytes);
        QCOMPARE(one->made.trace, expected.trace);
        QCOMPARE(one->made.blobs, expected.blobs);
    }
    QCOMPARE(preview.webPage, webPage(preview.of(u"web")->made.body));
}

} // namespace

//! Previews beside the engine and over the line: what the adapters give, byte for byte.
class TestPreviewDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyVersionAsTheAdaptersMakeIt_data() { places(); }
    void everyVersionAsTheAdaptersMakeIt()
    {
        QFETCH(QString, place);
        const PreviewHouse house(place);
        QVERIFY(house.isOpen());
        const auto now = house.make({house.lesson});
        QVERIFY2(now, now ? "" : qPrintable(now.error().detail));
        compareWithAdapters(**now, side(u"current"_s), Version(2));
        QCOMPARE((*now)->version, Version(2));
        QCOMPARE((*now)->author, u"Tendai"_s);
        const auto first = house.make({house.lesson, Version(1)});
        QVERIFY2(first, first ? "" : qPrintable(first.error().detail));
        compareWithAdapters(**first, side(u"base"_s), Version(1));
    }

    void aConflictThatIsUndecidedShowsWhatWouldComeOfIt_data() { places(); }
    void aConflictThatIsUndecidedShowsWhatWouldComeOfIt()
    {
        QFETCH(QString, place);
        const PreviewHouse house(place);
        QVERIFY(house.isOpen());
        PreviewSubject subject;
        subject.conflict = house.conflict;
        const auto undecided = house.make(subject);
        QVERIFY2(undecided, undecided ? "" : qPrintable(undecided.error().detail));
        QCOMPARE((*undecided)->item, house.lesson);
        QCOMPARE((*undecided)->version, Version(3));
        QCOMPARE((*undecided)->undecided.size(), 6);
        // Undecided fields show the head; what a rule settled is there already.
        const Json &body = (*undecided)->source.body;
        QCOMPARE(body[u"exercises"].at(0)[u"points"].toInteger(), 15);
        compareWithAdapters(**undecided, body, Version(3));

        QString points;
        for (const QString &path : (*undecided)->undecided) {
            if (path.endsWith(u"/points"))
                points = path;
        }
        QVERIFY(!points.isEmpty());
        subject.choices = QList<FieldChoice>{{points, Choice::Incoming, {}},
                                             {u"/no/such/question"_s, Choice::Base, {}}};
        const auto chosen = house.make(subject);
        QVERIFY(chosen);
        QCOMPARE((*chosen)->undecided.size(), 5);
        QCOMPARE((*chosen)->source.body[u"exercises"].at(0)[u"points"].toInteger(), 20);
        // Nothing was decided by looking.
        QCOMPARE(settled(house.engine->conflicts().list(10))->size(), 1);
        QCOMPARE(settled(house.engine->content().load(house.lesson))->row.version, Version(2));
    }

    void aDraftIsSeenBeforeItIsSaved()
    {
        const PreviewHouse house(u"here"_s);
        Json body = side(u"current"_s);
        body.set(u"title"_s, JsonObject{{u"sn"_s, u"Chitsva"_s}});
        PreviewSubject subject{house.lesson, Version(2)};
        subject.draft = body;
        const auto made = house.make(subject);
        QVERIFY(made);
        compareWithAdapters(**made, body, Version(3));
        QVERIFY(!(*made)->subject.isSaved());
    }

    void whatIsNoLessonSaysSo_data() { places(); }
    void whatIsNoLessonSaysSo()
    {
        QFETCH(QString, place);
        const PreviewHouse house(place);
        QVERIFY(house.isOpen());
        (void)house.save(ItemId(u"doc.1"_s), u"document"_s, BaseAbsent{},
                         JsonObject{{u"a"_s, u"b"_s}});
        QCOMPARE(house.make({ItemId(u"doc.1"_s)}).error().code, ErrorCode::Unsupported);
        QCOMPARE(house.make({ItemId(u"sna.none.001"_s)}).error().code, ErrorCode::NotFound);
        QCOMPARE(house.make({house.lesson, Version(99)}).error().code, ErrorCode::NotFound);
        PreviewSubject gone;
        gone.conflict = ConflictId(u"c999"_s);
        QCOMPARE(house.make(gone).error().code, ErrorCode::NotFound);
    }

    void aRoleThatMayNotReadIsToldSo()
    {
        const PreviewHouse house(u"elsewhere"_s, u"editor"_s);
        // The line itself says why, over every page.
        QTRY_VERIFY(house.remote->monitor().line());
        QTRY_COMPARE(house.remote->monitor().line()->state, LineState::Refused);
        QCOMPARE(house.remote->monitor().line()->problem, LineProblem::Forbidden);
        QCOMPARE(house.make({house.lesson}).error().code, ErrorCode::Unavailable);
    }

    void newsOfLessonsAndConflictsComesThrough()
    {
        const PreviewHouse house(u"here"_s);
        QSignalSpy changed(house.desk.get(), &PreviewApi::changed);
        const auto now = settled(house.engine->content().load(house.lesson));
        (void)house.save(house.lesson, u"lesson"_s, BaseVersion{now->row.version, now->row.hash},
                         side(u"base"_s));
        QTRY_VERIFY(!changed.isEmpty());
    }

    //! Whatever stands in records stands in what is shown of them.
    void recordsShowWhatTheLessonSays()
    {
        const Adapters &adapters = Adapters::builtIn();
        for (quint64 index = 0; index < 40; ++index) {
            const Json lesson = generateLesson(11, index);
            for (const QString &name : {u"ios"_s, u"android"_s}) {
                const Adaptation made =
                    adapters.adapt(LessonSource::of(lesson, Version(4)), name, Detail::BodyOnly);
                const Json shown = shownLesson(made.body, *adapters.rules(name));
                for (const QString &list : {u"vocabulary"_s, u"dialogue"_s, u"culturalNotes"_s,
                                            u"grammarNotes"_s, u"exercises"_s, u"objectives"_s}) {
                    JsonArray live;
                    for (Json entry : lesson[list].toArray()) {
                        entry.object().remove(u"audio");
                        // Normal prominence is what a record has where it says nothing.
                        if (entry[u"prominence"].toString() == u"normal")
                            entry.object().remove(u"prominence");
                        // A null and nothing are the same to a record.
                        live.append(withoutNulls(entry));
                    }
                    JsonArray got;
                    for (Json entry : shown[list].toArray()) {
                        entry.object().remove(u"audio");
                        got.append(withoutNulls(entry));
                    }
                    QCOMPARE(got.size(), live.size());
                    for (qsizetype i = 0; i < live.size(); ++i)
                        QVERIFY2(got[i] == live[i],
                                 qPrintable(u"%1 %2 %3"_s.arg(name, list).arg(i)));
                }
                QCOMPARE(shown[u"title"], lesson[u"title"]);
            }
        }
    }

    void bodiesOfAnyShapeAreShown_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << u"{}"_s;
        QTest::newRow("tables that are no lists")
            << u"{\"coreData\":{\"CDWord\":5,\"CDLesson\":{}}}"_s;
        QTest::newRow("records that are no objects")
            << u"{\"coreData\":{\"CDWord\":[1,\"a\",null,[]],\"CDLesson\":[7]}}"_s;
        QTest::newRow("words that are none")
            << u"{\"words\":[1,null,{\"audio\":{\"sha256\":5}}]}"_s;
    }
    void bodiesOfAnyShapeAreShown()
    {
        QFETCH(QString, text);
        const auto body = readJson(text.toUtf8());
        QVERIFY(body);
        for (const QString &name : Adapters::builtIn().platforms())
            (void)shownLesson(*body, *Adapters::builtIn().rules(name));
    }

private:
    static void places()
    {
        QTest::addColumn<QString>("place");
        QTest::newRow("beside the engine") << u"here"_s;
        QTest::newRow("over the line") << u"elsewhere"_s;
    }
    static Json withoutNulls(const Json &value)
    {
        if (!value.isObject())
            return value;
        JsonObject left;
        for (const auto &[key, member] : value.toObject()) {
            Json inner = withoutNulls(member);
            if (!inner.isNull() && !(inner.isObject() && inner.toObject().isEmpty()))
                left.set(key, std::move(inner));
        }
        return Json(std::move(left));
    }
};

QTEST_MAIN(TestPreviewDesk)
#include "tst_previewdesk.moc"
