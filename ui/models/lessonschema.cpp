#include "ui/models/lessonschema.h"

#include "engine/shona/nounclass.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

FieldSpec field(const QString &path, FieldKind kind, WhenEmpty empty = WhenEmpty::Gone)
{
    FieldSpec spec;
    spec.path = path;
    spec.name = path;
    spec.kind = kind;
    spec.empty = empty;
    return spec;
}

FieldSpec named(FieldSpec spec, const QString &name)
{
    spec.name = name;
    return spec;
}

FieldSpec choice(const QString &path, const QStringList &choices, WhenEmpty empty = WhenEmpty::Gone)
{
    FieldSpec spec = field(path, FieldKind::Choice, empty);
    spec.choices = choices;
    return spec;
}

FieldSpec reference(const QString &path, const QString &of, WhenEmpty empty = WhenEmpty::Gone)
{
    FieldSpec spec = field(path, FieldKind::Reference, empty);
    spec.of = of;
    return spec;
}

FieldSpec rowsOf(const QString &path, const QList<FieldSpec> &rows, const Json &fresh)
{
    FieldSpec spec = field(path, FieldKind::Rows);
    spec.rows = rows;
    spec.fresh = fresh;
    return spec;
}

QStringList dialects()
{
    return {u"zezuru"_s, u"karanga"_s, u"korekore"_s, u"manyika"_s, u"ndau"_s};
}

QStringList toneScopes()
{
    return {u"surface"_s, u"class"_s, u"infinitive"_s};
}

QStringList toneStatuses()
{
    return {u"unknown"_s, u"sourced"_s, u"speaker-checked"_s};
}

QStringList classNames()
{
    QStringList names;
    for (const Shona::NounClass &one : Shona::nounClasses())
        names.append(one.name);
    return names;
}

//! The same for a word, a line of dialogue and a variant.
QList<FieldSpec> audioFields()
{
    return {
        named(field(u"audio/forText"_s, FieldKind::Shona), u"audio/forText"_s),
        field(u"audio/speaker"_s, FieldKind::Line),
        choice(u"audio/origin"_s, {u"human"_s, u"tts"_s}),
        field(u"audio/durationMs"_s, FieldKind::Integer),
        choice(u"audio/state"_s, {u"withheld"_s}),
        field(u"audio/toneReviewed"_s, FieldKind::Flag),
        rowsOf(u"audio/renditions"_s,
               {choice(u"codec"_s, {u"aac"_s, u"opus"_s}),
                choice(u"container"_s, {u"m4a"_s, u"ogg"_s}),
                field(u"bitrateKbps"_s, FieldKind::Integer), field(u"bytes"_s, FieldKind::Integer),
                field(u"sha256"_s, FieldKind::Line, WhenEmpty::Text)},
               JsonObject{{u"codec"_s, u"aac"},
                          {u"container"_s, u"m4a"},
                          {u"bitrateKbps"_s, 64},
                          {u"bytes"_s, 0},
                          {u"sha256"_s, u""}})};
}

QList<FieldSpec> wordFields()
{
    QList<FieldSpec> fields{
        field(u"headword"_s, FieldKind::Shona, WhenEmpty::Text),
        field(u"headwordToned"_s, FieldKind::Shona, WhenEmpty::Null),
        field(u"gloss/en"_s, FieldKind::Line, WhenEmpty::Text),
        field(u"gloss/sn"_s, FieldKind::Shona),
        choice(u"pos"_s, {u"noun"_s, u"verb"_s, u"adjective"_s, u"adverb"_s, u"pronoun"_s,
                          u"demonstrative"_s, u"numeral"_s, u"conjunction"_s, u"interjection"_s,
                          u"ideophone"_s, u"phrase"_s, u"proper noun"_s}),
        choice(u"nounClass"_s, classNames(), WhenEmpty::Null),
        field(u"plural"_s, FieldKind::Shona, WhenEmpty::Null),
        field(u"tone/pattern"_s, FieldKind::Tone, WhenEmpty::Null),
        choice(u"tone/scope"_s, toneScopes(), WhenEmpty::Null),
        choice(u"tone/status"_s, toneStatuses()),
        field(u"tone/source"_s, FieldKind::Line, WhenEmpty::Null),
        field(u"pronunciation/ipa"_s, FieldKind::Line, WhenEmpty::Text),
        choice(u"pronunciation/ipaOrigin"_s, {u"derived"_s, u"human"_s}),
        field(u"pronunciation/phonetic"_s, FieldKind::Line, WhenEmpty::Text),
        field(u"pronunciation/syllabic"_s, FieldKind::Shona, WhenEmpty::Text),
        field(u"pronunciation/notation"_s, FieldKind::Fixed),
        rowsOf(u"examples"_s,
               {field(u"sn"_s, FieldKind::Shona, WhenEmpty::Text),
                field(u"en"_s, FieldKind::Line, WhenEmpty::Text)},
               JsonObject{{u"sn"_s, u""}, {u"en"_s, u""}}),
        rowsOf(u"variants"_s,
               {field(u"form"_s, FieldKind::Shona, WhenEmpty::Text),
                choice(u"kind"_s, {u"dialect"_s, u"spelling"_s, u"historical"_s, u"register"_s}),
                field(u"dialect"_s, FieldKind::Strings),
                field(u"tone/pattern"_s, FieldKind::Line, WhenEmpty::Null)},
               JsonObject{{u"form"_s, u""},
                          {u"kind"_s, u"dialect"},
                          {u"dialect"_s, JsonArray{Json(u"zezuru")}}}),
        field(u"tags"_s, FieldKind::Strings),
        field(u"source"_s, FieldKind::Line)};
    return fields + audioFields();
}

QList<FieldSpec> noteFields(bool cultural)
{
    QList<FieldSpec> fields;
    if (cultural)
        fields += choice(u"prominence"_s, {u"high"_s, u"normal"_s});
    fields += {field(u"title/en"_s, FieldKind::Line, WhenEmpty::Text),
               field(u"title/sn"_s, FieldKind::Shona),
               field(u"markdown/en"_s, FieldKind::Markdown, WhenEmpty::Text),
               field(u"markdown/sn"_s, FieldKind::Markdown)};
    if (cultural) {
        fields +=
            {field(u"sensitivity"_s, FieldKind::Line), field(u"sources"_s, FieldKind::Strings)};
    }
    return fields;
}

QList<FieldSpec> exerciseFields(const QString &type)
{
    QList<FieldSpec> fields{
        choice(u"type"_s, exerciseTypes()), reference(u"objective"_s, u"objectives"_s),
        field(u"prompt/en"_s, FieldKind::Line, WhenEmpty::Text),
        field(u"prompt/sn"_s, FieldKind::Shona), field(u"points"_s, FieldKind::Integer)};
    const FieldSpec answers = field(u"answer"_s, FieldKind::Strings);
    const FieldSpec word = reference(u"vocabularyRef"_s, u"vocabulary"_s, WhenEmpty::Text);
    if (type == u"multipleChoice") {
        fields += {rowsOf(u"options"_s,
                          {field(u"id"_s, FieldKind::Line, WhenEmpty::Text),
                           field(u"sn"_s, FieldKind::Shona), field(u"en"_s, FieldKind::Line)},
                          JsonObject{{u"id"_s, u""}, {u"sn"_s, u""}}),
                   named(answers, u"answer.ids"_s)};
    } else if (type == u"fillBlank") {
        fields += {answers, field(u"accept"_s, FieldKind::Strings)};
    } else if (type == u"match") {
        fields += field(u"pairs"_s, FieldKind::Pairs);
    } else if (type == u"orderWords") {
        fields += {field(u"tokens"_s, FieldKind::Strings), answers};
    } else if (type == u"listenAndType") {
        fields += {word, answers, choice(u"compare"_s, {u"skeleton"_s, u"exact"_s, u"toned"_s})};
    } else if (type == u"tonePick") {
        fields += {word, named(field(u"options"_s, FieldKind::Strings), u"options.tones"_s),
                   named(field(u"answer"_s, FieldKind::Line, WhenEmpty::Text), u"answer.tone"_s)};
    }
    fields += {field(u"explanation/en"_s, FieldKind::Paragraph),
               field(u"explanation/sn"_s, FieldKind::Paragraph)};
    return fields;
}

} // namespace

const QStringList &exerciseTypes()
{
    static const QStringList types{u"multipleChoice"_s, u"fillBlank"_s,     u"match"_s,
                                   u"orderWords"_s,     u"listenAndType"_s, u"tonePick"_s};
    return types;
}

const QList<SectionSpec> &lessonSections()
{
    static const QList<SectionSpec> sections{
        {{}, u"lesson"_s},
        {u"objectives"_s, u"objectives"_s},
        {u"culturalNotes"_s, u"culturalNotes"_s},
        {u"vocabulary"_s, u"vocabulary"_s},
        {u"dialogue"_s, u"dialogue"_s},
        {u"grammarNotes"_s, u"grammarNotes"_s},
        {u"exercises"_s, u"exercises"_s},
        {u"flashcards"_s, u"flashcards"_s},
        {u"media"_s, u"media"_s},
        {u"variantsAB"_s, u"variantsAB"_s},
    };
    return sections;
}

const QList<FieldSpec> &lessonFields()
{
    static const QList<FieldSpec> fields{
        field(u"id"_s, FieldKind::Line, WhenEmpty::Text),
        field(u"title/sn"_s, FieldKind::Shona),
        field(u"title/en"_s, FieldKind::Line, WhenEmpty::Text),
        field(u"summary/en"_s, FieldKind::Paragraph, WhenEmpty::Text),
        field(u"summary/sn"_s, FieldKind::Paragraph),
        choice(u"level"_s, {u"A1"_s, u"A2"_s, u"B1"_s, u"B2"_s, u"C1"_s}),
        field(u"unit"_s, FieldKind::Line, WhenEmpty::Text),
        field(u"order"_s, FieldKind::Integer),
        field(u"prerequisites"_s, FieldKind::Strings),
        choice(u"dialectProfile"_s, dialects()),
        choice(u"orthography"_s, {u"sna-1967"_s, u"sna-doke-1931"_s}),
        field(u"platforms/web/slug"_s, FieldKind::Line),
        field(u"platforms/web/metaDescription"_s, FieldKind::Paragraph),
        reference(u"platforms/web/ogImage"_s, u"media"_s),
        field(u"platforms/watch/words"_s, FieldKind::Strings),
        field(u"provenance/authors"_s, FieldKind::Strings, WhenEmpty::Text),
        field(u"provenance/license"_s, FieldKind::Line, WhenEmpty::Text),
        choice(u"provenance/reviewState"_s,
               {u"draft"_s, u"needs-speaker-review"_s, u"reviewed"_s, u"published"_s}),
        field(u"provenance/reviewedBy"_s, FieldKind::Line, WhenEmpty::Null),
        field(u"provenance/note"_s, FieldKind::Paragraph),
        field(u"analytics"_s, FieldKind::Raw),
        field(u"schemaVersion"_s, FieldKind::Fixed),
    };
    return fields;
}

QList<FieldSpec> entryFields(const QString &list, const Json &entry)
{
    static const QList<FieldSpec> word = wordFields();
    if (list == u"vocabulary")
        return word;
    if (list == u"objectives")
        return {field(u"en"_s, FieldKind::Line, WhenEmpty::Text), field(u"sn"_s, FieldKind::Shona)};
    if (list == u"dialogue") {
        return QList<FieldSpec>{field(u"speaker"_s, FieldKind::Line, WhenEmpty::Text),
                                field(u"sn"_s, FieldKind::Shona, WhenEmpty::Text),
                                field(u"en"_s, FieldKind::Line, WhenEmpty::Text)} +
               audioFields();
    }
    if (list == u"grammarNotes" || list == u"culturalNotes")
        return noteFields(list == u"culturalNotes");
    if (list == u"exercises")
        return exerciseFields(entry[u"type"].toString());
    if (list == u"flashcards") {
        return {reference(u"front/vocabularyRef"_s, u"vocabulary"_s),
                choice(u"front/field"_s, {u"headword"_s, u"gloss"_s, u"audio"_s}),
                choice(u"back/field"_s, {u"headword"_s, u"gloss"_s, u"audio"_s})};
    }
    if (list == u"media") {
        return {
            choice(u"kind"_s, {u"image"_s, u"video"_s, u"document"_s}),
            field(u"alt/en"_s, FieldKind::Line, WhenEmpty::Text),
            field(u"alt/sn"_s, FieldKind::Shona),
            rowsOf(u"renditions"_s,
                   {field(u"type"_s, FieldKind::Line, WhenEmpty::Text),
                    field(u"width"_s, FieldKind::Integer), field(u"height"_s, FieldKind::Integer),
                    field(u"bytes"_s, FieldKind::Integer),
                    field(u"sha256"_s, FieldKind::Line, WhenEmpty::Text)},
                   JsonObject{{u"type"_s, u"image/webp"}, {u"bytes"_s, 0}, {u"sha256"_s, u""}})};
    }
    if (list == u"variantsAB") {
        return {field(u"experiment"_s, FieldKind::Line, WhenEmpty::Text),
                field(u"default"_s, FieldKind::Line, WhenEmpty::Text),
                rowsOf(u"arms"_s,
                       {field(u"id"_s, FieldKind::Line, WhenEmpty::Text),
                        field(u"weight"_s, FieldKind::Integer), field(u"patch"_s, FieldKind::Raw)},
                       JsonObject{{u"id"_s, u""}, {u"weight"_s, 0}, {u"patch"_s, JsonArray()}})};
    }
    return {};
}

QString entryName(const QString &list, const Json &entry)
{
    const auto people = [](const Json &text) {
        return text[u"sn"].toString().isEmpty() ? text[u"en"].toString() : text[u"sn"].toString();
    };
    QString name;
    if (list == u"vocabulary")
        name = entry[u"headword"].toString();
    else if (list == u"dialogue" || list == u"objectives")
        name = people(entry);
    else if (list == u"exercises")
        name = people(entry[u"prompt"]);
    else if (list == u"media")
        name = people(entry[u"alt"]);
    else if (list == u"flashcards")
        name = entry[u"front"][u"vocabularyRef"].toString();
    else if (list == u"variantsAB")
        name = entry[u"experiment"].toString();
    else
        name = people(entry[u"title"]);
    return name.isEmpty() ? entry[u"id"].toString() : name.simplified();
}

} // namespace Batanidza
