#pragma once

#include "ui/models/conflictchoices.h"

class QUndoStack;

//! Decisions as steps of Undo, also one about many fields (I2). Main thread.
namespace Batanidza {

//! One step named `text`. Does nothing where the choices are so already.
void decideAsStep(QUndoStack &undo, ConflictChoices &desk, const ConflictId &id,
                  const ChoicesByPath &choices, const QString &text);

} // namespace Batanidza
