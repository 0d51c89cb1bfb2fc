/* title.c - what a paper is called, and the line below it. */
#include "context.h"

#include <string.h>
#include <strings.h>

/* Words that name the kind of paper, its parts or its place, and so are no title. */
static bool no_title(const struct context *c, uint32_t index) {
  const struct document *d = c->document;
  struct range range = block_range(c, index);
  const char *text = range_text(c, range), *slot;
  size_t length = strlen(text), slot_length;
  if (length < 6 || strncasecmp(text, "handläggare", strlen("handläggare")) == 0 ||
      d->block[index].type == BLOCK_SIGNATURE || d->block[index].type == BLOCK_TABLE_ROW)
    return true;
  if (gazetteer_heading(c->gazetteer, text, length, &slot, &slot_length) != NULL && length < 40)
    return true;
  for (size_t i = finding_from(c, range.start); i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->at.start >= range.end)
      break;
    bool head = finding->rule->kind == RULE_METADATA &&
                (finding_is(finding, "field", "issuer") || finding_is(finding, "field", "addressee") ||
                 finding_is(finding, "field", "case-number") || finding_is(finding, "role", "officer") ||
                 (finding_is(finding, "field", "date") && !finding_is(finding, "role", "reply-by")) ||
                 finding_is(finding, "field", "municipality"));
    bool type = finding->rule->kind == RULE_TYPE && length < 30;
    if ((head || type) && finding->at.end - finding->at.start + 8 > range.end - range.start)
      return true;
  }
  return false;
}

/* Blocks that a head rule took over line breaks: the name below "Handläggare", the body below "Till". */
static bool taken_by_head(const struct context *c, uint32_t index) {
  struct range range = block_range(c, index);
  for (size_t i = 0; i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->at.start >= range.end)
      break;
    if (finding->rule->kind == RULE_METADATA && finding->at.end > range.start && finding->rule->scope == SCOPE_TEXT &&
        finding->at.start < range.start)
      return true;
  }
  return false;
}

static bool names_matter(const struct context *c, uint32_t block) {
  static const char *const words[] = {"motion",    "remiss",   "skrivelse", "yttrande", "svar på",
                                      "initiativ", "angående", "gällande",  "förslag"};
  const char *folded = folded_range(c, block_range(c, block));
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (strstr(folded, words[i]) != NULL)
      return true;
  return false;
}

/* A reservation has its title under its own heading. */
static uint32_t first_heading(const struct context *c) {
  for (uint32_t i = 0; i < c->document->flow_count; i++)
    if (c->document->block[i].type == BLOCK_HEADING)
      return i;
  return UINT32_MAX;
}

/* Minutes are called by their body and day: what is set largest on their first page is the municipality or "Protokoll".
 * An extract is called by its one paragraph. */
static bool title_of_minutes(struct context *c) {
  const struct document *d = c->document;
  struct record *r = c->record;
  if (!d->minutes)
    return false;
  const struct item *last = &d->item[d->item_count - 1];
  if (d->item_count <= 2 && !range_empty(last->title)) {
    r->title = range_text(c, last->heading.end > last->title.end ? last->heading : last->title);
    add_evidence(c, &r->title_evidence, last->title, NULL);
    return true;
  }
  const char *day = NULL;
  for (size_t i = 0; i < r->date_count && day == NULL; i++)
    day = strcmp(r->date[i].role, "meeting") == 0 ? r->date[i].value : NULL;
  if (r->issuer.text == NULL || day == NULL)
    return false;
  r->title = arena_printf(c->arena, "Protokoll, %s %s", r->issuer.text, day);
  r->title_evidence = r->issuer.evidence;
  return true;
}

/* The number of the case behind the title of a paragraph is no part of it. */
static void trim_item_titles(struct context *c) {
  static const char *const labels[] = {" Dnr",          " DNR",          " dnr",     " Diarienr",
                                       " Diarienummer", " Ärendenummer", " Ärendenr"};
  for (size_t i = 0; i < c->record->item_count; i++) {
    const char *title = c->record->item[i].title, *cut = NULL;
    for (size_t l = 0; title != NULL && l < sizeof labels / sizeof labels[0]; l++) {
      const char *label = strstr(title, labels[l]);
      if (label != NULL && strpbrk(label, "0123456789") != NULL && (cut == NULL || label < cut))
        cut = label;
    }
    if (cut == NULL)
      continue;
    size_t length = (size_t)(cut - title);
    while (length > 0 && strchr(" ,;(", title[length - 1]) != NULL)
      length--;
    if (length > 3)
      c->record->item[i].title = arena_strndup(c->arena, title, length);
  }
}

void find_title(struct context *c) {
  trim_item_titles(c);
  const struct document *d = c->document;
  struct record *r = c->record;
  uint32_t best = UINT32_MAX;
  for (uint32_t i = 0; i < d->flow_count && i < 40; i++) {
    const struct section *section = &d->section[d->block[i].section];
    if (section->role != ROLE_HEAD || section->item != 0 || d->block[i].page > 2)
      break;
    if (no_title(c, i) || taken_by_head(c, i))
      continue;
    bool heading = d->block[i].type == BLOCK_HEADING;
    bool was_heading = best != UINT32_MAX && d->block[best].type == BLOCK_HEADING;
    /* Text without looks: the line that names a matter is the title, not a remark above it. */
    if (best != UINT32_MAX && !was_heading && !heading && names_matter(c, i) && !names_matter(c, best)) {
      best = i;
      continue;
    }
    float larger = best == UINT32_MAX ? 1 : d->block[i].size - d->block[best].size;
    if (larger > 0.5f || (larger > -0.5f && heading && !was_heading))
      best = i;
  }
  if (strcmp(r->type, "reservation") == 0 && first_heading(c) != UINT32_MAX)
    best = first_heading(c);
  if (best == UINT32_MAX && d->minutes && d->flow_count > 0)
    best = 0;
  if (title_of_minutes(c) || best == UINT32_MAX)
    return;
  r->title = range_text(c, block_range(c, best));
  add_evidence(c, &r->title_evidence, block_range(c, best), NULL);
  if (best + 1 < d->flow_count && d->section[d->block[best + 1].section].role == ROLE_HEAD && !d->minutes &&
      d->block[best + 1].end - d->block[best + 1].start < 160 && !taken_by_head(c, best + 1) &&
      d->block[best + 1].type != BLOCK_TABLE_ROW)
    r->subtitle = range_text(c, block_range(c, best + 1));
}
