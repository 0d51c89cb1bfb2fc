/* rules_order.c - findings in the order of the text, each once. */
#include "rules_private.h"

#include <stdlib.h>

static int by_place(const void *a, const void *b) {
  const struct finding *left = a, *right = b;
  if (left->at.start != right->at.start)
    return left->at.start < right->at.start ? -1 : 1;
  if (left->at.end != right->at.end)
    return left->at.end > right->at.end ? -1 : 1;
  unsigned first = left->rule->index, second = right->rule->index;
  return (first > second) - (first < second);
}

void findings_put_in_order(struct findings *findings) {
  if (!findings->count)
    return;
  qsort(findings->finding, findings->count, sizeof *findings->finding, by_place);
  size_t kept = 1;
  for (size_t i = 1; i < findings->count; i++)
    if (by_place(&findings->finding[kept - 1], &findings->finding[i]) != 0)
      findings->finding[kept++] = findings->finding[i];
  findings->count = kept;
}
