#pragma once

#include <QLoggingCategory>

//! Log categories, one for each kind of reader. Never log a body, a token or a person's name: ids
//! and hashes are enough to find them.
namespace Batanidza {

Q_DECLARE_LOGGING_CATEGORY(lcStore)
Q_DECLARE_LOGGING_CATEGORY(lcHub)
Q_DECLARE_LOGGING_CATEGORY(lcClient)
Q_DECLARE_LOGGING_CATEGORY(lcHttp)
Q_DECLARE_LOGGING_CATEGORY(lcEngine)
Q_DECLARE_LOGGING_CATEGORY(lcUi)

} // namespace Batanidza
