#include "engine/content/shapecheck.h"

#include "engine/content/lessoncheck.h"

#include <algorithm>
#include <initializer_list>

namespace Batanidza {

namespace {

enum class Shape {
    String,
    NullableString,
    Integer,
    Bool,
    Array,
    Object,
    NullableObject,
    Text,
    Strings
};

enum class Need { Required, Optional };

struct Field
{
    QStringView name;
    Shape shape;
    Need need = Need::Optional;
    std::initializer_list<QStringView> values{}; //!< where only some are allowed
};

QStringView wanted(Shape shape)
{
    switch (shape) {
    case Shape::String:
        return u"a text";
    case Shape::NullableString:
        return u"a text or null";
    case Shape::Integer:
        return u"an integer";
    case Shape::Bool:
        return u"true or false";
    case Shape::Array:
        return u"a list";
    case Shape::Object:
        return u"an object";
    case Shape::NullableObject:
        return u"an object or null";
    case Shape::Text:
        return u"an object of texts by language";
    case Shape::Strings:
        return u"a list of texts";
    }
    return {};
}

bool allStrings(const Json &value)
{
    const JsonArray &list = value.toArray();
    return std::all_of(list.begin(), list.end(), [](const Json &e) { return e.isString(); });
}

bool hasShape(const Json &value, Shape shape)
{
    switch (shape) {
    case Shape::String:
        return value.isString();
    case Shape::NullableString:
        return value.isString() || value.isNull();
    case Shape::Integer:
        return value.isInteger();
    case Shape::Bool:
        return value.isBool();
    case Shape::Array:
        return value.isArray();
    case Shape::Object:
        return value.isObject();
    case Shape::NullableObject:
        return value.isObject() || value.isNull();
    case Shape::Strings:
        return value.isArray() && allStrings(value);
    case Shape::Text: {
        const JsonObject &texts = value.toObject();
        return value.isObject() && std::all_of(texts.begin(), texts.end(), [](const JsonMember &m) {
                   return m.second.isString();
               });
    }
    }
    return false;
}

void checkField(const Json &object, const QString &at, const Field &field, Findings &findings)
{
    const QString path = at + u'/' + field.name.toString();
    if (!object.contains(field.name)) {
        if (field.need == Need::Required)
            findings.error(u"required", path, QStringLiteral("%1 is missing").arg(field.name));
        return;
    }
    const Json &value = object[field.name];
    if (!hasShape(value, field.shape)) {
        findings.error(u"shape", path,
                       QStringLiteral("%1 must be %2").arg(field.name, wanted(field.shape)));
        return;
    }
    if (field.shape == Shape::Text && value[u"en"].toString().trimmed().isEmpty())
        findings.error(u"text-en", path, QStringLiteral("the English text is missing"));
    const QString text = value.toString();
    const bool known = field.values.size() == 0 || value.isNull() ||
                       std::find(field.values.begin(), field.values.end(), QStringView(text)) !=
                           field.values.end();
    if (!known) {
        QStringList names;
        for (const QStringView name : field.values)
            names.append(name.toString());
        findings.error(u"value", path,
                       QStringLiteral("\"%1\" is none of the values").arg(text.left(60)),
                       QStringLiteral("one of: ") + names.join(QStringLiteral(", ")));
    }
}

void checkObject(const Json &object, const QString &at, std::initializer_list<Field> fields,
                 Findings &findings)
{
    if (!object.isObject()) {
        findings.error(u"shape", at, QStringLiteral("must be an object"));
        return;
    }
    for (const Field &field : fields)
        checkField(object, at, field, findings);
}

void checkNoFractions(const Json &value, const QString &path, Findings &findings)
{
    if (value.isNumber() && !value.isInteger()) {
        findings.error(u"integer", path, QStringLiteral("a lesson holds no fractions"),
                       QStringLiteral("use a smaller unit, such as milliseconds"));
    } else if (value.isArray()) {
        for (qsizetype i = 0; i < value.toArray().size(); ++i)
            checkNoFractions(value.at(i), path + u'/' + QString::number(i), findings);
    } else if (value.isObject()) {
        for (const auto &[key, member] : value.toObject())
            checkNoFractions(member, path + u'/' + key, findings);
    }
}

void checkWord(const Json &word, const QString &at, Findings &findings)
{
    checkObject(
        word, at,
        {{u"headword", Shape::String, Need::Required},
         {u"headwordToned", Shape::NullableString},
         {u"gloss", Shape::Text, Need::Required},
         {u"pos",
          Shape::String,
          Need::Required,
          {u"noun", u"verb", u"adjective", u"adverb", u"pronoun", u"demonstrative", u"numeral",
           u"conjunction", u"interjection", u"ideophone", u"phrase", u"proper noun"}},
         {u"nounClass", Shape::NullableString},
         {u"plural", Shape::NullableString},
         {u"tone", Shape::NullableObject},
         {u"pronunciation", Shape::NullableObject},
         {u"variants", Shape::Array},
         {u"audio", Shape::NullableObject},
         {u"examples", Shape::Array},
         {u"tags", Shape::Strings}},
        findings);
    const JsonArray &variants = word[u"variants"].toArray();
    for (qsizetype i = 0; i < variants.size(); ++i) {
        checkObject(variants[i], at + entryPath(u"variants", i),
                    {{u"form", Shape::String, Need::Required},
                     {u"dialect", Shape::Strings},
                     {u"kind",
                      Shape::String,
                      Need::Required,
                      {u"dialect", u"spelling", u"historical", u"register"}},
                     {u"tone", Shape::NullableObject},
                     {u"audio", Shape::NullableObject}},
                    findings);
    }
    const JsonArray &examples = word[u"examples"].toArray();
    for (qsizetype i = 0; i < examples.size(); ++i) {
        checkObject(
            examples[i], at + entryPath(u"examples", i),
            {{u"sn", Shape::String, Need::Required}, {u"en", Shape::String, Need::Required}},
            findings);
    }
}

using EntryCheck = void (*)(const Json &, const QString &, Findings &);

void checkLine(const Json &line, const QString &at, Findings &findings)
{
    checkObject(line, at,
                {{u"speaker", Shape::String, Need::Required},
                 {u"sn", Shape::String, Need::Required},
                 {u"en", Shape::String, Need::Required},
                 {u"audio", Shape::NullableObject}},
                findings);
}

void checkGrammarNote(const Json &note, const QString &at, Findings &findings)
{
    checkObject(
        note, at,
        {{u"title", Shape::Text, Need::Required}, {u"markdown", Shape::Text, Need::Required}},
        findings);
}

void checkCulturalNote(const Json &note, const QString &at, Findings &findings)
{
    checkGrammarNote(note, at, findings);
    checkObject(note, at,
                {{u"prominence", Shape::String, Need::Required, {u"high", u"normal"}},
                 {u"sensitivity", Shape::String},
                 {u"sources", Shape::Strings}},
                findings);
}

void checkObjective(const Json &objective, const QString &at, Findings &findings)
{
    checkObject(objective, at, {{u"en", Shape::String, Need::Required}}, findings);
}

void checkExerciseShape(const Json &exercise, const QString &at, Findings &findings)
{
    checkObject(exercise, at,
                {{u"type", Shape::String, Need::Required},
                 {u"points", Shape::Integer, Need::Required},
                 {u"objective", Shape::String},
                 {u"prompt", Shape::Text},
                 {u"explanation", Shape::Text}},
                findings);
}

void checkMediaShape(const Json &media, const QString &at, Findings &findings)
{
    checkObject(media, at,
                {{u"kind", Shape::String, Need::Required, {u"image", u"video", u"document"}},
                 {u"alt", Shape::Text, Need::Required},
                 {u"renditions", Shape::Array, Need::Required}},
                findings);
}

struct ListShape
{
    QStringView name;
    EntryCheck check;
};

constexpr ListShape lists[] = {
    {u"objectives", checkObjective},
    {u"vocabulary", checkWord},
    {u"dialogue", checkLine},
    {u"grammarNotes", checkGrammarNote},
    {u"culturalNotes", checkCulturalNote},
    {u"exercises", checkExerciseShape},
    {u"media", checkMediaShape},
};

} // namespace

bool isTombstone(const Json &entry)
{
    return entry[u"deleted"].toBool();
}

QString entryPath(QStringView list, qsizetype index)
{
    return QStringLiteral("/%1/%2").arg(list).arg(index);
}

const Json *entryById(const Json &list, QStringView id)
{
    for (const Json &entry : list.toArray()) {
        if (entry[u"id"].toString() == id && !isTombstone(entry))
            return &entry;
    }
    return nullptr;
}

EntryIndex::EntryIndex(const Json &list)
{
    m_entries.reserve(list.toArray().size());
    for (const Json &entry : list.toArray()) {
        const Json &id = entry[u"id"];
        if (id.isString() && !isTombstone(entry) && !m_entries.contains(id.toString()))
            m_entries.insert(id.toString(), &entry);
    }
}

const Json *EntryIndex::find(const Json &id) const
{
    return id.isString() ? m_entries.value(id.toString()) : nullptr;
}

void checkShape(const Json &body, Findings &findings)
{
    checkObject(body, QString(),
                {{u"schemaVersion", Shape::String, Need::Required},
                 {u"id", Shape::String, Need::Required},
                 {u"language", Shape::String, Need::Required, {u"sn"}},
                 {u"orthography", Shape::String, Need::Required, {u"sna-1967", u"sna-doke-1931"}},
                 {u"dialectProfile",
                  Shape::String,
                  Need::Required,
                  {u"zezuru", u"karanga", u"korekore", u"manyika", u"ndau"}},
                 {u"level", Shape::String, Need::Required, {u"A1", u"A2", u"B1", u"B2", u"C1"}},
                 {u"unit", Shape::String, Need::Required},
                 {u"order", Shape::Integer, Need::Required},
                 {u"prerequisites", Shape::Strings},
                 {u"title", Shape::Text, Need::Required},
                 {u"summary", Shape::Text},
                 {u"objectives", Shape::Array},
                 {u"vocabulary", Shape::Array, Need::Required},
                 {u"dialogue", Shape::Array},
                 {u"grammarNotes", Shape::Array},
                 {u"culturalNotes", Shape::Array},
                 {u"exercises", Shape::Array},
                 {u"flashcards", Shape::Array},
                 {u"media", Shape::Array},
                 {u"variantsAB", Shape::Array},
                 {u"platforms", Shape::Object},
                 {u"analytics", Shape::Object},
                 {u"provenance", Shape::Object, Need::Required}},
                findings);
    if (body[u"provenance"].isObject()) {
        checkObject(body[u"provenance"], QStringLiteral("/provenance"),
                    {{u"authors", Shape::Strings, Need::Required},
                     {u"license", Shape::String, Need::Required},
                     {u"reviewState",
                      Shape::String,
                      Need::Required,
                      {u"draft", u"needs-speaker-review", u"reviewed", u"published"}}},
                    findings);
    }
    for (const auto &[name, check] : lists) {
        const JsonArray &list = body[name].toArray();
        for (qsizetype i = 0; i < list.size(); ++i) {
            if (!isTombstone(list[i]))
                check(list[i], entryPath(name, i), findings);
        }
    }
    const JsonArray &vocabulary = body[u"vocabulary"].toArray();
    const auto words = std::count_if(vocabulary.begin(), vocabulary.end(),
                                     [](const Json &word) { return !isTombstone(word); });
    if (words > vocabularyLimit) {
        findings.error(
            u"vocabulary-limit", QStringLiteral("/vocabulary"),
            QStringLiteral("%1 words; a lesson has at most %2").arg(words).arg(vocabularyLimit),
            QStringLiteral("split the lesson"));
    }
    checkNoFractions(body, QString(), findings);
}

void checkSchemaVersion(const Json &body, Findings &findings)
{
    const QString version = body[u"schemaVersion"].toString();
    const QStringList parts = version.split(u'.');
    bool numbers = parts.size() == 3;
    for (const QString &part : parts) {
        bool ok = false;
        numbers = numbers && part.toUInt(&ok) < 1'000'000 && ok;
    }
    const QString path = QStringLiteral("/schemaVersion");
    if (!numbers) {
        if (body[u"schemaVersion"].isString())
            findings.error(u"schema-version", path,
                           QStringLiteral("\"%1\" is no version").arg(version.left(40)),
                           QStringLiteral("1.0.0"));
    } else if (parts[0] != u"1") {
        findings.error(u"schema-version", path,
                       QStringLiteral("version %1 is not understood, only 1").arg(parts[0]));
    } else if (parts[1] != u"0") {
        findings.info(
            u"schema-newer", path,
            QStringLiteral("a newer minor version: fields not known here are kept as they are"));
    }
}

} // namespace Batanidza
