/* draft_earlier.c - what a body, its predecessors and others have said of proposals like these. */
#include "draft_inside.h"

bool earlier_find(struct draft *draft) {
  (void)draft;
  return true;
}
