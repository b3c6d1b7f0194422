#pragma once

#include "ui/models/lessondraft.h"

class QUndoStack;

//! Changes of a lesson that is being written as steps of Undo (I2). Main thread.
namespace Batanidza {

struct LessonChange
{
    Json body;       //!< as it is to be
    QString pointer; //!< where
    QString text;    //!< "Headword": what would be undone
    quint64 run = 0; //!< typing in one field: steps of one run become one; 0 = a step of its own
    Millis now{0};
};

//! Does nothing where the draft says so already. A step of a draft that was closed since is gone.
void changeAsStep(QUndoStack &undo, LessonDraft &draft, const LessonChange &change);

} // namespace Batanidza
