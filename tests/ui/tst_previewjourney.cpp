#include "engine/runtime/previewdesk.h"
#include "tests/support/enginehouse.h"
#include "tests/ui/conflictdata.h"
#include "tests/ui/contentdata.h"
#include "ui/models/fieldchoicemodel.h"
#include "ui/models/previewdrafts.h"
#include "ui/pages/conflictfields.h"
#include "ui/pages/conflictqueue.h"
#include "ui/pages/conflictspage.h"
#include "ui/pages/previewcase.h"
#include "ui/pages/previewframes.h"
#include "ui/pages/previewpage.h"
#include "ui/pages/previewtabs.h"
#include "ui/widgets/wordpanel.h"

#include <QListView>
#include <QTableView>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! J5 on a running engine: an editor sees on the watch what a still undecided conflict would show,
//! and why its cultural note is left out, by keys alone.
class PreviewJourneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWatchShowsAnUndecidedConflictAndWhyANoteIsLeftOut();
};

void PreviewJourneyTest::theWatchShowsAnUndecidedConflictAndWhyANoteIsLeftOut()
{
    EngineHouse house;
    const auto save = [&](const EditBase &base, const char *side) {
        Edit edit;
        edit.id = ItemId(u"sna.tone.001"_s);
        edit.type = u"lesson"_s;
        edit.base = base;
        edit.content = EditBody{mergeCase(u"reference-conflict"_s, QLatin1StringView(side))};
        edit.author = u"Rudo"_s;
        edit.at = house.clock.utc();
        return *settled(house.engine->content().save(edit));
    };
    const auto first = save(BaseAbsent{}, "base");
    const BaseVersion base{*first.version, *first.hash};
    QCOMPARE(save(base, "current").status, EditStatus::Applied);
    QCOMPARE(save(base, "incoming").status, EditStatus::Queued);

    PageWorld world(house.folder.filePath(u"batanidza.ini"_s));
    PreviewDrafts drafts;
    std::optional<Address> went;
    world.context.drafts = &drafts;
    world.context.go = [&](const Address &address) { went = address; };
    int keys = 0;
    const auto key = [&keys](QWidget &page, Qt::Key code, Qt::KeyboardModifiers modifiers = {}) {
        auto *focus = page.focusWidget();
        QTest::keyClick(focus ? focus : &page, code, modifiers);
        ++keys;
    };

    // Ctrl+4 in the frame of the window; the first conflict is open by itself.
    ++keys;
    ConflictsPage conflicts(world.context, house.engine->conflicts());
    conflicts.resize(1200, 700);
    conflicts.show();
    QVERIFY(QTest::qWaitForWindowActive(&conflicts));
    QTRY_VERIFY_WITH_TIMEOUT(conflicts.openCase().isReady(), 20'000);
    key(conflicts, Qt::Key_P, Qt::ControlModifier);
    QVERIFY(went);
    QCOMPARE(went->kind, u"preview"_s);

    PreviewPage page(
        world.context,
        std::make_unique<PreviewDesk>(house.engine->content(), house.engine->conflicts()),
        house.engine->content(), house.engine->conflicts());
    page.resize(1200, 700);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    page.open(*went);
    QTRY_VERIFY_WITH_TIMEOUT(page.shown().state() == PreviewCase::State::Ready, 20'000);
    QCOMPARE(page.shown().preview()->undecided.size(), 6);
    QTRY_VERIFY(page.frames().frame(u"web"_s)->list()->hasFocus());

    key(page, Qt::Key_5); // the watch
    QCOMPARE(page.frames().platform(), u"watchos"_s);
    QVERIFY(page.frames().frame(u"watchos"_s)->list()->hasFocus());
    key(page, Qt::Key_Down); // from the title to what it says of the note
    QCOMPARE(page.frames().key(), u"culture"_s);
    const QString said = page.panel().text();
    QVERIFY2(said.contains(u"G5"_s) &&
                 said.contains(u"The watch tells that there is a cultural note, and leaves the "
                               "note out."_s),
             qPrintable(said));
    const auto &tabs = page.tabs();
    const auto *row = tabs.traceModel().rowAt(tabs.trace()->currentIndex().row());
    QVERIFY(row);
    QCOMPARE(row->line.rule, u"G5"_s);
    // The word whose tone is undecided shows what the head says.
    const auto *watch = page.shown().preview()->of(u"watchos"_s);
    QVERIFY(watch);
    QCOMPARE(watch->made.body[u"words"].toArray().isEmpty(), false);
    QVERIFY2(keys <= 6, qPrintable(QString::number(keys)));

    // Nothing was decided by looking at it.
    QCOMPARE(settled(house.engine->conflicts().list(10))->size(), 1);

    // What is chosen in Conflicts and not saved is seen as well.
    conflicts.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&conflicts));
    auto &fields = *conflicts.findChild<ConflictFields *>();
    fields.table()->setFocus();
    key(conflicts, Qt::Key_B);
    QVERIFY(fields.model().decided() > 0);
    key(conflicts, Qt::Key_P, Qt::ControlModifier);
    page.open(*went);
    const auto left = 6 - fields.model().decided();
    QTRY_COMPARE(page.shown().preview()->undecided.size(), left);
}

QTEST_MAIN(PreviewJourneyTest)
#include "tst_previewjourney.moc"
