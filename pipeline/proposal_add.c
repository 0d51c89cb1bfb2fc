/* proposal_add.c - a proposal comes into its item: cut clean of the sentence around it, once even where the paper
 * prints it twice, numbered as it is marked.
 */
#include "context.h"
#include "proposals.h"

#include <ctype.h>
#include <string.h>

/* Two texts this much alike are one proposal printed twice. */
static const double same_proposal = 0.85;

/* RANGE without what belongs to the sentence around it: "att" in front, a full stop, "samt", quotation marks. */
static struct range trim_proposal(const struct context *c, struct range range) {
  static const char *const heads[] = {"att ", "att\t", "Att ",         "”",           "\"", "dels ", "– ",
                                      "- ",   "samt ", "därtill att ", "Därtill att "};
  static const char *const tails[] = {".", ",", ";", "”", "\"", " samt", " och", " "};
  const char *text = c->document->text;
  for (bool again = true; again;) {
    again = false;
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
      size_t size = strlen(heads[i]);
      if (range.end - range.start > size && memcmp(text + range.start, heads[i], size) == 0) {
        range.start += (uint32_t)size;
        again = true;
      }
    }
    for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++) {
      size_t size = strlen(tails[i]);
      if (range.end - range.start > size && memcmp(text + range.end - size, tails[i], size) == 0) {
        range.end -= (uint32_t)size;
        again = true;
      }
    }
  }
  return range;
}

static bool same_text(const char *a, const char *b) {
  for (;;) {
    while (*a != '\0' && strchr(" .,;:”\"", *a) != NULL)
      a++;
    while (*b != '\0' && strchr(" .,;:”\"", *b) != NULL)
      b++;
    if (*a == '\0' || *b == '\0')
      return *a == *b;
    if (tolower((unsigned char)*a) != tolower((unsigned char)*b))
      return false;
    a++;
    b++;
  }
}

/* "... i årskurs 6", "... i årskurs 9": is the first figure that they do not share one of both? */
static bool other_figures(const char *a, const char *b) {
  static const char figures[] = "0123456789";
  for (;; a++, b++) {
    a += strcspn(a, figures);
    b += strcspn(b, figures);
    if (*a == '\0' || *b == '\0' || *a != *b)
      return *a != '\0' && *b != '\0';
  }
}

/* The proposal of ITEM that says what TEXT says, or NULL. */
static struct record_proposal *known_proposal(struct context *c, struct record_item *item, const char *kind,
                                              const char *text, double enough) {
  for (size_t i = 0; i < item->proposal_count; i++)
    if (strcmp(item->proposal[i].kind, kind) == 0 && same_text(item->proposal[i].text, text))
      return &item->proposal[i];
  for (size_t i = 0; i < item->proposal_count; i++)
    if (strcmp(item->proposal[i].kind, kind) == 0 && likeness(c, item->proposal[i].text, text) >= enough &&
        !other_figures(item->proposal[i].text, text))
      return &item->proposal[i];
  return NULL;
}

const char *mover_names(struct context *c, const struct record_item *item) {
  const struct record_person *people = item->person_count > 0 ? item->person : c->record->person;
  size_t count = item->person_count > 0 ? item->person_count : c->record->person_count;
  const char *names = NULL;
  for (size_t i = 0; i < count; i++)
    if (strcmp(people[i].role, "mover") == 0) {
      const char *party = people[i].party;
      const char *one = party == NULL ? people[i].name : arena_printf(c->arena, "%s (%s)", people[i].name, party);
      names = names == NULL ? one : arena_printf(c->arena, "%s, %s", names, one);
    }
  return names;
}

/* "kommunfullmäktige beslutar": what leads to the proposals is none. */
static bool leads(const struct context *c, struct range range) {
  static const char *const ends[] = {
      "fullmäktige beslutar",    "fullmäktige besluta", "fullmäktige beslutar följande",
      "fullmäktige ska besluta", "fullmäktige",         "fullmäktige beslutar om följande"};
  const char *text = folded_range(c, range);
  size_t length = strlen(text);
  for (size_t i = 0; i < sizeof ends / sizeof ends[0] && length < 60; i++)
    if (length >= strlen(ends[i]) && length <= strlen(ends[i]) + strlen("kommun") &&
        strcmp(text + length - strlen(ends[i]), ends[i]) == 0)
      return true;
  return false;
}

void add_proposal(struct context *c, struct record_item *item, const struct finding *finding, struct range range,
                  const char *marker) {
  const char *kind = finding_get(finding, "type");
  marker = marker == NULL ? NULL : mark_in_marker(marker);
  range = trim_proposal(c, range);
  if (range.end < range.start + 8 || leads(c, range))
    return;
  const char *text = range_text(c, range);
  struct record_proposal *proposal = known_proposal(c, item, kind, text, same_proposal);
  if (proposal == NULL) {
    size_t n = 1;
    for (size_t i = 0; i < item->proposal_count; i++)
      n += strcmp(item->proposal[i].kind, kind) == 0;
    item->proposal =
        arena_grow(c->arena, item->proposal, item->proposal_count, &item->proposal_capacity, sizeof *item->proposal);
    proposal = &item->proposal[item->proposal_count++];
    bool numbered = marker != NULL && isdigit((unsigned char)marker[0]);
    *proposal = (struct record_proposal){.id = new_id(c, 'p'),
                                         .n = numbered ? arena_strndup(c->arena, marker, strspn(marker, "0123456789"))
                                                       : arena_printf(c->arena, "%zu", n),
                                         .kind = kind,
                                         .by = mover_names(c, item),
                                         .text = text,
                                         .rule = finding->rule->id};
  }
  add_evidence(c, &proposal->evidence, range, NULL);
}
