/* search.c - passages that answer a question (see search.h): the way from what was typed to what is shown.
 *
 *   search_query.c    the question read into words and fields
 *   search_words.c    words as tokens, with what means the same
 *   search_narrow.c   fields as sets of documents and passages
 *   search_match.c    the passages that have the words, scored
 *   search_rank.c     all of them as documents in order, counted
 *   search_show.c     what is shown of the first
 *   search_guess.c    what may have been meant
 */
#include "search.h"
#include "search_guess.h"
#include "search_show.h"

#include <string.h>

enum { EACH = 3 };

/* What is kept of the index from one question to the next. */
struct search_memory {
  struct arena *arena;
  struct passages *passages;
  int64_t version, changes;
};

void search_forget(struct index *index) {
  if (index->memory != NULL)
    arena_free(index->memory->arena);
  index->memory = NULL;
}

/* What the index knows of all passages, read anew if somebody has committed since. */
static const struct passages *passages_now(struct index *index, struct error *error) {
  int64_t version = query_number(db_query(index->db, "passages_version", error), 0, error);
  int64_t changes = query_number(db_query(index->db, "passages_changes", error), 0, error);
  struct search_memory *memory = index->memory;
  if (memory != NULL && memory->version == version && memory->changes == changes)
    return memory->passages;
  search_forget(index);
  struct arena *arena = arena_new();
  memory = arena_alloc(arena, sizeof *memory);
  *memory = (struct search_memory){arena, passages_load(index->db, arena, error), version, changes};
  index->memory = memory;
  if (error->kind != ERROR_NONE)
    search_forget(index);
  return index->memory == NULL ? NULL : memory->passages;
}

struct asking {
  struct index *index;
  struct search_request request;
  const struct passages *passages;
  struct postings *postings;
  struct arena *arena;
  struct error *error;
};

/* The answer to the question as it stands in the request, without guesses. */
static struct search_answer *answer_to(struct asking *asking, struct units *units) {
  const struct search_request *request = &asking->request;
  struct arena *arena = asking->arena;
  struct search_answer *answer = arena_alloc(arena, sizeof *answer);
  struct question question = {0};
  struct narrowing *narrowing = arena_alloc(arena, sizeof *narrowing);
  answer->query = request->query == NULL ? "" : request->query;
  for (size_t i = 0; i < request->filter_count; i++) {
    question.filter =
        arena_grow(arena, question.filter, question.filter_count, &question.filter_capacity, sizeof *question.filter);
    question.filter[question.filter_count++] = request->filter[i];
  }
  if (!question_read(asking->index->tokenizer, request->query, arena, &question, answer))
    return answer;
  answer->filter = question.filter;
  answer->filter_count = question.filter_count;
  if (!narrowing_make(narrowing, asking->index, asking->passages, request, answer, arena, asking->error))
    return answer;
  *units = units_of(&question, asking->index->tokenizer, request->verbatim ? NULL : request->gazetteer, arena);
  struct matches matches = matches_of(units, asking->postings, asking->passages, arena, asking->error);
  struct ranking *ranking = rank(&matches, narrowing, request, arena);
  show_documents(answer, ranking, units, asking->passages, asking->index, request->each == 0 ? EACH : request->each,
                 arena, asking->error);
  show_facets(answer, ranking, narrowing, request, arena);
  return answer;
}

static struct search_answer *ask(struct asking *asking) {
  struct units units = {0};
  asking->passages = passages_now(asking->index, asking->error);
  asking->postings = asking->passages == NULL ? NULL : postings_open(asking->index->db, asking->arena, asking->error);
  if (asking->postings == NULL)
    return NULL;
  struct search_answer *answer = answer_to(asking, &units);
  if (answer->fault == SEARCH_FINE && !asking->request.no_guess)
    guess(answer, &units, asking->postings, asking->index->tokenizer, asking->arena, asking->error);
  if (answer->instead != NULL) { /* only if it does find more */
    struct search_request other = asking->request;
    asking->request = (struct search_request){.query = answer->instead,
                                              .filter = other.filter,
                                              .filter_count = other.filter_count,
                                              .gazetteer = other.gazetteer,
                                              .verbatim = other.verbatim};
    const struct search_answer *second = answer_to(asking, &units);
    answer->instead_total = second->total;
    if (second->total <= answer->total)
      answer->instead = NULL;
  }
  return answer;
}

struct search_answer *search(struct index *index, const struct search_request *request, struct arena *arena,
                             struct error *error) {
  struct asking asking = {.index = index, .request = *request, .arena = arena, .error = error};
  asking.request.facets &= (1u << SEARCH_FACETS) - 1;
  bool own = !index->open && query_run(db_query(index->db, "read_begin", error), error);
  struct search_answer *answer = error->kind == ERROR_NONE ? ask(&asking) : NULL;
  if (own) {
    struct error ignored = {0}; /* nothing was written */
    query_run(db_query(index->db, "rollback", &ignored), &ignored);
  }
  return error->kind == ERROR_NONE ? answer : NULL;
}
