#pragma once

#include "engine/base/json.h"

#include <QList>
#include <QString>

#include <initializer_list>
#include <type_traits>
#include <utility>

//! What became of each field of a lesson on its way to a platform, and by which rule. Values; any
//! thread.
namespace Batanidza {

enum class FieldFate { Kept, Changed, Dropped };

//! "kept", "changed", "dropped".
[[nodiscard]] QString fieldFateName(FieldFate fate);

struct TraceLine
{
    QString path; //!< JSON Pointer into the canonical body; covers everything below it that has no
                  //!< line of its own
    FieldFate fate = FieldFate::Kept;
    QString rule; //!< of adaptRules()
    QString note; //!< what came of it: a column, a format, a length; may be empty

    friend bool operator==(const TraceLine &, const TraceLine &) = default;
};

struct AdaptRule
{
    QStringView name;
    QStringView why;      //!< one English sentence
    bool warning = false; //!< something a person should look at: text was cut, a clip has no format
};

//! Every rule that a trace can name.
[[nodiscard]] const QList<AdaptRule> &adaptRules();
//! nullptr where there is none of that name.
[[nodiscard]] const AdaptRule *adaptRule(QStringView name);

//! Collects lines, or nothing: on the line to a client nobody reads them, and paths cost time.
class Trace
{
public:
    explicit Trace(bool wanted)
        : m_wanted(wanted)
    {}

    [[nodiscard]] bool isWanted() const { return m_wanted; }
    //! `path` is a QString, or a function that gives one and is called only where it is wanted.
    template <typename Path>
    void add(FieldFate fate, QStringView rule, Path &&path, QStringView note = {})
    {
        if (!m_wanted)
            return;
        if constexpr (std::is_invocable_v<Path>)
            m_lines.append({std::forward<Path>(path)(), fate, rule.toString(), note.toString()});
        else
            m_lines.append({std::forward<Path>(path), fate, rule.toString(), note.toString()});
    }
    //! The lines, sorted by path, in the order they came where a path has several.
    [[nodiscard]] QList<TraceLine> take();

private:
    bool m_wanted;
    QList<TraceLine> m_lines;
};

//! One line for each field of a body, and for each entry of its lists, by one rule; but none for
//! the fields in `except`, whose own rules speak of them.
void traceDocument(const Json &body, QStringView rule, Trace &trace,
                   std::initializer_list<QStringView> except = {});
//! "/list/3"
[[nodiscard]] QString placeOf(QStringView list, qsizetype index);

} // namespace Batanidza
