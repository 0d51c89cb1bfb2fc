/* draft_matter.c - the paper of a matter that a draft answers. */
#include "draft.h"
#include "matters.h"

#include <stdlib.h>
#include <string.h>

/* The motion, else the paper that its first proposal was read from, else the oldest. */
static const struct matter_member *paper_of(const struct matter *matter) {
  const struct matter_member *best = matter->member_count == 0 ? NULL : &matter->member[0];
  if (best != NULL && matter->proposal_count > 0 && matter->proposal[0].finding_count > 0)
    best = &matter->member[matter->proposal[0].finding[0].member];
  for (size_t i = 0; i < matter->member_count; i++)
    if (strcmp(matter->member[i].type, "motion") == 0 && strcmp(best->type, "motion") != 0)
      best = &matter->member[i];
  return best;
}

struct record *draft_matter(const struct draft_sources *sources, const char *id, struct arena *arena,
                            struct error *error) {
  if (sources->index == NULL) {
    error_set(error, ERROR_NOT_FOUND, "there is no such matter: the store is empty");
    return NULL;
  }
  const char *found = matter_find(sources->index, id, arena, error);
  const struct matter *matter =
      found == NULL ? NULL : matter_load(sources->index, sources->gazetteer, found, arena, error);
  const struct matter_member *paper = matter == NULL ? NULL : paper_of(matter);
  if (paper == NULL) {
    error_set(error, ERROR_NOT_FOUND, "the matter has no paper to answer");
    return NULL;
  }
  size_t length;
  char *xml = store_get_record(sources->store, paper->document, &length, error);
  struct record *record = xml == NULL ? NULL : record_read(xml, length, sources->schema, arena, error);
  free(xml);
  return record;
}
