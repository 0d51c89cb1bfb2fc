/* section_signs.c - what the wording of a paragraph tells of the section that it stands in. */
#include "section_signs.h"
#include "unicode.h"

#include <string.h>

bool retells_motion(const struct document *d, uint32_t i) {
  static const char *const verbs[] = {"föreslagit",          "yrkat",
                                      "hemställt",           "motionerat",
                                      "väckt en motion",     "lämnat en motion",
                                      "lämnat in en motion", "inkommit med en motion"};
  enum { NEAR = 200 };
  const struct block *block = &d->block[i];
  size_t length = block->end - block->start < NEAR ? block->end - block->start : NEAR;
  char folded[NEAR + 1] = "";
  unicode_fold_bytes(d->text + block->start, length, folded);
  if (block->type != BLOCK_PARAGRAPH || strstr(folded, "motion") == NULL || strstr(folded, " har ") == NULL ||
      strstr(folded, "beslutar") != NULL)
    return false;
  for (size_t v = 0; v < sizeof verbs / sizeof verbs[0]; v++)
    if (strstr(folded, verbs[v]) != NULL)
      return true;
  return false;
}
