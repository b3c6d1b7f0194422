#include "engine/merge/policyreader.h"

#include "engine/merge/shonarules.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace Batanidza {

namespace {

constexpr qsizetype mostFields = 2000;
constexpr qsizetype mostSteps = 64;

template <typename Value, size_t size>
using Names = std::array<std::pair<QStringView, Value>, size>;

constexpr Names<FieldForm, 6> forms{{{u"any", FieldForm::Any},
                                     {u"atom", FieldForm::Atom},
                                     {u"prose", FieldForm::Prose},
                                     {u"paragraphs", FieldForm::Paragraphs},
                                     {u"set", FieldForm::Set},
                                     {u"ordered", FieldForm::Ordered}}};
constexpr Names<NumberRule, 3> numbers{
    {{u"ask", NumberRule::Ask}, {u"greatest", NumberRule::Greatest}, {u"sum", NumberRule::Sum}}};

Error invalid(const QString &pointer, const QString &what)
{
    return {ErrorCode::Invalid, QStringLiteral("policy %1: %2").arg(pointer, what)};
}

QString allStrategyNames()
{
    QStringList names;
    for (const Strategy strategy : allStrategies())
        names.append(strategyName(strategy));
    return names.join(QStringLiteral(", "));
}

bool isShonaName(const QString &name)
{
    return name == u"word" || name == u"note" || shonaFieldFromName(name);
}

QString shonaNames()
{
    QStringList names;
    for (int field = 0; field <= int(ShonaField::Vocabulary); ++field)
        names.append(shonaFieldName(ShonaField(field)));
    return names.join(QStringLiteral(", "));
}

Error unknownMember(const QString &pointer, const QString &key, QLatin1StringView known)
{
    return invalid(pointer + u'/' + key,
                   QStringLiteral("nothing of this name is known here; there are ") + known);
}

template <typename Value, size_t size>
Result<Value> named(const Json &value, const Names<Value, size> &names, const QString &pointer)
{
    QStringList known;
    for (const auto &[name, meaning] : names) {
        if (value.isString() && value.toString() == name)
            return meaning;
        known.append(name.toString());
    }
    return invalid(pointer, QStringLiteral("must be one of ") + known.join(QStringLiteral(", ")));
}

Result<Strategy> strategyAt(const Json &value, const QString &pointer)
{
    const auto strategy = strategyFromName(value.toString());
    if (!strategy)
        return invalid(pointer, QStringLiteral("must be one of ") + allStrategyNames());
    return *strategy;
}

Result<QString> textAt(const Json &value, const QString &pointer)
{
    if (!value.isString() || value.toString().isEmpty() || value.toString().size() > 64)
        return invalid(pointer, QStringLiteral("must be a text of 1 to 64 characters"));
    return value.toString();
}

Result<QStringList> stepsAt(const Json &value, const QString &pointer)
{
    const QString path = value.toString();
    if (!value.isString() || !path.startsWith(u'/')) {
        return invalid(pointer,
                       QStringLiteral("must be a path such as /vocabulary/*/gloss, beginning "
                                      "with /, with * for every member or entry"));
    }
    QStringList steps = path.sliced(1).split(u'/');
    if (steps.size() > mostSteps)
        return invalid(pointer, QStringLiteral("has more than %1 steps").arg(mostSteps));
    for (QString &step : steps) {
        step.replace(QStringLiteral("~1"), QStringLiteral("/"));
        step.replace(QStringLiteral("~0"), QStringLiteral("~"));
    }
    return steps;
}

Result<JsonArray> listAt(const Json &value, const QString &pointer)
{
    if (!value.isArray())
        return invalid(pointer, QStringLiteral("must be a list of {\"path\", \"strategy\"}"));
    if (value.toArray().size() > mostFields)
        return invalid(pointer, QStringLiteral("has more than %1 entries").arg(mostFields));
    return value.toArray();
}

} // namespace

Result<PolicyReader::Fields> PolicyReader::fieldsOfType(const Json &policy, QStringView type)
{
    if (!policy.isObject() || policy[u"version"].toInteger(-1) != 1)
        return invalid(QStringLiteral("/version"), QStringLiteral("must be 1"));
    for (const auto &[key, value] : policy.toObject()) {
        if (key != u"version" && key != u"about" && key != u"types")
            return unknownMember({}, key, QLatin1StringView("version, about and types"));
    }
    if (!policy[u"types"].isObject())
        return invalid(QStringLiteral("/types"), QStringLiteral("must be an object by type"));
    const Json &entry = policy[u"types"][type];
    const QString pointer = QStringLiteral("/types/") + type.toString();
    if (!entry.isObject())
        return invalid(pointer, QStringLiteral("is missing; every type of item needs its fields"));
    for (const auto &[key, value] : entry.toObject()) {
        if (key != u"default" && key != u"fields")
            return unknownMember(pointer, key, QLatin1StringView("default and fields"));
    }
    Fields fields;
    const auto strategy = strategyAt(entry[u"default"], pointer + QStringLiteral("/default"));
    if (!strategy)
        return strategy.error();
    fields.fallback.strategy = *strategy;
    fields.pointer = pointer + QStringLiteral("/fields/");
    const auto list = listAt(entry[u"fields"], pointer + QStringLiteral("/fields"));
    if (!list)
        return list.error();
    fields.fields = *list;
    return fields;
}

Result<PolicyReader::Fields> PolicyReader::fieldsOfOverrides(const Json &overrides)
{
    for (const auto &[key, value] : overrides.toObject()) {
        if (key != u"fields" && key != u"about")
            return unknownMember({}, key, QLatin1StringView("fields and about"));
    }
    const auto list = listAt(overrides[u"fields"], QStringLiteral("/fields"));
    if (!list)
        return list.error();
    return Fields{{}, *list, QStringLiteral("/fields/")};
}

PolicyReader::PolicyReader(const FieldRule &fallback)
    : m_fallback(fallback)
{}

Result<void> PolicyReader::add(const Json &field, const QString &pointer)
{
    if (!field.isObject())
        return invalid(pointer, QStringLiteral("must be an object with path and strategy"));
    const auto steps = stepsAt(field[u"path"], pointer + QStringLiteral("/path"));
    if (!steps)
        return steps.error();
    Draft *draft = &m_root;
    for (const QString &step : *steps) {
        auto &child = draft->children[step];
        if (!child)
            child = std::make_shared<Draft>();
        draft = child.get();
    }
    FieldRule rule = draft->rule.value_or(FieldRule());
    for (const auto &[key, value] : field.toObject()) {
        const QString here = pointer + u'/' + key;
        if (key == u"strategy") {
            const auto strategy = strategyAt(value, here);
            if (!strategy)
                return strategy.error();
            draft->strategy = *strategy;
        } else if (key == u"form") {
            const auto form = named(value, forms, here);
            if (!form)
                return form.error();
            rule.form = *form;
        } else if (key == u"number") {
            const auto number = named(value, numbers, here);
            if (!number)
                return number.error();
            rule.number = *number;
        } else if (key == u"key" || key == u"shona" || key == u"group") {
            const auto text = textAt(value, here);
            if (!text)
                return text.error();
            if (key == u"shona" && !isShonaName(*text))
                return invalid(here, QStringLiteral("must be one of word, note, ") + shonaNames());
            (key == u"key" ? rule.key : key == u"shona" ? rule.shona : rule.group) = *text;
        } else if (key != u"path" && key != u"about") {
            return unknownMember(
                pointer, key,
                QLatin1StringView("path, strategy, form, number, key, shona, group and about"));
        }
    }
    draft->rule = rule;
    return {};
}

//! What "*" says holds for a named member too, where nothing else is said of it.
void PolicyReader::overlay(Draft &draft, const Draft &below)
{
    if (!draft.rule && !draft.strategy)
        draft.rule = below.rule;
    if (!draft.strategy)
        draft.strategy = below.strategy;
    for (auto it = below.children.cbegin(); it != below.children.cend(); ++it) {
        auto &child = draft.children[it.key()];
        if (!child)
            child = std::make_shared<Draft>();
        overlay(*child, **it);
    }
}

std::shared_ptr<PolicyNode> PolicyReader::build(const Draft &draft, Strategy inherited)
{
    auto node = std::make_shared<PolicyNode>();
    const Strategy strategy = draft.strategy.value_or(inherited);
    node->m_rule = draft.rule.value_or(FieldRule());
    node->m_rule.strategy = strategy;
    auto below = std::make_shared<PolicyNode>();
    below->m_rule.strategy = strategy;
    node->m_inherited = below;
    const auto every = draft.children.value(QStringLiteral("*"));
    for (auto it = draft.children.cbegin(); it != draft.children.cend(); ++it) {
        if (it.key() == u"*")
            continue;
        Draft child = **it;
        if (every)
            overlay(child, *every);
        node->m_children.insert(it.key(), build(child, strategy));
    }
    if (every)
        node->m_every = build(*every, strategy);
    node->m_looksAtShona = (strategy == Strategy::ShonaAware && !node->m_rule.shona.isEmpty()) ||
                           (node->m_every && node->m_every->m_looksAtShona);
    for (const auto &child : std::as_const(node->m_children))
        node->m_looksAtShona = node->m_looksAtShona || child->m_looksAtShona;
    return node;
}

std::shared_ptr<const PolicyNode> PolicyReader::finish()
{
    return build(m_root, m_fallback.strategy);
}

} // namespace Batanidza
