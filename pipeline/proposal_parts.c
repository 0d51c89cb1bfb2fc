/* proposal_parts.c - the parts of a sentence that proposes: at "samt att", at the verbs of a row, behind an assignment.
 */
#include "proposal_parts.h"
#include "unicode.h"

#include <ctype.h>
#include <string.h>

/* The length of a mark in front of a part of a sentence: "b) ", "2. ", "(c) "; 0 if there is none. */
static uint32_t mark_length(const char *text, const char *end) {
  const char *at = text;
  at += at < end && *at == '(';
  if (end - at < 3 || !((*at >= 'a' && *at <= 'h') || isdigit((unsigned char)*at)))
    return 0;
  at++;
  return (at[0] == ')' || at[0] == '.') && at[1] == ' ' ? (uint32_t)(at + 2 - text) : 0;
}

/* The bytes of "för det andra " and the like at TEXT, or 0. */
static uint32_t ordinal_length(const char *text, const char *end) {
  static const char *const words[] = {"för det andra ", "för det tredje ", "för det fjärde ", "för det femte ",
                                      "dessutom ",      "vidare ",         "slutligen ",      "även ",
                                      "också ",         "till sist ",      "till slut ",      "därtill ",
                                      "därutöver ",     "sist ",           "därefter ",       "om ",
                                      "alternativt ",   "den andra ",      "den tredje ",     "den fjärde ",
                                      "det andra ",     "det tredje ",     "det fjärde ",     "den andra är ",
                                      "den tredje är ", "den fjärde är ",  "det andra är ",   "det tredje är ",
                                      "det fjärde är ", "den sista ",      "det sista ",      "för det sista ",
                                      "genom "};
  uint32_t longest = 0;
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if ((size_t)(end - text) > strlen(words[i]) && memcmp(text, words[i], strlen(words[i])) == 0 &&
        strlen(words[i]) > longest)
      longest = (uint32_t)strlen(words[i]);
  return longest;
}

/* "..., samt att", ", och att", " och att", ", b) att": where the next proposal of the sentence begins, or RANGE.end.
 */
static uint32_t next_att(const struct context *c, struct range range, uint32_t *resume) {
  static const char *const joints[] = {", samt ",     " samt ",  ", och ", " och ",   ", dels ", ", ",
                                       " samt dels ", "; samt ", "; och ", "; dels ", "; "};
  const char *text = c->document->text, *end = text + range.end;
  for (uint32_t at = range.start; at < range.end; at++)
    for (size_t i = 0; (text[at] == ',' || text[at] == ' ' || text[at] == ';') && i < sizeof joints / sizeof joints[0];
         i++) {
      size_t size = strlen(joints[i]);
      if (at + size + 4 >= range.end || memcmp(text + at, joints[i], size) != 0)
        continue;
      const char *next = text + at + size;
      next += mark_length(next, end) + ordinal_length(next, end);
      if (end - next > 4 && (memcmp(next, "att ", 4) == 0 || memcmp(next, "Att ", 4) == 0)) {
        *resume = (uint32_t)(next - text) + 4;
        return at;
      }
    }
  *resume = range.end;
  return range.end;
}

/* An infinitive by its look: "utreda", "ge", "se"; no word of a list ("alla", "unga"). */
static bool infinitive(const struct context *c, const char *text, const char *end) {
  static const char *const short_ones[] = {"ge ", "se ", "få ", "gå ", "stå ", "bli ", "be "};
  for (size_t i = 0; i < sizeof short_ones / sizeof short_ones[0]; i++)
    if (strncmp(text, short_ones[i], strlen(short_ones[i])) == 0)
      return true;
  size_t length = 0;
  while (text + length < end && text[length] != ' ' && text[length] != ',')
    length++;
  uint32_t first = 0;
  unicode_read(text, end, &first);
  return length >= 2 && text[length - 1] == 'a' && unicode_letter(first) && !unicode_upper(first) &&
         text[length] == ' ' && !(length > 2 && gazetteer_stopword(c->gazetteer, text, length) && length > 4);
}

/* Four words and more: a proposal, not an entry of a list inside one. */
static bool long_enough(const char *text, const char *end) {
  int words = 0;
  for (; text < end && *text != ','; text++)
    words += *text == ' ';
  return words >= 3;
}

/* "utse en vakt": is what stands at TEXT a verb with something of its own, though it is short? */
static bool has_object(const char *text, const char *end) {
  static const char *const objects[] = {" en ", " ett ", " fler ", " om ", " upp ", " in ", " nya "};
  const char *space = memchr(text, ' ', (size_t)(end - text));
  return space != NULL && begins_any(space, objects, sizeof objects / sizeof objects[0]);
}

/* "inrätta A, ta fram B samt erbjuda C" under one "att": the next verb of the row, or RANGE.end. */
static uint32_t next_verb(const struct context *c, struct range range, uint32_t *resume) {
  static const char *const joints[] = {", samt ", " samt ", ", och ", " och ", ", dels ", ", "};
  const char *text = c->document->text, *end = text + range.end;
  /* "lägga ned A och flytta B samt köpa C": beside "samt", "och" joins what is one */
  bool samt = memmem(text + range.start, range.end - range.start, " samt ", 6) != NULL;
  for (uint32_t at = range.start; at < range.end; at++)
    for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++) {
      size_t size = strlen(joints[i]);
      if (at + size >= range.end || memcmp(text + at, joints[i], size) != 0 ||
          (samt && strcmp(joints[i], " och ") == 0))
        continue;
      bool each = strcmp(joints[i], ", dels ") == 0;
      const char *verb = text + at + size, *instead = "i stället ";
      size += ordinal_length(verb, end);
      verb = text + at + size;
      verb += strncmp(verb, instead, strlen(instead)) == 0 ? strlen(instead) : 0;
      if (infinitive(c, verb, end) && (each || long_enough(verb, end) || has_object(verb, end))) {
        *resume = at + (uint32_t)size;
        return at;
      }
      break;
    }
  *resume = range.end;
  return range.end;
}

/* True if the sentence is a row of verbs: a comma before one and "samt" or "och" before the last. */
static bool row_of_verbs(const struct context *c, struct range range) {
  const char *text = c->document->text;
  bool comma = false, last = false;
  if (!infinitive(c, text + range.start, text + range.end))
    return false;
  while (range.start < range.end) {
    uint32_t resume, end = next_verb(c, range, &resume);
    comma = comma || (end < range.end && text[end] == ',');
    last = last || (end < range.end && resume - end > 2);
    range.start = resume;
  }
  return comma && last;
}

/* "ge nämnden i uppdrag att utreda A samt att utreda B": where the parts go on with the verb behind the assignment,
 * the assignment governs them all and is no part of the first.  Gives where that verb begins, or RANGE.start. */
static uint32_t behind_assignment(const struct context *c, struct range range) {
  const char *text = c->document->text, *sign = " i uppdrag att ", *each = " i uppdrag dels att ";
  uint32_t resume, end = next_att(c, range, &resume);
  const char *found = memmem(text + range.start, range.end - range.start, each, strlen(each));
  if (found != NULL)
    return (uint32_t)(found - text) + (uint32_t)strlen(each);
  found = memmem(text + range.start, end - range.start, sign, strlen(sign));
  if (found == NULL || resume >= range.end)
    return range.start;
  uint32_t verb = (uint32_t)(found - text) + (uint32_t)strlen(sign);
  size_t length = strcspn(text + verb, " ,.");
  bool same = strncmp(text + resume, text + verb, length) == 0 && strchr(" ,.", text[resume + length]) != NULL;
  return same ? verb : range.start;
}

void add_part(const struct context *c, struct parts *out, struct range range) {
  const char *text = c->document->text;
  while (range.start < range.end && strchr(" \t\n", text[range.start]) != NULL)
    range.start++;
  while (range.end > range.start && strchr(" \t\n", text[range.end - 1]) != NULL)
    range.end--;
  if (!range_empty(range) && out->count < MOST_PARTS)
    out->part[out->count++] = range;
}

/* "vi ska öppna A, sätta upp B och återinföra C": where the verb behind the modal begins, or RANGE.start. */
static uint32_t behind_modal(const struct context *c, struct range range) {
  static const char *const modals[] = {" ska ", " skall ", " bör ", " borde ", " måste "};
  const char *text = c->document->text;
  size_t look = range.end - range.start < 60 ? range.end - range.start : 60;
  for (size_t i = 0; i < sizeof modals / sizeof modals[0]; i++) {
    const char *found = memmem(text + range.start, look, modals[i], strlen(modals[i]));
    if (found != NULL)
      return (uint32_t)(found - text) + (uint32_t)strlen(modals[i]);
  }
  return range.start;
}

/* "kommunen tar fram A, inför B och avsätter C": the clauses of one subject, where a verb that does something stands
 * behind each comma and behind the last "och" or "samt". */
static size_t parts_of_clauses(const struct context *c, struct range text, struct parts *out) {
  static const char *const joints[] = {", och ", ", samt ", ", ", " och ", " samt "};
  const char *at = c->document->text;
  struct parts found = {.count = 0};
  bool comma = false, last = false;
  uint32_t start = text.start;
  for (uint32_t i = text.start; i + 6 < text.end && !last; i++)
    for (size_t j = 0; (at[i] == ',' || at[i] == ' ') && j < sizeof joints / sizeof joints[0]; j++) {
      size_t size = strlen(joints[j]);
      if (memcmp(at + i, joints[j], size) != 0 || !does_something(at + i + size))
        continue;
      add_part(c, &found, (struct range){start, i});
      start = i + (uint32_t)size;
      comma = comma || size == 2;
      last = size > 2;
      break;
    }
  add_part(c, &found, (struct range){start, text.end});
  for (size_t i = 0; comma && last && i < found.count; i++)
    add_part(c, out, found.part[i]);
  return comma && last ? found.count : 0;
}

void parts_of_sentence(const struct context *c, struct range text, struct parts *out) {
  if (parts_counted(c, text, out) > 0 || parts_counted_behind(c, text, out) > 0 || parts_dels(c, text, out) > 0)
    return;
  text.start = behind_assignment(c, text);
  uint32_t first_end;
  bool alone = next_att(c, text, &first_end) == text.end;
  if (alone && parts_of_clauses(c, text, out) > 0)
    return;
  bool verbs = alone && row_of_verbs(c, text);
  if (alone && !verbs) {
    struct range row = {behind_modal(c, text), text.end};
    verbs = row.start > text.start && row_of_verbs(c, row);
    text.start = verbs ? row.start : text.start;
  }
  while (text.start < text.end) {
    uint32_t resume, end = verbs ? next_verb(c, text, &resume) : next_att(c, text, &resume);
    add_part(c, out, (struct range){text.start, end});
    text.start = resume;
  }
}

/* "köpa bänkar och ställa dem i parken", "... och ge den ett namn": does RANGE, which begins with a verb, speak of what
 * was named before it? */
static bool looks_back(const struct context *c, struct range range) {
  static const char *const words[] = {" dem ", " dessa ", " denna ", " detta ", " där ", " dit "};
  static const char *const objects[] = {" den ", " det "};
  const char *text = arena_printf(c->arena, "%s ", folded_range(c, range)), *object = strchr(text, ' ');
  return contains_any(text, words, sizeof words / sizeof words[0]) ||
         (begins_any(object, objects, 2) && strncmp(object + 5, "som ", 4) != 0);
}

void parts_of_verbs(const struct context *c, struct range text, struct parts *out) {
  const char *at = c->document->text;
  struct range row = {behind_modal(c, text), text.end};
  uint32_t resume = text.end, end = text.end;
  if (infinitive(c, at + row.start, at + row.end))
    end = next_verb(c, row, &resume);
  if (end < text.end && !long_enough(at + row.start, at + end)) /* "utreda och bygga A och dela ut B" */
    end = next_verb(c, (struct range){resume, text.end}, &resume);
  if (end == text.end || !long_enough(at + row.start, at + end) || looks_back(c, (struct range){resume, text.end})) {
    add_part(c, out, text);
    return;
  }
  add_part(c, out, (struct range){row.start, end});
  add_part(c, out, (struct range){resume, text.end});
}

/* "utreda A och återkomma till fullmäktige": what is done at the end of one task. */
static bool ends_task(const char *verb) {
  static const char *const verbs[] = {"återkomma", "redovisa ", "rapportera", "presentera", "återrapportera", "ge "};
  return begins_any(verb, verbs, sizeof verbs / sizeof verbs[0]);
}

void parts_under_modal(const struct context *c, struct range text, struct parts *out) {
  static const char *const anybody[] = {"kommunen ", "staden ", "stan ",    "regionen ",
                                        "man ",      "vi ",     "nämnden ", "landstinget "};
  const char *at = c->document->text;
  struct parts found = {.count = 0};
  if (!begins_any(folded_range(c, text), anybody, sizeof anybody / sizeof anybody[0]))
    return; /* what a place or a thing shall do is one thing */
  uint32_t verb = behind_modal(c, text);
  if (verb > text.start && memmem(at + text.start, verb - text.start, " att ", 5) == NULL)
    parts_of_verbs(c, text, &found);
  const struct range *first = &found.part[0], *second = &found.part[1];
  if (found.count == 2 && memmem(at + first->start, first->end - first->start, " att ", 5) == NULL &&
      memmem(at + first->start, first->end - first->start, " som ", 5) == NULL && !ends_task(at + second->start)) {
    add_part(c, out, *first);
    add_part(c, out, *second);
  }
}

void parts_of_demands(const struct context *c, struct range text, struct parts *out) {
  static const char *const joints[] = {" och ", " samt ", ", "};
  enum { SHORTEST = 12 };
  const char *at = c->document->text;
  uint32_t start = text.start;
  for (uint32_t i = start + SHORTEST; i + SHORTEST < text.end; i++)
    for (size_t j = 0; (at[i] == ' ' || at[i] == ',') && j < sizeof joints / sizeof joints[0]; j++) {
      size_t size = strlen(joints[j]);
      if (memcmp(at + i, joints[j], size) != 0 || !begins_demand(at + i + size) ||
          memchr(at + start, ' ', i - start) == NULL)
        continue;
      add_part(c, out, (struct range){start, i});
      start = i + (uint32_t)size;
      break;
    }
  add_part(c, out, (struct range){start, text.end});
}

uint32_t first_sentence(const struct context *c, struct range range) {
  struct range *sentence;
  return sentences(c->gazetteer, c->document->text, range, c->arena, &sentence) > 0 ? sentence[0].end : range.end;
}

bool same_part(const struct document *d, uint32_t a, uint32_t b) {
  const struct section *section = &d->section[d->block[b].section];
  return d->block[a].section == d->block[b].section ||
         (section->heading == UINT32_MAX && section->item == d->section[d->block[a].section].item);
}
