#pragma once

#include "engine/runtime/enginesnapshot.h"
