/* views.c - whose view stands where, besides the assessment of the paper's own issuer.
 *
 * Minutes retell in a paragraph what the administration wrote ("Förvaltningen skriver i sitt förslag till yttrande att
 * ..."), and a collection of replies has a heading for each body that was asked.  From the sentence that names its
 * source, or from the heading, the paragraphs are that body's view, until another speaks. */
#include "views.h"
#include "cues.h"

#include <ctype.h>
#include <string.h>

struct views {
  struct view *view;
  size_t count, capacity;
};

static struct view *add_view(struct context *c, struct views *views, struct view view) {
  views->view = arena_grow(c->arena, views->view, views->count, &views->capacity, sizeof view);
  views->view[views->count] = view;
  return &views->view[views->count++];
}

static bool is_minutes(const struct context *c) { return strncmp(c->record->type, "minutes", 7) == 0; }

/* ---- minutes ---- */

/* May paragraphs of ROLE retell a view? */
static bool retells(enum section_role role) {
  return role == ROLE_CASE || role == ROLE_SUMMARY || role == ROLE_BACKGROUND || role == ROLE_OTHER ||
         role == ROLE_ASSESSMENT || role == ROLE_PREPARATION;
}

/* Words by which a view is told. */
static bool tells(const char *folded) {
  static const char *const words[] = {"skriver",
                                      "anför",
                                      "anser",
                                      "bedömer",
                                      "bedömning",
                                      "konstaterar",
                                      "framhåller",
                                      "menar",
                                      "framgår",
                                      "synpunkt",
                                      "är positiv",
                                      "ser positiv",
                                      "ställer",
                                      "tillstyrker",
                                      "avstyrker",
                                      "delar ",
                                      "instämmer",
                                      "påpekar",
                                      "pekar på",
                                      "tycker",
                                      "välkomnar",
                                      "uppger",
                                      "upplyser",
                                      "redogör",
                                      "invända",
                                      "erinra",
                                      "i yttrande",
                                      "sitt yttrande",
                                      "avråder",
                                      "förordar",
                                      "tjänsteskrivelse",
                                      "tjänsteutlåtande",
                                      "förslag till yttrande",
                                      "ser gärna",
                                      "ser inget",
                                      "ser inte",
                                      "förklarar",
                                      "säger"};
  return contains_any(folded, words, sizeof words / sizeof words[0]);
}

/* "förvaltningen", "tillväxtenheten", "näringslivskontorets": is the word of LENGTH bytes an office? */
static bool names_office(const char *word, size_t length) {
  static const char *const ends[] = {"förvaltningen", "förvaltning", "kontoret",  "enheten",
                                     "avdelningen",   "kansliet",    "staben",    "sektorn",
                                     "chefen",        "direktören",  "utredaren", "rotel"};
  length -= length > 1 && word[length - 1] == 's';
  for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
    size_t end = strlen(ends[i]);
    if (length >= end && memcmp(word + length - end, ends[i], end) == 0)
      return true;
  }
  return false;
}

/* Takes in what stands before the office at FIRST in TEXT: "Vård- och omsorgs|förvaltningen". */
static size_t whole_name(const char *text, size_t first) {
  static const char joint[] = "- och ";
  if (first < sizeof joint || strncmp(text + first - strlen(joint), joint, strlen(joint)) != 0)
    return first;
  for (first -= strlen(joint); first > 0 && text[first - 1] != ' ';)
    first--;
  return first;
}

/* The office whose view SENTENCE begins to tell, named near its beginning; NULL if it tells none. */
static const char *source_of(struct context *c, struct range sentence) {
  enum { NEAR = 90 };
  const char *folded = folded_range(c, sentence);
  if (!tells(folded))
    return NULL;
  for (size_t at = 0; at < NEAR && folded[at] != '\0';) {
    size_t length = strcspn(folded + at, " ,.:;()");
    if (length > 0 && names_office(folded + at, length)) {
      size_t first = whole_name(folded, at);
      length = at + length - first;
      length -= folded[first + length - 1] == 's';
      return arena_strndup(c->arena, range_text(c, sentence) + first, length);
    }
    at += length + (folded[at + length] != '\0');
  }
  return NULL;
}

/* Does SENTENCE come to what somebody else says or did? */
static bool other_speaks(const struct context *c, struct range sentence) {
  static const char *const words[] = {"motionären",        "motionen", "kommunstyrelsen",
                                      "kommunfullmäktige", "nämnden",  "ordföranden",
                                      "arbetsutskottet",   "ledamot",  "i motionen"};
  const char *folded = folded_range(c, sentence);
  if (begins_any(folded, words, sizeof words / sizeof words[0]))
    return true;
  struct named who;
  struct range head = {sentence.start, sentence.start + 60 < sentence.end ? sentence.start + 60 : sentence.end};
  return people_in(c, head, &who, 1) > 0;
}

static void views_of_minutes(struct context *c, struct views *views) {
  const struct document *d = c->document;
  struct view *open = NULL;
  for (uint32_t b = 0; b < d->flow_count; b++) {
    const struct block *block = &d->block[b];
    bool inside = open != NULL && open->end == b && block->section == d->block[open->first].section;
    if (block->type != BLOCK_PARAGRAPH || block->section >= d->section_count ||
        !retells(d->section[block->section].role)) {
      open = NULL;
      continue;
    }
    const struct cut_block *cut = block_sentences(c, b);
    const char *source = NULL;
    size_t first = 0;
    for (; first < cut->count && source == NULL; first++)
      source = source_of(c, cut->sentence[first]);
    if (inside && cut->count > 0 && (source != NULL || !other_speaks(c, cut->sentence[0]))) {
      open->end++;
      continue;
    }
    open = NULL;
    if (source == NULL)
      continue;
    open = add_view(c, views,
                    (struct view){.item = d->section[block->section].item,
                                  .first = b,
                                  .end = b + 1,
                                  .from = cut->sentence[first - 1].start,
                                  .holder = source,
                                  .layer = "administration"});
  }
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

size_t find_views(struct context *c, struct view **out) {
  struct views views = {0};
  if (is_minutes(c))
    views_of_minutes(c, &views);
  else if (type_takes_positions(c->record->type))
    views_of_replies(c, &views);
  *out = views.view;
  return views.count;
}
