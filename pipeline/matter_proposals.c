/* matter_proposals.c - the canonical proposals of a matter: the motion's own, or what the replies retell (see
 * matters.h).
 *
 * Each paper that has proposals retells the motion's in its own order and words.  Their lists are laid beside one
 * another: the motion's own list is the measure where it is there, else that of the paper whose number of proposals
 * most papers have, and of these the one with most text.  Every other list is aligned with it, best likeness first,
 * each proposal once; the same number helps.  A proposal that finds no place in a list that is not the motion's own is
 * one that others left out, and gets a place after the one before it.
 */
#include "likeness.h"
#include "matter_parts.h"

#include <stdlib.h>
#include <string.h>

/* What must be alike: the words alone, with the same number, with the same number in lists of one length. */
static const double ALONE = 0.45, NUMBERED = 0.30, PARALLEL = 0.15, BONUS = 0.15;

struct retelling {
  size_t member;
  struct proposal_finding *proposal;
  const char **kind;
  size_t count, capacity, kind_capacity;
  size_t bytes;
  bool own;
};

struct aligning {
  struct loading_matter *loading;
  struct likeness *likeness;
  struct retelling *list;
  size_t list_count, capacity;
};

static void read_lists(struct aligning *aligning) {
  struct loading_matter *loading = aligning->loading;
  struct arena *arena = loading->arena;
  for (size_t i = 0; i < loading->matter->member_count; i++) {
    struct retelling list = {.member = i, .own = token_is(loading->matter->member[i].role, "motion")};
    struct query *query = db_query(loading->db, "matter_proposals", loading->error);
    query_integer(query, loading->matter->member[i].item_key);
    while (query_row(query, loading->error)) {
      list.proposal = arena_grow(arena, list.proposal, list.count, &list.capacity, sizeof *list.proposal);
      list.kind = arena_grow(arena, list.kind, list.count, &list.kind_capacity, sizeof *list.kind);
      list.kind[list.count] = row_text(query, 4, arena);
      struct proposal_finding *proposal = &list.proposal[list.count++];
      *proposal = (struct proposal_finding){.member = i,
                                            .key = column_integer(query, 0),
                                            .finding = row_text(query, 1, arena),
                                            .n = row_text(query, 2, arena),
                                            .text = row_text(query, 3, arena)};
      list.bytes += strlen(proposal->text);
    }
    if (list.count == 0)
      continue;
    aligning->list = arena_grow(arena, aligning->list, aligning->list_count, &aligning->capacity, sizeof list);
    aligning->list[aligning->list_count++] = list;
  }
}

/* The list that is the measure. */
static size_t measure(const struct aligning *aligning) {
  size_t best = 0, best_votes = 0;
  for (size_t i = 0; i < aligning->list_count; i++) {
    const struct retelling *list = &aligning->list[i];
    if (list->own)
      return i;
    size_t votes = 0;
    for (size_t j = 0; j < aligning->list_count; j++)
      votes += aligning->list[j].count == list->count;
    if (votes > best_votes || (votes == best_votes && list->bytes > aligning->list[best].bytes)) {
      best = i;
      best_votes = votes;
    }
  }
  return best;
}

static void stand_for(struct matter_proposal *canonical, const struct proposal_finding *finding, double alike,
                      struct arena *arena) {
  struct proposal_finding *larger = arena_array(arena, canonical->finding_count + 1, sizeof *larger);
  if (canonical->finding_count > 0)
    memcpy(larger, canonical->finding, canonical->finding_count * sizeof *larger);
  larger[canonical->finding_count] = *finding;
  larger[canonical->finding_count++].alike = alike;
  canonical->finding = larger;
}

/* Makes room for a canonical proposal at the place AT. */
static struct matter_proposal *insert(struct matter *matter, size_t at, struct arena *arena) {
  struct matter_proposal *larger = arena_array(arena, matter->proposal_count + 1, sizeof *larger);
  for (size_t i = 0; i < matter->proposal_count; i++)
    larger[i < at ? i : i + 1] = matter->proposal[i];
  matter->proposal = larger;
  matter->proposal_count++;
  return &larger[at];
}

static bool same_number(const char *one, const char *other) {
  return one != NULL && other != NULL && strcmp(one, other) == 0;
}

/* How alike the texts are and, in *RANK, how good the pair is; 0 if it is none. */
static double pair_up(struct aligning *aligning, const struct retelling *list, size_t at, size_t canonical,
                      double *rank) {
  const struct matter *matter = aligning->loading->matter;
  const struct proposal_finding *mine = &list->proposal[at], *theirs = &matter->proposal[canonical].finding[0];
  const char *text = matter->proposal[canonical].text;
  double alike = strcmp(mine->text, text) == 0
                     ? 1
                     : likeness_of(aligning->likeness, mine->text, text, aligning->loading->arena, NULL, NULL);
  bool numbered = same_number(mine->n, theirs->n), parallel = list->count == matter->proposal_count && at == canonical;
  *rank = alike + (numbered ? BONUS : 0) + (parallel ? BONUS / 2 : 0);
  bool enough = alike >= ALONE || (numbered && alike >= NUMBERED) || (numbered && parallel && alike >= PARALLEL);
  return enough ? alike : 0;
}

/* Gives each proposal of LIST its place among the canonical ones, SIZE_MAX where it has none. */
static void align(struct aligning *aligning, const struct retelling *list, size_t *place, double *alike) {
  const struct matter *matter = aligning->loading->matter;
  size_t columns = matter->proposal_count;
  double *value = arena_array(aligning->loading->arena, list->count * columns + 1, sizeof *value);
  double *rank = arena_array(aligning->loading->arena, list->count * columns + 1, sizeof *rank);
  bool *taken = arena_array(aligning->loading->arena, columns + 1, sizeof *taken);
  for (size_t i = 0; i < list->count; i++) {
    place[i] = SIZE_MAX;
    for (size_t j = 0; j < columns; j++)
      value[i * columns + j] = pair_up(aligning, list, i, j, &rank[i * columns + j]);
  }
  for (;;) {
    size_t row = SIZE_MAX, column = 0;
    for (size_t i = 0; i < list->count; i++)
      for (size_t j = 0; j < columns && place[i] == SIZE_MAX; j++)
        if (!taken[j] && value[i * columns + j] > 0 &&
            (row == SIZE_MAX || rank[i * columns + j] > rank[row * columns + column]))
          row = i, column = j;
    if (row == SIZE_MAX)
      return;
    place[row] = column;
    alike[row] = value[row * columns + column];
    taken[column] = true;
  }
}

static void merge(struct aligning *aligning, const struct retelling *list, bool own) {
  struct loading_matter *loading = aligning->loading;
  size_t *place = arena_array(loading->arena, list->count, sizeof *place);
  double *alike = arena_array(loading->arena, list->count, sizeof *alike);
  align(aligning, list, place, alike);
  for (size_t i = 0; i < list->count; i++)
    if (place[i] != SIZE_MAX)
      stand_for(&loading->matter->proposal[place[i]], &list->proposal[i], alike[i], loading->arena);
  for (size_t i = 0; !own && i < list->count; i++) {
    if (place[i] != SIZE_MAX)
      continue;
    size_t at = i == 0 ? 0 : place[i - 1] + 1;
    struct matter_proposal *new = insert(loading->matter, at, loading->arena);
    *new = (struct matter_proposal){.text = list->proposal[i].text, .kind = list->kind[i]};
    stand_for(new, &list->proposal[i], 1, loading->arena);
    for (size_t j = 0; j < list->count; j++)
      place[j] += j != i && place[j] != SIZE_MAX && place[j] >= at;
    place[i] = at;
  }
}

/* Of retellings the text that most papers have, and of these the longest. */
static void choose_text(struct matter_proposal *canonical) {
  size_t best_votes = 0;
  for (size_t i = 0; i < canonical->finding_count; i++) {
    const char *text = canonical->finding[i].text;
    size_t votes = 0;
    for (size_t j = 0; j < canonical->finding_count; j++)
      votes += strcmp(canonical->finding[j].text, text) == 0;
    if (votes > best_votes || (votes == best_votes && strlen(text) > strlen(canonical->text))) {
      best_votes = votes;
      canonical->text = text;
    }
  }
}

void matter_read_proposals(struct loading_matter *loading) {
  struct aligning aligning = {.loading = loading};
  struct matter *matter = loading->matter;
  read_lists(&aligning);
  aligning.likeness = aligning.list_count == 0 ? NULL : likeness_new(loading->gazetteer, NULL, loading->error);
  if (aligning.likeness == NULL)
    return;
  size_t first = measure(&aligning);
  const struct retelling *list = &aligning.list[first];
  bool own = list->own;
  for (size_t i = 0; i < list->count; i++) {
    struct matter_proposal *new = insert(matter, i, loading->arena);
    *new = (struct matter_proposal){.text = list->proposal[i].text, .kind = list->kind[i], .own = own};
    stand_for(new, &list->proposal[i], 1, loading->arena);
  }
  for (size_t i = 0; i < aligning.list_count; i++)
    if (i != first)
      merge(&aligning, &aligning.list[i], own);
  for (size_t i = 0; i < matter->proposal_count; i++) {
    matter->proposal[i].n = (unsigned)i + 1;
    if (!own)
      choose_text(&matter->proposal[i]);
  }
  likeness_free(aligning.likeness);
}
