#pragma once

#include "engine/commit/conflictdetail.h"
#include "ui/diff/diffrows.h"
#include "ui/widgets/playbutton.h"

#include <QWidget>

//! The word that a field of a conflict belongs to, to be heard as Original, A and B have it. Hidden
//! where the field belongs to no word and no line of a dialogue. Main thread.
namespace Batanidza {

class ConflictSounds final : public QWidget
{
    Q_OBJECT

public:
    ConflictSounds(AudioApi *api, const Look &look, QWidget *parent = nullptr);

    //! `row` null = nothing is chosen.
    void show(const ConflictDetail &detail, const DiffRow *row);
    [[nodiscard]] const QList<PlayButton *> &buttons() const { return m_buttons; }

    //! The word, or the line as a word, that the field at this address belongs to; null where there
    //! is none in the document.
    [[nodiscard]] static Json wordAt(const MaybeJson &document, const QString &path);

private:
    QList<PlayButton *> m_buttons; //!< Original, A, B
};

} // namespace Batanidza
