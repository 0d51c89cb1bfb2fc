/* views.h - whose view stands where, besides the assessment of the paper's own issuer (views.c, views_told.c). */
#ifndef STANDPUNKT_VIEWS_H
#define STANDPUNKT_VIEWS_H

#include "context.h"

/* A sentence, or the part of one that speaks of another proposal than what stands before it. */
struct said {
  struct range at;
  size_t about; /* index in the item of the proposal that it speaks of; SIZE_MAX = not known */
};

/* What one body is told to think of the proposals of an item. */
struct view {
  uint32_t item;
  uint32_t first, end; /* blocks; END is the first that is no part of it */
  uint32_t from;       /* the byte from which it tells */
  const char *holder, *layer;
  struct said *said; /* in their order; NULL: all from FROM to the end of the last block */
  size_t count, capacity;
};

/* "Kontoret instämmer i nämndens bedömning": HOLDER takes over the positions of BODY, or their opposite. */
struct joined {
  uint32_t item;
  bool parts;
  struct range at;
  const char *holder, *layer, *body, *rule;
};

struct views {
  struct view *view;
  size_t count, capacity;
  struct joined *join;
  size_t joins, join_capacity;
};

/* The views that minutes retell of administrations and committees, that a committee's own paper retells of its
 * administration, and that a paper which collects replies tells of each body.  *OUT lives in the arena of C; returns
 * their number.  They are found once, behind the proposals. */
size_t find_views(struct context *c, struct view **out);

/* Does the committee whose paper it is make its office's text its own ("gör förvaltningens yttrande till sitt")?  Then
 * "förvaltningen anser" is its view.  False of minutes, where the two stay apart. */
bool adopts_report(struct context *c);

/* The view, told sentence by sentence, that says what stands at byte AT, and in *SENTENCE the sentence or part of one;
 * NULL if none does. */
const struct view *view_at(struct context *c, uint32_t at, struct range *sentence);
/* What VIEW says at byte AT; NULL if it says nothing there. */
const struct said *said_at(const struct view *view, uint32_t at);
/* Does VIEW say something of SENTENCE? */
bool view_says(const struct view *view, struct range sentence);

/* views_told.c: the views that are told sentence by sentence. */
void add_told_views(struct context *c, struct views *views);
struct view *add_view(struct context *c, struct views *views, struct view view);
/* views_joined.c: the finding in SENTENCE that agrees with another body's view (FORM "joins") or does not ("parts"),
 * its group `body` or `body2`; NULL if none does. */
const struct finding *joins(struct context *c, struct range sentence, const char *form);
void add_join(struct context *c, struct views *views, struct joined joined);
/* Is SENTENCE one of those? */
bool is_joined(const struct context *c, struct range sentence);
/* Adds the positions that are taken over, behind all others. */
void join_views(struct context *c);

/* The positions on proposals of ITEM that retold views take in plain words, before they are weighed; put_back() gives
 * them back their stance behind that. */
struct record_position *keep_plain(struct context *c, uint32_t item, size_t *count);
void put_back(struct context *c, uint32_t item, const struct record_position *kept, size_t count);

/* May paragraphs of a section of ROLE retell a view? */
bool retells(enum section_role role);

#endif
