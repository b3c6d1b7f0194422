#include "engine/base/logging.h"

namespace Batanidza {

Q_LOGGING_CATEGORY(lcStore, "batanidza.store", QtInfoMsg)
Q_LOGGING_CATEGORY(lcHub, "batanidza.hub", QtInfoMsg)
Q_LOGGING_CATEGORY(lcClient, "batanidza.client", QtInfoMsg)
Q_LOGGING_CATEGORY(lcHttp, "batanidza.http", QtInfoMsg)
Q_LOGGING_CATEGORY(lcEngine, "batanidza.engine", QtInfoMsg)
Q_LOGGING_CATEGORY(lcUi, "batanidza.ui", QtInfoMsg)

} // namespace Batanidza
