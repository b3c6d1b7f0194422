#include "engine/adapt/speechchoice.h"

#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

class TestSpeechChoice : public QObject
{
    Q_OBJECT

    static Json clip(const QString &says, const QString &origin, const QString &state,
                     const QByteArray &file)
    {
        JsonObject made{
            {u"forText"_s, Json(says)},
            {u"origin"_s, Json(origin)},
            {u"renditions"_s,
             Json(JsonArray{Json(JsonObject{{u"codec"_s, Json(u"opus")},
                                            {u"container"_s, Json(u"ogg")},
                                            {u"bytes"_s, Json(10)},
                                            {u"sha256"_s, Json(Sha256::of(file).toHex())}})})}};
        if (!state.isEmpty())
            made.set(u"state"_s, Json(state));
        return made;
    }

private Q_SLOTS:
    void theBestThatThereIsIsHeard_data()
    {
        QTest::addColumn<Json>("own");
        QTest::addColumn<Json>("variant");
        QTest::addColumn<bool>("synthesiser");
        QTest::addColumn<QString>("format");
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("synthetic");
        const auto row = [](const char *name, const Json &own, const Json &variant,
                            bool synthesiser, SpeechKind kind, bool synthetic,
                            const QString &format = u"opus"_s) {
            QTest::newRow(name) << own << variant << synthesiser << format << int(kind)
                                << synthetic;
        };
        const QString word = u"makadii"_s;
        const QString form = u"makadini"_s;
        const Json human = clip(word, u"human"_s, {}, "own");
        const Json spoken = clip(word, u"tts"_s, {}, "own");
        const Json other = clip(form, u"human"_s, {}, "variant");
        row("a person says it", human, other, true, SpeechKind::Recording, false);
        row("a person says a variant", Json(), other, true, SpeechKind::VariantRecording, false);
        row("a variant by a person before a synthetic voice", spoken, other, true,
            SpeechKind::VariantRecording, false);
        row("a synthetic recording, and labelled so", spoken, Json(), true,
            SpeechKind::SyntheticRecording, true);
        row("the synthesiser, and labelled so", Json(), Json(), true, SpeechKind::Synthesiser,
            true);
        row("text", Json(), Json(), false, SpeechKind::Text, false);
        row("withheld audio never plays", clip(word, u"human"_s, u"withheld"_s, "own"), Json(),
            true, SpeechKind::Synthesiser, true);
        row("nor does a variant's", Json(), clip(form, u"human"_s, u"withheld"_s, "variant"), false,
            SpeechKind::Text, false);
        row("audio for an older spelling never plays", clip(u"makadi"_s, u"human"_s, {}, "own"),
            Json(), false, SpeechKind::Text, false);
        row("a file that is not there", clip(word, u"human"_s, {}, "missing"), Json(), false,
            SpeechKind::Text, false);
        row("a format that cannot be played", human, Json(), true, SpeechKind::Synthesiser, true,
            u"aac"_s);
        row("audio that is none", Json(u"none"), Json(5), false, SpeechKind::Text, false);
    }

    void theBestThatThereIsIsHeard()
    {
        QFETCH(Json, own);
        QFETCH(Json, variant);
        QFETCH(bool, synthesiser);
        QFETCH(QString, format);
        QFETCH(int, kind);
        QFETCH(bool, synthetic);
        const VocabularyEntry word(JsonObject{
            {u"headword"_s, Json(u"makadii")},
            {u"tone"_s, Json(JsonObject{{u"pattern"_s, Json(u"LLHL")}})},
            {u"audio"_s, own},
            {u"variants"_s, Json(JsonArray{Json(JsonObject{{u"form"_s, Json(u"makadini")},
                                                           {u"audio"_s, variant}})})}});
        const SpeechMeans means{{{format, format == u"opus" ? u"ogg"_s : u"m4a"_s}},
                                [](const Sha256 &file) { return file != Sha256::of("missing"); },
                                synthesiser};
        const SpeechChoice choice = chooseSpeech(word, means);
        QCOMPARE(int(choice.kind), kind);
        QCOMPARE(choice.synthetic, synthetic);
        QCOMPARE(choice.says,
                 choice.kind == SpeechKind::VariantRecording ? u"makadini"_s : u"makadii"_s);
        QCOMPARE(choice.file.isNull(),
                 choice.kind == SpeechKind::Synthesiser || choice.kind == SpeechKind::Text);
        QCOMPARE(choice.tone, choice.kind == SpeechKind::Synthesiser ? u"LLHL"_s : QString());
    }
};

QTEST_APPLESS_MAIN(TestSpeechChoice)
#include "tst_speechchoice.moc"
