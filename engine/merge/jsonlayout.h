#pragma once

#include "engine/base/json.h"

#include <QByteArray>
#include <QHash>
#include <QSet>
#include <QStringList>

//! How a JSON file is written: the order of its members, its indent, which lists stand on one
//! line. So that a merged file differs from the files it was made of only where its content does.
//! A value; any thread.
namespace Batanidza {

class JsonLayout
{
public:
    //! `text` must be JSON that readJson() takes.
    [[nodiscard]] static JsonLayout of(QByteArrayView text);

    //! Members that only `other` knows get the place they have there, behind the one before them.
    void add(const JsonLayout &other);

    //! The value in this layout. Members that no file had stand last, by name.
    [[nodiscard]] QByteArray write(const Json &value) const;

private:
    class Reader;
    struct Sink
    {
        QByteArray text;
        int depth = 0;
    };
    void writeValue(const Json &value, const QString &path, bool inLine, Sink &sink) const;
    void writeObject(const Json &value, const QString &path, bool inLine, Sink &sink) const;
    void writeArray(const Json &value, const QString &path, bool inLine, Sink &sink) const;
    void newLine(bool inLine, Sink &sink) const;
    [[nodiscard]] QStringList ordered(const JsonObject &object, const QString &path) const;

    QByteArray m_indent = "  "; //!< of one level; empty: everything on one line
    bool m_compact = false;
    bool m_finalNewLine = true;
    QByteArray m_lineEnd = "\n";
    QHash<QString, QStringList> m_members; //!< by path, entries of lists all being one ("/*")
    QHash<QString, bool> m_inLine;         //!< lists and objects: written on one line
};

} // namespace Batanidza
