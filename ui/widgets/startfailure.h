#pragma once

#include "engine/base/error.h"

#include <QWidget>

//! Why the workspace could not be opened, as a small window of its own: nothing runs behind it.
//! Main thread.
namespace Batanidza {

class StartFailure : public QWidget
{
    Q_OBJECT

public:
    explicit StartFailure(const Error &error, QWidget *parent = nullptr);
};

} // namespace Batanidza
