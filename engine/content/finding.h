#pragma once

#include <QList>
#include <QString>

//! What a check has to say about one place of a lesson. Values; any thread.
namespace Batanidza {

enum class FindingSeverity {
    Info,    //!< worth knowing
    Warning, //!< probably wrong, or against the house's advice
    Error,   //!< blocks publishing
};

[[nodiscard]] QString findingSeverityName(FindingSeverity severity);

struct Finding
{
    FindingSeverity severity = FindingSeverity::Error;
    QString rule;    //!< a stable name; see checkRules()
    QString path;    //!< JSON Pointer
    QString message; //!< what is wrong, in English
    QString fix;     //!< the right value, or what to do; empty where only a person can say

    friend bool operator==(const Finding &, const Finding &) = default;
};

//! Collects findings in the order in which they are found.
class Findings
{
public:
    void error(QStringView rule, const QString &path, const QString &message,
               const QString &fix = {})
    {
        add(FindingSeverity::Error, rule, path, message, fix);
    }
    void warning(QStringView rule, const QString &path, const QString &message,
                 const QString &fix = {})
    {
        add(FindingSeverity::Warning, rule, path, message, fix);
    }
    void info(QStringView rule, const QString &path, const QString &message,
              const QString &fix = {})
    {
        add(FindingSeverity::Info, rule, path, message, fix);
    }
    void add(FindingSeverity severity, QStringView rule, const QString &path,
             const QString &message, const QString &fix);

    [[nodiscard]] const QList<Finding> &list() const { return m_list; }

private:
    //! A broken or hostile document gives no more than this; the last one says so.
    static constexpr qsizetype limit = 1'000;
    QList<Finding> m_list;
};

} // namespace Batanidza
