/* views.c - whose view stands where, besides the assessment of the paper's own issuer.
 *
 * Minutes retell what the administration wrote and what committees replied, and a committee what its administration
 * thinks (views_told.c); a collection of replies has a heading for each body that was asked, and from the heading the
 * paragraphs are that body's view, until another speaks. */
#include "views.h"
#include "cues.h"

#include <ctype.h>
#include <string.h>

struct view *add_view(struct context *c, struct views *views, struct view view) {
  views->view = arena_grow(c->arena, views->view, views->count, &views->capacity, sizeof view);
  views->view[views->count] = view;
  return &views->view[views->count++];
}

/* ---- collected replies ---- */

/* "Vård- och omsorgsnämnden (2025-05-20 § 47)": the name of the body that block B is the heading of, or NULL. */
static const char *body_heading(struct context *c, uint32_t b) {
  enum { LONGEST = 90, WORDS = 7 };
  static const char *const ends[] = {"nämnd",
                                     "nämnden",
                                     "styrelse",
                                     "styrelsen",
                                     "kontor",
                                     "kontoret",
                                     "förvaltning",
                                     "förvaltningen",
                                     "kansli",
                                     "kansliet",
                                     "utskott",
                                     "utskottet",
                                     "nämnds yttrande",
                                     "nämndens yttrande",
                                     "kontorets yttrande",
                                     "förvaltningens yttrande"};
  struct range range = block_range(c, b);
  enum block_type type = c->document->block[b].type;
  if ((type != BLOCK_HEADING && type != BLOCK_PARAGRAPH) || range.end - range.start > LONGEST)
    return NULL;
  char *name = range_text(c, range);
  size_t length = strcspn(name, "(,:");
  while (length > 0 && (isdigit((unsigned char)name[length - 1]) || strchr(" -", name[length - 1]) != NULL))
    length--;
  name[length] = '\0';
  size_t words = 1;
  for (const char *at = name; *at != '\0'; at++)
    words += *at == ' ';
  const char *text = folded(c, name);
  for (size_t i = 0; i < sizeof ends / sizeof ends[0] && words <= WORDS; i++) {
    size_t end = strlen(ends[i]), size = strlen(text);
    if (size < end || strcmp(text + size - end, ends[i]) != 0)
      continue;
    const char *yttrande = strstr(text, "s yttrande");
    if (yttrande != NULL)
      name[yttrande - text] = '\0';
    return name;
  }
  return NULL;
}

/* "Utbildningsförvaltningens tjänsteutlåtande ... har i huvudsak följande lydelse.": whose words follow, or NULL. */
static const char *introduced(struct context *c, uint32_t b) {
  static const char *const ends[] = {"följande lydelse.", "följande lydelse:", "anförs följande.", "följande."};
  char *text = range_text(c, block_range(c, b));
  const char *small = folded(c, text);
  size_t length = strlen(small), word = strcspn(small, " ");
  for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
    size_t end = strlen(ends[i]);
    if (length < 30 || length > 200 || strcmp(small + length - end, ends[i]) != 0 || word == 0 ||
        small[word - 1] != 's')
      continue;
    text[word - 1] = '\0';
    return body_layer(c, text) != NULL ? text : NULL;
  }
  return NULL;
}

static void views_of_replies(struct context *c, struct views *views) {
  const struct document *d = c->document;
  struct view *open = NULL;
  size_t headings = 0;
  for (uint32_t b = 0; b + 1 < d->flow_count; b++) {
    const struct block *block = &d->block[b];
    enum section_role role = block->section < d->section_count ? d->section[block->section].role : ROLE_COUNT;
    const char *body = retells(role) ? body_heading(c, b) : NULL;
    bool starts =
        body != NULL && d->block[b + 1].type == BLOCK_PARAGRAPH && d->block[b + 1].end - d->block[b + 1].start > 60;
    const char *other = open != NULL && retells(role) && !starts ? introduced(c, b) : NULL;
    if (starts || other != NULL) {
      headings += starts;
      const char *layer = body_layer(c, starts ? body : other);
      struct view view = {.item = d->section[block->section].item,
                          .first = b + 1,
                          .end = b + 1,
                          .from = d->block[b + 1].start,
                          .holder = starts ? body : other,
                          .layer = layer};
      open = layer == NULL || is(view.holder, c->record->issuer.text) ? NULL : add_view(c, views, view);
    } else if (open != NULL && retells(role) && block->type != BLOCK_HEADING && block->type != BLOCK_SIGNATURE &&
               open->end == b) {
      open->end = b + 1;
    } else {
      open = NULL;
    }
  }
  if (headings < 2)
    views->count = 0;
}

/* ---- all of them ---- */

static bool is_minutes(const struct context *c) { return strncmp(c->record->type, "minutes", 7) == 0; }

bool adopts_report(struct context *c) {
  if (c->adopts == ADOPTS_UNKNOWN) {
    c->adopts = ADOPTS_NOTHING;
    for (size_t i = 0; i < c->findings->count; i++)
      if (finding_is(&c->findings->finding[i], "field", "adopts"))
        c->adopts = ADOPTS_REPORT;
  }
  return c->adopts == ADOPTS_REPORT && !is_minutes(c) && !is(c->issuer_layer, "administration");
}

/* A committee whose paper is not its office's: what the office thinks is another's view there. */
static bool speaks_for_itself(struct context *c) {
  return (is(c->issuer_layer, "committee") || is(c->issuer_layer, "board")) && !adopts_report(c);
}

size_t find_views(struct context *c, struct view **out) {
  if (c->views == NULL) {
    struct views *views = arena_alloc(c->arena, sizeof *views);
    if (type_takes_positions(c->record->type))
      views_of_replies(c, views);
    if (is_minutes(c) || (type_takes_positions(c->record->type) && views->count == 0 && speaks_for_itself(c)))
      add_told_views(c, views);
    c->views = views;
  }
  *out = c->views->view;
  return c->views->count;
}

bool view_says(const struct view *view, struct range sentence) {
  for (size_t i = 0; i < view->count; i++)
    if (view->said[i].at.start < sentence.end && view->said[i].at.end > sentence.start)
      return true;
  return false;
}

const struct said *said_at(const struct view *view, uint32_t at) {
  for (size_t i = 0; i < view->count; i++)
    if (at >= view->said[i].at.start && at < view->said[i].at.end)
      return &view->said[i];
  return NULL;
}

const struct view *view_at(struct context *c, uint32_t at, struct range *sentence) {
  struct view *view;
  size_t count = find_views(c, &view);
  for (size_t i = 0; i < count; i++) {
    const struct said *said = said_at(&view[i], at);
    if (said != NULL) {
      *sentence = said->at;
      return &view[i];
    }
  }
  return NULL;
}
