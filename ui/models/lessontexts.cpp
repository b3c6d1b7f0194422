#include "ui/models/lessontexts.h"

#include "engine/base/jsonread.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

bool mustStay(TextKind kind)
{
    return kind == TextKind::TitleEnglish || kind == TextKind::SummaryEnglish ||
           kind == TextKind::Gloss;
}

} // namespace

QList<LessonText> lessonTexts(const Json &body)
{
    if (!body[u"title"].isObject())
        return {};
    QList<LessonText> texts;
    const auto add = [&](TextKind kind, const QString &pointer, const QString &word = {}) {
        const auto *value = atPointer(body, pointer);
        texts.append({kind, pointer, word, value ? value->toString() : QString()});
    };
    add(TextKind::TitleShona, u"/title/sn"_s);
    add(TextKind::TitleEnglish, u"/title/en"_s);
    if (body[u"summary"].isObject()) {
        add(TextKind::SummaryEnglish, u"/summary/en"_s);
        add(TextKind::SummaryShona, u"/summary/sn"_s);
    }
    const auto &words = body[u"vocabulary"].toArray();
    for (qsizetype i = 0; i < words.size(); ++i) {
        const auto &word = words.at(i);
        if (word[u"gloss"].isObject() && !word[u"deleted"].toBool())
            add(TextKind::Gloss, u"/vocabulary/%1/gloss/en"_s.arg(i), word[u"headword"].toString());
    }
    return texts;
}

JsonArray textPatch(const Json &body, const QList<LessonText> &texts)
{
    JsonArray operations;
    for (const auto &text : texts) {
        const auto value = text.value.trimmed().normalized(QString::NormalizationForm_C);
        const auto *before = atPointer(body, text.pointer);
        const auto old = before ? before->toString() : QString();
        if (value == old || (value.isEmpty() && mustStay(text.kind)))
            continue;
        if (value.isEmpty())
            operations.append(JsonObject{{u"op"_s, u"remove"}, {u"path"_s, text.pointer}});
        else
            operations.append(JsonObject{{u"op"_s, before ? u"replace" : u"add"},
                                         {u"path"_s, text.pointer},
                                         {u"value"_s, value}});
    }
    return operations;
}

} // namespace Batanidza
