#include "engine/runtime/engine.h"
#include "tests/ui/conflictdata.h"
#include "tests/ui/contentdata.h"
#include "ui/models/fieldchoicemodel.h"
#include "ui/pages/conflictactions.h"
#include "ui/pages/conflictfields.h"
#include "ui/pages/conflictqueue.h"
#include "ui/pages/conflictspage.h"

#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! J3 and J6 on a running engine: two people edit one lesson, a third decides by keys.
class ConflictJourneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void decidedFinishedAndTakenBack();
    void aDecisionSurvivesARestart();
    void whatIsResolvedCanBeTakenBackAfterARestart();

private:
    template <typename T>
    static Result<T> settled(QFuture<Result<T>> future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000) ||
            future.resultCount() == 0)
            return Error{ErrorCode::Unavailable, u"no answer"_s, {}};
        return future.result();
    }
    void startEngine();
    void showPage();
    [[nodiscard]] Receipt save(const EditBase &base, const char *side, const QString &author);
    [[nodiscard]] Json head();
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    [[nodiscard]] FieldChoiceModel &model() const
    {
        return m_page->findChild<ConflictFields *>()->model();
    }
    void decideAll();

    std::unique_ptr<QTemporaryDir> m_folder;
    SystemClock m_clock;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<PageWorld> m_world;
    std::unique_ptr<ConflictsPage> m_page;
    int m_keys = 0;
};

void ConflictJourneyTest::startEngine()
{
    EnginePlace place;
    place.dataFolder = m_folder->filePath(u"workspace"_s);
    place.webSocketPort = 0;
    place.httpPort = 0;
    auto engine = Engine::start(m_clock, place, EngineConfig());
    QVERIFY2(engine.has_value(), engine ? "" : qPrintable(engine.error().detail));
    m_engine = std::move(*engine);
}

void ConflictJourneyTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_keys = 0;
    startEngine();
    const auto first = save(BaseAbsent{}, "base", u"Nyasha"_s);
    QVERIFY(first.version && first.hash);
    const BaseVersion base{*first.version, *first.hash};
    QCOMPARE(save(base, "current", u"Tendai"_s).status, EditStatus::Applied);
    QCOMPARE(save(base, "incoming", u"Rudo"_s).status, EditStatus::Queued);
    showPage();
}

void ConflictJourneyTest::cleanup()
{
    m_page.reset();
    m_world.reset();
    m_engine.reset();
    m_folder.reset();
}

Receipt ConflictJourneyTest::save(const EditBase &base, const char *side, const QString &author)
{
    Edit edit;
    edit.id = ItemId(u"sna.tone.001"_s);
    edit.type = u"lesson"_s;
    edit.base = base;
    edit.content = EditBody{mergeCase(u"reference-conflict"_s, QLatin1StringView(side))};
    edit.author = author;
    edit.at = m_clock.utc();
    return settled(m_engine->content().save(edit)).value_or(Receipt{});
}

Json ConflictJourneyTest::head()
{
    return settled(m_engine->content().load(ItemId(u"sna.tone.001"_s))).value_or(ItemDetail{}).body;
}

void ConflictJourneyTest::showPage()
{
    m_world = std::make_unique<PageWorld>(m_folder->filePath(u"batanidza.ini"_s));
    m_page = std::make_unique<ConflictsPage>(m_world->context, m_engine->conflicts());
    m_page->resize(1080, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QTRY_VERIFY(m_page->findChild<ConflictQueue *>()->state() == ConflictQueue::State::Ready);
}

void ConflictJourneyTest::key(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    auto *focus = m_page->focusWidget();
    QTest::keyClick(focus ? focus : m_page.get(), key, modifiers);
    ++m_keys;
}

void ConflictJourneyTest::decideAll()
{
    QTRY_VERIFY(m_page->openCase().isReady());
    m_page->findChild<ConflictFields *>()->table()->setFocus();
    QCOMPARE(model().questions(), 6);
    key(Qt::Key_A); // v01: toned form and pattern together
    for (const auto choice : {Qt::Key_B, Qt::Key_A, Qt::Key_P, Qt::Key_B}) {
        key(Qt::Key_J);
        key(choice);
    }
    QCOMPARE(model().decided(), 6);
}

void ConflictJourneyTest::decidedFinishedAndTakenBack()
{
    const auto before = head();
    decideAll();
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(m_world->bar.message().text.contains(u"resolved"_s));
    const auto after = head();
    QVERIFY(after != before);
    QCOMPARE(after[u"exercises"].at(0)[u"points"].toInteger(), 20);
    QStringList words;
    for (const Json &word : after[u"vocabulary"].toArray())
        words += word[u"id"].toString().right(3);
    QVERIFY2(words.contains(u"v04"_s), qPrintable(words.join(u' '))); // the edit stayed
    QCOMPARE(words.first(), u"v05"_s);
    QCOMPARE(words.size(), QSet<QString>(words.begin(), words.end()).size());
    QTRY_COMPARE(m_page->findChild<ConflictQueue *>()->model().rowCount(), 0);

    key(Qt::Key_T, Qt::ControlModifier);
    QTRY_VERIFY(m_world->bar.message().text.contains(u"Taken back"_s));
    QVERIFY2(m_keys <= 14, qPrintable(QString::number(m_keys)));
    QTRY_COMPARE(m_page->findChild<ConflictQueue *>()->model().rowCount(), 1);
    QCOMPARE(head()[u"exercises"].at(0)[u"points"].toInteger(), 15);
    QTRY_VERIFY(m_page->openCase().isReady());
    QTRY_COMPARE(model().decided(), 6); // nothing is lost
}

void ConflictJourneyTest::aDecisionSurvivesARestart()
{
    decideAll();
    m_page->saveState();
    auto &actions = *m_page->findChild<ConflictActions *>();
    QTRY_VERIFY(!actions.saveDraft->isEnabled());
    m_page.reset();
    m_world.reset();
    m_engine.reset();
    startEngine();
    showPage();
    QTRY_VERIFY(m_page->openCase().isReady());
    QTRY_COMPARE(model().decided(), 6);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(m_world->bar.message().text.contains(u"resolved"_s));
    QCOMPARE(head()[u"exercises"].at(0)[u"points"].toInteger(), 20);
}

void ConflictJourneyTest::whatIsResolvedCanBeTakenBackAfterARestart()
{
    decideAll();
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(m_world->bar.message().text.contains(u"resolved"_s));
    m_page.reset();
    m_world.reset();
    m_engine.reset();
    startEngine();
    showPage();
    auto *queue = m_page->findChild<ConflictQueue *>();
    queue->setScope(ConflictQueue::Scope::Resolved);
    QTRY_COMPARE(queue->model().rowCount(), 1);
    queue->step(1);
    QTRY_VERIFY(m_page->openCase().isReady());
    QVERIFY(m_page->openCase().takable().has_value());
    m_page->findChild<ConflictActions *>()->takeBack->trigger();
    QTRY_VERIFY(m_world->bar.message().text.contains(u"Taken back"_s));
    QTRY_COMPARE(queue->model().rowCount(), 1);
    QCOMPARE(head()[u"exercises"].at(0)[u"points"].toInteger(), 15);
}

QTEST_MAIN(ConflictJourneyTest)
#include "tst_conflictjourney.moc"
