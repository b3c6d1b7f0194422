#include "engine/base/jsonread.h"
#include "tests/support/fakeaudioapi.h"
#include "tests/ui/conflictdata.h"
#include "ui/pages/conflictsounds.h"
#include "ui/widgets/playbutton.h"

#include <QSignalSpy>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

class TestPlayButton : public QObject
{
    Q_OBJECT

    static Json word()
    {
        return readJson(R"({"headword":"mombe","pronunciation":{"ipa":"mo.ᵐbe"}})").value();
    }

private Q_SLOTS:
    void itSaysWhatWillBeHeard_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("compact");
        QTest::addColumn<QString>("text");
        QTest::newRow("a person") << int(SpeechKind::Recording) << false << u"Play"_s;
        QTest::newRow("a person, in a narrow place")
            << int(SpeechKind::Recording) << true << QString();
        QTest::newRow("a variant")
            << int(SpeechKind::VariantRecording) << true << u"Play variant “n'ombe”"_s;
        QTest::newRow("a synthetic recording")
            << int(SpeechKind::SyntheticRecording) << false << u"Play (synthetic voice)"_s;
        QTest::newRow("the synthesiser")
            << int(SpeechKind::Synthesiser) << false << u"Play (synthetic voice)"_s;
        QTest::newRow("the synthesiser, in a narrow place")
            << int(SpeechKind::Synthesiser) << true << u"Synthetic"_s;
        QTest::newRow("text only") << int(SpeechKind::Text) << false << u"No sound: [mo.ᵐbe]"_s;
    }

    void itSaysWhatWillBeHeard()
    {
        QFETCH(int, kind);
        QFETCH(bool, compact);
        QFETCH(QString, text);
        Preferences preferences{QString()};
        Look look(preferences);
        FakeAudioApi api;
        api.hearing.choice.kind = static_cast<SpeechKind>(kind);
        api.hearing.choice.says = u"n'ombe"_s;
        PlayButton button(&api, look);
        button.setCompact(compact);
        button.setWord(word());
        QVERIFY2(api.asked.isEmpty(), "what is not seen asks nothing");
        button.show();
        QTRY_VERIFY(button.state() != PlayButton::State::Asking);
        QCOMPARE(button.text(), text);
        QCOMPARE(button.isEnabled(), kind != int(SpeechKind::Text));
        QVERIFY(!button.accessibleName().isEmpty() && !button.toolTip().isEmpty());
        if (kind == int(SpeechKind::Text))
            QVERIFY(button.toolTip().contains(u"ffplay"));
    }

    void itPlaysAndStopsAndFails()
    {
        Preferences preferences{QString()};
        Look look(preferences);
        FakeAudioApi api;
        api.hearing.choice.kind = SpeechKind::Recording;
        api.holdPlay = true;
        PlayButton button(&api, look);
        QSignalSpy played(&button, &PlayButton::played);
        QSignalSpy failed(&button, &PlayButton::failed);
        button.setWord(word());
        button.show();
        QTRY_COMPARE(button.state(), PlayButton::State::Ready);
        button.click();
        QCOMPARE(button.state(), PlayButton::State::Playing);
        QCOMPARE(button.text(), u"Stop"_s);
        api.end();
        QTRY_COMPARE(button.state(), PlayButton::State::Ready);
        QCOMPARE(played.count(), 1);
        button.click();
        button.click();
        QTRY_COMPARE(button.state(), PlayButton::State::Ready);
        QCOMPARE(failed.count(), 0);
        api.playError = Error{ErrorCode::Unavailable, u"no sound device"_s, {}};
        button.click();
        QTRY_COMPARE(button.state(), PlayButton::State::Failed);
        QVERIFY(button.toolTip().contains(u"no sound device"));
        QVERIFY(button.isEnabled()); // may be tried again
        QCOMPARE(failed.count(), 1);
    }

    void withoutSoundItSaysSo()
    {
        Preferences preferences{QString()};
        Look look(preferences);
        PlayButton button(nullptr, look);
        button.setWord(word());
        button.show();
        QVERIFY(!button.isEnabled());
        QCOMPARE(button.text(), u"No sound: [mo.ᵐbe]"_s);
        QVERIFY(!button.toolTip().isEmpty());
        button.setWord({});
        QCOMPARE(button.state(), PlayButton::State::Empty);
    }

    void eachSideOfAConflictIsHeard()
    {
        Preferences preferences{QString()};
        Look look(preferences);
        FakeAudioApi api;
        api.hearing.choice.kind = SpeechKind::Synthesiser;
        QWidget frame;
        ConflictSounds sounds(&api, look, &frame);
        frame.show();
        const auto detail = referenceConflict();
        int ofWords = 0;
        for (const DiffRow &row : diffRows(detail)) {
            sounds.show(detail, &row);
            const bool word = row.path.startsWith(u"/vocabulary/["_s);
            QCOMPARE(sounds.isVisibleTo(&frame), word || row.path.startsWith(u"/dialogue/["_s));
            ofWords += word;
        }
        QVERIFY(ofWords > 0);
        sounds.show(detail, nullptr);
        QVERIFY(!sounds.isVisibleTo(&frame));
    }
};

QTEST_MAIN(TestPlayButton)
#include "tst_playbutton.moc"
