#include "ui/text/previewtext.h"

#include "engine/base/jsonread.h"
#include "ui/text/findingtext.h"
#include "ui/text/format.h"

#include <QTranslator>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Rule
{
    const char *name;
    const char *why;
};

// The engine's own sentences (adapt/trace.cpp), for translators.
constexpr Rule rules[] = {
    {"A1", QT_TRANSLATE_NOOP("PreviewText", "The platform plays this audio format.")},
    {"A2", QT_TRANSLATE_NOOP("PreviewText", "The platform does not play this audio format.")},
    {"A3",
     QT_TRANSLATE_NOOP("PreviewText",
                       "No audio is left in a format of the platform: it speaks the word itself, "
                       "and says that it does.")},
    {"A4",
     QT_TRANSLATE_NOOP("PreviewText",
                       "The audio was made for another spelling of the word: it is not played.")},
    {"A5", QT_TRANSLATE_NOOP("PreviewText", "The file's container, hash or size cannot be right.")},
    {"A6",
     QT_TRANSLATE_NOOP("PreviewText", "The clip is longer or larger than the platform takes.")},
    {"A7", QT_TRANSLATE_NOOP("PreviewText", "The platform takes no more clips of one lesson.")},
    {"A8",
     QT_TRANSLATE_NOOP("PreviewText", "The platform needs one file only, and has a better one.")},
    {"D1", QT_TRANSLATE_NOOP("PreviewText", "The desktop gets the whole document.")},
    {"L1", QT_TRANSLATE_NOOP("PreviewText", "The lesson is larger than the platform takes.")},
    {"M1", QT_TRANSLATE_NOOP("PreviewText", "The field has a column of its own.")},
    {"M2", QT_TRANSLATE_NOOP("PreviewText",
                             "The field has no column of its own and goes with the payload of its "
                             "record.")},
    {"M3",
     QT_TRANSLATE_NOOP("PreviewText", "The entry was taken out: the record is deleted by its id.")},
    {"M4",
     QT_TRANSLATE_NOOP("PreviewText",
                       "The entry has no id of its own, so it can be no record: it goes with the "
                       "lesson's payload.")},
    {"M5", QT_TRANSLATE_NOOP("PreviewText", "The settings of another platform.")},
    {"T1",
     QT_TRANSLATE_NOOP("PreviewText", "The text is longer than the platform shows and was cut.")},
    {"W1", QT_TRANSLATE_NOOP("PreviewText", "The web gets the document.")},
    {"W2",
     QT_TRANSLATE_NOOP("PreviewText",
                       "The settings of platforms: those of the web are in the search block.")},
    {"W3", QT_TRANSLATE_NOOP("PreviewText", "The entry was taken out.")},
    {"W4", QT_TRANSLATE_NOOP("PreviewText", "The name belongs to the search block.")},
    {"W5",
     QT_TRANSLATE_NOOP("PreviewText", "The title of the page was made from the lesson's titles.")},
    {"W6", QT_TRANSLATE_NOOP("PreviewText",
                             "The description of the page was made from the lesson's texts.")},
    {"W7",
     QT_TRANSLATE_NOOP("PreviewText", "The description is shorter than search engines want.")},
    {"W8",
     QT_TRANSLATE_NOOP("PreviewText", "The address of the page was made from the lesson's title.")},
    {"W9",
     QT_TRANSLATE_NOOP("PreviewText", "The picture for previews was not found among the media.")},
    {"G1", QT_TRANSLATE_NOOP("PreviewText", "The watch shows it.")},
    {"G2", QT_TRANSLATE_NOOP("PreviewText", "The watch has no room for it.")},
    {"G3",
     QT_TRANSLATE_NOOP("PreviewText",
                       "The watch shows the words that the lesson names for it, else the first "
                       "ones.")},
    {"G4", QT_TRANSLATE_NOOP("PreviewText", "The word does not fit the watch.")},
    {"G5",
     QT_TRANSLATE_NOOP("PreviewText",
                       "The watch tells that there is a cultural note, and leaves the note out.")},
};

// What to do about those that are warnings.
constexpr Rule remedies[] = {
    {"A3", QT_TRANSLATE_NOOP("PreviewText",
                             "Record the word, or add the recording in a format that the platform "
                             "plays.")},
    {"A4", QT_TRANSLATE_NOOP("PreviewText",
                             "Record the word as it is spelt now, or correct the spelling.")},
    {"A5", QT_TRANSLATE_NOOP("PreviewText",
                             "Take the recording out of the lesson and add the file again.")},
    {"A6", QT_TRANSLATE_NOOP("PreviewText", "Shorten the recording.")},
    {"A7", QT_TRANSLATE_NOOP("PreviewText",
                             "Split the lesson, or leave the recordings of some words out.")},
    {"G4",
     QT_TRANSLATE_NOOP("PreviewText",
                       "Name shorter words for the watch in the lesson's platform settings.")},
    {"L1",
     QT_TRANSLATE_NOOP("PreviewText", "Split the lesson in two, or shorten its texts and lists.")},
    {"M4", QT_TRANSLATE_NOOP("PreviewText", "Give the entry an id.")},
    {"T1", QT_TRANSLATE_NOOP("PreviewText",
                             "Shorten the text, or give a shorter one for this platform.")},
    {"W4", QT_TRANSLATE_NOOP("PreviewText", "Give the field another name.")},
    {"W7", QT_TRANSLATE_NOOP("PreviewText",
                             "Write a longer description in the lesson's settings for the web.")},
    {"W8", QT_TRANSLATE_NOOP("PreviewText",
                             "Write an address in the lesson's settings for the web, if this one "
                             "does not suit.")},
    {"W9", QT_TRANSLATE_NOOP("PreviewText",
                             "Add the picture to the lesson's media, or take its name out.")},
};

//! Says the words of an app in one language.
class Speaker
{
public:
    explicit Speaker(const QString &code)
    {
        if (code != u"en")
            m_known = m_translator.load(u":/batanidza/translations/batanidza_%1.qm"_s.arg(code));
    }
    [[nodiscard]] QString say(const char *text) const
    {
        const QString there = m_known ? m_translator.translate("PreviewWords", text) : QString();
        return there.isEmpty() ? QString::fromUtf8(text) : there;
    }

private:
    QTranslator m_translator;
    bool m_known = false;
};

} // namespace

PreviewWords PreviewText::words(const QString &code)
{
    const Speaker speaker(code);
    PreviewWords words;
    words.code = code;
    words.objectives =
        speaker.say(QT_TRANSLATE_NOOP("PreviewWords", "What you will be able to do"));
    words.culture = speaker.say(QT_TRANSLATE_NOOP("PreviewWords", "Culture"));
    words.cultureHigh = speaker.say(QT_TRANSLATE_NOOP("PreviewWords", "Cultural note, important"));
    words.words = speaker.say(QT_TRANSLATE_NOOP("PreviewWords", "Words"));
    words.dialogue = speaker.say(QT_TRANSLATE_NOOP("PreviewWords", "Dialogue"));
    words.grammar = speaker.say(QT_TRANSLATE_NOOP("PreviewWords", "Grammar"));
    words.exercises = speaker.say(QT_TRANSLATE_NOOP("PreviewWords", "Exercises"));
    words.noteHint =
        speaker.say(QT_TRANSLATE_NOOP("PreviewWords", "There is one: read it on another device."));
    words.recording = speaker.say(QT_TRANSLATE_NOOP("PreviewWords", "Recording of a person"));
    words.syntheticFile =
        speaker.say(QT_TRANSLATE_NOOP("PreviewWords", "Synthetic voice, recorded"));
    words.device = speaker.say(QT_TRANSLATE_NOOP("PreviewWords", "Synthetic voice of the device"));
    words.withheld = speaker.say(
        QT_TRANSLATE_NOOP("PreviewWords", "Recording withheld: made for another spelling"));
    words.toneUnknown = speaker.say(QT_TRANSLATE_NOOP("PreviewWords", "Tone not known"));
    words.shortened = speaker.say(
        QT_TRANSLATE_NOOP("PreviewWords", "Not all of it is drawn here; the payload has it."));
    words.varies =
        speaker.say(QT_TRANSLATE_NOOP("PreviewWords", "Customs differ from place to place."));
    return words;
}

QString PreviewText::fate(FieldFate fate)
{
    switch (fate) {
    case FieldFate::Kept:
        //: What became of a field of a lesson on its way to a platform
        return tr("kept");
    case FieldFate::Changed:
        //: What became of a field of a lesson on its way to a platform
        return tr("changed");
    case FieldFate::Dropped:
        break;
    }
    //: What became of a field of a lesson on its way to a platform
    return tr("left out");
}

QString PreviewText::why(const QString &name)
{
    for (const Rule &rule : rules) {
        if (name == QLatin1StringView(rule.name))
            return QCoreApplication::translate("PreviewText", rule.why);
    }
    const AdaptRule *rule = adaptRule(name);
    return rule ? rule->why.toString() : QString();
}

QString PreviewText::place(const QString &path, const Json &lesson)
{
    QStringList tokens = path.split(u'/').mid(1);
    for (QString &token : tokens)
        token.replace(u"~1"_s, u"/"_s).replace(u"~0"_s, u"~"_s);
    if (tokens.isEmpty())
        return tr("the whole lesson");
    const Json &list = lesson[tokens.constFirst()];
    if (tokens.size() < 2 || !list.isArray())
        return calmText(tokens.join(u" / "_s)).text.left(200);
    const Json &entry = list.at(tokens[1].toLongLong());
    const QString id = entry[u"id"].toString();
    QString name = id.isEmpty() ? tokens.constFirst() + u' ' + tokens[1] : id.section(u'.', -1);
    for (const auto &known : {entry[u"headword"], entry[u"title"][u"en"], entry[u"speaker"]}) {
        if (!known.toString().isEmpty()) {
            name += u' ' + known.toString();
            break;
        }
    }
    name = calmText(name).text.left(80);
    const QString below = calmText(tokens.mid(2).join(u" / "_s)).text.left(120);
    //: %1 an entry of a lesson ("v04 makadii"), %2 a field of it ("gloss / en")
    return below.isEmpty() ? name : tr("%1: %2").arg(name, below);
}

QString PreviewText::trace(const TraceModel::Row &row, int column, const Json &lesson)
{
    switch (column) {
    case TraceModel::FieldColumn:
        return place(row.line.path, lesson);
    case TraceModel::FateColumn:
        return fate(row.line.fate);
    case TraceModel::RuleColumn:
        return row.line.rule;
    default:
        break;
    }
    const QString text = why(row.line.rule);
    //: %1 why, a sentence; %2 what came of it: a column, a format, a length
    return row.line.note.isEmpty() ? text : tr("%1 (%2)").arg(text, calmText(row.line.note).text);
}

QString PreviewText::traceHeader(int column)
{
    switch (column) {
    case TraceModel::FieldColumn:
        return tr("Field");
    case TraceModel::FateColumn:
        //: Head of a column: kept, changed or left out
        return tr("Was");
    case TraceModel::RuleColumn:
        return tr("Rule");
    default:
        return tr("Why");
    }
}

QString PreviewText::warning(const PreviewWarning &warning, int column, const Json &lesson)
{
    switch (column) {
    case PreviewWarningModel::FixColumn:
        return remedy(warning);
    case PreviewWarningModel::PlatformColumn:
        return warning.platform.isEmpty() ? tr("All") : Format::platform(warning.platform);
    case PreviewWarningModel::PlaceColumn:
        return place(warning.path, lesson);
    default:
        break;
    }
    switch (warning.kind) {
    case PreviewWarning::Kind::Rule:
        if (warning.detail.isEmpty())
            //: %1 the name of a rule ("T1"), %2 its sentence
            return tr("%1: %2").arg(warning.rule, why(warning.rule));
        //: %1 the name of a rule ("T1"), %2 its sentence, %3 what came of it
        return tr("%1: %2 (%3)")
            .arg(warning.rule, why(warning.rule), calmText(warning.detail).text);
    case PreviewWarning::Kind::Finding:
        //: %1 the name of a rule of lessons, %2 what is wrong
        return tr("%1: %2").arg(warning.rule, calmText(FindingText::message(warning.detail)).text);
    case PreviewWarning::Kind::Letters:
        break;
    }
    //: %1 letters, by name: "U+1D400"
    return tr("No font of this computer shows %1.").arg(warning.detail);
}

QString PreviewText::remedy(const PreviewWarning &warning)
{
    switch (warning.kind) {
    case PreviewWarning::Kind::Letters:
        return tr("Check that the letters are meant. Devices with other fonts may show them.");
    case PreviewWarning::Kind::Finding:
        return warning.fix.isEmpty() ? tr("Correct this field in the lesson.")
                                     : calmText(warning.fix).text;
    case PreviewWarning::Kind::Rule:
        break;
    }
    for (const Rule &rule : remedies) {
        if (warning.rule == QLatin1StringView(rule.name))
            return QCoreApplication::translate("PreviewText", rule.why);
    }
    return tr("Look at the trace in Preview.");
}

QString PreviewText::warningHeader(int column)
{
    switch (column) {
    case PreviewWarningModel::PlatformColumn:
        return tr("Platform");
    case PreviewWarningModel::PlaceColumn:
        //: Head of a column: where in the lesson
        return tr("Where");
    case PreviewWarningModel::FixColumn:
        //: Head of a column: what a person can do about a warning
        return tr("What to do");
    default:
        //: Head of a column: what to look at
        return tr("What");
    }
}

QString PreviewText::speech(SpeechMark mark)
{
    switch (mark) {
    case SpeechMark::None:
        return {};
    case SpeechMark::Person:
        return tr("A person is heard.");
    case SpeechMark::SyntheticFile:
        return tr("A synthetic voice is heard, from a file, and labelled so.");
    case SpeechMark::Device:
        return tr("No file: the device speaks with a synthetic voice, and says so.");
    case SpeechMark::Withheld:
        break;
    }
    return tr("The recording is withheld, since it was made for another spelling; the device "
              "speaks with a synthetic voice, and says so.");
}

QString PreviewText::size(const PlatformPreview &platform)
{
    const qint64 bytes = platform.made.bytes.size();
    if (platform.limit <= 0)
        return Format::bytes(bytes);
    if (platform.isOver())
        //: %1 and %2 sizes: "600 kB"
        return tr("%1, over the limit of %2")
            .arg(Format::bytes(bytes), Format::bytes(platform.limit));
    //: %1 and %2 sizes: "33 kB of 512 kB"
    return tr("%1 of %2").arg(Format::bytes(bytes), Format::bytes(platform.limit));
}

QString PreviewText::subject(const LessonPreview &preview)
{
    if (preview.subject.draft)
        return tr("Draft, not saved");
    if (!preview.subject.conflict.isEmpty())
        //: %1 the name of a conflict
        return tr("Result of conflict %1").arg(preview.subject.conflict.toString());
    return Format::version(preview.version.value());
}

} // namespace Batanidza
