#include "ui/pages/wordimporttext.h"

#include "ui/pages/wordimport.h"
#include "ui/text/lessonfieldtext.h"

#include <QHash>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

QString wordColumnText(WordColumn column)
{
    switch (column) {
    case WordColumn::Ignore:
        //: A column of a table that is not taken
        return WordImport::tr("(not taken)");
    case WordColumn::ExampleShona:
        return WordImport::tr("Example in Shona");
    case WordColumn::ExampleEnglish:
        return WordImport::tr("Example in English");
    case WordColumn::Tags:
        return WordImport::tr("Tags, separated by commas");
    case WordColumn::Lesson:
        return WordImport::tr("Id of the lesson");
    default:
        break;
    }
    static const QHash<WordColumn, QString> fields{
        {WordColumn::Headword, u"headword"_s},     {WordColumn::HeadwordToned, u"headwordToned"_s},
        {WordColumn::GlossEnglish, u"gloss/en"_s}, {WordColumn::GlossShona, u"gloss/sn"_s},
        {WordColumn::PartOfSpeech, u"pos"_s},      {WordColumn::NounClass, u"nounClass"_s},
        {WordColumn::Plural, u"plural"_s},         {WordColumn::TonePattern, u"tone/pattern"_s},
        {WordColumn::ToneScope, u"tone/scope"_s},  {WordColumn::ToneSource, u"tone/source"_s},
        {WordColumn::Ipa, u"pronunciation/ipa"_s}};
    return LessonFieldText::field(fields.value(column));
}

namespace {

QString faultText(const WordFault &fault)
{
    QString text;
    if (fault.rule == u"row-empty")
        text = WordImport::tr("There is no word in this row.");
    else if (fault.rule == u"row-twice")
        text = WordImport::tr("This word stood in an earlier row.");
    else if (fault.rule == u"word-there")
        text = WordImport::tr("The lesson has this word already.");
    else if (fault.rule == u"lesson-id")
        text = WordImport::tr("This is no id of a lesson, such as sna.greet.001.");
    else
        text = LessonFieldText::finding({fault.severity, fault.rule, {}, fault.message, fault.fix});
    //: What is wrong with a row of a table: %1 "Error", %2 the column, %3 a sentence
    return WordImport::tr("%1, %2: %3")
        .arg(LessonFieldText::severity(fault.severity), wordColumnText(fault.column), text);
}

} // namespace

QString wordResultText(const WordRow &row)
{
    QStringList parts;
    // What keeps the row out comes first.
    for (const auto wanted : {FindingSeverity::Error, FindingSeverity::Warning}) {
        for (const WordFault &fault : row.faults) {
            if (fault.severity == wanted)
                parts += faultText(fault);
        }
    }
    if (row.isTaken())
        //: A row of a table gives a word
        parts.prepend(WordImport::tr("taken"));
    return parts.join(u"; "_s);
}

QString wordHeaderText(WordRowModel::Column column)
{
    switch (column) {
    case WordRowModel::LineColumn:
        //: Head of a column: the line in a file
        return WordImport::tr("Line");
    case WordRowModel::WordColumnShown:
        return WordImport::tr("Word");
    case WordRowModel::ToneColumn:
        return WordImport::tr("Tone");
    case WordRowModel::MeaningColumn:
        return WordImport::tr("Meaning");
    case WordRowModel::IpaColumn:
        return WordImport::tr("IPA");
    case WordRowModel::LessonColumn:
        return WordImport::tr("Lesson");
    default:
        //: Head of a column: what became of a row
        return WordImport::tr("Result");
    }
}

} // namespace Batanidza
