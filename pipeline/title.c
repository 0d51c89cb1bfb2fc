/* title.c - what a paper is called, and the line below it. */
#include "context.h"
#include "unicode.h"

#include <string.h>
#include <strings.h>

/* "REGION NORRMARK", "Ekvalla kommun · Parkförvaltningen": where and by whom, and nothing of the matter. */
static bool names_sender(const char *text) {
  static const char *const ends[] = {"kommun",   "stad",    "förvaltningen", "förvaltning",
                                     "kontoret", "nämnden", "styrelsen",     "fullmäktige",
                                     "kansliet", "remiss",  "enheten",       "avdelningen"};
  size_t length = strlen(text), words = 1;
  for (size_t i = 0; i < length; i++)
    words += text[i] == ' ';
  if (strncmp(text, "region ", strlen("region ")) == 0 && words <= 3)
    return true;
  if (strncmp(text, "remissinstanser", strlen("remissinstanser")) == 0 || strncmp(text, "org.", 4) == 0 ||
      strncmp(text, "orgnr", 5) == 0 || strncmp(text, "organisationsn", strlen("organisationsn")) == 0)
    return true;
  static const char *const offices[] = {"kontoret i ", "förvaltningen i ", "nämnden i ", "styrelsen i "};
  if (words <= 4 && contains_any(text, offices, sizeof offices / sizeof offices[0]))
    return true;
  bool place = strstr(text, " kommun ") != NULL || strstr(text, " stad ") != NULL || words <= 3;
  for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
    if (length > strlen(ends[i]) && strcmp(text + length - strlen(ends[i]), ends[i]) == 0 && place && words <= 9 &&
        strstr(text, "motion") == NULL && strstr(text, " om ") == NULL)
      return true;
  return false;
}

/* "Sida 1 (3)", "Blad 4", "1 av 2", "2025-03-11": figures and at most a word before or between them. */
static bool page_or_date(const char *text) {
  static const char *const words[] = {"sidan", "sida", "sid.", "sid",   "blad",  "av",
                                      "den",   "kl.",  "kl",   "punkt", "ärende"};
  while (*text != '\0') {
    size_t skip = strspn(text, "0123456789()[]/-.: ");
    for (size_t i = 0; i < sizeof words / sizeof words[0] && skip == 0; i++)
      if (strncmp(text, words[i], strlen(words[i])) == 0)
        skip = strlen(words[i]);
    if (skip == 0)
      return false;
    text += skip;
  }
  return true;
}

/* "Telefon: 00-508 00 00", "Ansvarig: Siv Berg", "Remisstid 2020-11-30": a label of the letterhead and its value.  The
 * kind of paper before the title is no label. */
static bool begins_with_label(const struct context *c, const char *text) {
  static const char *const kinds[] = {"ärende", "tjänsteskrivelse", "tjänsteutlåtande", "yttrande", "remissvar"};
  const char *colon = strchr(text, ':'), *space = strchr(text, ' '), *slot;
  if (space != NULL && page_or_date(folded(c, space)) && (colon == NULL || colon > space))
    colon = space;
  size_t slot_length, length = colon == NULL ? 0 : (size_t)(colon - text);
  bool leads;
  if (length == 0 || length > 30)
    return false;
  const char *word = folded(c, arena_strndup(c->arena, text, length));
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
    if (strcmp(word, kinds[i]) == 0)
      return false;
  const char *value = text + length + strspn(text + length, ": "), *end = text + strlen(text);
  size_t name = *value == '\0' ? 0 : name_length(c, value, end);
  const char *behind = value + name + strspn(value + name, ", ");
  if (name > 0 &&
      (behind == end || (behind > value + name + 1 && gazetteer_title(c->gazetteer, behind, strlen(behind)))))
    return true; /* whatever the label says, a name is no matter, nor with a title behind it */
  const char *role = gazetteer_heading(c->gazetteer, text, length, &slot, &slot_length);
  return (role != NULL && strcmp(role, "head") == 0) ||
         gazetteer_office(c->gazetteer, text, length, &leads) != OFFICE_NONE;
}

/* "Besöksutvecklare Siv Berg", "Ekvalla kommun, gatuchefen", "2001-08-20 / Siv Berg": an officer, and nothing of the
 * matter. */
static bool names_officer(const struct context *c, const char *text) {
  static const char *const places[] = {"kommun", "stad", "förvaltningen", "kontoret", "enheten", "avdelningen"};
  const char *comma = strstr(text, ", "), *end = text + strlen(text);
  size_t title = leading_title(c, text, strlen(text));
  if (title > 0 && name_length(c, text + title + 1, end) == (size_t)(end - text) - title - 1)
    return true;
  const char *slash = strstr(text, " / "); /* "2001-08-20 / Siv Berg" */
  if (slash != NULL && page_or_date(folded(c, arena_strndup(c->arena, text, (size_t)(slash - text)))))
    return name_length(c, slash + 3, end) == (size_t)(end - slash - 3);
  if (comma == NULL || !gazetteer_title(c->gazetteer, comma + 2, strlen(comma + 2)))
    return false;
  const char *before = folded(c, arena_strndup(c->arena, text, (size_t)(comma - text)));
  for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
    if (ends_with(before, places[i]))
      return true;
  return false;
}

/* "Motion till kommunfullmäktige i Ekvalla": the kind of paper and whom it is for. */
static bool names_kind(const char *text) {
  static const char *const kinds[] = {"motion till ",           "till kommunfullmäktige", "till fullmäktige",
                                      "till regionfullmäktige", "skrivelse till ",        "nämndinitiativ till "};
  static const char *const alone[] = {"medborgarförslag", "e-förslag", "nämndinitiativ", "svaret"};
  for (size_t i = 0; i < sizeof alone / sizeof alone[0]; i++)
    if (strcmp(text, alone[i]) == 0)
      return true;
  size_t length = strlen(text);
  if (strncmp(text, "till ", 5) == 0 && length > 12 && strcmp(text + length - 7, " kommun") == 0)
    return true;
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
    if (strncmp(text, kinds[i], strlen(kinds[i])) == 0)
      return strstr(text, " om ") == NULL && strstr(text, " angående ") == NULL && strchr(text, ':') == NULL;
  return false;
}

/* Words that name the kind of paper, its parts or its place, and so are no title. */
static bool no_title(const struct context *c, uint32_t index) {
  const struct document *d = c->document;
  struct range range = block_range(c, index);
  const char *text = range_text(c, range), *slot;
  size_t length = strlen(text), slot_length;
  if (length < 6 || names_sender(folded(c, text)) || strncasecmp(text, "handläggare", strlen("handläggare")) == 0 ||
      d->block[index].type == BLOCK_SIGNATURE || d->block[index].type == BLOCK_TABLE_ROW)
    return true;
  if (gazetteer_heading(c->gazetteer, text, length, &slot, &slot_length) != NULL && length < 40)
    return true;
  if (page_or_date(folded(c, text)) || strchr(text, '@') != NULL || begins_with_label(c, text) ||
      names_kind(folded(c, text)) || names_officer(c, text))
    return true;
  for (size_t i = finding_from(c, range.start); i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->at.start >= range.end)
      break;
    bool head = finding->rule->kind == RULE_METADATA &&
                ((finding_is(finding, "field", "issuer") && !finding_is(finding, "form", "calls")) ||
                 finding_is(finding, "field", "addressee") || finding_is(finding, "field", "case-number") ||
                 finding_is(finding, "role", "officer") || finding_is(finding, "field", "head-date") ||
                 (finding_is(finding, "field", "date") && !finding_is(finding, "role", "reply-by")) ||
                 finding_is(finding, "field", "municipality"));
    bool type = finding->rule->kind == RULE_TYPE && length < 30 && strstr(text, " om ") == NULL;
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
    for (const char *at = folded; (at = strstr(at, words[i])) != NULL; at++)
      if (strncmp(at, "motionär", strlen("motionär")) != 0) /* those who moved it are not the matter */
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

/* ---- which line it is ---- */

/* "Svar på skrivelse från Siv Berg (M)", "Remiss från kommunstyrelsen, dnr ...": where the matter comes from, and not
 * what it is about. */
static bool tells_origin(const struct context *c, uint32_t block) {
  static const char *const papers[] = {"remiss",           "motion",         "skrivelse",
                                       "medborgarförslag", "interpellation", "initiativ"};
  static const char *const from[] = {" från ", " av "};
  const char *text = folded_range(c, block_range(c, block));
  bool paper = false, sender = false;
  for (size_t i = 0; i < sizeof papers / sizeof papers[0]; i++)
    paper = paper || strstr(text, papers[i]) != NULL;
  for (size_t i = 0; i < sizeof from / sizeof from[0]; i++)
    sender = sender || strstr(text, from[i]) != NULL;
  return paper && sender && strstr(text, " om ") == NULL && strstr(text, "angående") == NULL &&
         strstr(text, ": ") == NULL && strstr(text, " – ") == NULL;
}

/* Running text: below it there is no title. */
static bool running_text(const struct context *c, uint32_t index) {
  const struct block *block = &c->document->block[index];
  return block->type == BLOCK_PARAGRAPH && block->end - block->start > 160 &&
         strchr(".:", c->document->text[block->end - 1]) != NULL;
}

/* A sentence that tells of the matter, and no title of it. */
static bool tells_story(const struct context *c, uint32_t block) {
  static const char *const verbs[] = {" föreslår", " hemställ", " har i ", " yrkar",     " beslutar",
                                      " menar ",   " anser ",   " inkom ", " inkommit ", " väckt "};
  const char *text = folded_range(c, block_range(c, block));
  for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
    if (strstr(text, verbs[i]) != NULL)
      return true;
  return text[0] != '\0' && text[strlen(text) - 1] == '.';
}

/* The block from which on the title is looked for in text without looks: behind the last label, date or name of the
 * letterhead; 0 if nothing tells. */
static uint32_t letterhead_end(const struct context *c) {
  const struct document *d = c->document;
  uint32_t end = 0;
  bool below = false;
  const char *type = c->record->type;
  if (strcmp(type, "official-report") != 0 && strcmp(type, "statement") != 0)
    return 0;
  for (uint32_t i = 0; i < d->flow_count && i < 40; i++) {
    if (d->section[d->block[i].section].role != ROLE_HEAD || d->block[i].page > 1 || tells_story(c, i))
      break;
    if (d->block[i].type == BLOCK_HEADING || d->block[i].size != d->block[0].size)
      return 0;
    bool head = (no_title(c, i) || taken_by_head(c, i)) && !tells_origin(c, i);
    if (d->block[i].type == BLOCK_SIGNATURE && below)
      break; /* who signs stands below the text, however short that is */
    if (head)
      end = i + 1, below = false;
    else
      below = true;
  }
  return below ? end : 0;
}

/* Is the block I a better title than BEST? */
static bool better_title(const struct context *c, uint32_t i, uint32_t best) {
  const struct document *d = c->document;
  if (best == UINT32_MAX)
    return true;
  bool heading = d->block[i].type == BLOCK_HEADING, was_heading = d->block[best].type == BLOCK_HEADING;
  float larger = d->block[i].size - d->block[best].size;
  /* Text without looks: the line that names a matter is the title, not a remark above it. */
  if (!was_heading && !heading && names_matter(c, i) && !names_matter(c, best))
    return (i != best + 1 || !tells_origin(c, i)) && !tells_story(c, i);
  if (larger > 0.5f)
    return true;
  return larger > -0.5f && heading && !was_heading && (!names_matter(c, best) || names_matter(c, i));
}

static uint32_t title_from(const struct context *c, uint32_t first) {
  const struct document *d = c->document;
  uint32_t best = UINT32_MAX, last = UINT32_MAX;
  for (uint32_t i = first; i < d->flow_count && i < 40; i++) {
    const struct section *section = &d->section[d->block[i].section];
    if (section->role != ROLE_HEAD || section->item != 0 || d->block[i].page > 2 ||
        (best != UINT32_MAX && running_text(c, i)))
      break;
    if (no_title(c, i) || taken_by_head(c, i))
      continue;
    bool below = i > 0 && last == i - 1 && d->block[i].size <= d->block[last].size && tells_origin(c, i);
    if (better_title(c, i, best))
      best = below && !tells_story(c, last) ? last : i;
    last = i;
  }
  return best;
}

/* Behind the letterhead; where nothing but running text stands there, in it: labels may follow the title, too. */
static uint32_t best_title(const struct context *c) {
  uint32_t first = letterhead_end(c), best = title_from(c, first);
  return best != UINT32_MAX && first > 0 && running_text(c, best) ? title_from(c, 0) : best;
}

/* Where known headings stand above the title, it is the first heading of its own words. */
static uint32_t title_below_headings(const struct context *c) {
  const struct document *d = c->document;
  for (uint32_t i = 0; i < d->flow_count && i < 16 && d->block[i].page == 1 && !running_text(c, i); i++)
    if (d->block[i].type == BLOCK_HEADING && !no_title(c, i))
      return i;
  return UINT32_MAX;
}

/* ---- its lines ---- */

/* Does the title go on in block NEXT, which begins in small letters or behind a dash or a word that wants another? */
static bool goes_on(const struct context *c, uint32_t block, uint32_t next) {
  static const char *const open[] = {" –",  " -",  ",",   " och",  " i",   " för",
                                     " om", " av", " på", " till", " med", " samt"};
  const struct document *d = c->document;
  const struct block *a = &d->block[block], *b = &d->block[next];
  if (next >= d->flow_count || a->type != b->type || b->after_gap || b->page != a->page || a->size - b->size > 0.5f ||
      b->size - a->size > 0.5f || b->end - b->start > 160 || d->section[b->section].role != ROLE_HEAD ||
      (a->style & STYLE_BOLD) != (b->style & STYLE_BOLD))
    return false;
  uint32_t first = 0;
  unicode_read(d->text + b->start, d->text + b->end, &first);
  if (unicode_letter(first) && !unicode_upper(first))
    return true;
  for (size_t i = 0; i < sizeof open / sizeof open[0]; i++) {
    size_t length = strlen(open[i]);
    if (a->end - a->start > length && memcmp(d->text + a->end - length, open[i], length) == 0)
      return true;
  }
  return false;
}

/* ", KS 2021/4" and "svar på remiss KS 2021/4" are told as parts of the title. */
static bool belongs_to_title(const char *text, uint32_t number) {
  static const char *const before[] = {", ", "remiss ", "remissen ", "motion ", "skrivelse ", "nr ", "dnr "};
  for (size_t i = 0; i < sizeof before / sizeof before[0]; i++)
    if (number >= strlen(before[i]) && memcmp(text + number - strlen(before[i]), before[i], strlen(before[i])) == 0)
      return true;
  return false;
}

/* A number of the case at the very end, without brackets, is no part of the title. */
static struct range without_case(const struct context *c, struct range title) {
  for (size_t i = finding_from(c, title.start); i < c->findings->count; i++) {
    const struct finding *finding = &c->findings->finding[i];
    if (finding->at.start >= title.end)
      break;
    struct range number = finding->rule->kind == RULE_METADATA && finding_is(finding, "field", "case-number")
                              ? capture(c, finding, "number")
                              : (struct range){0, 0};
    if (number.end != title.end || finding->at.start != number.start || number.start < title.start + 20)
      continue;
    if (belongs_to_title(c->document->text, number.start))
      break;
    title.end = number.start;
    while (title.end > title.start && strchr(" ,;", c->document->text[title.end - 1]) != NULL)
      title.end--;
    break;
  }
  return title;
}

static bool is_subtitle(const struct context *c, uint32_t block) {
  const struct document *d = c->document;
  return block < d->flow_count && d->section[d->block[block].section].role == ROLE_HEAD && !d->minutes &&
         d->block[block].end - d->block[block].start < 160 && !taken_by_head(c, block) &&
         d->block[block].type != BLOCK_TABLE_ROW && d->text[d->block[block].end - 1] != '.';
}

const char *whole_title(const struct context *c) {
  const struct record *r = c->record;
  return r->title == NULL      ? ""
         : r->subtitle == NULL ? r->title
                               : arena_printf(c->arena, "%s %s", r->title, r->subtitle);
}

void find_title(struct context *c) {
  trim_item_titles(c);
  const struct document *d = c->document;
  struct record *r = c->record;
  uint32_t best = best_title(c);
  if (strcmp(r->type, "reservation") == 0 && first_heading(c) != UINT32_MAX)
    best = first_heading(c);
  if (best == UINT32_MAX && !d->minutes)
    best = title_below_headings(c);
  if (best == UINT32_MAX && d->minutes && d->flow_count > 0)
    best = 0;
  if (title_of_minutes(c) || best == UINT32_MAX)
    return;
  uint32_t last = best;
  while (last < best + 2 && goes_on(c, last, last + 1) && !taken_by_head(c, last + 1))
    last++;
  struct range title = without_case(c, (struct range){block_range(c, best).start, block_range(c, last).end});
  r->title = range_text(c, title);
  add_evidence(c, &r->title_evidence, title, NULL);
  if (is_subtitle(c, last + 1))
    r->subtitle = range_text(c, block_range(c, last + 1));
}
