#include "draft_inside.h"
