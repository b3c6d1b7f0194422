#pragma once

#include "ui/diff/diffrows.h"

#include <QCoreApplication>
#include <QString>

//! What differs between two versions of a field, in words rather than colours (P7, D4, D5). Whole
//! sentences in the language of the window. Main thread.
namespace Batanidza {

enum class DifferenceKind {
    StoredForm, //!< reads the same
    Invisible,  //!< characters nobody can see, spaces, line ends
    Apostrophe,
    Tone,
    Letters,
    Capitals,
    Punctuation,
    Words,
    Value,   //!< numbers, lists, kinds of value
    Removed, //!< is not there any more
    Added,
    Moved,
};

struct Difference
{
    DifferenceKind kind = DifferenceKind::Words;
    QString sentence;

    friend bool operator==(const Difference &, const Difference &) = default;
};

class DifferenceText
{
    Q_DECLARE_TR_FUNCTIONS(DifferenceText)

public:
    //! How `after` differs from `before`; empty where it does not.
    [[nodiscard]] static QList<Difference> differences(const MaybeJson &before,
                                                       const MaybeJson &after, RowKind kind);
    //! The sentences in one line.
    [[nodiscard]] static QString sentences(const QList<Difference> &differences);
    //! Of two texts, letter by letter.
    [[nodiscard]] static QList<Difference> ofTexts(const QString &before, const QString &after);
    //! Of two tone patterns ("LHH").
    [[nodiscard]] static QList<Difference> ofPatterns(const QString &before, const QString &after);
    //! The name of a character that cannot be seen: "no-break space". Empty for any other.
    [[nodiscard]] static QString invisibleName(QChar character);
    //! "3 syllables: low, high, high".
    [[nodiscard]] static QString tones(const QString &toned);
    //! The same of the letters of a pattern.
    [[nodiscard]] static QString patternTones(const QString &pattern);

private:
    [[nodiscard]] static QList<Difference> ofOrders(const MaybeJson &before,
                                                    const MaybeJson &after);
    [[nodiscard]] static QList<Difference> ofLists(const Json &before, const Json &after);
    [[nodiscard]] static QList<Difference> unseen(const QString &before, const QString &after);
    [[nodiscard]] static QList<Difference> ofTones(const QString &before, const QString &after);
    [[nodiscard]] static QStringList changedTones(const QList<int> &lost, const QList<int> &added,
                                                  qsizetype tonesBefore);
};

} // namespace Batanidza
