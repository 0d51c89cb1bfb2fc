/* search_mark.c - the words of a quote that were looked for, marked (see search_show.h). */
#include "buffer.h"
#include "search_show.h"

#include <string.h>

/* A token of the text; several may share a place. */
struct spot {
  const char *token;
  size_t place, start, end;
};

struct spots {
  struct spot *spot;
  size_t count, capacity, places;
  struct arena *arena;
};

static int add_spot(void *context, bool beside, const char *token, size_t length, size_t start, size_t end) {
  struct spots *spots = context;
  spots->places += !beside;
  spots->spot = arena_grow(spots->arena, spots->spot, spots->count, &spots->capacity, sizeof *spots->spot);
  spots->spot[spots->count++] =
      (struct spot){arena_strndup(spots->arena, token, length), spots->places - 1, start, end};
  return 0;
}

static bool fits(const char *token, const char *wanted, bool beginning) {
  return beginning ? strncmp(token, wanted, strlen(wanted)) == 0 : strcmp(token, wanted) == 0;
}

/* The first spot at or after FROM that stands at PLACE. */
static size_t spot_at(const struct spots *spots, size_t from, size_t place) {
  while (from < spots->count && spots->spot[from].place < place)
    from++;
  return from;
}

static bool place_fits(const struct spots *spots, size_t from, size_t place, const char *wanted, bool beginning) {
  for (size_t i = spot_at(spots, from, place); i < spots->count && spots->spot[i].place == place; i++)
    if (fits(spots->spot[i].token, wanted, beginning))
      return true;
  return false;
}

/* True if WORDING stands from the place of spot AT on, or one of its words there if they may stand anywhere. */
static bool wording_at(const struct spots *spots, size_t at, const struct wording *wording) {
  size_t place = spots->spot[at].place;
  for (size_t i = 0; i < wording->count; i++) {
    bool beginning = wording->beginning && i + 1 == wording->count;
    bool here = place_fits(spots, at, wording->together ? place + i : place, wording->token[i], beginning);
    if (here != wording->together)
      return here;
  }
  return wording->together;
}

/* Sets MARKED for the places at which anything wanted stands. */
static void find_marks(const struct spots *spots, const struct units *units, bool *marked) {
  for (size_t at = 0; at < spots->count; at = spot_at(spots, at, spots->spot[at].place + 1))
    for (size_t i = 0; i < units->count; i++)
      for (size_t j = 0; !units->unit[i].excluded && j < units->unit[i].count; j++) {
        const struct wording *wording = &units->unit[i].wording[j];
        if (!wording_at(spots, at, wording))
          continue;
        for (size_t k = 0; k < (wording->together ? wording->count : 1); k++)
          marked[spots->spot[at].place + k] = true;
      }
}

const char *marked_text(const char *text, const struct units *units, struct tokenizer *tokenizer, struct arena *arena) {
  struct spots spots = {.arena = arena};
  if (text == NULL)
    return NULL;
  tokenize(tokenizer, TOKENIZE_INDEX, text, strlen(text), add_spot, &spots);
  bool *marked = arena_array(arena, spots.places, sizeof *marked);
  find_marks(&spots, units, marked);
  struct buffer out = buffer_in(arena);
  size_t done = 0;
  for (size_t at = 0; at < spots.count;) {
    size_t next = spot_at(&spots, at, spots.spot[at].place + 1);
    if (marked[spots.spot[at].place]) {
      size_t last = at; /* words that follow one another share a mark */
      while (next < spots.count && marked[spots.spot[next].place] &&
             spots.spot[next].place == spots.spot[last].place + 1) {
        last = next;
        next = spot_at(&spots, next, spots.spot[next].place + 1);
      }
      buffer_add(&out, text + done, spots.spot[at].start - done);
      buffer_byte(&out, '\002');
      buffer_add(&out, text + spots.spot[at].start, spots.spot[last].end - spots.spot[at].start);
      buffer_byte(&out, '\003');
      done = spots.spot[last].end;
    }
    at = next;
  }
  buffer_text(&out, text + done);
  return buffer_string(&out);
}
