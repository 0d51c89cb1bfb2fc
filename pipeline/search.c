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

/* What was asked, on its way to an answer. */
struct asked {
  struct question question;
  struct narrowing narrowing;
  struct units units;
};

/* The answer to the question as it stands in the request, without guesses. */
static struct search_answer *answer_to(struct asking *asking, struct asked *asked) {
  const struct search_request *request = &asking->request;
  struct arena *arena = asking->arena;
  struct search_answer *answer = arena_alloc(arena, sizeof *answer);
  struct question *question = &asked->question;
  answer->query = request->query == NULL ? "" : request->query;
  for (size_t i = 0; i < request->filter_count; i++) {
    question->filter = arena_grow(arena, question->filter, question->filter_count, &question->filter_capacity,
                                  sizeof *question->filter);
    question->filter[question->filter_count++] = request->filter[i];
  }
  if (!question_read(asking->index->tokenizer, request->query, arena, question, answer))
    return answer;
  answer->filter = question->filter;
  answer->filter_count = question->filter_count;
  if (!narrowing_make(&asked->narrowing, asking->index, asking->passages, request, answer, arena, asking->error))
    return answer;
  asked->units = units_of(question, asking->index->tokenizer, request->verbatim ? NULL : request->gazetteer, arena);
  struct matches matches = matches_of(&asked->units, asking->postings, asking->passages, arena, asking->error);
  struct ranking *ranking = rank(&matches, &asked->narrowing, request, arena);
  show_documents(answer, ranking, &asked->units, asking->passages, asking->index,
                 request->each == 0 ? EACH : request->each, arena, asking->error);
  show_facets(answer, ranking, &asked->narrowing, request, arena);
  return answer;
}

/* Adds to an ANSWER that has found next to nothing what may have been meant, if that finds more. */
static void add_guess(struct asking *asking, const struct asked *asked, struct search_answer *answer) {
  const struct search_request before = asking->request;
  const char *instead = guess(answer->query, &asked->question, asking->postings, asking->index->db,
                              asking->index->tokenizer, asking->arena, asking->error);
  if (instead == NULL)
    return;
  asking->request = (struct search_request){.query = instead,
                                            .filter = before.filter,
                                            .filter_count = before.filter_count,
                                            .gazetteer = before.gazetteer,
                                            .verbatim = before.verbatim};
  const struct search_answer *other = answer_to(asking, arena_alloc(asking->arena, sizeof(struct asked)));
  asking->request = before;
  if (other->total <= answer->total)
    return;
  answer->instead = instead;
  answer->instead_total = other->total;
}

static struct search_answer *ask(struct asking *asking) {
  enum { NEXT_TO_NOTHING = 2 };
  struct asked *asked = arena_alloc(asking->arena, sizeof *asked);
  asking->passages = passages_now(asking->index, asking->error);
  asking->postings = asking->passages == NULL ? NULL : postings_open(asking->index->db, asking->arena, asking->error);
  if (asking->postings == NULL)
    return NULL;
  struct search_answer *answer = answer_to(asking, asked);
  if (answer->fault == SEARCH_FINE && answer->total <= NEXT_TO_NOTHING && !asking->request.no_guess)
    add_guess(asking, asked, answer);
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
