#pragma once

#include "engine/base/error.h"

#include <QCoreApplication>

//! What went wrong, in words for a person: what it means and what to do. The engine's own detail
//! is English and goes to "Copy details". Main thread.
namespace Batanidza {

class ErrorText
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)

public:
    [[nodiscard]] static QString sentence(ErrorCode code);
    //! Code and detail for a support letter, not translated.
    [[nodiscard]] static QString details(const Error &error);
};

} // namespace Batanidza
