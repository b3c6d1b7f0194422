#include "ui/models/severity.h"
