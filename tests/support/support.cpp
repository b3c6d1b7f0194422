#include "tests/support/fakeclock.h"
