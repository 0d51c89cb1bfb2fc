/* index_draft.c - what drafts and deadlines ask of the index. */
#include "index_inside.h"

const char *index_referral(struct index *index, const char *motion, const char *municipality, struct arena *arena,
                           struct error *error) {
  struct query *query = db_query(index->db, "draft_referral", error);
  query_text(query, motion);
  query_text(query, municipality);
  const char *id = query_row(query, error) ? arena_strdup(arena, column_text(query, 0)) : NULL;
  query_end(query);
  return id;
}
