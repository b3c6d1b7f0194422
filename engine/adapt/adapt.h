#pragma once

#include "engine/adapt/platformrules.h"

//! The table of platforms: which function makes a lesson for which, by which rules. Pure; any
//! thread.
namespace Batanidza {

//! Makes a lesson for one platform. Pure: same source and rules, same bytes. Takes lessons of any
//! shape; what is not as the schema says is carried along or left out, and the trace says which.
using Adapter = Adaptation (*)(const LessonSource &source, const PlatformRules &rules,
                               Detail detail);

//! Whether this function may have made `body`: a mark that no stored lesson has.
using MadeHere = bool (*)(const Json &body, const PlatformRules &rules);

//! A row: a new platform is one of these, one file, one entry of platforms.json and one folder of
//! golden files.
struct AdapterRow
{
    QString name;
    Adapter adapt;
    int code = 1; //!< raised whenever the function gives other bytes for the same rules
    AdapterNeeds needs;
    MadeHere madeHere = nullptr; //!< none where the lesson stays as it is stored
};

//! web, ios, android, desktop, watchos.
[[nodiscard]] const QList<AdapterRow> &adapterRows();

//! The platforms by name. Immutable once read.
class Adapters
{
public:
    //! {format: 1, platforms: {name: entry}} with rows for the adapters that the entries name.
    //! `invalid` says where and what.
    [[nodiscard]] static Result<Adapters> read(const Json &rules, const QList<AdapterRow> &rows);
    //! The rules of this program.
    [[nodiscard]] static const Adapters &builtIn();

    [[nodiscard]] QStringList platforms() const;
    //! nullptr where it is not known.
    [[nodiscard]] const PlatformRules *rules(const QString &platform) const;
    //! The lesson as it is for a platform that is not known.
    [[nodiscard]] Adaptation adapt(const LessonSource &source, const QString &platform,
                                   Detail detail) const;
    //! True for a body that one of the adapters made and changed.
    [[nodiscard]] bool isAdapted(const Json &body) const;
    //! Names everything that the platform's bodies depend on besides the lesson.
    [[nodiscard]] Sha256 hash(const QString &platform) const;

private:
    struct Entry
    {
        PlatformRules rules;
        AdapterRow row;
        Sha256 hash;
    };
    QHash<QString, Entry> m_entries;
};

} // namespace Batanidza
